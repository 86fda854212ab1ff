"""Local workers fetch pages and poll feeds, by the real fetcher from a server on loopback."""

import threading

import pytest

from events.models import Article, Event, FeedEntry, Page
from events.services import configured
from tests.factories import make_feed, make_page, make_source, make_waiting
from tests.fakes import fetched, news_page, rss
from tests.http_server import loopback_server
from tests.processes import is_now, started, wait_until

pytestmark = pytest.mark.django_db(transaction=True)

HTML = {"Content-Type": "text/html; charset=utf-8"}
RSS = {"Content-Type": "application/rss+xml", "ETag": '"v1"'}
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
        yield server


def allowed(site, **values):
    """The settings under which a server of one's own may be fetched from."""
    return {
        "FETCH_ALLOWED_NETWORKS": "127.0.0.0/8",
        "FETCH_PORTS": str(site.port),
        "REDIS_URL": "",
        **values,
    }


def work(site, *arguments, **values):
    return started("manage.py", "work", *arguments, **allowed(site, **values))


def test_a_page_is_fetched_and_its_article_read(site):
    site.routes["/news/1"] = (301, {"Location": "/news/one"}, b"")
    said = {"og__site_name": "A paper", "article__published_time": "2024-11-13T08:00:00Z"}
    site.routes["/news/one"] = (200, HTML, news_page(*TOLD, **said).encode())
    page = make_page(site.url("/news/1"))
    with work(site, "--once") as workers:
        assert workers.wait(60) == 0
    page.refresh_from_db()
    article = Article.objects.get()
    assert (page.status, page.article, page.final_address, page.http_status) == (
        "done",
        article,
        site.url("/news/one"),
        200,
    )
    assert bytes(page.raw) == site.routes["/news/one"][2]
    assert (article.status, article.source.name, article.submitted_by) == ("done", "A paper", "url")
    assert Event.objects.count() == 1


def test_a_feed_s_entries_become_articles_once_and_it_is_asked_with_its_mark_the_next_time(site):
    links = [
        {"guid": str(n), "link": site.url(f"/news/{n}"), "title": f"News {n}"} for n in range(3)
    ]
    site.routes["/feed"] = lambda asked: (
        (304, {}, b"") if asked["If-None-Match"] == '"v1"' else (200, RSS, rss(*links).encode())
    )
    for n in range(2):  # the third is gone
        site.routes[f"/news/{n}"] = (
            200,
            HTML,
            news_page(*TOLD, f"That was number {n} of the night.").encode(),
        )
    feed = make_feed(site.url("/feed"), source=make_source("A paper"))
    with work(site) as workers:
        wait_until(
            lambda: (
                Article.objects.filter(status="done").count() == 2
                and Page.objects.filter(status="failed").exists()
            )
        )
        type(feed).objects.update(next_poll_at=feed.next_poll_at)
        wait_until(lambda: [path for path, _ in site.seen].count("/feed") == 2)
        workers.terminate()
        workers.wait(30)
    feed.refresh_from_db()
    assert (feed.errors_in_a_row, feed.etag, FeedEntry.objects.count(), Page.objects.count()) == (
        0,
        '"v1"',
        3,
        3,
    )
    assert set(Article.objects.values_list("title", "source__name", "submitted_by")) == {
        ("News 0", "A paper", "feed"),
        ("News 1", "A paper", "feed"),
    }
    assert "404" in Page.objects.get(status="failed").last_error
    assert sorted(path for path, _ in site.seen) == [
        "/feed",
        "/feed",
        "/news/0",
        "/news/1",
        "/news/2",
    ]


def test_a_page_whose_worker_is_killed_while_it_is_fetched_comes_in_once(site):
    asked, answer = threading.Event(), threading.Event()

    def slow(_headers):
        asked.set()
        answer.wait(20)
        return 200, HTML, news_page(*TOLD).encode()

    site.routes["/news/1"] = slow
    page = make_page(site.url("/news/1"))
    with work(site, FETCH_LEASE_SECONDS=6):
        assert asked.wait(90)
    assert is_now(page, "running")
    answer.set()
    with work(site, FETCH_LEASE_SECONDS=6):
        wait_until(lambda: is_now(page, "done"))
    assert page.attempts >= 2 and Article.objects.count() == 1


@pytest.mark.either_database
def test_a_server_that_never_answers_does_not_hold_up_the_reading(site):
    answer = threading.Event()
    site.routes["/slow"] = lambda _headers: (answer.wait(30), (200, HTML, b""))[1]
    slow = [make_page(site.url(f"/slow?{n}")) for n in range(3)]
    for n in range(3):
        site.routes[f"/slow?{n}"] = site.routes["/slow"]
    with work(site, "--processes", "2", FETCH_SECONDS=25):
        wait_until(lambda: is_now(slow[0], "running"))
        articles = [make_waiting() for _ in range(5)]
        wait_until(lambda: all(is_now(article, "done") for article in articles), seconds=20)
        assert is_now(slow[0], "running")
    answer.set()


@pytest.mark.either_database
def test_without_the_settings_that_allow_it_nothing_on_loopback_is_asked(site):
    page = make_page(site.url("/news/1"))
    with started(
        "manage.py", "work", "--once", FETCH_PORTS=str(site.port), REDIS_URL=""
    ) as workers:
        assert workers.wait(60) == 0
    assert is_now(page, "failed") and "public internet" in page.last_error
    assert site.seen == []


@pytest.mark.either_database
def test_the_scripted_web_answers_as_the_real_fetcher_does(site, settings):
    settings.FETCH_ALLOWED_NETWORKS, settings.FETCH_PORTS = ["127.0.0.0/8"], [str(site.port)]
    body = news_page()
    site.routes["/news/1"] = (200, HTML, body.encode())
    real, scripted = (
        configured.page_fetch()(site.url("/news/1")),
        fetched(site.url("/news/1"), body),
    )
    for name in (
        "url",
        "final_url",
        "status",
        "hops",
        "content_type",
        "charset",
        "body",
        "sha256",
        "etag",
        "last_modified",
    ):
        assert getattr(real, name) == getattr(scripted, name)
