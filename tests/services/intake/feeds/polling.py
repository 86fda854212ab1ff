"""A feed that is polled with a given answer."""

from datetime import UTC, datetime, timedelta

from events.models import Feed
from events.services.intake.feeds.fetch_page import IntakeLimits
from events.services.intake.feeds.poll_feed import PollRules, poll_feed
from events.sources.fetching.answers import FetchRules
from tests.fakes import ScriptedWeb

NOW = datetime(2024, 11, 14, 9, 30, tzinfo=UTC)


RULES = PollRules(lease=timedelta(minutes=2), pages=FetchRules(), limits=IntakeLimits(10_000))


ADDRESS = "https://example.org/feed.xml"


def make_feed(**values):
    return Feed.objects.create(**{"address": ADDRESS, "next_poll_at": NOW, "minutes": 30, **values})


def poll(feed, answer, *, now=NOW):
    done = poll_feed(
        feed_id=feed.pk, fetch=ScriptedWeb({ADDRESS: answer}), rules=RULES, clock=lambda: now
    )
    feed.refresh_from_db()
    return done
