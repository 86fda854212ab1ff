"""Send a message by the way of its subscription: a letter, or a signed request."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import datetime
from http import HTTPStatus
from smtplib import SMTPException
from typing import Protocol
from urllib.parse import urlsplit

from django.core.mail import EmailMessage

from events.models import Delivery
from events.models.going_out.subscriptions import Channel
from events.services.subscriptions.deliver import NotDelivered
from events.services.subscriptions.signing import signed_headers
from events.sources.fetching.answers import FetchFailed, FetchRefused
from events.sources.fetching.post import Answer

LINKS = ("confirm", "subscription", "stop")  # filled in here: a stored letter holds no key


class Post(Protocol):
    """`post` of events/sources/fetching/post.py with the rules for messages."""

    def __call__(self, url: str, body: bytes, *, headers: dict[str, str]) -> Answer: ...


def send(delivery: Delivery, *, post: Post, clock: Callable[[], datetime]) -> str:
    """The receiver's answer in a few words. Raises NotDelivered."""
    if delivery.subscription.channel == Channel.EMAIL:
        return _send_letter(delivery)
    return _send_request(delivery, post, clock)


def _send_request(delivery: Delivery, post: Post, clock: Callable[[], datetime]) -> str:
    body = json.dumps({"id": delivery.public_id, **delivery.body}, ensure_ascii=False).encode()
    headers = signed_headers(
        message_id=delivery.public_id,
        seconds=int(clock().timestamp()),
        body=body,
        secret=delivery.subscription.secret,
    )
    try:
        answer = post(delivery.subscription.address, body, headers=headers)
    except (FetchRefused, FetchFailed) as problem:
        raise NotDelivered(problem.reason) from None
    if 200 <= answer.status < 300:
        return f"{answer.status}"
    raise NotDelivered(
        f"The receiver answered {answer.status}.",
        retry_after=answer.retry_after,
        for_good=answer.status == HTTPStatus.GONE,
    )


def _send_letter(delivery: Delivery) -> str:
    """Plain text. One click in the mail program ends the subscription (RFC 8058)."""
    subscription = delivery.subscription
    stop = subscription.link("stop")
    text: str = delivery.body["text"]
    for name in LINKS:
        text = text.replace(f"{{{name}}}", subscription.link(name))
    letter = EmailMessage(
        subject=delivery.body["subject"],
        body=text,
        to=[subscription.address],
        headers={
            "Message-ID": _message_id(delivery),
            "List-Unsubscribe": f"<{stop}>",
            "List-Unsubscribe-Post": "List-Unsubscribe=One-Click",
        },
    )
    try:
        letter.send()
    except (SMTPException, OSError) as problem:
        reason = f"The mail server did not take it ({type(problem).__name__})."
        raise NotDelivered(reason) from problem
    return "handed to the mail server"


def _message_id(delivery: Delivery) -> str:
    """The same at each attempt, so that a mail program shows it once."""
    domain = urlsplit(delivery.subscription.site).hostname or "localhost"
    return f"<{delivery.public_id}@{domain}>"
