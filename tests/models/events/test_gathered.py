"""What is counted at once is what counting one by one gives."""

import pytest
from django.db.models import BooleanField
from django.db.models.expressions import RawSQL
from django.http import QueryDict

from events.filters import EventFilter
from events.models import Event
from events.models.events.estimate import Estimate
from events.models.events.gathered import Gathered
from tests.factories import DAY, make_event, make_place

pytestmark = pytest.mark.django_db
FACETS = ("kind", "status", "review", "country", "actor", "weapon", "precision")


@pytest.fixture
def events():
    kyiv, odesa = make_place(admin1="Kyiv City"), make_place("Odesa", lat=46.5, lon=30.75)
    lost = make_place("Rivnopil", precision="unresolved", country="", lat=None, lon=None)
    make_event(places=[kyiv, odesa], perpetrator="Russia", target="Ukraine", killed_min=1)
    make_event(places=[lost, kyiv], perpetrator="Russia", weapons=[("drone", 9, 8)])
    # a third place whose country and precision were named before, and a second one that was lost
    make_event(places=[odesa, kyiv, make_place("Lviv")], killed_min=4, weapons=[("drone", 1, 1)])
    make_event(places=[kyiv, lost], killed_min=3)
    make_event(kind="deployment", subkind="", perpetrator="Ukraine", starts_on=DAY.replace(day=1))
    make_event(places=[odesa], status="confirmed", killed_min=2, weapons=[("drone", None, None)])


def found(query, **options):
    return EventFilter(QueryDict(query), queryset=Event.objects.visible(), **options)


def counted(events):
    numbers = [events.by_day(), events.total(), events.unplaced(), events.vague()]
    return [*numbers, *(events.facet(name) for name in FACETS)]


@pytest.mark.parametrize(
    "query",
    ["actor=russia", "weapon=drone", "min_killed=1", "min_killed=1&actor=russia", "place=1"],
)
def test_all_numbers_are_the_same(events, query):
    assert counted(found(query, at_once=3).qs) == counted(found(query).qs)


def test_a_facet_is_not_counted_under_its_own_parameter():
    make_event(perpetrator="Russia", weapons=[("drone", 9, 8)])
    by_side = found("actor=russia", at_once=3)
    assert by_side.qs.gathered.facets.keys() >= {"kind", "weapon"}
    assert "actor" not in by_side.qs.gathered.facets
    assert "actor" in found("weapon=drone", at_once=3).qs.gathered.facets


def test_the_newest_come_with_them(events):
    qs = found("actor=russia", at_once=3).qs
    assert qs.gathered.newest == [event.pk for event in qs.newest_first()]


def test_the_same_parameters_are_counted_once(events):
    filtered = found("actor=russia", at_once=3)
    assert filtered.without("kind") is filtered.qs
    assert filtered.without("actor") is not filtered.qs


def test_tallies_come_first(events):
    assert found("kind=strike", at_once=3).qs.gathered is None


def test_a_sample_without_any_is_no_sure_none():
    assert isinstance(Gathered({}, {}, newest=None).total, Estimate)
    assert not isinstance(Gathered({}, {}, newest=[]).total, Estimate)


@pytest.mark.postgres
def test_what_takes_too_long_is_estimated(events):
    slow = RawSQL("(SELECT pg_sleep(0.05)) IS NOT NULL", [], output_field=BooleanField())
    qs = Event.objects.visible().alias(slow=slow).filter(slow=True).at_once(seconds=0.02)
    assert isinstance(qs.total(), Estimate)
    assert qs.gathered.newest is None
