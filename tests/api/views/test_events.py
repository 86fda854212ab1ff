"""GET /api/v1/events/ and /api/v1/events/{id}/."""

from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from events.models import Claim, Evidence
from tests.factories import (
    DAY,
    SENTENCE,
    make_article,
    make_event,
    make_place,
    make_report,
    make_source,
)

pytestmark = pytest.mark.django_db
EVENTS = "/api/v1/events/"


@pytest.fixture
def event():
    """An event with all that an event can have."""
    event = make_event(
        places=[
            make_place("Kyiv"),
            make_place("Somewhere", precision="unresolved", lat=None, lon=None, country=""),
        ],
        perpetrator="Russia",
        target="Ukraine",
        weapons=[("drone", 16, None)],
        killed_min=0,
        killed_max=0,
        wounded_min=5,
    )
    article = make_article(
        source=make_source("Reuters"), title="Night of drones", url="https://example.org/1"
    )
    report = make_report(
        event, article, speaker="Kyiv's mayor", linked_because="the first to tell it"
    )
    Evidence.objects.create(
        report=report,
        field="wounded",
        rule="at_least",
        start=2,
        end=7,
        quote="drone",
        confidence=0.86,
    )
    Claim.objects.create(
        report=report,
        speaker="a hospital",
        stance="asserts",
        field="wounded",
        value={"min": 7, "max": 7},
        start=0,
        end=1,
        quote="A",
    )
    return event


def test_an_event_has_the_fields_of_the_annotation_guide(api, event):
    shown = api.get(EVENTS).json()["results"][0]
    assert api.get(shown["url"]).json()["id"] == shown["id"]
    assert api.get(shown["page"]).status_code == 200
    assert shown["kind"] == "strike"
    assert shown["subkind"] == "drone"
    assert shown["date"] == {"start": "2024-11-13", "end": "2024-11-13"}
    assert [(p["name"], p["country"], p["lat"], p["precision"]) for p in shown["places"]] == [
        ("Kyiv", "UA", 50.45, "town"),
        ("Somewhere", None, None, "unresolved"),
    ]
    assert [(a["role"], a["name"]) for a in shown["actors"]] == [
        ("perpetrator", "Russia"),
        ("target", "Ukraine"),
    ]
    assert shown["weapons"] == [{"type": "drone", "launched": 16, "intercepted": None}]
    assert [(a["source"], a["stance"], a["field"]) for a in shown["attribution"]] == [
        ("Kyiv's mayor", "asserts", None),
        ("a hospital", "asserts", "wounded"),
    ]
    assert [(e["text"], e["start"]) for e in shown["evidence"]] == [(SENTENCE, 0)]
    assert shown["articles"][0]["outlet"] == "Reuters"
    assert shown["reports"] == 1
    assert "text" not in shown["articles"][0]


def test_none_stays_null_and_zero_stays_zero(api, event):
    make_event(ends_on=date(2024, 1, 1))
    told, silent = api.get(EVENTS).json()["results"]
    assert told["casualties"] == {
        "killed": {"min": 0, "max": 0},
        "wounded": {"min": 5, "max": None},
    }
    assert silent["casualties"] == {"killed": None, "wounded": None}
    assert silent["personnel"] is None


def test_one_event_tells_why(api, event):
    shown = api.get(f"{EVENTS}{event.public_id}/").json()
    assert [(w["field"], w["rule"], w["text"], w["confidence"]) for w in shown["why"]] == [
        ("wounded", "at_least", "drone", 0.86)
    ]
    (report,) = shown["joined"]
    assert (report["because"], report["extractor_version"], report["confidence"]) == (
        "the first to tell it",
        "test",
        None,
    )
    assert report["why"] == [
        {
            "field": "wounded",
            "rule": "at_least",
            "start": 2,
            "end": 7,
            "quote": "drone",
            "confidence": 0.86,
        }
    ]
    assert shown["evidence"] == api.get(EVENTS).json()["results"][0]["evidence"]


def test_each_report_tells_its_own_why(api, event):
    other = make_report(event, make_article())
    Evidence.objects.create(report=other, field="killed", rule="none", start=0, end=1, quote="A")
    first, second = api.get(f"{EVENTS}{event.public_id}/").json()["joined"]
    assert ([w["field"] for w in first["why"]], [w["field"] for w in second["why"]]) == (
        ["wounded"],
        ["killed"],
    )


@pytest.mark.parametrize("because", ["The ministry erred.", "The ministry erred"])
def test_why_an_event_was_withdrawn_ends_in_one_full_stop(api, because):
    event = make_event(withdrawn_at=timezone.now(), withdrawn_because=because)
    told = api.get(f"{EVENTS}{event.public_id}/").json()["detail"]
    assert told == "This event was withdrawn: The ministry erred."


def test_a_withdrawn_event_is_gone_and_leaves_a_tombstone(api):
    event = make_event(withdrawn_at=timezone.now(), withdrawn_because="the article was retracted")
    response = api.get(f"{EVENTS}{event.public_id}/")
    assert response.status_code == 410
    assert response["Content-Type"] == "application/problem+json"
    assert response.json()["tombstone"]["because"] == "the article was retracted"
    assert api.get(EVENTS).json()["results"] == []
    assert [row["id"] for row in api.get("/api/v1/deleted/").json()["results"]] == [event.public_id]
    assert api.get("/api/v1/deleted/?updated_since=2099-01-01").json()["results"] == []


def test_pages_follow_each_other_by_their_links_and_hold_each_event_once(api):
    events = [make_event(ends_on=day).public_id for day in [DAY] * 5 + [date(2024, 11, 12)] * 2]
    seen, url, pages = [], f"{EVENTS}?limit=3&kind=strike", 0
    while url:
        response = api.get(url)
        assert response.json()["next"] == (
            response.headers.get("Link", "<>")[1:].split(">")[0] or None
        )
        seen += [event["id"] for event in response.json()["results"]]
        url, pages = response.json()["next"], pages + 1
    assert pages == 3
    assert sorted(seen) == sorted(events)


def test_a_full_last_page_has_no_next(api):
    for _ in range(3):
        make_event()
    assert api.get(f"{EVENTS}?limit=3").json()["next"] is None


@pytest.mark.parametrize(
    ("address", "expected"), [(EVENTS, 7), ("/api/v1/events.csv", 6), ("/api/v1/events.geojson", 6)]
)
def test_the_number_of_queries_does_not_grow_with_the_page(api, address, expected):
    if connection.vendor == "postgresql":
        expected = 2  # the keys, and all that belongs to them, as the database writes it
    counts = []
    for size in (2, 9):
        for _ in range(size):
            event = make_event(
                places=[make_place("Kyiv")], perpetrator="Russia", weapons=[("drone", 1, None)]
            )
            make_report(event, speaker="someone")
            make_report(event)
        with CaptureQueriesContext(connection) as queries:
            b"".join(api.get(address).streaming_content) if address != EVENTS else api.get(
                f"{EVENTS}?limit={size}"
            )
        counts.append(len(queries))
    assert counts == [expected, expected]
    assert not any("COUNT(" in query["sql"] for query in queries)


@pytest.mark.parametrize(
    ("query", "field"),
    [
        ("limit=0", "limit"),
        ("limit=201", "limit"),
        ("limit=ten", "limit"),
        ("limit=²", "limit"),  # a digit to str.isdigit
        ("cursor=x", "cursor"),
        ("cursor=2024-11-13", "cursor"),
        ("cursor=2024-11-13_", "cursor"),
        ("cursor=2024-11-13_-1", "cursor"),
        ("cursor=0001-01-01_1", "cursor"),
        ("cursor=2024-11-13_99999999999999999999999", "cursor"),
        ("cursor=%00_1", "cursor"),
        ("page=2", "page"),
        ("offset=2", "offset"),
        ("kind=x", "kind"),
        ("format=docx", "format"),
        ("limit=1&limit=2", "limit"),
    ],
)
def test_a_bad_parameter_is_400_and_named(api, query, field):
    response = api.get(f"{EVENTS}?{query}")
    assert response.status_code == 400
    assert response["Content-Type"] == "application/problem+json"
    assert [error["field"] for error in response.json()["errors"]] == [field]


def test_an_event_that_is_not_there_is_404(api):
    response = api.get(f"{EVENTS}nothing/")
    assert response.status_code == 404
    assert response.json()["detail"] == "There is no such event."
