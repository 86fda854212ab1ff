"""Dear questions have threads of their own."""

import threading
from types import SimpleNamespace

import pytest

from tracker.front_door.pools import (
    COUNTS,
    EXPORTS,
    HEALTH,
    OTHERS,
    Pool,
    PooledDispatcher,
    pool_of,
)

TABLE = [
    ("/health/live", HEALTH, "must answer whatever else is asked"),
    ("/health/ready", HEALTH, "the same"),
    ("/", COUNTS, "the home page counts all that its filter finds"),
    ("/charts/", COUNTS, "charts sum"),
    ("/charts/by-kind.svg", COUNTS, "one chart sums, too"),
    ("/map/clusters.json", COUNTS, "clusters are counted"),
    ("/articles/", COUNTS, "the list counts its articles"),
    ("/actors/russia/", COUNTS, "a side's page counts with and against whom it acts"),
    ("/places/12/", COUNTS, "a place's page counts its events"),
    ("/api/v1/facets/", COUNTS, "facets are counts"),
    ("/api/v1/timeline.json", COUNTS, "so is the timeline"),
    ("/api/v1/events.csv", EXPORTS, "an export takes as long as its table"),
    ("/api/v1/events.geojson", EXPORTS, "the same as GeoJSON"),
    ("/events.xlsx", EXPORTS, "a page's own address with another ending"),
    ("/api/v1/events.json", OTHERS, "a page of JSON is short"),
    ("/api/v1/events/abcdefghjk/", OTHERS, "one event"),
    ("/events/abcdefghjk/", OTHERS, "its page"),
    ("/articles/abcdefghjk/", OTHERS, "one article"),
    ("/submit/", OTHERS, "a submission never waits for a chart"),
    ("/static/dist/page.css", OTHERS, "files"),
]


@pytest.mark.parametrize(("path", "pool", "reason"), TABLE, ids=[row[0] for row in TABLE])
def test_an_address_is_answered_by(path, pool, reason):
    assert pool_of(path) is pool, reason


def test_a_full_pool_holds_up_no_other():
    """One thread each: the dear one is busy until the cheap one has answered."""
    threads = PooledDispatcher((Pool("health", 1), Pool("counts", 1)))
    begun, answered = threading.Event(), threading.Event()
    threads.add_task(task("/", lambda: begun.set() or answered.wait(10)))
    assert begun.wait(5)
    threads.add_task(task("/health/live", answered.set))
    assert answered.wait(5)
    threads.shutdown()


def task(path, service):
    return SimpleNamespace(requests=[SimpleNamespace(path=path)], service=service)
