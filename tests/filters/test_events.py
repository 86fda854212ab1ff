"""The one filter: what each parameter selects, and what is refused with which words."""

from datetime import date

import pytest
from django.http import QueryDict
from django.utils import timezone

from events.filters import EventFilter
from events.models import Event
from tests.factories import (
    make_actor,
    make_article,
    make_event,
    make_place,
    make_report,
    make_source,
)

pytestmark = pytest.mark.django_db


def read(query, **options):
    return EventFilter(QueryDict(query), queryset=Event.objects.visible(), **options)


def names(query):
    events = read(query)
    assert events.problems == []
    return sorted(event.summary for event in events.qs)


@pytest.fixture
def events():
    kyiv, odesa = (
        make_place("Kyiv"),
        make_place("Odesa", lat=46.48, lon=30.72, admin1="Odesa Oblast"),
    )
    fiji = make_place("Suva", lat=-18.1, lon=178.4, country="FJ")
    make_place("Ukraine", precision="country", country="UA", lat=49, lon=32)
    night = {"starts_on": date(2024, 11, 12), "ends_on": date(2024, 11, 13)}
    barrage = make_event(
        summary="night",
        places=[kyiv, odesa],
        perpetrator="Russia",
        target="Ukraine",
        weapons=[("drone", 30, None)],
        killed_min=2,
        killed_max=2,
        status="reported",
        **night,
    )
    article = make_article(public_id="article234", source=make_source("Reuters"))
    make_report(barrage, article)
    make_event(
        summary="shot down",
        kind="interception",
        places=[odesa],
        perpetrator="Ukraine",
        target="Russia",
        ends_on=date(2024, 11, 14),
        weapons=[("missile", None, 2)],
        review="accepted",
        killed_max=50,
    )
    make_event(
        summary="far away",
        kind="deployment",
        subkind="buildup",
        places=[fiji],
        ends_on=date(2024, 10, 1),
    )
    make_event(summary="gone", withdrawn_at=timezone.now(), withdrawn_because="an error")


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("", ["far away", "night", "shot down"]),
        ("kind=", ["far away", "night", "shot down"]),  # an empty box of a form asks for nothing
        ("kind=strike", ["night"]),
        ("kind=strike,deployment", ["far away", "night"]),
        ("kind=strike&kind=deployment", ["far away", "night"]),
        ("subkind=buildup", ["far away"]),
        ("status=reported", ["night"]),
        ("precision=town", ["far away", "night", "shot down"]),
        ("precision=region,country", []),
        ("actor=Russia&actor=Ukraine", ["night", "shot down"]),  # any of several
        ("perpetrator=Russia&perpetrator=Ukraine", ["night", "shot down"]),
        # inclusive, and the last day of a span counts
        ("after=2024-11-13", ["night", "shot down"]),
        ("after=2024-11-14", ["shot down"]),
        # exclusive, and the first day of a span counts
        ("before=2024-11-13", ["far away", "night"]),
        ("before=2024-11-12", ["far away"]),
        ("after=2024-11-12&before=2024-11-13", ["night"]),
        ("after=2024-11-13&before=2024-11-14", ["night"]),
        ("actor=russia", ["night", "shot down"]),
        ("actor=Russia", ["night", "shot down"]),
        ("perpetrator=russia", ["night"]),
        ("target=russia", ["shot down"]),
        ("perpetrator=russia&target=ukraine", ["night"]),
        ("place=Kyiv", ["night"]),
        ("place=kyiv", ["night"]),
        # a country stands for all of it, and an event at two towns comes once
        ("place=Ukraine", ["night", "shot down"]),
        ("country=UA", ["night", "shot down"]),
        ("country=ua,FJ", ["far away", "night", "shot down"]),
        ("admin1=odesa oblast", ["night", "shot down"]),
        ("bbox=30,50,31,51", ["night"]),
        ("bbox=170,-20,-170,-10", ["far away"]),  # over the 180th meridian
        ("weapon=drone", ["night"]),
        ("weapon=drone,missile", ["night", "shot down"]),
        ("min_killed=2", ["night"]),
        ("min_killed=3", []),  # "up to 50" is not at least 3
        ("min_killed=0", ["night"]),  # where the text says nothing, nothing is known
        ("source=reuters", ["night"]),
        ("article=article234", ["night"]),
        ("review=accepted", ["shot down"]),
        ("q=night", ["night"]),
        ("updated_since=2000-01-01", ["far away", "night", "shot down"]),
        ("updated_since=2099-01-01T00:00:00%2B02:00", []),
        ("updated_since=2099-01-01T00:00:00+02:00", []),  # the + of an offset, unescaped
    ],
)
def test_a_parameter_selects(events, query, expected):
    assert names(query) == expected


def test_a_place_and_a_source_are_found_by_id(events):
    assert names(f"place={make_place('Kyiv').pk}") == ["night"]
    assert names(f"source={make_source('Reuters').pk}") == ["night"]


def test_a_side_is_found_by_another_name(events):
    make_actor("Russia").aliases.create(name="Moscow", key="moscow")
    assert names("actor=MOSCOW") == ["night", "shot down"]


@pytest.mark.parametrize(
    ("query", "parameter", "reason"),
    [
        ("kidn=strike", "kidn", "Did you mean kind?"),
        ("kind=stroke", "kind", "'stroke' is none of strike,"),
        ("kind=strike,%00", "kind", "is none of"),
        ("after=13.11.2024", "after", "YYYY-MM-DD"),
        ("after=03/04/2024", "after", "YYYY-MM-DD"),  # March or April
        ("after=2024-02-30", "after", "YYYY-MM-DD"),
        ("after=2024-1-1", "after", "YYYY-MM-DD"),
        ("after=0001-01-01", "after", "from 1900"),
        ("before=9999-12-31", "before", "to 2100"),
        ("after=2024-02-01&before=2024-02-01", "before", "later than `after`"),
        ("after=2024-02-01&after=2024-03-01", "after", "once"),
        ("after=2024-02-01%00", "after", "YYYY-MM-DD"),
        ("actor=Atlantis", "actor", "no side 'Atlantis'"),
        ("actor=%00", "actor", "Null characters"),
        ("place=Atlantis", "place", "no place 'Atlantis'"),
        ("place=99999999999999999999999", "place", "no place"),
        ("place=²", "place", "no place"),  # a digit to str.isdigit, not to int()
        ("country=Ukraine", "country", "ISO 3166-1"),
        ("country=ZZ", "country", "ISO 3166-1"),
        ("bbox=1,2,3", "bbox", "west,south,east,north"),
        ("bbox=1,2,3,nan", "bbox", "Longitudes lie"),
        ("bbox=1,2,3,inf", "bbox", "Longitudes lie"),
        ("bbox=0,10,0,-10", "bbox", "south before north"),
        ("weapon=sword", "weapon", "is none of"),
        ("min_killed=-1", "min_killed", "greater than or equal to 0"),
        ("min_killed=2147483648", "min_killed", "less than or equal to"),
        ("min_killed=" + "9" * 5000, "min_killed", "whole number"),
        ("min_killed=1.5", "min_killed", "whole number"),
        ("source=Nobody", "source", "no source"),
        ("article=nothing", "article", "no article"),
        ("q=" + "x" * 301, "q", "at most 300"),
        ("q=%00", "q", "Null characters"),
        # overflowed in SQLite's driver
        ("updated_since=0001-01-01T00:00:00%2B14:00", "updated_since", "from 1901"),
        ("updated_since=2024-11-13T00:00:00%2B23:59", "updated_since", "Write a moment"),
        ("updated_since=yesterday", "updated_since", "Write a moment"),
    ],
)
def test_a_parameter_that_cannot_be_used_is_named_with_the_reason(events, query, parameter, reason):
    problems = read(query).problems
    assert [problem.parameter for problem in problems] == [parameter]
    assert reason in problems[0].reason


def test_every_problem_is_told_at_once(events):
    assert {problem.parameter for problem in read("kind=x&after=y&zzz=1").problems} == {
        "kind",
        "after",
        "zzz",
    }


def test_the_parameters_that_still_hold_are_applied(events):
    assert [event.summary for event in read("kind=strike&after=never").qs] == ["night"]


def test_the_caller_names_the_parameters_that_it_reads_itself(events):
    assert read("page=2", also=["page"]).problems == []
    assert len(read("page=2").problems) == 1


def test_trays_hold_what_a_map_or_a_timeline_cannot_place():
    nowhere = make_place("Rivnopil", precision="unresolved", lat=None, lon=None)
    make_event(summary="on the map", places=[make_place(), nowhere])
    make_event(summary="not found", places=[nowhere])
    make_event(summary="no place")
    make_event(
        summary="a week",
        starts_on=date(2024, 11, 6),
        ends_on=date(2024, 11, 13),
        places=[make_place()],
    )
    make_event(
        summary="weeks",
        starts_on=date(2024, 11, 5),
        ends_on=date(2024, 11, 13),
        places=[make_place()],
    )
    assert names("located=no") == ["no place", "not found"]
    assert names("located=yes") == ["a week", "on the map", "weeks"]
    assert names("dated=no") == ["weeks"]  # more than seven days from the first to the last
    assert names("dated=yes") == ["a week", "no place", "not found", "on the map"]


def test_a_filter_can_be_read_without_some_of_its_parameters(events):
    found = read("kind=strike&status=reported&after=2024-11-14")
    assert sorted(event.summary for event in found.without("after")) == ["night"]
    assert sorted(event.summary for event in found.without("kind", "status")) == ["shot down"]
