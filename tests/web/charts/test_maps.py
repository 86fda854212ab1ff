"""Shapes come out of the basemap where they lie, and shades keep their order."""

from math import cos, isclose, radians
from pathlib import Path

import pytest
from django.contrib.staticfiles import finders

from events.web.charts.drawing.projection import frame_around
from events.web.charts.drawing.topology import Shape, Topology, read
from events.web.charts.regions import Regions, classes, regions

SQUARE = {  # two squares that share the line from (1, 0) to (1, 1)
    "transform": {"scale": [1, 1], "translate": [0, 0]},
    "arcs": [
        [[1, 0], [0, 1]],
        [[1, 1], [-1, 0], [0, -1], [1, 0]],
        [[1, 1], [1, 0], [0, -1], [-1, 0]],
    ],
    "objects": {
        "adm1": {
            "geometries": [
                {
                    "type": "Polygon",
                    "arcs": [[0, 1]],
                    "id": "AA-1",
                    "properties": {"country": "AA"},
                },
                {
                    "type": "MultiPolygon",
                    "arcs": [[[2, 0]]],
                    "id": "BB-1",
                    "properties": {"country": "BB"},
                },
                {"type": None, "id": "CC-1", "properties": {"country": "CC"}},
            ]
        }
    },
}


def test_lines_that_neighbours_share_are_put_together():
    first, second = Topology(SQUARE).shapes("adm1")
    assert first.rings == (((1, 0), (1, 1), (0, 1), (0, 0), (1, 0)),)
    assert second.rings == (((1, 1), (2, 1), (2, 0), (1, 0), (1, 1)),)


def test_a_line_may_be_walked_backwards():
    data = {
        **SQUARE,
        "objects": {"adm1": {"geometries": [{"type": "Polygon", "arcs": [[-1]], "id": "X"}]}},
    }
    assert next(Topology(data).shapes("adm1")).rings == (((1, 1), (1, 0)),)


def test_one_country_can_be_asked_for():
    assert [shape.id for shape in Topology(SQUARE).shapes("adm1", "BB")] == ["BB-1"]


@pytest.mark.parametrize(
    ("code", "lon", "lat"),
    [("UA-43", 34.1, 44.95), ("UA-30", 30.52, 50.45), ("SD-KH", 32.6, 15.6), ("SY-HL", 37.2, 36.2)],
)
def test_the_basemap_puts_a_town_in_its_division(code, lon, lat):
    shapes = {
        shape.id: shape
        for shape in read(Path(finders.find("geo/detail.json"))).shapes("adm1", code[:2])
    }
    assert _holds(shapes[code], lon, lat)


@pytest.mark.parametrize(
    "points", [[(30.0, 50.0), (31.0, 51.0)], [(-120.0, 40.0), (140.0, -30.0)], [(5.0, 5.0)]]
)
def test_points_lie_within_their_frame(points):
    frame = frame_around(points, width=800, highest=480)
    for x, y in map(frame.at, points):
        assert 0 <= x <= frame.width and 0 <= y <= frame.height


@pytest.mark.parametrize("span", [10, 60], ids=["Lambert", "Equal Earth"])
def test_equal_areas_are_drawn_equal(span):
    edge = [(-span, 0), (span, 70)]
    frame = frame_around(edge, width=800, highest=480)
    areas = [_area(frame, lon, lat) for lon, lat in ((0, 0), (span / 2, 20), (-span / 2, 40))]
    # A cell of a degree is smaller in the north by the cosine of its middle.
    assert all(isclose(area, areas[0], rel_tol=0.01) for area in areas)


def _area(frame, lon, lat):
    wide = 0.5 / cos(radians(lat + 0.05)) * cos(radians(0.05))
    corners = [
        frame.at(point)
        for point in ((lon, lat), (lon + wide, lat), (lon + wide, lat + 0.1), (lon, lat + 0.1))
    ]
    return (
        abs(
            sum(
                x1 * y2 - x2 * y1
                for (x1, y1), (x2, y2) in zip(corners, corners[1:] + corners[:1], strict=True)
            )
        )
        / 2
    )


@pytest.mark.parametrize(
    ("lowest", "highest", "steps"),
    [
        (1, 1, [1]),
        (1, 4, [1, 2, 3, 4]),  # there are no more whole numbers
        (1, 12, [1, 3, 4, 5, 10]),
        (1, 65, [1, 2, 5, 20, 50]),
        (1, 4635, [1, 5, 50, 500, 2000]),
        (19, 143, [10, 20, 40, 50, 100]),
    ],
)
def test_classes_begin_at_round_numbers(lowest, highest, steps):
    assert classes(lowest, highest) == steps


def test_what_no_shape_can_show_is_said_beside():
    shape = Shape("AA", "AA", (((0, 0), (10, 0), (10, 10), (0, 10), (0, 0)),))
    given = Regions(
        "Events by country",
        [shape],
        [],
        {"AA": 3, "ZZ": 1},
        {"AA": "Land & sea"},
        ["Events elsewhere: 1."],
        "Note.",
    )
    figure = regions(given)
    assert "Land &amp; sea: 3" in figure.inline and "Events elsewhere: 1." in figure.notes
    assert ("ZZ", "ZZ", 1) in figure.table.rows


def _holds(shape, lon, lat):
    inside = False
    for ring in shape.rings:
        for (x1, y1), (x2, y2) in zip(ring, [*ring[1:], ring[0]], strict=True):
            if (y1 > lat) != (y2 > lat) and lon < (x2 - x1) * (lat - y1) / (y2 - y1) + x1:
                inside = not inside
    return inside
