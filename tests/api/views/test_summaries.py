"""GET /api/v1/timeline/ and /api/v1/facets/."""

from datetime import date

import pytest

from tests.factories import make_event, make_place

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def events():
    make_event(ends_on=date(2024, 12, 31), starts_on=date(2024, 12, 30))
    make_event(ends_on=date(2025, 1, 1))
    make_event(
        ends_on=date(2025, 1, 1), kind="deployment", subkind="movement", places=[make_place("Kyiv")]
    )


@pytest.mark.parametrize(
    ("bucket", "expected"),
    [
        ("day", [("2024-12-31", "2025-01-01", 1), ("2025-01-01", "2025-01-02", 2)]),
        ("week", [("2024-12-30", "2025-01-06", 3)]),  # the week of New Year belongs to both years
        ("month", [("2024-12-01", "2025-01-01", 1), ("2025-01-01", "2025-02-01", 2)]),
    ],
)
def test_each_event_counts_once_in_the_bucket_of_its_last_day(api, bucket, expected):
    shown = api.get(f"/api/v1/timeline/?bucket={bucket}").json()
    assert [(b["start"], b["end"], b["total"]) for b in shown["buckets"]] == expected
    assert shown["total"] == 3
    assert all(sum(b["counts"].values()) == b["total"] for b in shown["buckets"])


def test_the_filter_of_the_list_is_that_of_the_timeline(api):
    assert api.get("/api/v1/timeline/?kind=deployment").json()["buckets"][0]["counts"] == {
        "deployment": 1
    }


def test_facets_count_the_same_events(api):
    shown = api.get("/api/v1/facets/?after=2025-01-01").json()
    assert shown["kind"] == [{"value": "deployment", "count": 1}, {"value": "strike", "count": 1}]
    assert shown["country"] == [{"value": "UA", "count": 1}]
