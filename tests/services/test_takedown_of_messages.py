"""No message that is sent later keeps a sentence of an article that was taken back."""

import textwrap
from datetime import timedelta

import pytest
from django.contrib.auth.models import User

from events.models import Delivery, Event
from events.services.intake.gate.arrival import Arrival
from events.services.takedown.undo import erase_withdrawn
from events.services.takedown.withdraw import Why, withdraw_article
from tests.services.intake.gate.test_gate import NOW, TEXT, read, send
from tests.services.subscriptions.following import make_subscription, written
from tests.services.test_takedown import WHY

pytestmark = [pytest.mark.django_db, pytest.mark.either_database]
LATER = NOW + timedelta(hours=1)


def followed_by(**channel):
    """A subscription, an article that it gets word of, and the message that waits."""
    subscription = make_subscription(query="", position=0, next_at=NOW, **channel)
    article = read(send(Arrival(), text=TEXT, url="").article)
    (message,) = written(subscription)
    return article, message


def take_back(article, *, erase=False):
    editor = User.objects.create_user("edda")
    row = withdraw_article(
        article_id=article.pk, why=Why(WHY.reason, WHY.words), user=editor, now=LATER
    )
    if erase:
        erase_withdrawn(withdrawal_id=row.pk, now=LATER)


def told(message):
    """The message's words, without the breaks of its lines."""
    message.refresh_from_db()
    return " ".join(str(message.body.get("text") or message.body).split())


@pytest.mark.parametrize("channel", ["webhook", "email"])
@pytest.mark.parametrize("erase", [False, True])
@pytest.mark.parametrize("status", ["pending", "quarantined"])
def test_a_message_that_waits_loses_the_sentence(channel, erase, status):
    article, message = followed_by(channel=channel)
    sentence = Event.objects.get().summary
    assert sentence in told(message)
    Delivery.objects.update(status=status)
    take_back(article, erase=erase)
    assert sentence not in told(message)
    mark = "erased_sha256" if channel == "webhook" else "“[…]”"
    assert mark in told(message)
    assert "https://tracker.example/events/" in told(message)


@pytest.mark.parametrize("erase", [False, True])
def test_what_was_sent_already_loses_it_once_the_text_is_erased(erase):
    article, message = followed_by(channel="email")
    sentence = Event.objects.get().summary
    Delivery.objects.update(status="done")
    take_back(article, erase=erase)
    assert (sentence in told(message)) is not erase


def test_a_sentence_goes_wherever_its_lines_are_broken():
    article, message = followed_by(channel="email")
    sentence = Event.objects.get().summary
    narrow = {"subject": "x", "text": f"a\n“{textwrap.fill(sentence, 12)}”\nb"}
    Delivery.objects.update(body=narrow)
    take_back(article)
    message.refresh_from_db()
    assert message.body["text"] == "a\n“[…]”\nb"


def test_messages_about_other_events_stay_as_they_are():
    article, message = followed_by(channel="webhook")
    other = Delivery.objects.create(
        subscription=message.subscription, position=99, body={"data": {"after": {"summary": TEXT}}}
    )
    take_back(article, erase=True)
    other.refresh_from_db()
    assert other.body == {"data": {"after": {"summary": TEXT}}}
