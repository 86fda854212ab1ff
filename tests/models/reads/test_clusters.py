"""Where events are drawn: at their first place, as points, as areas, or gathered in squares."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from events.models import Event
from events.models.places import Box
from events.models.reads import map_points
from events.models.reads.clusters import clusters
from tests.factories import make_event, make_place

pytestmark = pytest.mark.django_db

WORLD = Box(-180, -90, 180, 90)
UKRAINE = Box(22, 44, 41, 53)


@pytest.fixture
def kyiv():
    return make_place("Kyiv")


@pytest.fixture
def odesa():
    return make_place("Odesa", lat=46.48, lon=30.72)


def drawn(box=WORLD, zoom=4):
    """Every square's counts by kind, without where it lies."""
    squares = {}
    for square, cell in clusters(Event.objects.all(), box=box, zoom=zoom):
        squares.setdefault(square, {})[cell.kind] = cell.count
    return sorted(squares.values(), key=str)


def test_an_event_with_several_places_is_drawn_once_at_the_first(kyiv, odesa):
    make_event(places=[odesa, kyiv])
    assert [point.place.name for point in map_points.points(Event.objects.all(), at_most=5)] == [
        "Odesa"
    ]
    assert drawn() == [{"strike": 1}]


@pytest.mark.parametrize(
    "places",
    [[], [("Rivnopil", {"precision": "unresolved", "lat": None, "lon": None})]],
    ids=["none is named", "it was not found"],
)
def test_an_event_without_a_place_is_counted_and_not_drawn(places):
    event = make_event(places=[make_place(name, **values) for name, values in places])
    assert map_points.placed(Event.objects.all()) == {"total": 1, "without_place": 1}
    assert list(map_points.nowhere(Event.objects.all())) == [event]
    assert map_points.points(Event.objects.all(), at_most=5)[0].place is None
    assert drawn() == []


def test_more_points_than_are_sent_at_once_are_none(kyiv):
    for _ in range(3):
        make_event(places=[kyiv])
    assert len(map_points.points(Event.objects.all(), at_most=3)) == 3
    assert map_points.points(Event.objects.all(), at_most=2) is None


def test_a_region_is_an_area_and_no_square(kyiv):
    region = make_place("Kharkiv Oblast", precision="region", key="iso:UA-63", lat=49.83, lon=36.38)
    make_event(places=[region])
    make_event(places=[region], kind="deployment", subkind="")
    make_event(places=[kyiv])
    counted = [
        (row.place.key, row.kind, row.count) for row in map_points.in_areas(Event.objects.all())
    ]
    assert counted == [("iso:UA-63", "deployment", 1), ("iso:UA-63", "strike", 1)]
    assert drawn() == [{"strike": 1}]


@pytest.mark.parametrize(
    ("zoom", "squares"),
    [(3, [{"deployment": 1, "strike": 2}]), (8, [{"deployment": 1}, {"strike": 2}])],
    ids=["from afar as one", "from close apart"],
)
def test_places_are_gathered_as_far_as_the_zoom_cannot_tell_them_apart(kyiv, zoom, squares):
    near = make_place("Brovary", lat=50.51, lon=30.79)
    make_event(places=[near], kind="deployment", subkind="")
    for _ in range(2):
        make_event(places=[kyiv])
    assert drawn(zoom=zoom) == squares


def test_a_square_knows_its_place_only_where_it_is_the_only_one(kyiv):
    make_event(places=[kyiv])
    ((_, cell),) = clusters(Event.objects.all(), box=WORLD, zoom=3)
    assert cell.only_place == kyiv.pk
    make_event(places=[make_place("Brovary", lat=50.51, lon=30.79)])
    ((_, cell),) = clusters(Event.objects.all(), box=WORLD, zoom=3)
    assert cell.only_place is None


@pytest.mark.parametrize(
    ("lat", "lon", "box", "inside"),
    [
        (50.45, 30.52, UKRAINE, True),
        (33.5, 36.3, UKRAINE, False),
        (-17.7, -179.9, Box(170, -30, -170, 0), True),  # Fiji, across the 180th meridian
        (-17.7, 0.0, Box(170, -30, -170, 0), False),
        (-33.9, -70.6, WORLD, True),  # south and west, where degrees are negative
    ],
)
def test_only_what_lies_in_the_box_is_gathered(lat, lon, box, inside):
    make_event(places=[make_place("Somewhere", lat=lat, lon=lon)])
    assert bool(clusters(Event.objects.all(), box=box, zoom=5)) is inside


def test_squares_come_from_one_query_however_many_there_are(kyiv, odesa):
    for number in range(6):
        make_event(places=[make_place(f"Village {number}", lat=48 + number / 3, lon=30)])
    with CaptureQueriesContext(connection) as queries:
        assert len(clusters(Event.objects.all(), box=WORLD, zoom=9)) == 6
    assert len(queries) == 1
