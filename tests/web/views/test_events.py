"""The page of an event."""

import re

import pytest
from django.contrib.auth import get_user_model
from django.utils import timezone

from events.models import Claim, Revision, Suggestion
from tests.factories import (
    SENTENCE,
    make_article,
    make_event,
    make_place,
    make_report,
)
from tests.web.views.event_page import page_of, plain

pytestmark = [pytest.mark.django_db, pytest.mark.either_database]


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


def test_every_link_within_the_page_has_its_target(client, told_event):
    page = page_of(client, told_event(articles=3))
    ids = re.findall(r'\bid="([^"]+)"', page)
    assert len(ids) == len(set(ids))
    assert {link for link in re.findall(r'href="#([^"]+)"', page) if link} <= set(ids)


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


def test_who_denies_in_another_sentence_is_quoted_with_it(client):
    text = f"{SENTENCE}\n\nThe Kremlin denied responsibility. It rained."
    event = make_event()
    report = make_report(event, make_article(text=text))
    name = "The Kremlin"
    at = text.index(name)
    words = {"start": at, "end": at + len(name), "quote": name}
    Claim.objects.create(report=report, speaker=name, stance="denies", **words)
    page = plain(page_of(client, event))
    assert "The Kremlin denied responsibility." in page and "It rained." not in page
