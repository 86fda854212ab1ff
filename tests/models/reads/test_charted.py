"""What the charts of a page count at once is what each counts by itself."""

import pytest
from django.http import QueryDict

from events.filters import EventFilter
from events.models import Event
from events.models.reads import chart_counts, munition_counts, region_counts
from events.models.reads.charted import Charted, charted
from tests.factories import DAY, make_actor, make_event, make_place

pytestmark = pytest.mark.django_db


@pytest.fixture
def events():
    kyiv, lviv = make_place(admin1="Kyiv City"), make_place("Lviv")
    aleppo = make_place("Aleppo", country="SY")
    sea = make_place("Black Sea", country="", lat=None, lon=None)
    army = make_actor("Russian army")
    sides = {"perpetrator": "Russia", "target": "Ukraine"}
    make_event(places=[kyiv, lviv, aleppo], killed_min=3, killed_max=6, **sides)
    make_event(places=[sea, kyiv], wounded_max=50, weapons=[("drone", 9, 8)], **sides)
    make_event(
        places=[make_place("Ukraine", precision="country")], weapons=[("drone", 32, 8)], **sides
    )
    make_event(kind="interception", subkind="", weapons=[("missile", None, 3)], **sides)
    make_event(weapons=[("missile", 2, None), ("drone", 1, 1)], status="claimed", **sides)
    make_event(places=[sea], killed_min=5, status="confirmed", perpetrator="Russia")
    make_event(perpetrator="Russia", weapons=[("drone", None, None)], killed_min=0, killed_max=0)
    make_event(perpetrator="Russia", weapons=[("drone", None, None)], not_counted="background")
    make_event(target="Russia", kind="deployment", subkind="", weapons=[("drone", None, None)])
    make_event(wounded_min=2, wounded_left_out="held by another", **sides)
    several = make_event(starts_on=DAY.replace(day=1), ends_on=DAY.replace(day=2), **sides)
    several.event_actors.create(actor=army, role="perpetrator")


def found(query):
    return EventFilter(QueryDict(query), queryset=Event.objects.visible()).qs


def by_themselves(events):
    return Charted(
        events.by_day(),
        {what: chart_counts.people_by_day(events, what) for what in ("killed", "wounded")},
        chart_counts.without_counts(events),
        chart_counts.pairs(events),
        region_counts.by_country(events),
        munition_counts.munitions(events),
    )


def in_order(counted):
    return [*counted.days], counted.people, counted.without_counts, {*counted.pairs}


@pytest.mark.parametrize(
    "query",
    ["actor=russia", "weapon=drone", "min_killed=1", "actor=russia&country=UA", "actor=ukraine"],
)
def test_all_numbers_are_the_same(events, query):
    at_once, one_by_one = charted(found(query)), by_themselves(found(query))
    assert at_once.days
    assert in_order(at_once) == in_order(one_by_one)
    assert at_once.munitions == one_by_one.munitions
    assert [*at_once.countries.items()] == [*one_by_one.countries.items()]


def test_of_no_events_nothing_is_counted(events):
    assert charted(found("min_killed=1000")) == Charted(
        [], {"killed": [], "wounded": []}, 0, [], {"": 0}, []
    )
