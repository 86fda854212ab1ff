"""Two workers at the same moment: threads with a database connection each, on SQLite and on
PostgreSQL.
"""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime, timedelta
from threading import Barrier

import pytest
from django.db import connection, transaction

from events.models import Actor, Article, Event, FeedEntry, Page, Place, Report, Source
from events.services.intake.feeds.fetch_page import IntakeLimits, fetch_page
from events.services.intake.feeds.poll_feed import PollRules, poll_feed
from events.services.intake.submit import AddressTaken, submit_article
from events.services.intake.submit_address import submit_address
from events.services.queue.articles import claim
from events.services.queue.attempts import Outcome
from events.services.queue.leases import QueueRules
from events.services.reading.record import record_reports
from events.sources.fetching.answers import FetchRules
from tests.factories import make_article, make_extracted, make_feed, make_page, make_waiting
from tests.fakes import ScriptedWeb, news_page, rss

pytestmark = pytest.mark.django_db(transaction=True)

NOW = datetime(2024, 11, 14, 9, 30, tzinfo=UTC)
RULES = QueueRules(lease=timedelta(minutes=5), max_attempts=3)
WORKERS = 6


def at_once(work: Callable[[int], object]) -> list:
    """What `work(0)`, `work(1)` ... return, begun at the same moment."""
    barrier = Barrier(WORKERS)

    def begin(number: int) -> object:
        try:
            connection.ensure_connection()
            barrier.wait()
            return work(number)
        finally:
            connection.close()

    with ThreadPoolExecutor(WORKERS) as pool:
        return list(pool.map(begin, range(WORKERS)))


def test_one_article_is_claimed_by_one_worker():
    article = make_waiting()
    claimed = at_once(lambda _number: claim(article_id=article.pk, now=NOW, rules=RULES))
    winners = [one for one in claimed if one]
    assert len(winners) == 1
    article.refresh_from_db()
    assert (article.token, article.attempts) == (winners[0].lease.token, 1)


def test_one_text_submitted_by_many_is_one_article():
    def submit(number: int):
        text = "Two drones hit a depot." + " " * number
        return submit_article(
            text=text, submitted_by="api", outlet="A paper", now=NOW, max_characters=100
        )

    submissions = at_once(submit)
    assert sorted(one.created for one in submissions) == [False] * (WORKERS - 1) + [True]
    assert {one.article for one in submissions} == {Article.objects.get()}
    assert Source.objects.count() == 1


def test_one_address_submitted_by_many_is_one_page():
    def submit(number: int):
        address = f"http://www.example.org/news/1/?utm_source={number}"
        return submit_address(
            address=address, outlet="A paper", submitted_by="api", now=NOW, rules=FetchRules()
        )

    submissions = at_once(submit)
    assert sorted(one.created for one in submissions) == [False] * (WORKERS - 1) + [True]
    assert {one.page for one in submissions} == {Page.objects.get()}


def test_one_page_is_fetched_by_one_worker_into_one_article():
    page = make_page()
    web = ScriptedWeb({page.address: news_page()})

    def fetch(number: int):
        return fetch_page(
            page_id=page.pk, fetch=web, rules=RULES, limits=IntakeLimits(1_000), clock=lambda: NOW
        )

    done = [one for one in at_once(fetch) if one.outcome == Outcome.DONE]
    assert ([one.article_to_read for one in done], len(web.asked)) == (
        [Article.objects.get().pk],
        1,
    )


def test_pages_that_call_themselves_one_article_are_one_article():
    pages = [make_page() for _ in range(WORKERS)]
    body = news_page(head='<link rel="canonical" href="https://example.org/news/the-one">')

    def fetch(number: int):
        web = ScriptedWeb({pages[number].address: body.replace("Depot hit", f"Depot hit {number}")})
        limits = IntakeLimits(1_000)
        return fetch_page(
            page_id=pages[number].pk, fetch=web, rules=RULES, limits=limits, clock=lambda: NOW
        ).outcome

    assert at_once(fetch) == [Outcome.DONE] * WORKERS
    assert set(Page.objects.values_list("article", flat=True)) == {Article.objects.get().pk}


def test_one_address_submitted_with_many_texts_holds_one_and_refuses_the_others():
    def submit(number: int):
        text = f"Two drones hit depot number {number}."
        try:
            return submit_article(
                text=text,
                url="https://example.org/1",
                submitted_by="api",
                now=NOW,
                max_characters=99,
            ).article
        except AddressTaken as taken:
            return taken

    given = at_once(submit)
    article = Article.objects.get()
    assert given.count(article) == 1
    assert {one.article for one in given if one != article} == {article}


def test_one_feed_is_polled_by_one_worker_and_one_entry_of_two_feeds_is_one_page():
    feeds = [make_feed() for _ in range(2)]
    listed = rss(
        *({"guid": str(n), "link": f"https://example.org/news/of-feeds-{n}"} for n in range(5))
    )
    web = ScriptedWeb({feed.address: listed for feed in feeds})
    rules = PollRules(lease=RULES.lease, pages=FetchRules(), limits=IntakeLimits(1_000))
    outcomes = at_once(
        lambda number: (
            poll_feed(
                feed_id=feeds[number % 2].pk, fetch=web, rules=rules, clock=lambda: NOW
            ).outcome
        )
    )
    assert (outcomes.count(Outcome.DONE), len(web.asked)) == (2, 2)
    assert (FeedEntry.objects.count(), Page.objects.count()) == (10, 5)


def read_at_once(articles: list[Article], version: str, *reports: list) -> None:
    """Each article by a worker of its own; `reports[n]` are what this version finds in the article
    n.
    """

    def finish(number: int) -> None:
        with transaction.atomic():
            record_reports(
                article=articles[number], reports=reports[number], version=version, now=NOW
            )

    at_once(finish)


def test_articles_that_are_read_again_at_once_keep_their_one_event():
    articles = [make_article() for _ in range(WORKERS)]
    told = [make_extracted(place="Rivnopil", by=("A new force",))]
    read_at_once(articles, "1", *[told] * WORKERS)
    event = Event.objects.get()
    read_at_once(articles, "2", *[told] * WORKERS)
    assert (Event.objects.get(), event.reports.count()) == (event, WORKERS)
    assert set(event.reports.values_list("extractor_version", flat=True)) == {"2"}


def test_an_event_that_all_its_articles_lose_at_once_is_withdrawn_once():
    articles = [make_article() for _ in range(WORKERS)]
    told = [make_extracted(place="Rivnopil", by=("A new force",))]
    read_at_once(articles, "1", *[told] * WORKERS)
    read_at_once(articles, "2", *[[]] * WORKERS)
    event = Event.objects.get()
    assert event.withdrawn_at == NOW
    assert [r.after["withdrawn_because"] != "" for r in event.revisions.order_by("number")].count(
        True
    ) == 1


def test_an_event_that_one_article_loses_while_others_find_it_stays():
    articles = [make_article() for _ in range(WORKERS)]
    told = [make_extracted(place="Rivnopil", by=("A new force",))]
    with transaction.atomic():
        record_reports(article=articles[0], reports=told, version="1", now=NOW)
    read_at_once(articles, "2", [], *[told] * (WORKERS - 1))
    # the first, or a second one where the first was withdrawn before any other joined
    visible = Event.objects.visible().get()
    assert visible.reports.count() == WORKERS - 1
    assert Report.objects.filter(event__withdrawn_at__isnull=False).count() == 0


def test_articles_that_are_finished_at_once_tell_one_event_at_one_new_place_by_one_new_side():
    articles = [make_article() for _ in range(WORKERS)]

    def finish(number: int) -> None:
        with transaction.atomic():
            report = make_extracted(place="Rivnopil", by=("A new force",), against=("Another",))
            record_reports(article=articles[number], reports=[report], version="1", now=NOW)

    at_once(finish)
    event = Event.objects.get()
    assert (event.article_count, event.revisions.count()) == (WORKERS, WORKERS)
    assert (Report.objects.count(), Place.objects.count(), Actor.objects.count()) == (WORKERS, 1, 2)
