"""Polling feeds: what is taken in, once, and what an error does, with a web that answers as a test
says.
"""

from datetime import date, timedelta

import pytest

from events.models import Article, FeedEntry, Page
from events.services.intake.addresses import address_key
from events.services.intake.back_pressure import backlog
from events.services.intake.feeds.feed_entries import is_whole
from events.services.intake.feeds.fetch_page import IntakeLimits
from events.services.intake.feeds.poll_feed import PollRules, poll_feed
from events.services.queue.attempts import Outcome
from events.sources.fetching.answers import NotModified
from tests.factories import make_article, make_source
from tests.fakes import FETCHED_AT, ScriptedWeb, fetched, rss
from tests.services.intake.feeds.polling import ADDRESS, NOW, RULES, make_feed, poll

pytestmark = pytest.mark.django_db

WHOLE = "Two drones struck a fuel depot near Sumy on Wednesday night, the governor said. " * 10


def test_a_new_entry_s_page_is_to_be_fetched_with_what_the_feed_says_of_it():
    feed = make_feed(source=make_source("A Paper"))
    done = poll(
        feed,
        rss(
            {"guid": "1", "link": "https://example.org/a", "title": "Depot <b>hit</b>"},
            title="News",
        ),
    )
    page, entry = Page.objects.get(), FeedEntry.objects.get()
    assert (done.outcome, done.pages_to_fetch, done.articles_to_read) == (
        Outcome.DONE,
        (page.pk,),
        (),
    )
    assert (page.address, page.title, page.source.name) == (
        "https://example.org/a",
        "Depot hit",
        "A Paper",
    )
    assert (page.published_on, page.submitted_by, page.status) == (
        date(2024, 11, 13),
        "feed",
        "pending",
    )
    assert (entry.page, entry.article, entry.address, entry.refused_because) == (
        page,
        None,
        "https://example.org/a",
        "",
    )
    assert (feed.title, feed.errors_in_a_row, feed.last_error, feed.token, feed.lease_until) == (
        "News",
        0,
        "",
        "",
        None,
    )
    assert (feed.last_polled_at, feed.last_entry_at, feed.next_poll_at) == (
        NOW,
        NOW,
        NOW + timedelta(minutes=30),
    )


def test_an_entry_that_carries_its_whole_text_is_an_article_and_fetches_nothing():
    done = poll(
        make_feed(),
        rss({"guid": "1", "link": "https://example.org/a", "title": "Depot hit", "content": WHOLE}),
    )
    article = Article.objects.get()
    assert (done.articles_to_read, done.pages_to_fetch) == ((article.pk,), ())
    assert (article.text, article.title, article.submitted_by) == (
        WHOLE.strip(),
        "Depot hit",
        "feed",
    )
    assert (article.published_on, article.published_on_basis) == (date(2024, 11, 13), "feed")
    assert article.address_key == address_key("https://example.org/a")


@pytest.mark.parametrize(
    "entry",
    [
        {"summary": WHOLE},
        {"content": WHOLE[:500]},
        {"content": WHOLE + "…"},
        {"content": WHOLE + "Continue reading on our site »"},
    ],
    ids=[
        "a long summary",
        "a short text",
        "a text that breaks off",
        "a text that goes on elsewhere",
    ],
)
def test_what_may_be_a_part_only_never_becomes_an_article(entry):
    poll(make_feed(), rss({"guid": "1", "link": "https://example.org/a", **entry}))
    assert (Article.objects.count(), Page.objects.count()) == (0, 1)


def test_a_text_that_ends_as_a_sentence_does_is_whole():
    assert (
        is_whole(WHOLE)
        and is_whole(WHOLE + "“Read more and continue reading,” he said.")
        and is_whole(WHOLE + "“We read of it later.”")
    )


def test_an_entry_comes_in_once_however_often_it_is_shown():
    feed, shown = (
        make_feed(),
        rss(
            {"guid": "1", "link": "https://example.org/a"},
            {"guid": "1", "link": "https://example.org/b"},
        ),
    )
    poll(feed, shown)
    done = poll(feed, shown, now=NOW + timedelta(hours=1))
    assert (FeedEntry.objects.count(), Page.objects.count(), done.pages_to_fetch) == (1, 1, ())
    assert feed.last_entry_at == NOW


def test_an_id_that_is_given_again_to_another_article_loses_none():
    first = {"guid": "1", "link": "https://example.org/a", "title": "Depot hit"}
    second = {"guid": "1", "link": "https://example.org/b", "title": "Bridge hit"}
    moved = {"guid": "1", "link": "https://example.org/c", "title": "Depot hit"}
    feed = make_feed()
    poll(feed, rss(first))
    for hours in (1, 2):
        poll(feed, rss(second, first, moved), now=NOW + timedelta(hours=hours))
    assert {entry.title for entry in FeedEntry.objects.all()} == {"Depot hit", "Bridge hit"}
    assert Page.objects.count() == FeedEntry.objects.count() == 2


def test_an_entry_that_came_by_another_way_leads_there():
    known = make_article(address_key=address_key("https://example.org/a"))
    done = poll(make_feed(), rss({"guid": "1", "link": "https://www.example.org/a?utm_source=rss"}))
    assert (FeedEntry.objects.get().article, done.pages_to_fetch) == (known, ())


def test_a_text_for_an_address_that_brought_another_leads_to_the_first():
    known = make_article(address_key=address_key("https://example.org/a"))
    poll(make_feed(), rss({"guid": "2", "link": "https://example.org/a", "content": WHOLE}))
    assert (FeedEntry.objects.get().article, Article.objects.count()) == (known, 1)


@pytest.mark.parametrize(
    ("entry", "reason"),
    [
        ({"link": "https://example.org/"}, "front page"),
        ({"link": "http://127.0.0.1/a"}, "does not lead to the public internet"),
        ({"title": "No way"}, "neither an address nor the text"),
        ({"link": "https://example.org/a", "content": WHOLE * 20}, "10,000 are allowed"),
    ],
)
def test_an_entry_that_cannot_come_in_is_kept_with_its_reason(entry, reason):
    feed = make_feed()
    poll(feed, rss({"guid": "1", **entry}, {"guid": "2", "link": "https://example.org/good"}))
    assert reason in FeedEntry.objects.get(page=None).refused_because
    assert (Page.objects.count(), feed.errors_in_a_row) == (1, 0)


def test_it_asks_with_what_the_server_said_last_time_and_rests_where_nothing_has_changed():
    feed = make_feed()
    day = "Wed, 13 Nov 2024 10:00:00 GMT"
    poll(
        feed,
        fetched(ADDRESS, rss(), content_type="application/rss+xml", etag='"v1"', last_modified=day),
    )
    web = ScriptedWeb(
        {
            ADDRESS: NotModified(
                url=ADDRESS, final_url=ADDRESS, hops=(ADDRESS,), fetched_at=FETCHED_AT
            )
        }
    )
    later = NOW + timedelta(hours=1)
    done = poll_feed(feed_id=feed.pk, fetch=web, rules=RULES, clock=lambda: later)
    feed.refresh_from_db()
    assert web.asked == [(ADDRESS, '"v1"', day)]
    assert (done.outcome, feed.etag, feed.last_polled_at, feed.last_entry_at) == (
        Outcome.DONE,
        '"v1"',
        later,
        None,
    )
    assert feed.next_poll_at == later + timedelta(minutes=30)


def test_a_mark_too_long_to_be_kept_is_not_sent_cut_short():
    feed = make_feed()
    poll(feed, fetched(ADDRESS, rss(), etag="x" * 501, last_modified="y" * 101))
    assert (feed.etag, feed.last_modified) == ("", "")


def test_where_the_queue_is_full_the_rest_comes_in_with_a_later_poll():
    backlog.forget()
    feed, shown = (
        make_feed(etag='"v0"'),
        rss({"guid": "1", "content": WHOLE}, {"guid": "2", "link": "https://example.org/a"}),
    )
    waiting = make_article(status="pending")
    full = PollRules(
        lease=RULES.lease, pages=RULES.pages, limits=IntakeLimits(10_000, max_waiting=1)
    )
    poll_feed(feed_id=feed.pk, fetch=ScriptedWeb({ADDRESS: shown}), rules=full, clock=lambda: NOW)
    feed.refresh_from_db()
    assert (feed.etag, feed.errors_in_a_row, feed.next_poll_at) == (
        "",
        0,
        NOW + timedelta(seconds=30),
    )
    waiting.delete()
    backlog.forget()
    poll_feed(
        feed_id=feed.pk,
        fetch=ScriptedWeb({ADDRESS: shown}),
        rules=full,
        clock=lambda: feed.next_poll_at,
    )
    assert (Article.objects.count(), Page.objects.count(), FeedEntry.objects.count()) == (1, 1, 2)
