"""What the map is drawn from."""

from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from events.models.occurrence import KINDS, STATUSES
from events.web.views.exploring import map as views
from tests.factories import DAY, make_event, make_place

pytestmark = pytest.mark.django_db

KIND = [kind for kind, _ in KINDS]
STATUS = [status for status, _ in STATUSES]
SEEN = {"zoom": 5, "bbox": "20,40,45,55"}


@pytest.fixture
def get(client):
    def get(name, status=200, **query):
        response = client.get(reverse(f"web:{name}"), query)
        assert response.status_code == status
        return response.json()

    return get


def test_points_are_columns_with_each_place_once(get):
    kyiv = make_place()
    make_event(places=[kyiv], starts_on=date(2024, 11, 12), status="confirmed")
    make_event(places=[kyiv], kind="deployment", subkind="")
    found = get("map_points")
    assert found["mode"] == "points"
    assert found["places"] == {
        "id": [kyiv.pk],
        "key": [""],
        "name": ["Kyiv"],
        "precision": ["town"],
        "lat": [50.45],
        "lon": [30.52],
    }
    last = (DAY - date(1970, 1, 1)).days
    assert found["events"] == {
        "place": [0, 0],
        "kind": [KIND.index("deployment"), KIND.index("strike")],
        "status": [STATUS.index("claimed"), STATUS.index("confirmed")],
        "last": [last, last],
        "before": [0, 1],
    }


@pytest.mark.either_database
def test_an_area_has_the_key_by_which_its_outline_is_found(get):
    make_event(places=[make_place("Kherson Oblast", precision="region", key="iso:UA-65")])
    assert get("map_points")["places"]["key"] == ["iso:UA-65"]


def test_an_event_without_a_place_is_in_the_counts(get):
    make_event(places=[])
    make_event(places=[make_place("Rivnopil", precision="unresolved", lat=None, lon=None)])
    make_event(places=[make_place()])
    found = get("map_points")
    assert (found["total"], found["without_place"]) == (3, 2)
    assert found["events"]["place"] == [0, -1, -1]


def test_the_map_draws_what_the_filter_finds_and_no_withdrawn_event(get):
    make_event(places=[make_place()])
    make_event(places=[make_place()], kind="deployment", subkind="")
    make_event(places=[make_place()], withdrawn_at="2024-11-14T00:00:00Z")
    assert get("map_points")["total"] == 2
    assert get("map_points", kind="strike")["total"] == 1
    assert get("map_clusters", kind="strike", **SEEN)["squares"][0][3:] == [
        int(kind == "strike") for kind in KIND
    ]


def test_too_many_events_are_counted_instead(get, monkeypatch):
    monkeypatch.setattr(views, "POINTS_AT_ONCE", 2)
    region = make_place("Kharkiv Oblast", precision="region", key="iso:UA-63", lat=49.8, lon=36.4)
    for places in ([make_place()], [region], [region], []):
        make_event(places=places)
    found = get("map_points")
    assert "events" not in found
    assert (found["mode"], found["total"], found["without_place"]) == ("clusters", 4, 1)
    assert found["places"]["name"] == ["Kharkiv Oblast"]
    assert found["counts"] == [[2 * (kind == "strike") for kind in KIND]]


def test_a_square_has_its_middle_its_place_and_its_counts(get):
    kyiv = make_place()
    make_event(places=[kyiv])
    make_event(places=[kyiv], kind="deployment", subkind="")
    counts = [int(kind in ("strike", "deployment")) for kind in KIND]
    assert get("map_clusters", **SEEN)["squares"] == [[50.45, 30.52, kyiv.pk, *counts]]


@pytest.mark.either_database
@pytest.mark.parametrize(
    ("name", "query", "field"),
    [
        ("map_points", {"kind": "storm"}, "kind"),
        ("map_points", {"after": "13.11.2024"}, "after"),
        ("map_points", {"zoom": 5}, "zoom"),  # the map asks for all at once
        ("map_clusters", {"bbox": SEEN["bbox"]}, "zoom"),
        ("map_clusters", {"zoom": 5}, "bbox"),
        ("map_clusters", {**SEEN, "zoom": 13}, "zoom"),
        ("map_clusters", {**SEEN, "bbox": "20,40"}, "bbox"),
        ("map_clusters", {**SEEN, "colour": "red"}, "colour"),
        ("map_events", {"at": "Kyiv"}, "at"),
        ("map_events", {"at": ",".join(["1"] * 51)}, "at"),
    ],
)
def test_a_parameter_that_cannot_be_used_is_refused_by_name_and_once(get, name, query, field):
    body = get(name, status=400, **query)
    assert [error["field"] for error in body["errors"]] == [field]
    assert body["errors"][0]["reason"]


@pytest.mark.either_database
def test_a_mark_opens_the_events_whose_first_place_it_is(get, told_event):
    kyiv, odesa = make_place(), make_place("Odesa", lat=46.48, lon=30.72)
    here = told_event(places=[kyiv, odesa])
    told_event(places=[odesa])
    found = get("map_events", at=kyiv.pk)
    assert found["total"] == 1
    assert found["events"] == [
        {
            "url": here.get_absolute_url(),
            "kind": "strike",
            "status": "claimed",
            "title": "Drone strike",
            "where": "Kyiv, Ukraine and 1 more place",
            "when": "13 November 2024",
            "killed": "at least 5 killed",
        }
    ]
    assert get("map_events", at=f"{kyiv.pk},{odesa.pk}")["total"] == 2


def test_the_tray_holds_the_events_that_no_place_can_be_drawn_for(get, told_event):
    nowhere = told_event(places=[])
    told_event()
    assert [line["url"] for line in get("map_events", at="none")["events"]] == [
        nowhere.get_absolute_url()
    ]


@pytest.mark.parametrize(
    ("name", "query", "expected"),
    # how many there are, then the points; tallies, then the places that they are of
    [("map_points", {}, 2), ("map_clusters", SEEN, 2), ("map_events", {"at": "none"}, 8)],
)
def test_the_number_of_queries_does_not_grow(get, told_event, name, query, expected):
    counts = []
    for size in (1, 7):
        for number in range(size):
            told_event(
                places=[]
                if name == "map_events"
                else [make_place(f"Village {size}-{number}", lat=48 + number / 3)]
            )
        with CaptureQueriesContext(connection) as queries:
            get(name, **query)
        counts.append(len(queries))
    assert counts == [expected, expected]


def test_an_answer_that_has_not_changed_is_not_sent_again(client):
    make_event(places=[make_place()])
    address = reverse("web:map_points")
    tag = client.get(address)["ETag"]
    assert client.get(address, headers={"If-None-Match": tag}).status_code == 304
    make_event(places=[make_place()])
    assert client.get(address, headers={"If-None-Match": tag}).status_code == 200
