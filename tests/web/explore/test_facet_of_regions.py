"""The facet of regions: with one country chosen, each region with its towns, in the same numbers as
list, table and map.
"""

import json

import pytest
from django.http import QueryDict

from events.filters import EventFilter
from events.filters.facets import facets_of
from events.models import Event
from tests.factories import make_event, make_place

pytestmark = pytest.mark.django_db


@pytest.fixture
def _events():
    oblast = make_place("Odesa Oblast", key="iso:UA-51", precision="region", admin1="Odesa Oblast")
    odesa = make_place("Odesa", lat=46.48, lon=30.72, admin1="Odesa Oblast")
    izmail = make_place("Izmail", lat=45.35, lon=28.84, admin1="Odesa Oblast")
    kherson = make_place("Kherson", lat=46.63, lon=32.61, admin1="Kherson Oblast")
    make_event(places=[oblast])
    make_event(places=[odesa, izmail])  # two towns of one region: one event there
    make_event(places=[izmail, kherson])
    make_event(places=[make_place("Ukraine", key="iso:UA", precision="country")])
    make_event(places=[make_place("Suva", country="FJ", lat=-18.1, lon=178.4, admin1="Rewa")])


def facets(query):
    return facets_of(EventFilter(QueryDict(query), queryset=Event.objects.visible()))


@pytest.mark.usefixtures("_events")
def test_each_region_counts_what_its_choice_leaves_on_list_map_and_exports(client):
    values = facets("country=UA")["admin1"].values
    assert [(one.value, one.count) for one in values] == [
        ("Odesa Oblast", 3),
        ("Kherson Oblast", 1),
    ]
    for one in values:
        chosen = {"country": "UA", "admin1": one.value}
        assert (
            client.get("/api/v1/events/", {**chosen, "count": "exact"}).json()["count"] == one.count
        )
        rows = b"".join(client.get("/api/v1/events.csv", chosen)).decode().splitlines()
        assert len(rows) - 1 == one.count
        page = client.get("/", chosen)
        assert page.context["total"] == one.count
        assert len(page.context["page"].events) == one.count
        points = client.get("/api/v1/events.geojson", chosen)
        drawn = {f["properties"]["id"] for f in json.loads(b"".join(points))["features"]}
        assert len(drawn) == one.count


@pytest.mark.usefixtures("_events")
def test_several_regions_are_any_of_them_and_a_region_without_events_can_be_taken_back():
    both = facets("country=UA&admin1=odesa oblast&admin1=Kherson Oblast")
    assert [(one.value, one.chosen) for one in both["admin1"].values] == [
        ("Odesa Oblast", True),
        ("Kherson Oblast", True),
    ]
    none = facets("country=UA&admin1=Atlantis")["admin1"].values
    assert [(one.value, one.count) for one in none if one.chosen] == [("Atlantis", 0)]


@pytest.mark.usefixtures("_events")
@pytest.mark.parametrize("query", ["", "country=UA,FJ"])
def test_without_one_country_there_is_no_list_of_regions_and_a_chosen_one_is_kept(client, query):
    assert "admin1" not in facets(query)
    kept = client.get(f"/?{query}&admin1=Rewa").context["kept"]
    assert ("admin1", "Rewa") in kept


@pytest.mark.usefixtures("_events")
def test_regions_are_named_in_the_readers_language(client):
    client.cookies["django_language"] = "uk"
    page = client.get("/?country=UA").content.decode()
    assert "Одеська область" in page
