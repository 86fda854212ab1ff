"""The page of totals."""

import re

import pytest

from events.models import PartOf
from events.models.counting.ledger import PartRule
from tests.factories import DAY, make_actor, make_event, make_place, make_report

pytestmark = pytest.mark.django_db


def plain(response):
    assert response.status_code == 200
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", "", response.content.decode()))


@pytest.fixture
def held():
    whole = make_event(places=[make_place("Ukraine", precision="country")], killed_min=12)
    part = make_event(
        places=[make_place()], killed_min=5, killed_max=5, killed_left_out="contained in it"
    )
    PartOf.objects.create(part=part, whole=whole, rule=PartRule.AREA, because="an area")
    return whole, part


def test_a_total_says_what_it_counts_and_leaves_out_with_the_reason(client, held):
    page = plain(client.get("/totals/"))
    for words in ("Killed: at least 12", "Counted: 1 event", "Left out: 1 event", "contained in"):
        assert words in page
    assert held[0].get_absolute_url() in client.get("/totals/").content.decode()


def test_its_lists_are_lists_of_events(client, held):
    whole, part = held
    counted, out = (
        client.get("/api/v1/events/", {name: "killed"}).json()["results"]
        for name in ("counted_in", "left_out_of")
    )
    assert [event["id"] for event in counted] == [whole.public_id]
    assert [event["id"] for event in out] == [part.public_id]
    assert out[0]["not_counted"] == out[0]["left_out"]["killed"] == "contained in it"


def test_the_api_gives_the_same_totals(client, held):
    found = client.get("/api/v1/sums/").json()
    assert found["killed"] == {
        "number": {"min": 12, "max": None},
        "counted": 1,
        "left_out": 1,
        "waiting": 0,
    }
    assert found["wounded"]["number"] is None


def test_a_filter_narrows_them(client, held):
    assert "No event of this choice gives a number" in plain(client.get("/totals/?kind=deployment"))


def test_a_number_that_waits_is_named(client):
    make_event(killed_min=36_000, killed_left_out="waits for a reviewer: 36,000 is more than")
    assert "1 event has a number so large that it waits for a reviewer" in plain(
        client.get("/totals/")
    )


def test_what_one_side_claims_stands_against_what_the_other_says(client):
    sides = {"Russia": 50, "Ukraine": 8}
    event = make_event(killed_min=8, killed_max=50)
    for name, number in sides.items():
        make_report(event).toll_statements.create(
            event=event,
            what="killed",
            said_on=DAY,
            speaker=name,
            side=make_actor(name),
            contests=False,
            adds=False,
            stands=True,
            low=number,
            high=number,
            total_low=number,
            total_high=number,
        )
    page = plain(client.get("/totals/"))
    assert re.search(r"killed Russia 50 Ukraine 8 1|killed Ukraine 8 Russia 50 1", page)


def test_the_event_says_what_it_is_part_of_and_what_it_holds(client, held):
    whole, part = held
    assert "Killed, left out: contained in it" in plain(client.get(part.get_absolute_url()))
    assert "Its number holds that of 1 other event" in plain(client.get(whole.get_absolute_url()))


def test_the_queries_do_not_grow_with_the_events(client, django_assert_num_queries):
    for _round in range(2):
        for _n in range(3):
            make_event(killed_min=1, killed_left_out="contained in it")
        with django_assert_num_queries(15):  # tallies and the index of what is left out
            client.get("/totals/")
