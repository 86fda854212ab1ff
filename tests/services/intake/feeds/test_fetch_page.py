"""Fetching pages: what becomes of them, with a web that answers as a test says."""

from datetime import UTC, date, datetime, timedelta

import pytest

from events.models import Article, Page
from events.models.articles import SubmittedBy
from events.services.intake.addresses import address_key
from events.services.intake.back_pressure import backlog
from events.services.intake.feeds.fetch_page import IntakeLimits, fetch_page
from events.services.intake.submit import fingerprint
from events.services.queue.attempts import Outcome
from events.services.queue.leases import QueueRules
from events.sources.fetching.answers import FetchFailed, FetchRefused
from tests.factories import make_article, make_source
from tests.fakes import FETCHED_AT, NEWS, ScriptedWeb, fetched, news_page

pytestmark = pytest.mark.django_db

NOW = datetime(2024, 11, 14, 9, 30, tzinfo=UTC)
LIMITS = IntakeLimits(max_characters=10_000)
RULES = QueueRules(lease=timedelta(minutes=2), max_attempts=2, first_pause=timedelta(minutes=5))
ADDRESS = "https://www.example.org/news/depot-hit?utm_source=feed"
CANONICAL = "https://example.org/news/depot-hit"
TEXT = "\n\n".join(("Depot hit", *NEWS))  # the headline of a page stands in its text


def make_page(address=ADDRESS, **values):
    defaults = {
        "address_key": address_key(address),
        "submitted_by": SubmittedBy.FORM,
        "submitted_at": NOW,
        "not_before": NOW,
    }
    return Page.objects.create(address=address, **{**defaults, **values})


def run(page, answer, *, now=NOW, limits=LIMITS, url=ADDRESS):
    web = ScriptedWeb({url: answer})
    done = fetch_page(page_id=page.pk, fetch=web, rules=RULES, limits=limits, clock=lambda: now)
    page.refresh_from_db()
    return done


def test_a_page_s_article_is_submitted_with_what_the_page_says():
    page = make_page()
    body = news_page(og__site_name="A Paper", article__published_time="2024-11-13T22:00:00Z")
    done = run(page, body)
    article = Article.objects.get()
    assert (done.outcome, done.article_to_read, page.article, page.status) == (
        Outcome.DONE,
        article.pk,
        article,
        "done",
    )
    assert (article.text, article.title, article.source.name) == (TEXT, "Depot hit", "A Paper")
    assert (article.published_on, article.published_on_basis) == (date(2024, 11, 13), "page")
    assert (article.submitted_by, article.status, article.address_key) == (
        "url",
        "pending",
        page.address_key,
    )


def test_what_was_there_is_kept_as_it_came():
    page, body = make_page(), news_page().encode()
    run(
        page,
        fetched(
            ADDRESS,
            body,
            final_url="https://example.org/news/depot-hit?from=x",
            content_type="application/xhtml+xml",
        ),
    )
    assert (bytes(page.raw), page.http_status, page.content_type) == (
        body,
        200,
        "application/xhtml+xml",
    )
    assert (page.final_address, page.fetched_at) == (
        "https://example.org/news/depot-hit?from=x",
        FETCHED_AT,
    )
    assert len(page.raw_sha256) == 64


def test_what_was_given_with_the_address_stands_above_what_the_page_says():
    page = make_page(
        title="Given", source=make_source("Given paper"), published_on=date(2024, 11, 12)
    )
    run(page, news_page(og__site_name="A Paper", article__published_time="2024-11-13"))
    article = Article.objects.get()
    assert (article.title, article.source.name) == ("Given", "Given paper")
    assert (article.published_on, article.published_on_basis) == (date(2024, 11, 12), "given")


def test_a_day_that_a_feed_gave_is_not_called_given_by_a_person():
    run(make_page(published_on=date(2024, 11, 12), submitted_by=SubmittedBy.FEED), news_page())
    article = Article.objects.get()
    assert (article.published_on_basis, article.submitted_by) == ("page", "feed")


@pytest.mark.parametrize(
    ("by_page", "by_feed", "kept"),
    [
        pytest.param("2024-11-12T22:00:00-05:00", 13, 12, id="the feed told it in UTC"),
        pytest.param("2024-11-13T03:00:00Z", 12, 12, id="the page told it in UTC"),
        pytest.param("2024-11-09T08:00:00-05:00", 12, 12, id="the page tells of another day"),
    ],
)
def test_of_the_days_of_feed_and_page_the_outlet_s_own_counts(by_page, by_feed, kept):
    page = make_page(published_on=date(2024, 11, by_feed), submitted_by=SubmittedBy.FEED)
    run(page, news_page(article__published_time=by_page))
    assert Article.objects.get().published_on == date(2024, 11, kept)


@pytest.mark.parametrize(
    ("values", "shown"),
    [
        (
            {"article__published_time": "2999-01-01"},
            {"published_on": None, "published_on_basis": "undated"},
        ),
        ({"og__site_name": "A\x01 paper " + "x" * 300}, {}),
        ({"title": "Depot " * 200}, {}),
    ],
)
def test_nothing_that_a_page_says_badly_of_itself_costs_its_article(values, shown):
    done = run(make_page(), news_page(**values))
    article = Article.objects.get()
    assert done.outcome == Outcome.DONE
    assert {name: getattr(article, name) for name in shown} == shown


@pytest.mark.parametrize(
    ("first", "answer"),
    [
        ({"text": TEXT, "sha256": fingerprint(TEXT)}, news_page()),
        ({"address_key": address_key(CANONICAL)}, news_page()),
        (
            {"address_key": address_key("https://example.org/moved")},
            fetched(ADDRESS, news_page(), final_url="https://example.org/moved"),
        ),
        (
            {"address_key": address_key("https://example.org/own")},
            news_page(head='<link rel="canonical" href="/own">'),
        ),
    ],
    ids=["same text", "same address", "address after redirects", "the page's own address"],
)
def test_an_article_that_came_before_is_the_page_s_article(first, answer):
    article, page = make_article(**first), make_page()
    done = run(page, answer)
    assert (page.article, page.status, done.article_to_read) == (article, "done", None)
    assert Article.objects.count() == 1


def test_a_server_that_fails_is_asked_again_and_not_before_it_wants():
    page = make_page()
    assert (
        run(page, FetchFailed("The server answers 503.", retry_after=timedelta(hours=3))).outcome
        == Outcome.ERROR
    )
    assert (page.status, page.last_error, page.not_before, page.attempts) == (
        "pending",
        "The server answers 503.",
        NOW + timedelta(hours=3),
        1,
    )
    run(page, FetchFailed("It timed out."), now=NOW + timedelta(hours=3))
    assert (page.status, page.last_error) == ("quarantined", "It timed out.")


@pytest.mark.parametrize(
    ("answer", "reason", "kept"),
    [
        (
            FetchRefused("The server answers 404 (Not Found)."),
            "The server answers 404 (Not Found).",
            False,
        ),
        ("<html><body><p>Please log in.</p></body></html>", "article text", True),
        ("", "The page is empty.", True),
        (
            fetched(ADDRESS, news_page(), final_url="https://example.org/"),
            "leads to the site's front page",
            True,
        ),
        (news_page("Two drones struck a depot. " * 500), "10,000 are allowed", True),
    ],
    ids=["refused", "no article", "empty", "front page", "too long"],
)
def test_a_page_without_an_article_is_set_aside_with_the_reason(answer, reason, kept):
    page = make_page()
    assert run(page, answer).outcome == Outcome.ERROR
    assert page.status == "failed" and reason in page.last_error and page.attempts == 1
    assert (page.raw is not None) == kept
    assert Article.objects.count() == 0


def test_a_fault_of_ours_loses_nothing():
    page = make_page()
    assert run(page, ValueError("unheard of")).outcome == Outcome.ERROR
    assert (page.status, page.last_error) == (
        "pending",
        "Reading the page failed here (ValueError).",
    )


def test_a_worker_that_lost_its_page_writes_nothing():
    page = make_page()

    def slow(url, **conditions):
        Page.objects.filter(pk=page.pk).update(token="another's")
        return fetched(url, news_page())

    done = fetch_page(page_id=page.pk, fetch=slow, rules=RULES, limits=LIMITS, clock=lambda: NOW)
    page.refresh_from_db()
    assert (done.outcome, page.status, page.article, Article.objects.count()) == (
        Outcome.LEASE_LOST,
        "running",
        None,
        0,
    )


def test_a_worker_that_is_told_to_stop_hands_its_page_back():
    page = make_page()
    with pytest.raises(SystemExit):
        fetch_page(page_id=page.pk, fetch=stop, rules=RULES, limits=LIMITS, clock=lambda: NOW)
    page.refresh_from_db()
    assert (page.status, page.attempts, page.token) == ("pending", 0, "")


def stop(url, **conditions):
    raise SystemExit(1)


def test_a_page_that_is_not_there_for_the_taking_is_left_alone():
    page = make_page(status="done")
    assert run(page, news_page()).outcome == Outcome.NOT_CLAIMED


@pytest.fixture
def full_queue():
    backlog.forget()
    make_article(status="pending")
    yield IntakeLimits(max_characters=10_000, max_waiting=1)
    backlog.forget()


def test_where_the_queue_is_full_nothing_is_fetched_and_no_attempt_is_counted(full_queue):
    page, web = make_page(), ScriptedWeb({ADDRESS: news_page()})
    fetch_page(page_id=page.pk, fetch=web, rules=RULES, limits=full_queue, clock=lambda: NOW)
    page.refresh_from_db()
    assert (web.asked, page.status, page.attempts, page.last_error) == ([], "pending", 0, "")
    assert page.not_before == NOW + timedelta(seconds=30)


def test_a_page_that_finds_the_queue_full_only_once_it_is_fetched_waits_too(
    full_queue, monkeypatch
):
    monkeypatch.setattr("events.services.intake.feeds.fetch_page.is_full", lambda limit: False)
    page = make_page()
    run(page, news_page(), limits=full_queue)
    assert (page.status, page.attempts, page.raw, Article.objects.count()) == (
        "pending",
        0,
        None,
        1,
    )
