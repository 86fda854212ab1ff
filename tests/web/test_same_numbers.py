"""Facets, bars, map, lanes, list, charts and the API count the same events, whatever the filter."""

import csv
import re
from datetime import date, timedelta

import pytest
from django.utils import timezone

from events.web.explore import lanes
from events.web.views.exploring import map as map_views
from tests.factories import DAY, make_event, make_place, make_report

pytestmark = pytest.mark.django_db

QUERIES = [
    "",
    "kind=strike",
    "kind=strike&kind=deployment",
    "status=claimed",
    "status=denied&kind=strike",
    "country=UA",
    "country=UA&precision=region",
    "actor=russia",
    "weapon=drone",
    "located=no",
    "located=yes",
    "dated=no",
    "dated=yes&located=yes",
    "after=2024-11-10",
    "before=2024-11-10",
    "after=2024-10-15&before=2024-11-13",
    "after=2024-11-13&before=2024-11-14&kind=strike",
    "q=drone",
    "min_killed=5",
    "kind=ground_combat",
    "bbox=30,50,31,51",
    "bbox=30,50,31,51&located=no",
]


@pytest.fixture
def events():
    """Every way in which one event can fall out of one part of the page and not of another."""
    kyiv, odesa = make_place(), make_place("Odesa", lat=46.48, lon=30.72)
    region = make_place("Kharkiv region", precision="region", lat=49.9, lon=36.3)
    country = make_place("Sudan", precision="country", country="SD", lat=15.0, lon=30.0)
    lost = make_place("Rivnopil", precision="unresolved", country="", lat=None, lon=None)
    make_event(
        places=[kyiv],
        perpetrator="Russia",
        target="Ukraine",
        weapons=[("drone", 16, 15), ("missile", None, None)],
    )
    make_event(
        places=[odesa, kyiv], perpetrator="Russia", killed_min=5, killed_max=9, status="confirmed"
    )
    # the place that is named first was not found
    make_event(places=[lost, kyiv], perpetrator="Russia", status="denied")
    make_event(places=[kyiv, lost], kind="interception", weapons=[("drone", 9, 9)])
    make_event(places=[lost], kind="deployment", subkind="")
    make_event(kind="deployment", subkind="")
    make_event(places=[region], killed_min=7, not_counted="part of a nationwide total")
    make_event(places=[country], kind="attack_on_civilians", subkind="", killed_min=1)
    # over the whole of most ranges
    make_event(places=[region, country], starts_on=DAY - timedelta(days=60))
    make_event(places=[kyiv], starts_on=DAY - timedelta(days=3), ends_on=DAY + timedelta(days=3))
    make_event(
        places=[kyiv],
        ends_on=date(2022, 3, 1),
        kind="territorial_claim",
        subkind="captured",
        perpetrator="Russia",
    )
    for event in list(kyiv.event_places.all()):
        make_report(event.event)
    make_event(
        places=[kyiv],
        perpetrator="Russia",
        withdrawn_at=timezone.now(),
        withdrawn_because="Told in error",
    )


@pytest.fixture
def page(client):
    def page(query):
        response = client.get(f"/?{query.lstrip('&')}")
        assert response.status_code == 200
        return response

    return page


@pytest.fixture
def points(client):
    return lambda query: client.get(f"/map/points.json?{query}").json()


def of_the_page(response):
    """The number of events as each part of the page has it, by the part's name."""
    context, body = response.context, response.content.decode()
    one_of_each = {name: context["facets"][name] for name in ("kind", "status")}
    return {
        "above": int(re.search(r'id="matches"><bdi>(\d+)', body)[1]),
        "list": body.count('<li class="event" '),
        "lanes": sum(lane.count for lane in context["lanes"].lanes) if context["lanes"] else 0,
        **{
            name: sum(value.count for value in facet.values if value.chosen or not facet.chosen)
            for name, facet in one_of_each.items()
        },
    }


def of_the_charts(client, query):
    page = client.get(f"/charts/?{query}").context
    return {
        "charts": page["total"],
        "source line": int(re.search(r": (\d+) event", page["source"])[1]),
    }


def of_the_api(client, query):
    exported = client.get(f"/api/v1/events.csv?{query}").getvalue().decode().splitlines()
    return {
        "API": len(client.get(f"/api/v1/events.json?{query}").json()["results"]),
        "API's timeline": client.get(f"/api/v1/timeline.json?{query}").json()["total"],
        "API's facet": sum(
            row["count"] for row in client.get(f"/api/v1/facets.json?{query}").json()["status"]
        ),
        "export": len(exported) - 1,
    }


def total_of_rows(client, name, query):
    """The numbers of a chart's table, in which each event counts once."""
    rows = csv.DictReader(client.get(f"/charts/{name}.csv?{query}").content.decode().splitlines())
    return sum(int(row["total"]) for row in rows)


@pytest.mark.parametrize("query", QUERIES)
def test_every_part_counts_the_same_events(client, events, page, points, query):
    found = {
        **of_the_page(page(query)),
        **of_the_charts(client, query),
        **of_the_api(client, query),
        "map": points(query)["total"],
    }
    assert set(found.values()) == {found["above"]}, found


@pytest.mark.parametrize("query", [query for query in QUERIES if "located" not in query])
def test_the_tray_holds_what_the_map_does_not_draw(events, page, points, query):
    assert page(query).context["trays"]["located"] == points(query)["without_place"]


def test_no_event_is_in_the_tray_and_on_the_map_and_none_in_neither(events, page, points):
    everywhere = points("")
    assert (
        points("located=no")["total"]
        == points("located=no")["without_place"]
        == everywhere["without_place"]
        == 3
    )
    assert points("located=yes")["without_place"] == 0
    assert points("located=yes")["total"] + points("located=no")["total"] == everywhere["total"]
    assert len(page("located=no").context["page"].events) == 3


@pytest.mark.parametrize(
    "query", ["", "kind=strike", "status=claimed", "located=no", "country=UA", "bbox=30,50,31,51"]
)
def test_bars_tables_and_charts_without_a_range_count_them_too(client, events, page, points, query):
    shown = page(query)
    bars = sum(bar.total for bar in shown.context["histogram"].bars)
    assert {bars, total_of_rows(client, "kinds", query)} == {shown.context["total"]}


@pytest.mark.parametrize(
    "query", ["", "kind=strike", "located=no", "after=2024-10-15&before=2024-11-13"]
)
@pytest.mark.parametrize("by", ["kind", "place"])
def test_lanes_and_map_of_many_events_count_them_too(
    client, events, page, points, monkeypatch, query, by
):
    monkeypatch.setattr(lanes, "ONE_BY_ONE", 0)
    whole = points(query)
    monkeypatch.setattr(map_views, "POINTS_AT_ONCE", 0)
    many = points(query)
    assert (many["mode"], many["total"], many["without_place"]) == (
        "clusters",
        whole["total"],
        whole["without_place"],
    )
    everywhere = client.get(f"/map/clusters.json?{query}&bbox=-180,-90,180,90&zoom=2").json()[
        "squares"
    ]
    on_it = sum(sum(counts) for counts in many["counts"]) + sum(
        sum(square[3:]) for square in everywhere
    )
    assert on_it + many["without_place"] == many["total"]
    shown = page(f"{query}&lanes={by}").context
    assert sum(lane.count for lane in shown["lanes"].lanes) == shown["total"] == many["total"]
