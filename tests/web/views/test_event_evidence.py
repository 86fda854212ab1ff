"""What the page of an event leads with, and what stands beside it."""

import re
from datetime import date

import pytest

from tests.factories import SENTENCE, make_article, make_event, make_place, make_report
from tests.web.views.event_page import page_of

pytestmark = [pytest.mark.django_db, pytest.mark.either_database]


def test_the_page_leads_with_the_sentence_that_reports_the_event(client):
    """Of the sentences of a report, the one with the words of the kind; not the first."""
    event = make_event(status="claimed")
    text = "Kyiv was calm at noon. A drone hit a depot in the evening."
    article = make_article(text, title="Depot hit", url="https://news.example/depot")
    report = make_report(event, article)
    report.evidence.update(start=0, end=22, quote=text[:22])
    report.evidence.create(field="", rule="", start=23, end=len(text), quote=text[23:])
    report.evidence.create(field="kind", rule="r", start=31, end=34, quote="hit")
    page = page_of(client, event)
    lead = page.split('class="quote lead-quote"')[1].split("</blockquote>")[0]
    assert "A drone <span" in lead and "calm" not in lead and 'class="words tells"' in lead
    assert page.index("lead-quote") < page.index('id="facts-heading"')
    assert 'href="https://news.example/depot#:~:text=A%20drone%20hit%20a%20depot' in page


def test_a_speaker_named_apart_is_quoted_with_the_sentence(client):
    event = make_event(status="denied")
    text = f"{SENTENCE} The Kremlin denied it."
    report = make_report(event, make_article(text), speaker="The Kremlin", stance="denies")
    report.claims.update(start=29, end=len(text), quote=text[29:])
    report.evidence.create(field="status", rule="r", start=29, end=40, quote="The Kremlin")
    assert "The Kremlin denied it." in re.sub(r"<[^>]+>", "", page_of(client, event))


def test_what_happened_before_and_after_at_the_place_stands_beside_it(client):
    days = (date(2024, 11, 1), date(2024, 11, 13), date(2024, 11, 20))
    place = make_place()
    earlier, event, later = (make_event(places=[place], starts_on=day, ends_on=day) for day in days)
    elsewhere = make_event(places=[make_place("Lviv")])
    related = page_of(client, event).split('id="related-heading"')[1].split("</section>")[0]
    before, after = related.split("After, at this place")
    assert earlier.get_absolute_url() in before and later.get_absolute_url() in after
    assert elsewhere.get_absolute_url() not in related


def test_a_link_that_is_shared_shows_headline_and_status(client):
    page = page_of(client, make_event(places=[make_place()], status="disputed"))
    assert '<meta property="og:title" content="Drone strike, Kyiv, Ukraine (disputed)">' in page
