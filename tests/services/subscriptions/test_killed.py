"""A change is told once, at whatever point a process is killed (SIGKILL: nothing of it runs on)."""

import json
import os
import signal
from collections import defaultdict
from datetime import timedelta
from functools import partial

import pytest
from django.db import connection, transaction
from django.utils import timezone

from events.models import Delivery, LogEnd, Revision, Subscription, Told
from events.services.queue import leases
from events.services.queue.leases import QueueRules
from events.services.subscriptions import deliver as delivering
from events.services.subscriptions import fan_out as fanning
from events.services.subscriptions.follow import go_on
from events.services.subscriptions.sending import send
from events.sources.fetching.post import Answer
from tests.services.subscriptions.following import LOOK, make_subscription, new_event

pytestmark = pytest.mark.django_db(transaction=True)
RULES = QueueRules(lease=timedelta(minutes=1), max_attempts=3, first_pause=timedelta(0))
REFUSED, TAKEN = Answer(500, None), Answer(204, None)


class Receiver:
    """Keeps what arrives in a file, which outlives who is killed."""

    def __init__(self, path, answers=()):
        self.path, self.answers = path, list(answers)

    def __call__(self, url, body, *, headers):
        answer = self.answers.pop(0) if self.answers else TAKEN
        if answer is TAKEN:
            with self.path.open("ab") as file:
                file.write(body + b"\n")
        return answer

    def ids(self):
        """The ids under which each change came."""
        found = defaultdict(set)
        for line in self.path.read_text().splitlines() if self.path.exists() else []:
            message = json.loads(line)
            found[message["data"]["position"]].add(message["id"])
        return found


def killed(*_, **__):
    os.kill(os.getpid(), signal.SIGKILL)


def after(holder, name):
    """Let it be done, and kill."""
    real = getattr(holder, name)

    def done_and_killed(*args, **values):
        real(*args, **values)
        killed()

    return holder, name, done_and_killed


def before(holder, name):
    return holder, name, killed


def a_change_and_its_messages(receiver, *, later=timedelta(0)):
    """Of one process: a change, what is to be told of it, and the telling."""
    with transaction.atomic():
        new_event()
    messages(receiver, later=later)


def messages(receiver, *, later=timedelta(0)):
    def clock():
        return timezone.now() + later

    for subscription in fanning.due(now=clock()):
        fanning.fan_out(subscription_id=subscription, look=LOOK, clock=clock)
    rows = Delivery.objects.active()
    leases.sweep(rows, now=clock(), rules=RULES)
    for delivery in leases.due(rows, now=clock(), rules=RULES):
        how = partial(send, post=receiver, clock=clock)
        delivering.deliver(delivery_id=delivery, send=how, rules=RULES, clock=clock)


def in_a_process(what, *, killed_at):
    """Run it in a child that is killed there; no point: it must end by itself."""
    connection.close()
    child = os.fork()
    if not child:
        setattr(*killed_at)
        what()
        os._exit(0)
    _pid, status = os.waitpid(child, 0)
    assert os.WIFSIGNALED(status), "it was never at that point"


POINTS = {
    "the change is in the log, whose end is not noted": lambda: after(
        Revision.objects, "bulk_create"
    ),
    "the change is committed, and nobody was matched": lambda: before(fanning, "due"),
    "the message is written, its position is not": lambda: after(Told.objects, "bulk_create"),
    "the position is written, and not committed": lambda: after(Subscription, "save"),
    "the message is committed, and nobody was woken": lambda: after(fanning, "fan_out"),
    "the message is claimed, and that is not committed": lambda: after(leases, "take"),
    "the message is claimed, and not sent": lambda: after(delivering, "take_turn"),
    "the receiver has it, and that is not noted": lambda: before(leases, "finish"),
    "it is noted that the receiver has it": lambda: after(leases, "finish"),
    "the receiver refused, and that is not noted": lambda: before(leases, "give_up"),
    "the refusal is noted, and not committed": lambda: after(
        delivering, "_pause_if_nobody_is_there"
    ),
    "the refusal is noted": lambda: after(delivering, "_not_delivered"),
}


@pytest.mark.parametrize("point", POINTS)
def test_each_change_is_told_under_one_id_though_the_process_was_killed_when(point, tmp_path):
    make_subscription()
    path = tmp_path / "arrived"
    refusing = Receiver(path, [REFUSED] if "refus" in point else [])
    in_a_process(partial(a_change_and_its_messages, refusing), killed_at=POINTS[point]())
    receiver = Receiver(path)
    a_change_and_its_messages(receiver, later=timedelta(hours=1))
    messages(receiver, later=timedelta(hours=2))
    log = set(Revision.objects.values_list("position", flat=True))
    assert log == set(range(1, LogEnd.objects.get().position + 1))
    assert {position: len(ids) for position, ids in receiver.ids().items()} == dict.fromkeys(log, 1)


def test_a_message_that_was_in_hand_at_every_kill_is_set_aside_and_told_after_all(tmp_path):
    subscription, receiver = make_subscription(), Receiver(tmp_path / "arrived")
    new_event()
    for hour in range(RULES.max_attempts):
        what = partial(messages, receiver, later=timedelta(hours=hour))
        in_a_process(what, killed_at=after(delivering, "take_turn"))
    messages(receiver, later=timedelta(days=1))
    delivery = Delivery.objects.get()
    assert (delivery.status, receiver.ids()) == ("quarantined", {})
    assert "in each of 3 attempts" in delivery.last_error
    go_on(subscription, now=timezone.now())
    messages(receiver)
    assert receiver.ids() == {1: {delivery.public_id}}
