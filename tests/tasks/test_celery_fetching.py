"""Real Celery workers on PostgreSQL and Redis fetch pages and poll feeds from a server on loopback."""

import time

import pytest
import redis
from django.conf import settings

from events.models import Article, Page
from tests.factories import make_feed, make_page, make_waiting
from tests.fakes import news_page, rss
from tests.http_server import loopback_server
from tests.processes import is_now, run, started, wait_until

pytestmark = [pytest.mark.postgres, pytest.mark.redis, pytest.mark.django_db(transaction=True)]

WORKER = ("-m", "celery", "--app", "tracker", "worker", "--concurrency", "2", "--loglevel", "WARNING")
HTML = {"Content-Type": "text/html; charset=utf-8"}
TOLD = (
    "The war went on through the night, and nobody slept in the towns along the river, people who live there said.",
    "Two drones hit a depot in the north of the country!",
)


@pytest.fixture
def broker():
    """An empty database of the Redis server that nothing else uses."""
    url = f"{settings.REDIS_URL.rsplit('/', 1)[0]}/12"
    redis.Redis.from_url(url).flushdb()
    return url


@pytest.fixture
def site(broker):
    with loopback_server() as server:
        server.settings = {
            "REDIS_URL": broker,
            "FETCH_ALLOWED_NETWORKS": "127.0.0.0/8",
            "FETCH_PORTS": str(server.port),
        }
        yield server


def sweep(task, site):
    return run("manage.py", "shell", "--no-imports", "-c", f"from events import tasks; print(tasks.{task}())", **site.settings)


def test_a_feed_that_is_due_brings_an_article_that_is_read(site):
    site.routes["/feed"] = (200, {"Content-Type": "text/xml"}, rss({"guid": "1", "link": site.url("/news/1")}).encode())
    site.routes["/news/1"] = (200, HTML, news_page(*TOLD).encode())
    make_feed(site.url("/feed"))
    with started(*WORKER, **site.settings):
        assert sweep("sweep_feeds", site) == "1\n"
        wait_until(lambda: Article.objects.filter(status="done", submitted_by="feed").exists(), seconds=60)
    assert Page.objects.get().article == Article.objects.get()


def test_a_worker_of_the_fetch_queue_fetches_and_leaves_the_reading_to_the_other(site):
    site.routes["/news/1"] = (200, HTML, news_page(*TOLD).encode())
    page = make_page(site.url("/news/1"))
    # The extractor cannot be loaded: this worker never needs it.
    with started(*WORKER, "--queues", "fetch", "--hostname", "fetch@%h", **{**site.settings, "EXTRACTOR": "nothing.Nobody"}):
        assert sweep("sweep_pages", site) == "1\n"
        wait_until(lambda: is_now(page, "done"), seconds=60)
        wait_until(lambda: redis.Redis.from_url(site.settings["REDIS_URL"]).llen("celery") == 1)  # the wake-up of the reader
    article = Article.objects.get()
    assert is_now(article, "pending")
    with started(*WORKER, "--queues", "celery", **site.settings):
        wait_until(lambda: is_now(article, "done"), seconds=60)


def test_slow_pages_do_not_hold_up_the_worker_that_reads(site):
    site.routes |= {f"/slow/{n}": lambda _headers: (time.sleep(20), (200, HTML, b""))[1] for n in range(4)}
    pages = [make_page(site.url(f"/slow/{n}")) for n in range(4)]
    with (
        started(*WORKER, "--queues", "fetch", "--hostname", "fetch@%h", **site.settings),
        started(*WORKER, "--queues", "celery", **site.settings),
    ):
        sweep("sweep_pages", site)
        wait_until(lambda: sum(is_now(page, "running") for page in pages) == 2, seconds=60)
        articles = [make_waiting() for _ in range(3)]
        sweep("sweep_queue", site)
        wait_until(lambda: all(is_now(article, "done") for article in articles), seconds=18)
        assert any(is_now(page, "running") for page in pages)
