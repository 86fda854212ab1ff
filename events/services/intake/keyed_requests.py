"""Requests with a key: sent again, they get the first answer, and the work is done once."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from django.db import IntegrityError, transaction

from events.models import KeyedRequest

KEPT_FOR = timedelta(hours=48)


class KeyUsedForAnother(Exception):
    """The sender has used this key for another body."""


@dataclass(frozen=True, slots=True)
class Answer:
    """An answer as JSON. `keep` is False if the same request should be tried again."""

    status: int
    body: Any
    keep: bool = True
    replayed: bool = False


@dataclass(frozen=True, slots=True)
class RequestKey:
    """A sender's key, and the hash of the request body."""

    sender: str
    key: str
    body_sha256: str


def answer_once(key: RequestKey, *, now: datetime, answer: Callable[[], Answer]) -> Answer:
    """The first answer to this request, or `answer()`, kept in one transaction with its work.

    The key's row is written first: of two simultaneous requests the second waits for the first and
    then finds its answer. If `answer()` raises, nothing is kept, and the key is free again.

    Raises:
        KeyUsedForAnother: if the key came with another body.
    """
    first = _first_answer(key)
    if first:
        return first
    try:
        return _answer_and_keep(key, now, answer)
    except IntegrityError:
        first = _first_answer(key)
        if first is None:
            raise
        return first


def forget_old_requests(*, now: datetime, kept_for: timedelta = KEPT_FOR) -> int:
    """Delete older keys; return how many."""
    return KeyedRequest.objects.filter(created_at__lt=now - kept_for).delete()[0]


def _answer_and_keep(key: RequestKey, now: datetime, answer: Callable[[], Answer]) -> Answer:
    with transaction.atomic():
        row = KeyedRequest.objects.create(
            sender=key.sender,
            key=key.key,
            body_sha256=key.body_sha256,
            created_at=now,
            answer_status=0,
            answer={},
        )
        given = answer()
        if given.keep:
            KeyedRequest.objects.filter(pk=row.pk).update(
                answer_status=given.status, answer=given.body
            )
        else:
            row.delete()
    return given


def _first_answer(key: RequestKey) -> Answer | None:
    row = KeyedRequest.objects.filter(sender=key.sender, key=key.key).first()
    if row is None:
        return None
    if row.body_sha256 != key.body_sha256:
        raise KeyUsedForAnother(key.key)
    return Answer(row.answer_status, row.answer, replayed=True)
