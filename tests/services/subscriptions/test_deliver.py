"""Messages arrive, are tried again, and are signed as the standard says."""

import base64
import hashlib
import hmac
import json
from datetime import timedelta
from functools import partial

import pytest
from django.core import mail
from django.utils import timezone

from events.models import Delivery
from events.services.queue import turns
from events.services.queue.leases import QueueRules, retry
from events.services.subscriptions.deliver import deliver, deliver_some
from events.services.subscriptions.follow import go_on
from events.services.subscriptions.sending import send
from events.sources.fetching.answers import FetchFailed
from events.sources.fetching.post import Answer
from tests.services.subscriptions.following import make_subscription, new_event, written

pytestmark = pytest.mark.django_db
RULES = QueueRules(lease=timedelta(minutes=1), max_attempts=2, first_pause=timedelta(0))


class Receiver:
    """Stands for `post`, which tests/sources/fetching/test_post.py runs against a real server."""

    def __init__(self, *answers):
        self.answers, self.got = list(answers), []

    def __call__(self, url, body, *, headers):
        self.got.append((url, body, headers))
        answer = self.answers.pop(0) if self.answers else Answer(200, None)
        if isinstance(answer, Exception):
            raise answer
        return answer


def message(**values):
    subscription = make_subscription(**values)
    new_event()
    return written(subscription)[0]


def attempt(delivery, receiver):
    how = partial(send, post=receiver, clock=timezone.now)
    outcome = deliver(delivery_id=delivery.pk, send=how, rules=RULES, clock=timezone.now)
    delivery.refresh_from_db()
    return outcome


@pytest.mark.parametrize(
    ("seconds", "sent"),
    [(0.0, [1, 2, 3]), (2.0, [1])],
    ids=["quick ones together", "a slow one by itself"],
)
def test_a_turn_sends_what_is_due_while_it_lasts(seconds, sent, monkeypatch):
    clock, told = [0.0], []
    monkeypatch.setattr(turns.time, "monotonic", lambda: clock[0])

    def answered(delivery):
        told.append(delivery.position)
        clock[0] += seconds
        return "204"

    values = {"subscription": make_subscription(), "body": {}, "not_before": timezone.now()}
    keys = [Delivery.objects.create(position=n, **values).pk for n in (1, 2, 3)]
    deliver_some(first=keys[0], send=answered, rules=RULES, clock=timezone.now)
    assert told == sent


def test_a_message_is_signed_so_that_its_receiver_can_check_it():
    delivery, receiver = message(), Receiver()
    attempt(delivery, receiver)
    ((url, body, headers),) = receiver.got
    assert url == delivery.subscription.address
    signed = f"{headers['webhook-id']}.{headers['webhook-timestamp']}.".encode() + body
    digest = hmac.new(delivery.subscription.secret.encode(), signed, hashlib.sha256).digest()
    assert headers["webhook-signature"] == f"v1,{base64.b64encode(digest).decode()}"
    assert headers["webhook-id"] == delivery.public_id == json.loads(body)["id"]
    assert delivery.status == "done" and delivery.answer == "200"


@pytest.mark.parametrize(
    "trouble", [Answer(500, None), Answer(302, None), FetchFailed("No answer.")]
)
def test_what_did_not_arrive_is_tried_again_under_the_same_id_and_set_aside_at_last(trouble):
    delivery, receiver = message(), Receiver(trouble, trouble)
    attempt(delivery, receiver)
    assert delivery.status == "pending"
    attempt(delivery, receiver)
    assert delivery.status == "quarantined" and delivery.answer
    assert retry(Delivery.objects.all(), delivery.pk, now=timezone.now())
    attempt(delivery, receiver)
    assert delivery.status == "done"
    assert len({headers["webhook-id"] for _, _, headers in receiver.got}) == 1


def test_a_receiver_that_says_gone_gets_nothing_more():
    delivery = message()
    attempt(delivery, Receiver(Answer(410, None)))
    delivery.subscription.refresh_from_db()
    assert delivery.status == "failed" and delivery.subscription.ended_at


def test_an_address_where_nobody_is_is_paused_after_ten_messages():
    subscription = make_subscription()
    for _ in range(10):
        new_event()
    messages, receiver = written(subscription), Receiver(*[Answer(500, None)] * 20)
    for delivery in messages:
        attempt(delivery, receiver)
        attempt(delivery, receiver)
    subscription.refresh_from_db()
    assert "The receiver answered 500." in subscription.paused_because


def test_an_address_where_nobody_is_is_paused_though_new_messages_keep_coming():
    subscription = make_subscription()
    for _ in range(10):
        new_event()
    old, receiver = written(subscription), Receiver(*[Answer(500, None)] * 20)
    new_event()
    written(subscription)
    for delivery in old:
        attempt(delivery, receiver)
        attempt(delivery, receiver)
    subscription.refresh_from_db()
    assert subscription.paused_because


def test_after_a_pause_what_was_given_up_is_sent_again():
    delivery, receiver = message(), Receiver(Answer(500, None), Answer(500, None))
    attempt(delivery, receiver)
    attempt(delivery, receiver)
    assert delivery.status == "quarantined"
    go_on(delivery.subscription, now=timezone.now())
    attempt(delivery, receiver)
    assert delivery.status == "done"


def test_a_worker_that_lost_its_lease_changes_nothing_of_the_message():
    delivery = message()

    def slow(url, body, *, headers):
        Delivery.objects.update(token="another's", answer="200")
        return Answer(410, None)

    assert attempt(delivery, slow) == "lease lost"
    delivery.subscription.refresh_from_db()
    assert (delivery.answer, delivery.subscription.ended_at) == ("200", None)


def test_a_fault_of_the_program_loses_no_message():
    delivery = message()
    attempt(delivery, Receiver(RuntimeError("a bug")))
    assert delivery.status == "pending" and "RuntimeError" in delivery.last_error


def test_a_letter_has_its_links_and_one_click_ends_it(client):
    delivery = message(channel="email", address="reader@example.org")
    attempt(delivery, Receiver())
    (letter,) = mail.outbox
    stop = delivery.subscription.link("stop")
    assert letter.to == ["reader@example.org"]
    assert stop in letter.body and "{" not in letter.body
    assert letter.extra_headers["List-Unsubscribe"] == f"<{stop}>"
    assert max(map(len, letter.body.splitlines())) <= 120
    path = stop.removeprefix(delivery.subscription.site)
    assert client.post(path, {"List-Unsubscribe": "One-Click"}).status_code == 200
    delivery.subscription.refresh_from_db()
    assert delivery.subscription.ended_at
    assert delivery.subscription.key not in json.dumps(delivery.body)
