"""The lanes of the timeline."""

from datetime import date, timedelta

import pytest

from events.models import Event
from events.web.explore import lanes
from events.web.explore.lanes import lanes_of
from events.web.explore.time_axis import TimeAxis
from tests.factories import DAY, make_event, make_place

pytestmark = pytest.mark.django_db
AXIS = TimeAxis.around(date(2024, 10, 1), date(2024, 11, 30))


def drawn(by="kind", total=1, axis=AXIS):
    return lanes_of(Event.objects.all(), total, axis, by)


def names(found):
    return [(lane.label, lane.count) for lane in found.lanes]


def test_a_day_is_a_mark_and_a_span_a_bar():
    make_event(summary="day")
    make_event(starts_on=DAY - timedelta(days=2), summary="span")
    make_event(starts_on=DAY - timedelta(days=20), summary="vague")
    marks = {mark.event.public_id: mark for mark in drawn().lanes[0].marks}
    of = {event.summary: marks[event.public_id] for event in Event.objects.all()}
    assert (of["day"].is_span, of["span"].is_span, of["vague"].is_span) == (False, True, True)
    assert (of["span"].vague, of["vague"].vague) == (False, True)
    assert of["span"].width == pytest.approx(3 * of["day"].width, abs=0.01)
    assert of["day"].x == AXIS.at(DAY, part=0.5)


def test_lanes_by_kind_keep_the_order_of_the_legend():
    for kind in ("deployment", "strike", "deployment"):
        make_event(kind=kind, subkind="")
    assert names(drawn()) == [("strike", 1), ("deployment", 2)]


def test_lanes_by_side_show_an_event_with_each_of_its_sides():
    make_event(perpetrator="Russia", target="Ukraine")
    make_event(perpetrator="Ukraine", target="Ukraine")
    make_event()
    assert names(drawn("side")) == [("Ukraine", 2), ("Russia", 1), ("Side not named", 1)]


def test_lanes_by_place_take_the_place_that_is_named_first():
    make_event(places=[make_place("Kyiv"), make_place("Odesa", lat=46, lon=30)])
    make_event()
    assert names(drawn("place")) == [("Kyiv", 1), ("Place not named", 1)]


@pytest.mark.parametrize("total", [1, lanes.ONE_BY_ONE + 1])
def test_what_has_no_lane_of_its_own_shares_one(monkeypatch, total):
    monkeypatch.setattr(lanes, "LANES", 1)
    for name in ("Kyiv", "Kyiv", "Odesa", "Lviv"):
        make_event(places=[make_place(name)])
    assert names(drawn("place", total)) == [("Kyiv", 2), ("Other places", 2)]


def test_marks_of_one_day_stand_below_each_other_and_none_is_lost():
    for _ in range(lanes.ROWS + 3):
        make_event()
    lane = drawn().lanes[0]
    assert len({mark.y for mark in lane.marks}) == lanes.ROWS == len(lane.marks)
    assert [count.count for count in lane.counts] == [3]
    assert lane.height == (lanes.ROWS + 1) * lanes.ROW_HEIGHT


def test_too_many_to_draw_are_counted_to_one_scale():
    for kind, number in (("strike", 4), ("deployment", 1)):
        for _ in range(number):
            make_event(kind=kind, subkind="")
    # begins in the range and ends after it
    make_event(ends_on=AXIS.end + timedelta(days=40), starts_on=DAY)
    found = drawn(total=lanes.ONE_BY_ONE + 1)
    assert found.counted
    assert names(found) == [("strike", 5), ("deployment", 1)]
    heights = [[count.height for count in lane.counts] for lane in found.lanes]
    assert heights[0][0] == lanes.COUNTED_HEIGHT
    assert heights[1] == [lanes.COUNTED_HEIGHT / 4]


@pytest.mark.parametrize("by", ["kind", "side", "place"])
def test_the_queries_are_fixed(by, django_assert_num_queries):
    for n in range(5):
        make_event(places=[make_place(f"Place {n}")], perpetrator="Russia")
    with django_assert_num_queries(3):
        drawn(by)
    with django_assert_num_queries(1):
        drawn(by, lanes.ONE_BY_ONE + 1)
