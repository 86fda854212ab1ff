"""Tallies give the numbers that counting gives, whatever has changed since they were folded."""

from collections import Counter
from datetime import date, timedelta

import pytest
from django.core.management import call_command
from django.http import QueryDict
from django.utils import timezone

from events.filters import EventFilter
from events.models import Actor, Event, Tally, Uncounted
from events.models.places import Box
from events.models.reads import (
    chart_counts,
    map_points,
    munition_counts,
    region_counts,
    side_counts,
)
from events.models.reads.clusters import clusters
from events.services.tallies import fold as folding
from events.services.tallies.fold import fold
from events.services.tallies.rebuild import rebuild
from events.services.tallies.triggers import missing
from events.services.verify import tallies as verifying
from events.services.verify import verify
from tests.factories import DAY, make_actor, make_event, make_place

pytestmark = pytest.mark.django_db

WORLD = Box(-180, -90, 180, 90)
QUERIES = [
    "",
    "kind=strike",
    "kind=strike&kind=deployment&status=claimed",
    "country=UA",
    "country=UA&kind=strike",
    "after=2024-11-10",
    "before=2024-11-13",
    "after=2024-09-15&before=2024-11-13",
    "after=2024-10-01&before=2024-11-01&country=UA",
    "after=2024-11-12&before=2024-11-13",
]
# Each way of counting once: all days, kinds, countries, a range's ends, whole months within it.
OF_EACH_WAY = [QUERIES[n] for n in (0, 2, 4, 5, 7, 8)]
FACETS = ("kind", "status", "review", "country", "actor", "weapon", "precision")


@pytest.fixture
def events():
    kyiv = make_place(admin1="Kyiv City")
    odesa = make_place("Odesa", lat=46.5, lon=30.75)
    country = make_place("Sudan", precision="country", country="SD", lat=15.0, lon=30.0)
    lost = make_place("Rivnopil", precision="unresolved", country="", lat=None, lon=None)
    make_event(places=[kyiv], perpetrator="Russia", target="Ukraine", weapons=[("drone", 9, 8)])
    make_event(places=[odesa, kyiv], perpetrator="Russia", killed_min=5, status="confirmed")
    make_event(places=[lost, kyiv], kind="deployment", subkind="", not_counted="background")
    make_event(kind="deployment", subkind="", ends_on=DAY - timedelta(days=20))
    make_event(places=[country, kyiv], starts_on=DAY - timedelta(days=60), killed_min=1)
    make_event(
        places=[odesa],
        ends_on=date(2024, 10, 7),
        killed_min=2,
        killed_max=3,
        weapons=[("missile", None, None)],
    )
    make_event(places=[kyiv], starts_on=DAY - timedelta(days=3), ends_on=DAY + timedelta(days=3))
    make_event(places=[kyiv], withdrawn_at=timezone.now(), withdrawn_because="in error")


def found(query):
    return EventFilter(QueryDict(query), queryset=Event.objects.visible()).qs


def counted(events):
    """All that is counted of these events."""
    return {
        "days": events.by_day(),
        "total": events.total(),
        "unplaced": events.unplaced(),
        "vague": events.vague(),
        **{name: events.facet(name) for name in FACETS},
        "killed": chart_counts.people_by_day(events, "killed"),
        "left out": chart_counts.left_out(events, "killed", "wounded"),
        "without counts": chart_counts.without_counts(events),
        "munitions": munition_counts.munitions(events),
        "pairs": sorted(chart_counts.pairs(events), key=repr),
        "allies": side_counts.allies(events, list(Actor.objects.filter(slug="russia"))),
        "countries": region_counts.by_country(events),
        "divisions": region_counts.by_admin1(events, "UA"),
        "placed": map_points.placed(events),
        "areas": map_points.in_areas(events),
        "squares": clusters(events, box=WORLD, zoom=3),
    }


def directly(events):
    """The same of a queryset that tallies know nothing of."""
    return counted(events.filter(pk__gt=0))


def all_directly(queries=QUERIES):
    return {query: directly(found(query)) for query in queries}


def assert_all_right(right=None):
    for query, numbers in (right or all_directly()).items():
        events = found(query)
        assert events.selection is not None, query
        assert counted(events) == numbers, query
    assert verified() == []


def verified():
    return [finding.problem for finding in verify(verifying.invariants())]


def change_kind():
    Event.objects.filter(kind="strike").update(kind="attack_on_civilians", status="denied")


def move_days():
    event = Event.objects.visible().order_by("pk")[1]
    event.starts_on = event.ends_on = date(2024, 9, 30)
    event.save()


def withdraw():
    Event.objects.filter(status="confirmed").update(withdrawn_at=timezone.now())


def bring_back():
    Event.objects.withdrawn().update(withdrawn_at=None)


def take_another_place():
    event = Event.objects.visible().order_by("pk").first()
    event.event_places.all().delete()
    event.event_places.create(place=make_place("Sudan"), ordinal=0)


def name_another_side():
    event = Event.objects.visible().order_by("pk").first()
    event.event_actors.create(actor=make_actor("Belarus"), role="perpetrator")
    event = Event.objects.visible().order_by("pk").last()
    event.event_actors.create(actor=make_actor("Sudan"), role="target")
    event.event_weapons.create(type="mine")


def learn_where_a_place_is():
    place = make_place("Rivnopil")
    place.lat, place.lon, place.country, place.precision = 47.8, 36.9, "UA", "town"
    place.save()


def delete():
    for event in Event.objects.visible().order_by("pk")[:2]:
        event.delete()


def add():
    make_event(places=[make_place("Sudan")], perpetrator="Ukraine", weapons=[("mine", None, None)])


CHANGES = [
    *(change_kind, move_days, withdraw, bring_back, take_another_place, name_another_side),
    *(learn_where_a_place_is, delete, add),
]


def test_all_is_counted_right_before_tallies_are_kept_and_once_they_are(events):
    right = all_directly()
    assert_all_right(right)
    rebuild()
    assert Uncounted.objects.count() == 0
    assert_all_right(right)


@pytest.mark.parametrize("change", CHANGES, ids=lambda change: change.__name__)
def test_a_change_is_counted_at_once_and_when_it_is_folded(events, change):
    rebuild()
    change()
    right = all_directly(OF_EACH_WAY)
    assert Uncounted.objects.count() > 0
    assert_all_right(right)
    fold()
    assert Uncounted.objects.count() == 0
    assert_all_right(right)


def test_what_was_appended_to_a_tally_becomes_one_row(events, monkeypatch):
    rebuild()
    rows = Tally.objects.count()
    monkeypatch.setattr(folding, "APPENDED", 1)
    for _ in range(3):
        for change in (withdraw, bring_back):
            change()
            fold()
    withdrawn = Event.objects.filter(withdrawn_because="in error")
    withdrawn.update(withdrawn_at=timezone.now())
    fold()
    assert Tally.objects.count() == rows
    assert_all_right()


def test_a_number_that_is_off_is_found_and_mended(events):
    rebuild()
    Tally.objects.filter(facet="day").order_by("pk")[:1].get().delete()
    assert "day" in verified()[0]
    call_command("rebuild_tallies", verbosity=0)
    assert verified() == []


def test_no_trigger_is_missing():
    """A migration that alters a table drops its triggers; `migrate` has made them again."""
    assert missing() == []


@pytest.mark.postgres
def test_uncounted_events_are_looked_up_one_by_one_whatever_the_planner_expects():
    """It expected them among the oldest, and walked the keys of a million events to the newest."""
    assert "= ANY(ARRAY(SELECT" in str(Event.objects.visible().beside_days()[0].query)


@pytest.mark.parametrize(
    ("query", "longest", "expected", "why"),
    [
        ("", 60, {(2024, 9): 1, (2024, 10): 2, (2024, 11): 5}, "more days than that: by month"),
        ("kind=strike", 30, {(2024, 10): 1, (2024, 11): 4}, "a kind has tallies"),
        ("", 90, None, "as few days as a drawing shows"),
        ("min_killed=1", 10, None, "no tally knows: by day, whatever their number"),
    ],
)
@pytest.mark.parametrize("folded", [True, False], ids=["folded", "uncounted"])
def test_a_drawing_of_months_gets_a_row_for_each_month_and_kind(
    events, folded, query, longest, expected, why
):
    make_event(kind="deployment", subkind="", ends_on=DAY - timedelta(days=60))
    if folded:
        fold()
    found = EventFilter(QueryDict(query), Event.objects.visible()).qs
    rows, days = found.by_day_or_month(longest), found.by_day()
    if expected is None:
        assert rows == days, why
        return
    assert (rows[0]["ends_on"], rows[-1]["ends_on"]) == (days[0]["ends_on"], days[-1]["ends_on"])
    by_month = Counter()
    for row in rows:
        by_month[row["ends_on"].year, row["ends_on"].month] += row["count"]
    assert by_month == expected, why
    kinds = [(row["ends_on"].month, row["kind"]) for row in rows]
    assert len(kinds) == len(set(kinds)), why


def test_folding_where_all_is_counted_does_nothing():
    """On PostgreSQL an empty list has no type, so every idle worker ended at its next sweep."""
    fold()
    assert fold() == 0
