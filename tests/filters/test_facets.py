"""The values that events can be narrowed by, each counted with the other filters applied."""

from datetime import date

import pytest
from django.http import QueryDict

from events.filters import EventFilter
from events.filters.facets import FACETS, TOP, facets_of, total
from events.models import Event
from tests.factories import make_actor, make_event, make_place

pytestmark = pytest.mark.django_db


def facets(query=""):
    return facets_of(EventFilter(QueryDict(query), queryset=Event.objects.visible()))


def counts(query, name):
    return {value.value: value.count for value in facets(query)[name].values if value.count}


@pytest.fixture
def events():
    kyiv = make_place()
    khartoum = make_place("Khartoum", country="SD", lat=15.5, lon=32.5)
    make_event(places=[kyiv], perpetrator="Russia", target="Ukraine", weapons=[("drone", 1, None)])
    make_event(places=[kyiv], status="reported", perpetrator="Ukraine", ends_on=date(2024, 1, 1))
    make_event(kind="deployment", subkind="", places=[khartoum], status="denied")
    make_event(kind="interception", subkind="")


@pytest.mark.parametrize(
    ("query", "name", "expected"),
    [
        ("", "kind", {"strike": 2, "deployment": 1, "interception": 1}),
        # its own filter is not applied
        ("kind=strike", "kind", {"strike": 2, "deployment": 1, "interception": 1}),
        ("kind=strike", "status", {"claimed": 1, "reported": 1}),  # that of the others is
        ("kind=strike&status=claimed", "status", {"claimed": 1, "reported": 1}),
        ("kind=strike&status=claimed", "kind", {"strike": 1, "interception": 1}),
        ("after=2024-06-01", "country", {"UA": 1, "SD": 1}),
        ("country=SD", "country", {"UA": 2, "SD": 1}),
        ("actor=russia", "actor", {"russia": 1, "ukraine": 2}),
        ("actor=russia", "weapon", {"drone": 1}),
        ("weapon=drone", "precision", {"town": 1}),
        # what cannot be read does not narrow
        ("kind=war", "kind", {"strike": 2, "deployment": 1, "interception": 1}),
    ],
)
def test_a_facet_counts_under_all_other_filters(events, query, name, expected):
    assert counts(query, name) == expected


def test_a_chosen_value_that_no_event_bears_can_still_be_taken_back(events):
    make_actor("Belarus")
    found = facets("kind=deployment&country=FJ&actor=belarus&weapon=tank,drone")
    for name, value, label in (("country", "FJ", "FJ"), ("actor", "belarus", "Belarus")):
        chosen = [one for one in found[name].values if one.chosen]
        assert [(one.value, one.label, one.count) for one in chosen] == [(value, label, 0)]


def test_a_chosen_value_is_counted_though_it_is_rare():
    for n in range(TOP + 1):
        for _ in range(2):
            make_event(perpetrator=f"Side {n}")
    make_event(perpetrator="Rare")
    values = facets("actor=rare")["actor"].values
    assert len(values) == TOP + 1
    assert [(value.value, value.count) for value in values if value.chosen] == [("rare", 1)]


def test_a_short_vocabulary_is_shown_whole_and_in_its_order(events):
    assert [value.value for value in facets()["status"].values] == [
        "claimed",
        "reported",
        "confirmed",
        "disputed",
        "denied",
    ]


@pytest.mark.parametrize(
    ("query", "number"),
    [("", 4), ("kind=strike", 2), ("kind=strike,deployment", 3), ("kind=ground_combat", 0)],
)
def test_the_kinds_add_up_to_the_events_selected(events, query, number):
    assert total(facets(query)["kind"]) == number


def test_each_facet_is_one_query(events, django_assert_num_queries):
    found = EventFilter(QueryDict("kind=strike&country=UA"), queryset=Event.objects.visible())
    names_of_sides = 1
    regions_and_their_names = 2  # as one country is chosen
    with django_assert_num_queries(len(FACETS) + names_of_sides + regions_and_their_names):
        facets_of(found)
