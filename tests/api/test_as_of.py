"""The events as they were at a moment: lists, exports, one event; and what cannot be asked."""

import csv
import io
import json
from datetime import UTC, date, datetime, timedelta

import pytest

from events.services.linking.history import record_revision
from tests.factories import (
    make_actor,
    make_article,
    make_event,
    make_place,
    make_report,
    make_source,
)

pytestmark = pytest.mark.django_db
FIRST = datetime(2026, 5, 4, 12, tzinfo=UTC)
THEN = "2026-05-04T18:00:00Z"


def note(event, days=0, **values):
    """Set these values, and note the change so many days after the first."""
    for name, value in values.items():
        setattr(event, name, value)
    event.save()
    by = {"extractor_version": "r1"}
    record_revision(event, reason=f"Joined by article {days}", now=FIRST + timedelta(days), **by)


@pytest.fixture
def events():
    """One whose toll rose afterwards, one that was told later, one that was withdrawn later, one
    that was withdrawn before.
    """
    army = make_actor("Russian army", parent=make_actor("Russia"))
    moscow = make_place("Moscow", country="RU", lat=55.7, lon=37.6)
    rose = make_event(
        places=[make_place("Kyiv")], perpetrator=army.name, target="Ukraine",
        weapons=[("drone", 16, 15)], killed_min=3, killed_max=3, ends_on=date(2026, 5, 3),
    )  # fmt: skip
    make_report(rose, make_article(title="Drones", source=make_source()))
    note(rose)
    note(rose, 1, killed_min=5, killed_max=5, status="confirmed", ends_on=date(2026, 5, 4))
    rose.event_places.all().delete()
    rose.event_places.create(place=moscow)
    rose.event_actors.all().delete()
    note(rose, 2)
    later, taken, before = (
        make_event(places=[moscow], kind="ground_combat", subkind="", ends_on=date(2026, 5, 2))
        for _ in "abc"
    )
    note(later, 3)
    note(taken)
    note(taken, 1, withdrawn_at=FIRST, withdrawn_because="No such thing")
    note(before, -2)
    note(before, -1, withdrawn_at=FIRST, withdrawn_because="No such thing")
    return {"rose": rose, "later": later, "taken": taken, "before": before}


def ids(api, query):
    body = api.get(f"/api/v1/events/?{query}").json()
    assert "results" in body, body
    return [row["id"] for row in body["results"]]


def test_a_list_has_what_stood_then_with_the_values_of_then(api, events):
    rows = api.get(f"/api/v1/events/?as_of={THEN}").json()["results"]
    assert [row["id"] for row in rows] == [events["rose"].public_id, events["taken"].public_id]
    rose = rows[0]
    assert rose["casualties"]["killed"] == {"min": 3, "max": 3}
    assert (rose["status"], rose["date"]["end"]) == ("claimed", "2026-05-03")
    assert [(place["name"], place["country"]) for place in rose["places"]] == [("Kyiv", "UA")]
    assert [side["name"] for side in rose["actors"]] == ["Russian army", "Ukraine"]
    assert [article["title"] for article in rose["articles"]] == ["Drones"]
    assert rose["number"] == 1


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("kind=strike", ["rose"]),
        ("kind=ground_combat", ["taken"]),
        ("status=confirmed", []),  # it was not yet
        ("country=UA", ["rose"]),
        ("country=RU", ["taken"]),
        ("place=Kyiv", ["rose"]),
        ("place=Moscow", ["taken"]),
        ("actor=Ukraine", ["rose"]),
        ("target=Ukraine", ["rose"]),
        ("perpetrator=Ukraine", []),
        ("perpetrator=Russia", ["rose"]),  # with its forces
        ("perpetrator=Russia&forces=no", []),
        ("weapon=drone", ["rose"]),
        ("weapon=missile", []),
        ("min_killed=3", ["rose"]),
        ("min_killed=4", []),  # it was told later
        ("after=2026-05-03", ["rose"]),
        ("before=2026-05-03", ["taken"]),
        ("before=2026-05-04&kind=strike&country=UA", ["rose"]),
    ],
)
def test_filters_ask_the_state_of_then(api, events, query, found):
    assert ids(api, f"as_of={THEN}&{query}") == [events[name].public_id for name in found]


@pytest.mark.either_database
@pytest.mark.parametrize(
    ("query", "parameter", "reason"),
    [
        ("as_of=2099-01-01", "as_of", "not come yet"),
        ("as_of=yesterday", "as_of", "Write a moment"),
        ("as_of=", "as_of", "required"),
        (f"as_of={THEN}&as_of={THEN}", "as_of", "once"),
        (f"as_of={THEN}&q=drones", "q", "cannot be searched by this"),
        (f"as_of={THEN}&bbox=1,1,2,2", "bbox", "cannot be searched by this"),
        (f"as_of={THEN}&knd=strike", "knd", "Did you mean kind?"),
        (f"as_of={THEN}&kind=war", "kind", "is none of"),
    ],
)
def test_what_cannot_be_asked_is_named(api, query, parameter, reason):
    response = api.get(f"/api/v1/events/?{query}")
    assert response.status_code == 400
    errors = {error["field"]: error["reason"] for error in response.json()["errors"]}
    assert reason in errors[parameter]


@pytest.mark.either_database
@pytest.mark.parametrize("address", ["timeline/", "facets/", "sums/", "articles/"])
def test_what_has_no_past_says_so(api, address):
    response = api.get(f"/api/v1/{address}?as_of={THEN}")
    assert response.status_code == 400
    assert "as of a moment" in json.dumps(response.json())


def test_pages_go_on_where_the_last_one_ended(api, events):
    first = api.get(f"/api/v1/events/?as_of={THEN}&limit=1").json()
    second = api.get(first["next"]).json()
    assert [row["id"] for row in first["results"] + second["results"]] == [
        events["rose"].public_id, events["taken"].public_id,
    ]  # fmt: skip
    assert second["next"] is None


def test_an_export_has_the_events_of_then_and_only_what_history_keeps(api, events):
    response = api.get(f"/api/v1/events.csv?as_of={THEN}")
    rows = list(csv.DictReader(io.StringIO(b"".join(response).decode())))
    assert [(row["id"], row["killed_min"], row["place"]) for row in rows] == [
        (events["rose"].public_id, "3", "Kyiv"), (events["taken"].public_id, "", "Moscow"),
    ]  # fmt: skip
    assert "said_by" not in rows[0] and "as_of-2026-05-04" in response["Content-Disposition"]
    response = api.get(f"/api/v1/events.geojson?as_of={THEN}&kind=strike")
    (feature,) = json.loads(b"".join(response))["features"]
    assert feature["geometry"]["coordinates"] == [30.52, 50.45]


@pytest.mark.either_database
@pytest.mark.parametrize(
    "query", ["events.atom?", "events.csv?columns=said_by&", "events.csv?resume_after=x&"]
)
def test_an_export_that_history_cannot_give_is_refused(api, query):
    assert api.get(f"/api/v1/{query}as_of={THEN}").status_code == 400


@pytest.mark.parametrize(
    ("name", "moment", "status"),
    [
        ("rose", THEN, 200),
        ("later", THEN, 404),
        ("taken", THEN, 200),
        ("taken", "2026-05-06", 410),
        ("before", THEN, 410),
        ("rose", "2099-01-01", 400),
    ],
)
@pytest.mark.parametrize("address", ["/api/v1/events/{}/", "/events/{}/"])
def test_one_event_is_as_it_was(api, events, address, name, moment, status):
    response = api.get(f"{address.format(events[name].public_id)}?as_of={moment}")
    assert response.status_code == status, response.content


def test_pages_say_of_when_they_are(client, events):
    page = client.get(f"/?as_of={THEN}&country=UA").content.decode()
    assert "As it stood on 4 May 2026, 18:00 UTC" in page and "3 killed" in page
    assert 'href="/?country=UA"' in page or 'href="?country=UA"' in page
    event = client.get(f"/events/{events['rose'].public_id}/?as_of={THEN}").content.decode()
    assert "As it stood on 4 May 2026, 18:00 UTC" in event and "Kyiv" in event
    assert "Russian army" in event and "Drones" in event


@pytest.mark.either_database
def test_a_page_that_cannot_be_shown_says_why(client):
    response = client.get("/?as_of=2099-01-01&q=x")
    assert response.status_code == 400
    assert "not come yet" in response.content.decode()
    assert (
        "This cannot be shown as of a moment"
        in client.get(f"/charts/?as_of={THEN}").content.decode()
    )


def test_a_revision_from_before_a_key_was_kept_says_that_it_is_not_known(api, events):
    revision = events["rose"].revisions.get(number=1)
    kept = {k: v for k, v in revision.after.items() if k not in ("origin_count", "review")}
    type(revision).objects.filter(pk=revision.pk).update(after=kept)
    row = api.get(f"/api/v1/events/?as_of={THEN}").json()["results"][0]
    assert (row["origin_count"], row["review"], row["article_count"]) == (None, None, 0)


def test_the_queries_do_not_grow(api, events, django_assert_num_queries):
    for _ in range(2):
        with django_assert_num_queries(4):
            api.get(f"/api/v1/events/?as_of={THEN}")
        for n in range(5):
            note(make_event(places=[make_place(f"Place {n}")], perpetrator=f"side {n}"))
