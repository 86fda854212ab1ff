"""Figures for Prometheus: right, bounded in what they cost, and not for everybody."""

from datetime import timedelta

import pytest
from django.utils import timezone
from prometheus_client.parser import text_string_to_metric_families

from events.models import Delivery, Feed
from events.services.queue.heartbeats import record_heartbeat
from events.web import metrics
from tests.factories import make_article, make_page
from tests.services.subscriptions.following import make_subscription

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _nothing_kept(monkeypatch):
    monkeypatch.setattr(metrics, "_kept", None)


def samples(client):
    """Each figure by its name and labels."""
    text = client.get("/metrics").content.decode()
    return {
        (sample.name, *sample.labels.values()): sample.value
        for family in text_string_to_metric_families(text)
        for sample in family.samples
    }


def test_rows_are_counted_by_status_and_way(client):
    make_article(submitted_by="api")
    make_article(submitted_by="api", status="quarantined")
    make_article(status="pending", not_before=timezone.now() - timedelta(seconds=90))
    found = samples(client)
    assert found["tracker_rows", "article", "done"] == 1
    assert found["tracker_rows", "article", "quarantined"] == 1
    assert found["tracker_rows", "article", "pending"] == 1
    assert found["tracker_rows", "page", "pending"] == 0
    assert found["tracker_articles_accepted", "api"] == 2
    assert found["tracker_oldest_due_seconds", "article"] == pytest.approx(90, abs=5)


def test_pages_are_counted_by_what_became_of_them(client):
    for n, status in enumerate(("done", "done", "failed")):
        make_page(f"https://example.org/news/{n}", status=status)
    found = samples(client)
    assert (found["tracker_rows", "page", "done"], found["tracker_rows", "page", "failed"]) == (
        2,
        1,
    )


def test_copies_are_counted(client):
    origin = make_article()
    make_article(origin=origin, shared_with_origin=0.9)
    make_article(origin=origin, shared_with_origin=0.8)
    assert samples(client)[("tracker_articles_reprinting",)] == 2


def test_all_articles_are_gone_through_but_once(client, django_assert_num_queries):
    make_article()
    with django_assert_num_queries(15) as queries:
        list(metrics.Database().collect())
    scans = [
        query["sql"]
        for query in queries
        if "read_in_ms" in query["sql"] or "submitted_by" in query["sql"]
    ]
    assert len(scans) == 1


def test_messages_that_did_not_arrive_are_counted_while_their_subscription_goes_on(client):
    for paused in ("", "Ten messages in a row did not arrive."):
        subscription = make_subscription(paused_because=paused)
        rows = Delivery.objects
        rows.create(subscription=subscription, position=1, body={}, status="quarantined")
    assert samples(client)["tracker_rows", "message", "quarantined"] == 1


def test_reading_times_are_a_histogram(client):
    for took, way in ((80, "form"), (100, "api"), (300, "api"), (4_000, "feed")):
        make_article(read_in_ms=took, submitted_by=way)
    make_article(read_in_ms=None, submitted_by="url")
    found = samples(client)
    assert found[("tracker_extraction_seconds_count",)] == 4
    assert found[("tracker_extraction_seconds_sum",)] == pytest.approx(4.48)
    within = {
        bound: found["tracker_extraction_seconds_bucket", bound]
        for bound in ("0.1", "0.5", "2.5", "5.0", "+Inf")
    }
    assert within == {"0.1": 2, "0.5": 3, "2.5": 3, "5.0": 4, "+Inf": 4}


def test_feeds_and_workers_are_there(client):
    Feed.objects.create(address="https://example.org/1", errors_in_a_row=3)
    Feed.objects.create(address="https://example.org/2", errors_in_a_row=5)
    Feed.objects.create(address="https://example.org/3")
    record_heartbeat(name="here:1", kind="local", now=timezone.now())
    found = samples(client)
    assert (found[("tracker_feeds_in_trouble",)], found[("tracker_feed_errors_in_a_row",)]) == (
        2,
        5,
    )
    assert found[("tracker_workers_seen",)] == 1


def test_an_answer_is_kept_for_some_seconds(client, django_assert_num_queries, monkeypatch):
    first = samples(client)
    make_article()
    with django_assert_num_queries(0):
        assert samples(client) == first
    monkeypatch.setattr(metrics, "KEPT_SECONDS", 0)
    assert samples(client) != first


@pytest.mark.parametrize(
    ("token", "sent", "status"),
    [
        ("", {"REMOTE_ADDR": "127.0.0.1"}, 200),
        ("", {"REMOTE_ADDR": "::1"}, 200),
        ("", {"REMOTE_ADDR": "10.0.0.7"}, 403),
        ("", {"REMOTE_ADDR": ""}, 403),
        # a proxy here asks for somebody elsewhere
        ("", {"REMOTE_ADDR": "127.0.0.1", "HTTP_X_FORWARDED_FOR": "203.0.113.9"}, 403),
        ("secret", {"HTTP_AUTHORIZATION": "Bearer secret", "REMOTE_ADDR": "10.0.0.7"}, 200),
        ("secret", {"HTTP_AUTHORIZATION": "Bearer other"}, 403),
        ("secret", {"HTTP_AUTHORIZATION": "Bearer secré"}, 403),
        ("secret", {}, 403),  # not even from this machine
    ],
)
def test_who_may_read_them(client, settings, token, sent, status):
    settings.METRICS_TOKEN = token
    assert client.get("/metrics", **sent).status_code == status
