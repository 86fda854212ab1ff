"""When a feed is polled again: after what it asks, after errors, after a lost worker."""

from datetime import timedelta

import pytest

from events.models import Feed
from events.services.intake.feeds import poll_feed as polling
from events.services.intake.feeds.poll_feed import poll_feed
from events.services.queue.attempts import Outcome
from events.sources.fetching.answers import FetchFailed, FetchRefused
from tests.fakes import fetched, rss
from tests.services.intake.feeds.polling import NOW, RULES, make_feed, poll

pytestmark = pytest.mark.django_db


def test_a_feed_is_left_alone_for_as_long_as_it_asks():
    feed = make_feed()
    poll(feed, rss(ttl="120"))
    assert feed.next_poll_at == NOW + timedelta(hours=2)


def test_errors_double_the_pause_up_to_a_day_and_are_told():
    feed, now, pauses = make_feed(), NOW, []
    for number in range(7):
        assert poll(feed, FetchFailed(f"Error {number}."), now=now).outcome == Outcome.ERROR
        pauses.append((feed.next_poll_at - now) / timedelta(minutes=30))
        now = feed.next_poll_at
    assert pauses == [2, 4, 8, 16, 32, 48, 48]
    assert (feed.errors_in_a_row, feed.last_error, list(Feed.objects.in_trouble())) == (
        7,
        "Error 6.",
        [feed],
    )
    poll(feed, rss(), now=now)
    assert (feed.errors_in_a_row, feed.last_error) == (0, "")


@pytest.mark.parametrize(
    ("answer", "pause"),
    [
        (
            FetchFailed("The server answers 429.", retry_after=timedelta(hours=5)),
            timedelta(hours=5),
        ),
        (FetchRefused("The server answers 410 (Gone)."), timedelta(days=1)),
        ("<!doctype html><html></html>", timedelta(days=1)),
        (ValueError("unheard of"), timedelta(hours=1)),
    ],
    ids=["the server says when", "gone", "no feed", "a fault of ours"],
)
def test_an_error_says_what_it_was_and_when_the_feed_is_polled_again(answer, pause):
    feed = make_feed()
    poll(feed, answer)
    assert feed.last_error and (feed.errors_in_a_row, feed.next_poll_at - NOW, feed.token) == (
        1,
        pause,
        "",
    )


def test_a_feed_whose_worker_was_lost_comes_back_after_a_pause():
    feed = make_feed(token="lost", lease_until=NOW - timedelta(seconds=1))
    assert polling.due(now=NOW) == []
    assert polling.sweep(now=NOW) == []
    feed.refresh_from_db()
    assert (feed.errors_in_a_row, feed.token, feed.next_poll_at) == (
        1,
        "",
        NOW + timedelta(hours=1),
    )
    assert "lost" in feed.last_error


@pytest.mark.parametrize(
    "values",
    [
        {"active": False},
        {"next_poll_at": NOW + timedelta(seconds=1)},
        {"token": "x", "lease_until": NOW + timedelta(minutes=1)},
    ],
)
def test_a_feed_that_is_not_to_be_polled_now_is_left_alone(values):
    feed = make_feed(**values)
    assert poll(feed, rss()).outcome == Outcome.NOT_CLAIMED
    assert feed.last_polled_at is None


def test_a_worker_that_lost_its_feed_writes_nothing_of_how_it_went():
    feed = make_feed()

    def slow(url, **conditions):
        Feed.objects.update(token="another's")
        return fetched(url, rss(title="News"))

    assert (
        poll_feed(feed_id=feed.pk, fetch=slow, rules=RULES, clock=lambda: NOW).outcome
        == Outcome.LEASE_LOST
    )
    feed.refresh_from_db()
    assert (feed.title, feed.token) == ("", "another's")
