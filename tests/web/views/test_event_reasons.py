"""Each fact of an event's page leads to its words, its rule and whoever set it."""

import re

import pytest

from tests.factories import (
    SENTENCE,
    make_article,
    make_event,
    make_place,
    make_report,
)
from tests.web.views.event_page import page_of, plain

pytestmark = [pytest.mark.django_db, pytest.mark.either_database]


def test_each_fact_leads_to_the_words_it_was_read_from(client):
    event = make_event(places=[make_place()], killed_min=2)
    report = make_report(event, make_article(f"{SENTENCE} Two people died."))
    report.evidence.create(
        field="casualties.killed", rule="r", start=29, end=45, quote="Two people died."
    )
    report.evidence.create(field="places", rule="r", start=23, end=27, quote="Kyiv")
    page = page_of(client, event)
    anchors = set(re.findall(r'href="#(r1-[^"]+)"', page))
    assert anchors == {"r1-s0", "r1-w23", "r1-w29"}
    for anchor in anchors:
        assert page.count(f'id="{anchor}"') == 1


def test_each_fact_says_by_which_rule_and_how_surely_it_was_read(client):
    event = make_event(killed_min=2)
    article = make_article(f"{SENTENCE} Two people died.")
    report = make_report(event, article)
    report.evidence.create(field="", start=29, end=45, quote="Two people died.")
    report.evidence.create(
        field="killed",
        rule="casualties/die",
        start=29,
        end=45,
        quote="Two people died.",
        confidence=0.86,
    )
    report.evidence.create(field="weapons", rule="model-7/token", start=2, end=7, quote="drone")
    page = re.sub(r"\s+", " ", page_of(client, event))
    assert (
        '<a href="#r1-w29"><span lang="en" dir="auto">“<b>Two people died.</b>”</span> </a>'
    ) in page  # the words in the quotation
    assert f'<a href="{article.get_absolute_url()}#s29"><bdi>' in page  # and in the article
    assert "A number that belongs to the word “die” · 86 % sure" in plain(page)
    assert (
        page.count("86 % sure") == 2
    )  # in the line and its reason  # where nothing is said, nothing is shown
    assert page.count("<details") == page.count("<summary") >= 4


def test_a_rule_without_an_explanation_is_shown_by_its_name(client):
    event = make_event(weapons=[("drone", 1, None)])
    report = make_report(event)
    report.evidence.create(field="weapons", rule="model-7/token", start=2, end=7, quote="drone")
    assert "Model-7/token" in page_of(client, event)


def test_a_value_without_words_of_its_own_says_where_it_comes_from(client):
    event = make_event(perpetrator="Russia", places=[make_place()])
    make_report(event)
    page = page_of(client, event)
    assert "No date in these words" in page
    assert "inferred from the place and the actors of the article" in page


def test_a_value_that_a_reviewer_set_says_so_and_still_shows_the_words(client):
    event = make_event(
        killed_min=4, overrides={"killed_min": 4, "status": "confirmed"}, status="confirmed"
    )
    report = make_report(event)
    report.evidence.create(field="killed", rule="casualties/kill", start=2, end=7, quote="drone")
    page = page_of(client, event)
    assert "Set by a reviewer. The words below are those of the articles." in page
    assert "Confirmed needs two opposing sides" not in page  # its own rule did not set it


def test_the_words_of_a_fact_stand_among_their_neighbours(client):
    event = make_event(killed_min=5)
    text = (
        "The regional governor said that the strike on Tuesday killed at least five people in "
        "the centre of the town."
    )
    report = make_report(event, make_article(text))
    start = text.index("killed")
    report.evidence.update(end=len(text), quote=text)
    report.evidence.create(field="killed", rule="r", start=start, end=start + 6, quote="killed")
    page = page_of(client, event)
    assert "“… the strike on Tuesday <b>killed</b> at least five people …”" in page
