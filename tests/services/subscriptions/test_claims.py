"""Who may send which message: one worker each, and each subscription's in the order of changes."""

import threading
from datetime import timedelta

import pytest
from django.db import connection, transaction
from django.utils import timezone

from events.models import Delivery, Subscription
from events.models.going_out.subscriptions import DeliveryQuerySet
from events.services.queue.leases import QueueRules
from events.services.subscriptions import deliver as delivering
from events.services.subscriptions.deliver import NotDelivered, deliver_some, due, take_turn
from events.services.subscriptions.follow import replay
from tests.services.subscriptions.following import make_subscription

RULES = QueueRules(lease=timedelta(minutes=1), max_attempts=3)
NOW = timezone.now()


def a_message(subscription, position, **values):
    values = {"body": {}, "not_before": NOW, **values}
    return Delivery.objects.create(subscription=subscription, position=position, **values)


def take(message, now=NOW):
    return take_turn(message.pk, now=now, rules=RULES)


class Receiver:
    """Notes what comes in which order, and refuses these positions, each once."""

    def __init__(self, *refused):
        self.refused, self.got = list(refused), []

    def __call__(self, delivery):
        if delivery.position in self.refused:
            self.refused.remove(delivery.position)
            raise NotDelivered("The receiver answered 500.")
        self.got.append(delivery.position)
        return "204"


def turns(receiver, *, at=NOW, number=1):
    for _ in range(number):
        for first in due(now=at, rules=RULES) or [0]:
            deliver_some(first=first, send=receiver, rules=RULES, clock=lambda: at)


@pytest.fixture(autouse=True)
def time_stands(monkeypatch):
    """A turn on a busy machine is no shorter than on another."""
    monkeypatch.setattr(delivering, "TURN_SECONDS", 60.0)


@pytest.mark.django_db
def test_messages_come_in_the_order_of_the_changes_whichever_the_broker_names_first():
    subscription, other = make_subscription(), make_subscription()
    made = [a_message(one, position) for position in range(1, 8) for one in (subscription, other)]
    receivers = {subscription.pk: Receiver(), other.pk: Receiver()}

    def send(delivery):
        return receivers[delivery.subscription_id](delivery)

    deliver_some(first=made[9].pk, send=send, rules=RULES, clock=lambda: NOW)
    assert [one.got for one in receivers.values()] == [[1, 2, 3, 4, 5, 6, 7]] * 2


@pytest.mark.django_db
def test_one_that_waits_for_its_next_attempt_holds_up_nobody_and_goes_first_then():
    subscription = make_subscription()
    for position in range(1, 4):
        a_message(subscription, position)
    receiver = Receiver(1)
    turns(receiver)
    assert receiver.got == [2, 3]
    a_message(subscription, 4, not_before=NOW + timedelta(minutes=1))
    turns(receiver, at=NOW + timedelta(hours=1))
    assert receiver.got == [2, 3, 1, 4]


@pytest.mark.django_db
def test_after_an_outage_what_is_due_again_comes_in_order():
    subscription = make_subscription()
    for position in range(1, 5):
        a_message(subscription, position)
    receiver = Receiver(1, 2, 3, 4)
    turns(receiver)
    assert receiver.got == []
    turns(receiver, at=NOW + timedelta(hours=1))
    assert receiver.got == [1, 2, 3, 4]


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("ahead", "may"),
    [
        pytest.param({}, False, id="is due"),
        pytest.param(
            {"status": "running", "token": "x", "lease_until": NOW + timedelta(minutes=1)},
            False,
            id="is being sent",
        ),
        pytest.param({"not_before": NOW + timedelta(minutes=1)}, True, id="waits for its attempt"),
        pytest.param({"status": "done"}, True, id="has arrived"),
        pytest.param({"status": "quarantined"}, True, id="was given up"),
        pytest.param({"status": "failed"}, True, id="was refused for good"),
    ],
)
def test_a_message_is_sent_where_the_one_before_it(ahead, may):
    subscription = make_subscription()
    a_message(subscription, 1, **ahead)
    assert bool(take(a_message(subscription, 2))) is may


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("lease_until", "may"),
    [
        pytest.param(NOW + timedelta(minutes=1), False, id="is being sent"),
        pytest.param(NOW - timedelta(seconds=1), True, id="was left by its worker"),
    ],
)
def test_a_message_that_is_due_again_is_sent_where_a_later_one(lease_until, may):
    """With Celery a sweep names both: two went out at once, and came in any order."""
    subscription = make_subscription()
    refused = a_message(subscription, 1, attempts=1)
    a_message(subscription, 2, status="running", token="x", lease_until=lease_until)
    assert bool(take(refused)) is may


@pytest.mark.django_db
def test_a_message_is_sent_though_one_of_another_subscription_is_being_sent():
    message = a_message(make_subscription(), 1)
    assert take(a_message(make_subscription(), 1))
    assert take(message)


@pytest.mark.django_db
def test_one_that_was_given_up_and_is_sent_again_goes_before_those_that_wait():
    subscription = make_subscription()
    lost, later = a_message(subscription, 1, status="quarantined"), a_message(subscription, 2)
    assert replay(subscription, delivery=lost.public_id, now=NOW)
    assert take(later) is None
    assert take(lost)


@pytest.mark.django_db
def test_whoever_holds_a_message_has_it_though_its_subscription_has_ended(monkeypatch):
    """Else nobody would send it or let it go before the lease is over."""
    message, real = a_message(make_subscription(), 1), DeliveryQuerySet.update

    def ended_meanwhile(rows, **values):
        done = real(rows, **values)
        Subscription.objects.update(ended_at=NOW)
        return done

    monkeypatch.setattr(DeliveryQuerySet, "update", ended_meanwhile)
    assert take(message)


@pytest.mark.postgres
@pytest.mark.django_db(transaction=True)
def test_a_message_that_another_worker_is_just_taking_is_not_taken_again():
    """PostgreSQL lets the second wait for the first, and looks again at the row alone."""
    message = a_message(make_subscription(), 1)
    held, results = threading.Event(), []

    def first():
        with transaction.atomic():
            results.append(take(message))
            held.set()
            threading.Event().wait(0.5)
        connection.close()

    thread = threading.Thread(target=first)
    thread.start()
    held.wait(10)
    results.append(take(message))
    thread.join()
    assert [bool(lease) for lease in results] == [True, False]


@pytest.mark.postgres
@pytest.mark.django_db(transaction=True)
def test_two_messages_of_one_subscription_are_not_taken_in_one_moment():
    """The earlier comes due while another worker is just taking the later."""
    subscription = make_subscription()
    earlier = a_message(subscription, 1, not_before=NOW + timedelta(seconds=1))
    later = a_message(subscription, 2)
    held, results = threading.Event(), []

    def first():
        with transaction.atomic():
            results.append(take(later))
            held.set()
            threading.Event().wait(0.5)
        connection.close()

    thread = threading.Thread(target=first)
    thread.start()
    held.wait(10)
    results.append(take(earlier, now=NOW + timedelta(seconds=2)))
    thread.join()
    assert [bool(lease) for lease in results] == [True, False]
