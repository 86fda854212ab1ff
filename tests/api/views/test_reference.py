"""GET /api/v1/actors/, places/ and sources/."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from tests.factories import make_actor, make_event, make_place, make_source

pytestmark = pytest.mark.django_db


def test_a_side_is_found_by_any_of_its_names_and_leads_to_its_events(api):
    event = make_event(perpetrator="Russia")
    make_actor("Russia").aliases.create(name="Moscow", key="moscow")
    shown = api.get("/api/v1/actors/?q=moscow").json()["results"]
    assert [(side["slug"], side["aliases"]) for side in shown] == [("russia", ["Moscow"])]
    assert api.get(shown[0]["events_url"]).json()["results"][0]["id"] == event.public_id
    assert api.get(shown[0]["url"]).json() == shown[0]


def test_a_place_leads_to_its_events(api):
    event = make_event(places=[make_place("Kyiv")])
    shown = api.get("/api/v1/places/?q=KYIV").json()["results"]
    assert [place["name"] for place in shown] == ["Kyiv"]
    assert api.get(shown[0]["events_url"]).json()["results"][0]["id"] == event.public_id
    assert api.get(shown[0]["url"]).json() == shown[0]


def test_a_source_names_the_side_that_it_speaks_for(api):
    make_source("TASS", affiliation=make_actor("Russia"))
    assert api.get("/api/v1/sources/?q=tass").json()["results"][0]["affiliation"] == "russia"


def test_a_list_is_paged_by_id(api):
    for name in "abcde":
        make_place(name)
    first = api.get("/api/v1/places/?limit=3").json()
    assert [place["name"] for place in first["results"]] == ["a", "b", "c"]
    assert [place["name"] for place in api.get(first["next"]).json()["results"]] == ["d", "e"]


@pytest.mark.parametrize(
    ("name", "queries"),
    [("actors", 3), ("places", 1), ("sources", 1), ("articles", 1), ("deleted", 1)],
)
def test_a_page_takes_the_same_queries_whatever_its_size(api, name, queries):
    for n in range(8):
        side = make_actor(f"side {n}", parent=make_actor("Russia"))
        make_place(f"place {n}")
        make_source(f"source {n}", affiliation=side)
    for limit in (2, 8):
        with CaptureQueriesContext(connection) as captured:
            api.get(f"/api/v1/{name}/?limit={limit}")
        assert len(captured) == queries
