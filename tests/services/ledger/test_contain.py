"""Which event's numbers hold another's."""

from dataclasses import replace
from datetime import date

import pytest

from events.extraction.types import Count, DateSpan, Kind
from events.models.counting.ledger import PartRule
from events.services.ledger.contain import contained
from events.services.ledger.nodes import Node, Spot

UKRAINE = Spot(1, "Ukraine", "", "UA", "country")
KHARKIV_REGION = Spot(2, "Kharkiv Oblast", "Kharkiv Oblast", "UA", "region")
KHARKIV = Spot(3, "Kharkiv", "Kharkiv Oblast", "UA", "town")
ODESA = Spot(4, "Odesa", "Odesa Oblast", "UA", "town")
GAZA = Spot(5, "Gaza", "", "PS", "region")
SOUTH_WEST = Spot(6, "southwestern Colombia", "", "CO", "region", 2.5, -77.0)
TUMACO = Spot(7, "Tumaco", "Nariño", "CO", "town", 1.8, -78.76)
CUCUTA = Spot(8, "Cúcuta", "Norte de Santander", "CO", "town", 7.89, -72.5)
SOUTH = Spot(9, "southern Lebanon", "", "LB", "region", 33.27, 35.4)
BEIRUT = Spot(10, "Beirut", "Beyrouth", "LB", "town", 33.89, 35.5)
BENI = Spot(11, "Beni", "North Kivu", "CD", "district", 0.49, 29.47)
MBAU = Spot(12, "Mbau", "North Kivu", "CD", "town", 0.64, 29.49)
KAINAMA = Spot(13, "Kainama", "North Kivu", "CD", "town", 0.98, 29.98)
GOMA = Spot(14, "Goma", "North Kivu", "CD", "town", -1.68, 29.22)
UNKNOWN = Spot(15, "Kainama", "", "", "unresolved")
RUSSIA, UKRAINIANS = frozenset({7}), frozenset({8})


def day(number: int) -> date:
    return date(2024, 11, number)


def node(pk=1, *spots, on=13, until=None, killed=None, total=False, **values):
    return Node(
        pk=pk,
        public_id=f"e{pk}",
        kind=values.pop("kind", Kind.STRIKE),
        days=DateSpan(day(on), day(until or on)),
        sums_up=total,
        not_counted=False,
        checked=False,
        killed=None if killed is None else Count(killed, killed),
        wounded=None,
        munitions=values.pop("munitions", None),
        spots=spots,
        **values,
    )


HIT = node(1, KHARKIV, killed=5, agents=RUSSIA)
DAY = node(2, UKRAINE, killed=12, total=True)
TOLD_TOGETHER = frozenset({9})
TWO_IN_BENI = node(2, BENI, killed=19, total=True, articles=TOLD_TOGETHER)
IN_KAINAMA = node(1, KAINAMA, killed=12, articles=TOLD_TOGETHER)


@pytest.mark.parametrize(
    ("part", "whole", "rule", "why"),
    [
        (HIT, DAY, "area", "a town and its country, on one day"),
        (HIT, node(2, KHARKIV_REGION, killed=7, total=True), "area", "and its region"),
        (HIT, node(2, UKRAINE, munitions=Count(80, 80), total=True), "barrage", "of a barrage"),
        (
            replace(HIT, articles=frozenset({9})),
            replace(DAY, articles=frozenset({9})),
            "lead",
            "a detail of the article's own sum",
        ),
        (
            replace(HIT, articles=frozenset({9})),
            node(2, killed=12, total=True, articles=frozenset({9})),
            "lead",
            "whose sum names no place",
        ),
        (HIT, node(2, KHARKIV, ODESA, killed=9, total=True), "several", "one of two towns"),
        (HIT, node(2, UKRAINE, killed=5), "same_number", "the same five, told of the country"),
        (
            node(1, UKRAINE, killed=10, total=True),
            DAY,
            "twice",
            "two totals of one country and day",
        ),
        (
            node(1, TUMACO, killed=7),
            node(2, SOUTH_WEST, killed=11, total=True),
            "area",
            "a part of a country that is no division of it",
        ),
        (HIT, node(2, UKRAINE, on=12, until=13, total=True), "area", "within a night of two days"),
        (node(1, KHARKIV, on=12, until=13), DAY, "area", "overnight into the day of the total"),
        (
            replace(HIT, targets=frozenset({9})),
            replace(DAY, agents=RUSSIA, targets=frozenset({8})),
            "area",
            "the same side attacks, whoever suffers",
        ),
        (replace(HIT, kind=Kind.ATTACK_ON_CIVILIANS), DAY, "area", "told as another kind"),
        (node(1, MBAU, killed=7), TWO_IN_BENI, "area", "one of two attacks in a district"),
        (IN_KAINAMA, TWO_IN_BENI, "lead", "70 km from its middle, told by one article"),
        (replace(IN_KAINAMA, spots=(UNKNOWN,)), TWO_IN_BENI, "lead", "where no map knows it"),
        (
            replace(IN_KAINAMA, spots=(MBAU,)),
            replace(TWO_IN_BENI, spots=(MBAU,)),
            "lead",
            "one of two in a town by one article",
        ),
    ],
)
def test_a_total_holds_its_parts(part, whole, rule, why):
    found = contained(part, whole)
    assert found is not None, why
    assert found.rule == PartRule(rule), why


@pytest.mark.parametrize(
    ("part", "whole", "why"),
    [
        (HIT, HIT, "itself"),
        (HIT, node(2, UKRAINE, killed=12), "one attack somewhere in the country is no total"),
        (HIT, node(2, GAZA, killed=30, total=True), "another country"),
        (node(1, ODESA, killed=5), node(2, KHARKIV_REGION, total=True), "another region"),
        (HIT, node(2, UKRAINE, on=14, total=True), "another day"),
        (HIT, node(2, UKRAINE, total=True, agents=UKRAINIANS), "the other side"),
        (replace(HIT, kind=Kind.INTERCEPTION), DAY, "drones stopped are no deaths"),
        (DAY, HIT, "a part does not hold its whole"),
        (DAY, node(1, UKRAINE, killed=10, total=True), "nor a lesser total the greater"),
        (node(1, UKRAINE, killed=3), DAY, "somewhere in the country may be another attack"),
        (HIT, node(2, UKRAINE, on=1, until=13, total=True), "a running total of two weeks"),
        (node(1), DAY, "nobody says where"),
        (node(1, CUCUTA), node(2, SOUTH_WEST, total=True), "the other end of the country"),
        (node(1, BEIRUT), node(2, SOUTH, total=True), "a small country has small parts"),
        (node(1, ODESA), node(2, KHARKIV, KHARKIV_REGION, total=True), "a town with its region"),
        (node(1, KAINAMA, killed=12), TWO_IN_BENI, "too far from the middle of the district"),
        (node(1, MBAU), node(2, MBAU, total=True), "two in a town may be two others"),
        (replace(IN_KAINAMA, spots=(GOMA,)), TWO_IN_BENI, "another town of the article"),
    ],
)
def test_other_events_stand_alone(part, whole, why):
    assert contained(part, whole) is None, why
