"""The same filter as CSV and GeoJSON: nothing vanishes, and nothing runs."""

import csv
import io
import json
from datetime import date

import pytest

from events.exports import selection
from events.models import Event
from events.models.reads import table_rows
from tests.factories import make_article, make_event, make_place, make_report, make_source

pytestmark = pytest.mark.django_db


def body(response):
    return b"".join(response.streaming_content).decode("utf-8")


def rows(response):
    return list(csv.DictReader(io.StringIO(body(response), newline="")))


@pytest.fixture
def events():
    kyiv, odesa = make_place("Kyiv"), make_place("Odesa", lat=46.48, lon=-30.72)
    unknown = make_place("Somewhere", precision="unresolved", lat=None, lon=None, country="")
    for places in ([kyiv], [kyiv, odesa], [unknown], [], [unknown, kyiv]):
        make_report(
            make_event(places=places),
            make_article(source=make_source(), url="https://example.org/"),
            speaker="the mayor",
        )
    make_event(kind="deployment", subkind="movement", places=[kyiv])


@pytest.mark.parametrize(
    ("query", "expected"),
    [("", 6), ("?kind=strike", 5), ("?place=Odesa", 1), ("?kind=interception", 0)],
)
def test_every_format_holds_the_same_events(api, events, query, expected):
    listed = {event["id"] for event in api.get(f"/api/v1/events.json{query}").json()["results"]}
    table = [row["id"] for row in rows(api.get(f"/api/v1/events.csv{query}"))]
    features = json.loads(body(api.get(f"/api/v1/events.geojson{query}")))
    on_the_map = {f["properties"]["id"] for f in features["features"] if f["geometry"]}
    assert {feature["properties"]["id"] for feature in features["features"]} == listed
    assert len(listed) == len(table) == features["events"] == expected
    assert listed == set(table) == on_the_map | set(features["without_coordinates"]["ids"])
    assert not on_the_map & set(features["without_coordinates"]["ids"])
    assert features["without_coordinates"]["events"] == len(features["without_coordinates"]["ids"])


def test_an_export_is_whole_however_many_batches_it_takes(events):
    batches = list(Event.objects.in_batches(size=2))
    assert [len(batch) for batch in batches] == [2, 2, 2]
    assert [event for batch in batches for event in batch] == list(Event.objects.newest_first())


ORDERED = [
    ("-date", [0, 1, 2, 3, 4]),
    ("date", [4, 3, 2, 1, 0]),
    ("-updated_at", [4, 3, 2, 1, 0]),
    ("updated_at", [0, 1, 2, 3, 4]),
    ("-killed", [2, 0, 3, 4, 1]),  # no number is no 0
]


@pytest.fixture
def killed(monkeypatch):
    """Five events by day; two of them give no number. Batches are small."""
    monkeypatch.setattr(selection, "BATCH", 2)
    monkeypatch.setattr(table_rows, "BATCH", 2)
    days = [date(2024, 11, day) for day in (5, 4, 3, 2, 1)]
    numbers = [3, None, 12, 0, None]
    made = [make_event(ends_on=day, killed_min=n) for day, n in zip(days, numbers, strict=True)]
    for event in made:  # each changed later than the one before
        Event.objects.filter(pk=event.pk).update(updated_at=event.created_at)
    return [event.public_id for event in made]


@pytest.mark.parametrize(("ordering", "expected"), ORDERED)
def test_files_take_the_orderings_of_lists(api, killed, ordering, expected):
    ids = [killed[n] for n in expected]
    address = f"ordering={ordering}"
    listed = api.get(f"/api/v1/events/?{address}").json()["results"]
    assert [event["id"] for event in listed] == ids
    assert [row["id"] for row in rows(api.get(f"/api/v1/events.csv?{address}"))] == ids
    features = json.loads(body(api.get(f"/api/v1/events.geojson?{address}")))["features"]
    assert [one["properties"]["id"] for one in features] == ids
    places = [killed.index(id_) for id_ in ids]
    for ending in ("kml", "ics", "html"):
        text = body(api.get(f"/events.{ending}?{address}"))
        found = [text.index(f"/events/{id_}/") for id_ in ids]
        assert found == sorted(found), (ending, places)


@pytest.mark.parametrize(("ordering", "expected"), [ORDERED[1], ORDERED[4]])
def test_the_rest_of_a_broken_file_follows_in_its_order(api, killed, ordering, expected):
    ids = [killed[n] for n in expected]
    for n in range(5):
        rest = body(api.get(f"/events.csv?ordering={ordering}&columns=id&resume_after={ids[n]}"))
        assert rest.split() == ids[n + 1 :]


@pytest.mark.parametrize(
    ("address", "name"),
    [
        ("events.csv?ordering=size", "ordering"),
        ("events.csv?ordering=date&ordering=-date", "ordering"),
        ("events.atom?ordering=date", "ordering"),
        ("events.csv?as_of=2024-11-13T00:00:00Z&ordering=date", "ordering"),
        ("events.csv?ordering=updated_at&resume_after={id}", "resume_after"),
    ],
)
def test_an_ordering_that_a_file_cannot_keep_is_refused(api, killed, address, name):
    refused = api.get(f"/api/v1/{address.format(id=killed[0])}")
    assert refused.status_code == 400
    assert [error["field"] for error in refused.json()["errors"]] == [name]


def test_a_feature_stands_at_one_place_with_its_precision(api, events):
    features = json.loads(body(api.get("/api/v1/events.geojson?place=Odesa")))["features"]
    assert [(f["geometry"]["coordinates"], f["properties"]["precision"]) for f in features] == [
        ([30.52, 50.45], "town"),
        ([-30.72, 46.48], "town"),
    ]


def test_the_format_is_chosen_by_suffix_parameter_or_header(api, events):
    table = body(api.get("/api/v1/events.csv"))
    assert body(api.get("/api/v1/events/?format=csv")) == table
    assert body(api.get("/api/v1/events/", HTTP_ACCEPT="text/csv")) == table
    assert (
        api.get("/api/v1/events/", HTTP_ACCEPT="text/html,*/*;q=0.8")["Content-Type"]
        == "application/json"
    )


def test_one_event_comes_in_each_format(api, events):
    event = Event.objects.filter(event_places__place__name="Odesa").get()
    assert [row["id"] for row in rows(api.get(f"/api/v1/events/{event.public_id}.csv"))] == [
        event.public_id
    ]
    assert (
        len(
            json.loads(body(api.get(f"/api/v1/events/{event.public_id}/?format=geojson")))[
                "features"
            ]
        )
        == 2
    )
    assert api.get(f"/api/v1/events/{event.public_id}.json").json()["id"] == event.public_id


def test_an_export_takes_no_pages(api, events):
    response = api.get("/api/v1/events.csv?limit=2")
    assert response.status_code == 400
    assert response.json()["errors"][0]["field"] == "limit"


def test_a_row_keeps_several_values_in_their_order_and_leaves_out_what_no_text_says(api, events):
    row = rows(api.get("/api/v1/events.csv?place=Odesa"))[0]
    assert (row["places"], row["place"]) == ("Kyiv; Odesa", "Kyiv")
    assert (row["latitude"], row["longitude"]) == ("50.45", "30.52")
    assert (row["killed_min"], row["said_by"], row["articles"]) == (
        "",
        "the mayor",
        "https://example.org/",
    )


@pytest.mark.parametrize("start", ["=", "+", "-", "@", "\t", "\r"])
def test_a_text_that_a_spreadsheet_would_run_is_led_by_an_apostrophe(api, start):
    make_event(summary=f'{start}HYPERLINK("http://x","y")\nsecond line, "quoted"')
    assert (
        rows(api.get("/api/v1/events.csv"))[0]["summary"]
        == f'\'{start}HYPERLINK("http://x","y")\nsecond line, "quoted"'
    )


def test_a_longitude_west_of_greenwich_is_a_number_and_no_formula(api):
    make_event(
        places=[make_place("Bamako", country="ML", lat=12.65, lon=-8.0)], killed_min=0, killed_max=0
    )
    row = rows(api.get("/api/v1/events.csv"))[0]
    assert (row["longitude"], row["killed_min"]) == ("-8.0", "0")
