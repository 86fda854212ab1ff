"""Each change is told once to each who follows it, whatever is killed."""

from datetime import UTC, datetime, timedelta

import pytest
from django.utils import timezone

from events.models import Delivery, LogEnd
from events.services.subscriptions import fan_out as fanning
from events.services.subscriptions.fan_out import Look, fan_out, next_digest
from events.services.subscriptions.follow import confirm, first_look, go_on
from tests.factories import make_event, make_place
from tests.services.subscriptions.following import (
    LOOK,
    SOON,
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


def test_the_end_of_an_event_is_told_to_whoever_follows_a_view_that_had_it():
    """Who keeps a copy of the view would have it for ever."""
    strike, other = new_event(), new_event(kind="ground_combat")
    began = {"created_at": timezone.now(), "position": LogEnd.objects.get().position}
    subscription, only_tolls = (
        make_subscription(**began, triggers=triggers) for triggers in (["withdrawal"], ["toll"])
    )
    for event in (strike, other):
        change(event, killed_min=1, killed_max=1)
        change(event, withdrawn_at=timezone.now(), withdrawn_because="told twice")
    (message,) = written(subscription)
    assert message.body["data"]["event"] == strike.public_id
    assert message.body["data"]["triggers"] == ["withdrawal"]
    assert written(only_tolls) == []


def test_an_event_that_came_and_went_between_two_looks_is_not_told():
    subscription = make_subscription()
    change(new_event(), withdrawn_at=timezone.now(), withdrawn_because="told twice")
    assert written(subscription) == []


def test_an_event_that_comes_into_the_filter_later_is_new_whenever_it_was_looked_at():
    early, late = make_subscription(), make_subscription()
    event = new_event(kind="ground_combat")
    assert written(early) == []
    change(event, kind="strike")
    (message,) = written(early)
    assert (message.body["type"], message.body["data"]["triggers"]) == ("event.new", ["new"])
    assert [one.body["data"]["triggers"] for one in written(late)] == [["new"]]
    change(event, summary="Other words.")
    assert written(early) == written(late) == []


def test_an_event_from_before_the_subscription_is_not_new_to_it():
    event = new_event()
    subscription = make_subscription(
        created_at=timezone.now(), position=LogEnd.objects.get().position
    )
    change(event, summary="Other words.")
    assert written(subscription) == []


def test_a_filter_that_names_an_actor_who_is_gone_pauses_and_does_not_select_everything():
    subscription = make_subscription(query="actor=nobody-any-more")
    new_event()
    assert written(subscription) == []
    subscription.refresh_from_db()
    assert "actor" in subscription.paused_because and subscription.position == 0


def test_a_subscription_that_fails_does_not_hold_up_the_others_and_loses_nothing():
    broken, well = make_subscription(channel="email"), make_subscription()
    new_event()

    def fails(*_):
        raise ValueError("a bug")

    look = Look(LOOK.matches, {**LOOK.write, "email": fails})
    assert fan_out(subscription_id=broken.pk, look=look, clock=timezone.now) == []
    assert fanning.due(now=timezone.now()) == [well.pk]
    later = timezone.now() + fanning.PUT_OFF
    assert len(fan_out(subscription_id=broken.pk, look=LOOK, clock=lambda: later)) == 1


def test_who_is_furthest_behind_has_the_first_turn():
    new_event(), new_event()
    ahead, behind = make_subscription(position=1), make_subscription(position=0)
    assert fanning.due(now=timezone.now()) == [behind.pk, ahead.pk]


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
    (message,) = written(subscription, at=timezone.now() + SOON)
    assert message.body["subject"] == "Strikes in Ukraine: 1 event"
    assert "New event, another toll" in message.body["text"]
    assert "2 killed" in message.body["text"]
    subscription.refresh_from_db()
    assert subscription.next_at > timezone.now() + SOON
    assert written(subscription, at=timezone.now() + SOON) == []


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
    ("how_often", "hour"), [("now", 9), ("daily", 6)], ids=["at once", "in the morning"]
)
def test_whoever_begins_is_first_told(how_often, hour):
    begun = first_look(how_often, now=datetime(2026, 12, 1, 9, tzinfo=UTC))
    assert begun.hour == hour and begun >= datetime(2026, 12, 1, 9, tzinfo=UTC)


def on(day, hour, minute=0):
    """In a week whose Monday is the first."""
    return datetime(2027, 2, day, hour, minute, tzinfo=UTC)


@pytest.mark.parametrize(
    ("how_often", "looks"),
    [
        pytest.param(
            "daily", [(3, 6, 0), (3, 14, 1), (4, 5, 59)], id="a day without news by its hour"
        ),
        pytest.param("daily", [(3, 13, 0)], id="workers that were away at its hour"),
        pytest.param("weekly", [(3, 14, 1), (5, 6, 0), (7, 23, 0)], id="the hour on other days"),
    ],
)
def test_what_happens_in_the_afternoon_waits_for_the_next_digest_after(how_often, looks):
    subscription = make_subscription(channel="email", how_often=how_often, next_at=on(2, 6))
    event = make_event(kind="strike", created_at=on(3, 14))
    change(event, at=on(3, 14))
    assert [written(subscription, at=on(*look)) for look in looks] == [[]] * len(looks)
    due = on(4, 6) if how_often == "daily" else on(8, 6)
    (message,) = written(subscription, at=due)
    assert message.body["subject"] == "Strikes in Ukraine: 1 event"


def test_a_digest_that_is_late_tells_what_happened_by_its_hour():
    subscription = make_subscription(channel="email", how_often="daily", next_at=on(3, 6))
    for hour in (5, 8):
        new_event(at=on(3, hour))
    subjects = [
        message.body["subject"]
        for look in (on(3, 9), on(3, 10), on(4, 6), on(4, 7))
        for message in written(subscription, at=look)
    ]
    assert subjects == ["Strikes in Ukraine: 1 event"] * 2


@pytest.mark.parametrize("begin", [confirm, go_on], ids=["a letter is answered", "a pause ends"])
def test_a_digest_waits_for_its_hour_also_after(begin):
    waiting = {"confirmed_at": None} if begin is confirm else {"paused_because": "Nobody is there."}
    subscription = make_subscription(
        channel="email", how_often="daily", next_at=on(2, 6), **waiting
    )
    new_event(at=on(2, 3))
    begin(subscription, now=on(3, 14))
    assert written(subscription, at=on(3, 14)) == []
    assert len(written(subscription, at=on(4, 6))) == 1


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
