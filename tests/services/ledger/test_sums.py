"""What sums count."""

from dataclasses import replace

import pytest

from events.extraction.types import Count
from events.models.counting.ledger import PartRule
from events.services.ledger.sums import Relation, left_out
from tests.services.ledger.test_contain import KHARKIV, UKRAINE, node


def settle(numbers, relations, **changed):
    """The events that are counted, with their sum. `numbers` and `relations` name events by
    position; `changed` are fields by event: `_3={"checked": True}`.
    """
    nodes = {n: node(n, KHARKIV, killed=killed) for n, killed in enumerate(numbers, start=1)}
    for key, values in changed.items():
        nodes[int(key[1:])] = replace(nodes[int(key[1:])], **values)
    rows = [Relation(part, whole, rule, "why") for part, whole, rule in relations]
    out = left_out(nodes, rows)
    counted = [
        n
        for n, one in nodes.items()
        if one.killed is not None and not one.not_counted and (n, "killed") not in out
    ]
    return counted, sum(nodes[n].least("killed") or 0 for n in counted), out


AREA, TWICE = PartRule.AREA, PartRule.TWICE


@pytest.mark.parametrize(
    ("numbers", "relations", "counted", "total", "why"),
    [
        ([5, 7], [], [1, 2], 12, "nothing holds another"),
        ([12, 5, 4], [(2, 1, AREA), (3, 1, AREA)], [1], 12, "the parts do not reach the whole"),
        ([12, 5, 7], [(2, 1, AREA), (3, 1, AREA)], [2, 3], 12, "they do"),
        ([12, 5, 9], [(2, 1, AREA), (3, 1, AREA)], [2, 3], 14, "and more"),
        ([None, 5, 9], [(2, 1, AREA), (3, 1, AREA)], [2, 3], 14, "a barrage gives no number"),
        ([12, None, None], [(2, 1, AREA), (3, 1, AREA)], [1], 12, "no part gives one"),
        ([12, 10, 4, 5], [(2, 1, AREA), (3, 2, AREA), (4, 2, AREA)], [1], 12, "three levels"),
        ([12, 6, 4, 5], [(2, 1, AREA), (3, 2, AREA), (4, 1, AREA)], [1], 12, "a region of 6"),
        ([11, 6, 6, 5], [(2, 1, AREA), (3, 2, AREA), (4, 1, AREA)], [3, 4], 11, "hits reach all"),
        ([12, 10], [(2, 1, TWICE)], [1], 12, "of two totals the greater"),
        ([12, 10, 7, 3], [(2, 1, TWICE), (3, 1, AREA), (4, 1, AREA)], [1], 12, "and their parts"),
        ([12, 10, 7, 5], [(2, 1, TWICE), (3, 1, AREA), (4, 1, AREA)], [3, 4], 12, "which reach"),
        ([None, 10, 7], [(2, 1, TWICE), (3, 1, AREA)], [2], 10, "only one gives the dead"),
        ([0, 0], [(2, 1, AREA)], [2], 0, "none is a number"),
    ],
)
def test_sums_add_parts_or_the_whole_and_never_both(numbers, relations, counted, total, why):
    assert settle(numbers, relations)[:2] == (counted, total), why


def test_each_number_that_is_left_out_says_why():
    _counted, _sum, out = settle([12, 5, 4], [(2, 1, AREA), (3, 1, AREA)])
    assert out[2, "killed"] == "contained in e1: why"
    _counted, _sum, out = settle([12, 5, 7], [(2, 1, AREA), (3, 1, AREA)])
    assert out[1, "killed"] == "its parts are counted: 2 events"


def test_a_number_beyond_belief_waits_and_its_parts_are_counted():
    counted, total, out = settle([36_000, 5], [(2, 1, AREA)])
    assert (counted, total) == ([2], 5)
    assert out[1, "killed"].startswith("waits for a reviewer: 36,000")
    assert settle([36_000], [], _1={"checked": True})[:2] == ([1], 36_000)


def test_what_is_told_of_weeks_is_a_running_total():
    long = node(1, UKRAINE, on=1, until=20, killed=400)
    assert left_out({1: long}, [])[1, "killed"] == "a running total: told of 20 days"


def test_background_adds_nothing_to_its_whole():
    assert settle([12, 20], [(2, 1, AREA)], _2={"not_counted": True})[:2] == ([1], 12)


def test_a_circle_that_reviewers_make_counts_both_rather_than_none():
    counted, _total, _out = settle([5, 7], [(1, 2, AREA), (2, 1, AREA)])
    assert counted == [1, 2]


def test_munitions_are_settled_apart_from_the_dead():
    barrage = replace(node(1, UKRAINE, total=True), munitions=Count(80, 80))
    hit = replace(node(2, KHARKIV, killed=5), munitions=Count(3, 3))
    out = left_out({1: barrage, 2: hit}, [Relation(2, 1, PartRule.BARRAGE, "a barrage on Ukraine")])
    assert out == {(2, "munitions"): "contained in e1: a barrage on Ukraine"}
