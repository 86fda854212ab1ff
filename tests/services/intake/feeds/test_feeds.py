"""Adding feeds, and changing how they are polled."""

from datetime import UTC, datetime, timedelta

import pytest

from events.models import Feed
from events.services.intake.feeds.feeds import FeedRefused, add_feed, change_feed, poll_now
from events.sources.fetching.answers import FetchRules

pytestmark = pytest.mark.django_db

NOW = datetime(2024, 11, 14, 9, 30, tzinfo=UTC)
ADDRESS = "https://example.org/feed.xml"


def add(address=ADDRESS, **values):
    return add_feed(**{"address": address, "now": NOW, "rules": FetchRules(), **values})


def test_a_feed_is_due_at_once():
    added = add(f" {ADDRESS}", outlet="A  Paper", minutes=60)
    feed = Feed.objects.due(NOW).get()
    assert (added.feed, added.created) == (feed, True)
    assert (feed.address, feed.source.name, feed.minutes, feed.active) == (
        ADDRESS,
        "A Paper",
        60,
        True,
    )


def test_a_feed_that_is_there_stays_as_it_is():
    first = add(minutes=60).feed
    again = add(minutes=5)
    assert (again.feed, again.created, again.feed.minutes) == (first, False, 60)


@pytest.mark.parametrize(
    ("values", "fields"),
    [
        ({"address": ""}, ["address"]),
        ({"address": "feed://example.org/a"}, ["address"]),
        ({"address": "http://10.0.0.1/feed"}, ["address"]),
        ({"minutes": 4}, ["minutes"]),
        ({"minutes": 1_441}, ["minutes"]),
        ({"address": "x", "outlet": "o" * 201, "minutes": 0}, ["address", "outlet", "minutes"]),
    ],
)
def test_a_refusal_names_every_field(values, fields):
    with pytest.raises(FeedRefused) as refused:
        add(**values)
    assert [problem.field for problem in refused.value.problems] == fields
    assert Feed.objects.count() == 0


def test_the_front_page_of_a_site_may_be_a_feed():
    assert add("https://feeds.example.org/").created


def test_a_feed_is_laid_to_rest_and_taken_up_again():
    feed = change_feed(feed=add().feed, active=False, now=NOW)
    later = NOW + timedelta(days=3)
    assert not Feed.objects.due(later).exists()
    feed = change_feed(feed=feed, active=True, minutes=10, now=later)
    assert (Feed.objects.due(later).get(), feed.minutes) == (feed, 10)


def test_minutes_out_of_bounds_change_nothing():
    feed = add().feed
    with pytest.raises(FeedRefused):
        change_feed(feed=feed, minutes=1, active=False, now=NOW)
    feed.refresh_from_db()
    assert (feed.minutes, feed.active) == (30, True)


def test_a_feed_in_trouble_can_be_polled_now():
    feed = add().feed
    Feed.objects.update(next_poll_at=NOW + timedelta(days=1), errors_in_a_row=9)
    assert poll_now(feed_id=feed.pk, now=NOW) and Feed.objects.due(NOW).get() == feed


def test_one_at_rest_or_in_a_worker_s_hands_cannot():
    feed = add(active=False).feed
    assert not poll_now(feed_id=feed.pk, now=NOW)
    Feed.objects.update(active=True, lease_until=NOW)
    assert not poll_now(feed_id=feed.pk, now=NOW)
