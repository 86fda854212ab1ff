"""Real Celery workers on PostgreSQL and Redis fetch pages and poll feeds from a loopback server."""

import threading

import pytest
import redis

from events.models import Article, Page
from tests.celery_workers import WORKER, empty_broker, send
from tests.factories import make_feed, make_page, make_waiting
from tests.fakes import news_page, rss
from tests.http_server import loopback_server
from tests.processes import is_now, started, wait_until

pytestmark = [pytest.mark.postgres, pytest.mark.redis, pytest.mark.django_db(transaction=True)]

HTML = {"Content-Type": "text/html; charset=utf-8"}
TOLD = (
    (
        "The war went on through the night, and nobody slept in the towns along the river, "
        "people who live there said."
    ),
    "Two drones hit a depot in the north of the country!",
)


@pytest.fixture
def site():
    with loopback_server() as server:
        server.settings = {
            "REDIS_URL": empty_broker(12),
            "FETCH_ALLOWED_NETWORKS": "127.0.0.0/8",
            "FETCH_PORTS": str(server.port),
        }
        yield server


def sent(site, task, *arguments):
    send(site.settings["REDIS_URL"], task, *arguments)


def test_a_feed_that_is_due_brings_an_article_that_is_read(site):
    site.routes["/feed"] = (
        200,
        {"Content-Type": "text/xml"},
        rss({"guid": "1", "link": site.url("/news/1")}).encode(),
    )
    site.routes["/news/1"] = (200, HTML, news_page(*TOLD).encode())
    make_feed(site.url("/feed"))
    with started(*WORKER, **site.settings):
        sent(site, "sweep_feeds")
        wait_until(
            lambda: Article.objects.filter(status="done", submitted_by="feed").exists(), seconds=120
        )
    assert Page.objects.get().article == Article.objects.get()


def test_a_worker_of_the_fetch_queue_fetches_and_leaves_the_reading_to_the_other(site):
    site.routes["/news/1"] = (200, HTML, news_page(*TOLD).encode())
    page = make_page(site.url("/news/1"))
    # The extractor cannot be loaded: this worker never needs it.
    with started(
        *WORKER,
        "--queues",
        "fetch",
        "--hostname",
        "fetch@%h",
        **{**site.settings, "EXTRACTOR": "nothing.Nobody"},
    ):
        sent(site, "fetch_page", page.pk)
        wait_until(lambda: is_now(page, "done"), seconds=120)
        # the wake-up of the reader
        wait_until(lambda: redis.Redis.from_url(site.settings["REDIS_URL"]).llen("celery") == 1)
    article = Article.objects.get()
    assert is_now(article, "pending")
    with started(*WORKER, "--queues", "celery", **site.settings):
        wait_until(lambda: is_now(article, "done"), seconds=120)


def test_slow_pages_do_not_hold_up_the_worker_that_reads(site):
    answer = threading.Event()
    site.routes |= {
        f"/slow/{n}": lambda _headers: (answer.wait(90), (200, HTML, b""))[1] for n in range(4)
    }
    # so that only the end of this test ends a fetch
    site.settings |= {"FETCH_SECONDS": 80, "FETCH_LEASE_SECONDS": 120}
    pages = [make_page(site.url(f"/slow/{n}")) for n in range(4)]
    with (
        started(*WORKER, "--queues", "fetch", "--hostname", "fetch@%h", **site.settings),
        started(*WORKER, "--queues", "celery", **site.settings),
    ):
        sent(site, "sweep_pages")
        wait_until(lambda: sum(is_now(page, "running") for page in pages) == 2, seconds=120)
        articles = [make_waiting() for _ in range(3)]
        sent(site, "sweep_queue")
        wait_until(lambda: all(is_now(article, "done") for article in articles), seconds=120)
        assert sum(is_now(page, "running") for page in pages) == 2
        answer.set()
