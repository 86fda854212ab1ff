"""The sweeps wake workers for what was forgotten; their messages do not pile up."""

from datetime import timedelta
from types import SimpleNamespace

import pytest
from django.utils import timezone

from events import tasks
from events.models import Delivery
from events.services.exports.ask import ask_for_export
from events.services.intake.files.import_row import accept_upload
from tests.factories import make_article, make_feed, make_page
from tests.services.subscriptions.following import make_subscription

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


@pytest.mark.parametrize("sweep", ["sweep_queue", "sweep_pages", "sweep_feeds"])
def test_a_sweep_asks_for_few_turns_however_many_wait(sent, sweep, monkeypatch):
    """More than workers can take in ten seconds expire, and so do the next: a busy worker that had
    to throw away hundreds never came to one in time.
    """
    monkeypatch.setattr(tasks, "TURNS_ASKED_FOR", 2)
    task, make = SWEEPS[sweep]
    rows = [make(timezone.now() - timedelta(minutes=minutes)) for minutes in (3, 2, 1)]
    assert getattr(tasks, sweep)() == 3
    assert sent == [(task, (row.pk,), 10) for row in rows[:2]]


LATER = timezone.now() + timedelta(hours=1)
NOTHING = SimpleNamespace(article_to_read=None, articles_to_read=(), pages_to_fetch=())
WORK = {
    "extract_article": (an_article, tasks.extract, "article_id", {"status": "done"}),
    "fetch_page": (a_page, tasks.fetching, "page_id", {"status": "done"}),
    "poll_feed": (a_feed, tasks.polling, "feed_id", {"next_poll_at": LATER}),
}


@pytest.mark.parametrize("task", WORK)
def test_one_message_that_is_not_dropped_has_all_done_that_waits_while_its_turn_lasts(
    task, monkeypatch
):
    make, module, name, after = WORK[task]
    rows = [make(timezone.now() - timedelta(minutes=minutes)) for minutes in (3, 2, 1)]
    done = []

    def do(**given):
        done.append(given[name])
        type(rows[0]).objects.filter(pk=given[name]).update(**after)
        return NOTHING

    monkeypatch.setattr(module, task, do)
    monkeypatch.setattr(tasks.configured, "extractor", lambda: None)
    monkeypatch.setattr(tasks, "TURN_SECONDS", 60.0)
    getattr(tasks, task)(rows[1].pk)
    assert done[0] == rows[1].pk
    assert sorted(done) == [row.pk for row in rows]


@pytest.mark.parametrize(
    ("seconds", "asked"), [(-1.0, 1), (60.0, 0)], ids=["messages are left", "none is left"]
)
def test_a_turn_of_messages_asks_for_another_where(seconds, asked, monkeypatch):
    """One subscription has one message in hand at a time: the other turns of a sweep find nothing
    free and are over at once, and the one that sends would be the last for ten seconds.
    """
    subscription, now = make_subscription(), timezone.now()
    messages = [
        Delivery.objects.create(subscription=subscription, position=n, body={}, not_before=now)
        for n in (1, 2, 3)
    ]
    told = []
    monkeypatch.setattr(
        tasks.deliver, "apply_async", lambda arguments, **options: told.append(arguments)
    )
    monkeypatch.setattr(tasks.configured, "delivery_send", lambda: lambda delivery: "204")
    monkeypatch.setattr(tasks.delivering, "TURN_SECONDS", seconds)
    tasks.deliver(messages[0].pk)
    assert told == [(messages[1].pk,)][:asked]
