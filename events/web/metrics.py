"""Metrics for Prometheus, read from the database, so that every process gives the same.

A dozen queries, one over all articles: half a second for 100,000 articles of 4,000 characters in
SQLite. The answer is cached, so that frequent requests do not query more often.
"""

from __future__ import annotations

import hmac
import ipaddress
import threading
import time
from collections.abc import Iterator

from django.conf import settings
from django.db import DatabaseError, InterfaceError
from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe
from prometheus_client import CONTENT_TYPE_LATEST, CollectorRegistry, generate_latest
from prometheus_client.core import GaugeMetricFamily, HistogramMetricFamily, Metric
from prometheus_client.registry import Collector

from events.models import Article, Delivery, Feed, ModelRequest, Worker
from events.models.articles import QUEUES
from events.services.queue.heartbeats import SEEN_WITHIN

KEPT_SECONDS = 15.0
# an article takes a fifth of a second, the longest allowed a minute or so
SECONDS = (0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30, 60, 120)

_lock = threading.Lock()
_kept: tuple[float, bytes] | None = None


class Database(Collector):
    """Counts of rows. Gauges, not counters: an operator may delete, and a counter must not fall."""

    def collect(self) -> Iterator[Metric]:
        yield from _queues()
        yield from _articles()
        yield from _feeds()
        yield from _model()
        yield _gauge("workers_seen", "Workers that were seen within a minute", _workers())

    def describe(self) -> list[Metric]:
        """Empty, because the registry would otherwise query the database."""
        return []


def _queues() -> Iterator[Metric]:
    now = timezone.now()
    rows = GaugeMetricFamily(
        "tracker_rows",
        "Articles, pages, imports and messages by status",
        labels=["queue", "status"],
    )
    oldest = GaugeMetricFamily(
        "tracker_oldest_due_seconds",
        "How long the row has been due that waits longest",
        labels=["queue"],
    )
    for name, queue in {**QUEUES, "message": Delivery.objects.active()}.items():
        for status, number in queue.counts_by_status().items():
            rows.add_metric([name, status], number)
        since = queue.due_since(now)
        oldest.add_metric([name], (now - since).total_seconds() if since else 0)
    yield rows
    yield oldest


def _articles() -> Iterator[Metric]:
    figures = Article.objects.figures(SECONDS)
    accepted = GaugeMetricFamily(
        "tracker_articles_accepted", "Articles accepted, by the way they came", labels=["way"]
    )
    for way, number in figures.by_way.items():
        accepted.add_metric([way], number)
    yield accepted
    yield _gauge(
        "articles_reprinting",
        "Articles that were found to be copies of another",
        Article.objects.reprinting().count(),
    )
    buckets = [
        (str(float(bound)), number) for bound, number in zip(SECONDS, figures.within, strict=True)
    ]
    reading = HistogramMetricFamily(
        "tracker_extraction_seconds", "How long the last reading of each article took"
    )
    reading.add_metric([], buckets=[*buckets, ("+Inf", figures.timed)], sum_value=figures.seconds)
    yield reading


def _feeds() -> Iterator[Metric]:
    troubled = Feed.objects.in_trouble()
    yield _gauge("feeds_in_trouble", "Feeds whose last poll failed", troubled.count())
    yield _gauge(
        "feed_errors_in_a_row",
        "The most errors in a row of one feed",
        troubled.values_list("errors_in_a_row", flat=True).first(),
    )


def _model() -> Iterator[Metric]:
    """What the language model was asked and cost, and what was left out of its answers."""
    figures = ModelRequest.objects.figures()
    requests = GaugeMetricFamily(
        "tracker_model_requests", "Requests to the language model", labels=["outcome"]
    )
    for outcome, number in figures.by_outcome.items():
        requests.add_metric([outcome], number)
    yield requests
    tokens = GaugeMetricFamily(
        "tracker_model_tokens", "Tokens as its server counts them", labels=["way"]
    )
    tokens.add_metric(["sent"], figures.tokens_in)
    tokens.add_metric(["received"], figures.tokens_out)
    yield tokens
    yield _gauge("model_cost", "Cost by the prices of the settings", float(figures.cost))
    dropped = GaugeMetricFamily(
        "tracker_model_values_dropped", "Values left out of its answers", labels=["reason"]
    )
    for reason, number in figures.dropped.items():
        dropped.add_metric([reason], number)
    yield dropped


def _workers() -> int:
    return Worker.objects.seen_since(timezone.now() - SEEN_WITHIN).count()


def _gauge(name: str, help_text: str, value: float | None) -> Metric:
    return GaugeMetricFamily(f"tracker_{name}", help_text, value=value or 0)


@never_cache
@require_safe
def metrics(request: HttpRequest) -> HttpResponse:
    """For requests with METRICS_TOKEN; without a token, for this machine only."""
    if not _may_read(request):
        return HttpResponse(
            "Not for you: see METRICS_TOKEN.\n", status=403, content_type="text/plain"
        )
    try:
        return HttpResponse(_current(), content_type=CONTENT_TYPE_LATEST)
    except (DatabaseError, InterfaceError):
        return HttpResponse(
            "The database does not answer.\n", status=503, content_type="text/plain"
        )


def _current() -> bytes:
    global _kept
    with _lock:
        if _kept is None or time.monotonic() - _kept[0] > KEPT_SECONDS:
            registry = CollectorRegistry()
            registry.register(Database())
            _kept = time.monotonic(), generate_latest(registry)
        return _kept[1]


def _may_read(request: HttpRequest) -> bool:
    if settings.METRICS_TOKEN:
        given = request.headers.get("Authorization", "").removeprefix("Bearer ")
        return hmac.compare_digest(
            given.encode("utf-8", "replace"), settings.METRICS_TOKEN.encode()
        )
    # Behind a proxy on this machine everybody seems to be here, so one that forwards for somebody
    # is not believed.
    return (
        _is_loopback(request.META.get("REMOTE_ADDR", ""))
        and "X-Forwarded-For" not in request.headers
    )


def _is_loopback(address: str) -> bool:
    try:
        return ipaddress.ip_address(address).is_loopback
    except ValueError:
        return False
