"""The sweeps wake workers for what was forgotten; their messages do not pile up."""

from datetime import timedelta

import pytest
from django.utils import timezone

from events import tasks
from events.services.exports.ask import ask_for_export
from events.services.intake.files.import_row import accept_upload
from tests.factories import make_article, make_feed, make_page

pytestmark = pytest.mark.django_db


def an_article(due):
    return make_article(status="pending", not_before=due)


def a_page(due):
    return make_page(not_before=due)


def a_feed(due):
    return make_feed(next_poll_at=due)


def a_file(due):
    return accept_upload(name="a.csv", content=b"text\nOne drone hit.\n", now=due).row


def an_export(due):
    return ask_for_export(format_="csv", query="", site="https://example.org/", now=due)[0]


SWEEPS = {
    "sweep_queue": ("extract_article", an_article),
    "sweep_pages": ("fetch_page", a_page),
    "sweep_feeds": ("poll_feed", a_feed),
    "sweep_files": ("import_file", a_file),
    "sweep_exports": ("write_export", an_export),
}


@pytest.fixture
def sent(monkeypatch):
    """What was sent: (task, arguments, seconds after which the message is dropped)."""
    messages = []
    for name, _ in SWEEPS.values():
        monkeypatch.setattr(
            getattr(tasks, name),
            "apply_async",
            lambda arguments, kwargs=None, name=name, **options: messages.append(
                (name, arguments, options.get("expires"))
            ),
        )
    return messages


@pytest.mark.parametrize("sweep", SWEEPS)
def test_every_message_of_a_sweep_is_dropped_when_the_next_sweep_comes(sent, sweep):
    task, make = SWEEPS[sweep]
    row = make(timezone.now() - timedelta(minutes=1))
    assert getattr(tasks, sweep)() == 1
    assert sent == [(task, (row.pk,), 10)]


@pytest.mark.parametrize("sweep", SWEEPS)
def test_what_is_not_due_yet_wakes_nobody(sent, sweep):
    SWEEPS[sweep][1](timezone.now() + timedelta(minutes=1))
    assert getattr(tasks, sweep)() == 0
    assert sent == []
