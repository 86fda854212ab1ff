"""The page of an event."""

import re

import pytest
from django.contrib.auth import get_user_model
from django.utils import timezone

from events.models import Revision, Suggestion
from tests.factories import (
    DAY,
    SENTENCE,
    make_actor,
    make_article,
    make_event,
    make_place,
    make_report,
    make_source,
)

pytestmark = pytest.mark.django_db


def plain(page):
    """Its words alone."""
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", "", page))


def page_of(client, event):
    response = client.get(event.get_absolute_url())
    assert response.status_code == 200
    return response.content.decode()


def test_the_facts_stand_with_their_meaning(client, told_event):
    page = page_of(
        client, told_event(confidence=0.9, not_counted="part of a total", personnel_min=300)
    )
    for words in (
        "Drone strike, Kyiv, Ukraine",
        "13 November 2024",
        "town or village",
        "50.450° N, 30.520° E",
        "At least 5",
        "3–6",
        "16 launched, 15 intercepted",
        "At least 300",
        "Only a party to the conflict reports this.",
        "90 % sure",
        "Left out: part of a total",
        "Not yet reviewed",
    ):
        assert words in plain(page)


@pytest.mark.parametrize(
    ("place", "words"),
    [
        ({"precision": "region"}, "region only"),
        ({"precision": "country"}, "country only"),
        ({"precision": "unresolved", "lat": None, "lon": None}, "named, not geocoded"),
    ],
)
def test_a_place_that_is_no_point_has_no_coordinates(client, place, words):
    page = page_of(client, make_event(places=[make_place("Somewhere", **place)]))
    assert words in page
    assert "° N" not in page


def test_counts_that_no_text_gives_are_said_to_be_missing(client):
    page = page_of(client, make_event(kind="interception", weapons=[("drone", None, None)]))
    assert "launch count not given" in page
    assert "number intercepted not given" in page
    assert page.count(">Not reported<") == 5  # place, actor, target, killed, wounded


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


@pytest.mark.parametrize(
    ("speaker", "stance", "status", "side"),
    [
        ("Russia's ministry", "asserts", "claimed", "Speaks for Russia, the actor"),
        ("Ukraine", "asserts", "claimed", "Speaks for Ukraine, the target"),
        (
            "the governor",
            "asserts",
            "claimed",
            "Speaks for a party to the conflict; the text does not say which",
        ),
        ("a witness", "asserts", "reported", "Speaks for none of the parties named"),
        ("a spokesman", "denies", "denied", "Speaks for the party accused"),
        ("a spokesman", "denies", "disputed", "Speaks for the party accused"),
    ],
)
def test_the_status_says_on_whose_word_it_rests(client, speaker, stance, status, side):
    event = make_event(perpetrator="Russia", target="Ukraine", status=status)
    for row in event.event_actors.all():
        row.actor.aliases.create(name=row.actor.name, key=row.actor.name.lower())
    make_report(event, speaker=speaker, stance=stance, status=status)
    page = re.sub(r"\s+", " ", page_of(client, event))
    assert (
        f"<b>{speaker.replace(chr(39), '&#x27;')}</b> "
        f"{'denies this' if stance == 'denies' else 'reports this'}"
    ) in page
    assert side in page


def test_those_on_whose_word_the_status_rests_come_first(client):
    event = make_event(perpetrator="Russia", status="denied")
    for speaker in ("the mayor", "the governor", "a minister"):
        make_report(event, speaker=speaker)
    make_report(event, speaker="Moscow", stance="denies", status="denied")
    page = re.sub(r"\s+", " ", page_of(client, event))
    assert page.index("<b>Moscow</b> denies this") < page.index("<b>the mayor</b> reports this")


def test_an_outlet_that_tells_it_itself_is_what_the_status_rests_on(client):
    event = make_event(status="reported")
    make_report(event, make_article(source=make_source("Example Agency")), status="reported")
    page = page_of(client, event)
    assert "<b>Example Agency</b> reports this in its own words" in page
    assert "is enough for reported" in page


def test_every_link_within_the_page_has_its_target(client, told_event):
    page = page_of(client, told_event(articles=3))
    ids = re.findall(r'\bid="([^"]+)"', page)
    assert len(ids) == len(set(ids))
    assert {link for link in re.findall(r'href="#([^"]+)"', page) if link} <= set(ids)


def test_speakers_stand_with_what_they_say(client):
    event = make_event(status="disputed")
    make_report(event, speaker="Moscow")
    make_report(event, speaker="Kyiv", stance="denies")
    make_report(event, make_article(source=make_source("Example Agency")))
    page = re.sub(r"\s+", " ", page_of(client, event))
    assert '<strong lang="en" dir="auto">Moscow</strong> reports this' in page
    assert (
        '<strong lang="en" dir="auto">Kyiv</strong> <span class="status '
        'status-denied">denies this</span>'
    ) in page
    assert "<strong>Example Agency</strong> reports this in its own words" in page
    assert "One source reports this, and the party accused denies it." in page


def test_claims_stand_with_the_side_that_they_speak_for(client):
    for name in ("Russia", "Ukraine"):
        make_actor(name).aliases.create(name=name, key=name.lower())
    event = make_event(perpetrator="Russia", target="Ukraine")
    make_report(event, speaker="Russia's defence ministry", stance="denies")
    make_report(event, speaker="Ukraine's air force")
    make_report(event, speaker="a resident")
    make_report(event, make_article(source=make_source("Example Agency")))
    said = page_of(client, event).split('id="claims-heading"')[1].split('id="told-heading"')[0]
    assert re.findall(r"<(?:h3|li><strong)[^>]*>(.*?)</", re.sub("</?bdi>", "", said)) == [
        "Actor: Russia",
        "Russia&#x27;s defence ministry",
        "Target: Ukraine",
        "Ukraine&#x27;s air force",
        "Other sources",
        "a resident",
        "In the outlet’s own words",
        "Example Agency",
    ]


def test_claims_of_nobody_known_stand_without_a_heading(client):
    event = make_event(perpetrator="Russia")
    make_report(event, speaker="a resident")
    assert (
        "<h3>"
        not in page_of(client, event).split('id="claims-heading"')[1].split('id="told-heading"')[0]
    )


@pytest.mark.parametrize(
    ("places", "maps"),
    [
        ([{"name": "Kyiv"}], 1),
        ([{"name": "Rivnopil", "precision": "unresolved", "lat": None, "lon": None}], 0),
        ([], 0),
    ],
)
def test_its_first_place_stands_on_a_map(client, places, maps):
    event = make_event(places=[make_place(**place) for place in places])
    assert page_of(client, event).count("data-map-place") == maps


def test_a_claim_of_a_value_shows_it(client):
    event = make_event()
    report = make_report(event)
    report.claims.create(
        speaker="the governor",
        stance="asserts",
        field="killed",
        value={"min": 5, "max": None},
        start=0,
        end=7,
        quote="A drone",
    )
    assert "killed at least 5" in plain(page_of(client, event))


def test_every_article_that_tells_it_is_listed_with_its_own_numbers(client):
    event = make_event(killed_min=3, killed_max=5)
    make_report(event, make_article(title="Three dead"), killed_min=3, killed_max=3)
    make_report(
        event,
        make_article(title="Five dead"),
        killed_min=5,
        killed_max=5,
        linked_because="Same day and town",
    )
    page = page_of(client, event)
    assert "2 articles report this" in page
    for words in ("Three dead", "3 killed", "Five dead", "5 killed", "Same day and town"):
        assert words in page


def test_the_history_says_who_when_why_and_what(client):
    event = make_event()
    reviewer = get_user_model().objects.create_user("olena")
    Revision.objects.create(
        event=event,
        number=1,
        extractor_version="rules-1",
        reason="First read",
        after={"killed": None},
    )
    Revision.objects.create(
        event=event,
        number=2,
        changed_by=reviewer,
        reason="Miscounted",
        before={"killed": {"min": 5, "max": 5}, "kind": "strike"},
        after={"killed": {"min": 6, "max": None}, "kind": "strike"},
    )
    page = page_of(client, event)
    assert page.index("Miscounted") < page.index("First read")
    assert "Killed raised from 5 to at least 6 by olena, because: Miscounted." in plain(page)
    assert "First recorded. Reason: First read." in plain(page) and "rules-1" in page
    assert "kind" not in plain(page[page.index('class="log"') :]).lower()


def test_it_is_offered_as_data(client, told_event):
    event = told_event()
    page = page_of(client, event)
    for format_ in ("json", "csv", "geojson"):
        assert f'href="/api/v1/events/{event.public_id}.{format_}"' in page


def test_a_withdrawn_event_leaves_its_reason(client):
    event = make_event(
        withdrawn_at=timezone.now(), withdrawn_because="The article corrected itself"
    )
    response = client.get(event.get_absolute_url())
    assert response.status_code == 410
    assert "The article corrected itself" in response.content.decode()


def test_an_unknown_event_is_not_found(client):
    response = client.get("/events/nobody/")
    assert response.status_code == 404
    assert "There is no such page" in response.content.decode()


def test_the_queries_do_not_grow_with_the_articles(client, told_event, django_assert_num_queries):
    for event in [told_event(articles=articles) for articles in (1, 9)]:
        with django_assert_num_queries(16):
            page_of(client, event)


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


def test_the_toll_over_time_says_who_gave_which_number_and_what_stands(client):
    event = make_event(killed_min=26, killed_max=26)
    for number, stands in ((20, False), (26, True)):
        report = make_report(event, make_article(source=make_source(f"Outlet {number}")))
        report.toll_statements.create(
            event=event,
            what="killed",
            said_on=DAY,
            speaker=f"Outlet {number}",
            contests=False,
            adds=False,
            low=number,
            high=number,
            total_low=number,
            total_high=number,
            stands=stands,
        )
    page = page_of(client, event)
    rows = [plain(row) for row in re.findall(r"<tr.*?</tr>", page, re.DOTALL) if "Outlet" in row]
    assert ["replaced" in row for row in rows] == [True, False]
    assert "20" in rows[0]
    assert "26" in rows[1]


def test_a_merged_id_leads_to_the_event_that_holds_its_reports(client):
    holder = make_event()
    gone = make_event(withdrawn_at=timezone.now(), withdrawn_because="One", merged_into=holder)
    assert client.get(gone.get_absolute_url()).headers["Location"] == holder.get_absolute_url()
    answer = client.get(f"/api/v1/events/{gone.public_id}/")
    assert answer.status_code == 302
    assert answer.headers["Location"].endswith(f"/api/v1/events/{holder.public_id}/")


def test_an_event_that_may_be_the_same_is_shown_on_both_pages_and_in_the_api(client):
    one, other = make_event(), make_event(summary="It may be the other.")
    Suggestion.objects.create(event=one, other=other, score=-1.0, features={"always": -1.0})
    for event, likely in ((one, other), (other, one)):
        page = client.get(event.get_absolute_url()).content.decode()
        assert "Possible duplicates" in page and likely.get_absolute_url() in page
        found = client.get(f"/api/v1/events/{event.public_id}/").json()["maybe_same"]
        assert found == [{"event": likely.public_id, "score": -1.0, "features": {"always": -1.0}}]
