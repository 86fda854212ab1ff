"""Where accounts are signed in."""

from datetime import UTC, datetime, timedelta

import pytest
from django.contrib.auth.models import User
from django.contrib.sessions.models import Session
from django.utils import timezone

from events import tasks
from events.management import jobs
from events.models import AccountSession, SignInLink
from events.services.accounts.one_time_link import account_at_this_machine, make_link
from events.services.accounts.sessions import forget_ended_sessions, note_session

pytestmark = [pytest.mark.django_db, pytest.mark.either_database]
NOW = datetime(2026, 11, 30, 12, tzinfo=UTC)


def session(key, *, ends, seen):
    if ends is not None:
        Session.objects.create(session_key=key, session_data="", expire_date=NOW + ends)
    account = User.objects.get_or_create(username="ana")[0]
    note_session(
        account=account, session_key=key, user_agent="Firefox", address="192.0.2.7", now=NOW + seen
    )


@pytest.mark.parametrize(
    ("ends", "seen", "kept"),
    [
        (timedelta(days=1), timedelta(days=-13), True),  # long unused, and still lets in
        (timedelta(seconds=-1), timedelta(days=-14), False),
        (None, timedelta(days=-2), False),  # logged out
        (None, timedelta(seconds=-1), True),  # its row may be about to be written
    ],
)
def test_the_address_of_a_session_that_is_over_is_erased(ends, seen, kept):
    session("a", ends=ends, seen=seen)
    forget_ended_sessions(now=NOW)
    assert AccountSession.objects.exists() is kept
    assert Session.objects.exists() is (kept and ends is not None)


@pytest.mark.parametrize(
    ("after", "kept"), [(timedelta(days=2), True), (timedelta(days=40), False)]
)
def test_a_link_that_is_over_can_say_so_for_a_month(after, kept):
    make_link(account=account_at_this_machine(), now=NOW)
    forget_ended_sessions(now=NOW + after)
    assert SignInLink.objects.exists() is kept


@pytest.mark.parametrize(
    "sweep",
    [tasks.sweep_queue, lambda: jobs.reading_articles().sweep()],
    ids=["Celery", "local workers"],
)
def test_the_sweep_erases_sessions_that_are_over(sweep):
    over = timezone.now() - timedelta(days=1)
    Session.objects.create(session_key="over", session_data="", expire_date=over)
    sweep()
    assert not Session.objects.exists()
