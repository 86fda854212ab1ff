"""Each change is told once to each who follows it, whatever is killed."""

from datetime import UTC, datetime, timedelta

import pytest
from django.utils import timezone

from events.models import Delivery
from events.services.subscriptions import fan_out as fanning
from events.services.subscriptions.fan_out import fan_out, next_digest
from tests.factories import make_place
from tests.services.subscriptions.following import (
    LOOK,
    change,
    make_subscription,
    new_event,
    written,
)

pytestmark = pytest.mark.django_db


def test_only_events_of_the_filter_are_told():
    subscription = make_subscription()
    strike, _other = new_event(), new_event(kind="ground_combat")
    assert [message.body["data"]["event"] for message in written(subscription)] == [
        strike.public_id
    ]


def test_only_changes_that_were_asked_for_are_told():
    subscription = make_subscription(triggers=["toll"])
    event = new_event()
    change(event, killed_min=2, killed_max=2)
    change(event, summary="Other words.")
    assert [message.body["data"]["triggers"] for message in written(subscription)] == [["toll"]]


def test_no_fine_place_goes_out_of_an_event_that_is_shown_coarser():
    subscription = make_subscription()
    event = new_event(places=[make_place("Rivnopil")])
    event.coarsened = True
    event.save(update_fields=["coarsened"])
    (message,) = written(subscription)
    assert message.body["data"]["event"] == event.public_id
    assert "Rivnopil" not in str(message.body)


def test_a_second_look_tells_nothing_again():
    subscription = make_subscription()
    new_event()
    assert len(written(subscription)) == 1
    assert written(subscription) == []


def test_a_kill_between_writing_and_noting_leaves_neither(monkeypatch):
    subscription = make_subscription()
    new_event(), new_event()

    def killed(*_, **__):
        raise KeyboardInterrupt

    monkeypatch.setattr(fanning.Told.objects, "bulk_create", killed)
    with pytest.raises(KeyboardInterrupt):
        fan_out(subscription_id=subscription.pk, look=LOOK, clock=timezone.now)
    monkeypatch.undo()
    assert Delivery.objects.count() == 0
    assert len(written(subscription)) == 2


def test_the_end_of_an_event_is_told_to_those_who_were_told_of_it_alone():
    told, later = make_subscription(), make_subscription(triggers=["withdrawal"])
    event = new_event()
    written(told)
    written(later)
    change(event, withdrawn_at=timezone.now(), withdrawn_because="told twice")
    assert [message.body["data"]["triggers"] for message in written(told)] == [["withdrawal"]]
    assert written(later) == []


def test_more_changes_than_a_batch_are_all_told(monkeypatch):
    monkeypatch.setattr(fanning, "BATCH", 2)
    subscription = make_subscription()
    events = [new_event() for _ in range(5)]
    told = [message for _ in range(4) for message in written(subscription)]
    assert [message.body["data"]["event"] for message in told] == [one.public_id for one in events]


def test_a_digest_tells_each_event_once_as_it_stands_last():
    subscription = make_subscription(channel="email", how_often="daily", address="r@example.org")
    event = new_event()
    change(event, killed_min=2, killed_max=2)
    (message,) = written(subscription)
    assert message.body["subject"] == "Strikes in Ukraine: 1 event"
    assert "New event, another toll" in message.body["text"]
    assert "2 killed" in message.body["text"]
    subscription.refresh_from_db()
    assert subscription.next_at > timezone.now()
    assert written(subscription) == []


@pytest.mark.parametrize(
    ("how_often", "now", "then"),
    [
        ("daily", datetime(2026, 11, 30, 5, 59, tzinfo=UTC), datetime(2026, 11, 30, 6, tzinfo=UTC)),
        ("daily", datetime(2026, 11, 30, 6, 0, tzinfo=UTC), datetime(2026, 12, 1, 6, tzinfo=UTC)),
        ("weekly", datetime(2026, 11, 30, 5, 0, tzinfo=UTC), datetime(2026, 11, 30, 6, tzinfo=UTC)),
        ("weekly", datetime(2026, 11, 30, 7, 0, tzinfo=UTC), datetime(2026, 12, 7, 6, tzinfo=UTC)),
        ("weekly", datetime(2026, 12, 3, 7, 0, tzinfo=UTC), datetime(2026, 12, 7, 6, tzinfo=UTC)),
    ],
)
def test_the_next_digest_is_due(how_often, now, then):
    assert next_digest(how_often, after=now) == then


@pytest.mark.parametrize(
    "values",
    [
        {"confirmed_at": None},
        {"ended_at": timezone.now()},
        {"paused_because": "nobody is there"},
        {"next_at": timezone.now() + timedelta(hours=1)},
    ],
    ids=["not confirmed", "ended", "paused", "not due"],
)
def test_nothing_is_written_for_a_subscription_that_is(values):
    subscription = make_subscription(**values)
    new_event()
    assert written(subscription) == []
    assert subscription.pk not in fanning.due(now=timezone.now())
