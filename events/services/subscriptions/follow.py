"""Begin, confirm, pause and end a subscription."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from urllib.parse import urlsplit

from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.db import transaction
from django.utils.translation import gettext

from events import lengths
from events.models import Delivery, LogEnd, Subscription
from events.models.going_out.subscriptions import Channel, HowOften, Trigger
from events.models.queued import QueueStatus
from events.services.intake.check_submission import Problem, line_problems
from events.services.queue import leases
from events.services.subscriptions.fan_out import next_digest
from events.sources.fetching.answers import FetchRefused, FetchRules
from events.sources.fetching.post import leads_inside

MOST_OF_A_USER = 100
MOST_UNCONFIRMED = 3  # letters that an address gets at most from those who are not its owner


class FollowRefused(Exception):
    """It cannot be followed so. `problems` lists every reason."""

    def __init__(self, problems: tuple[Problem, ...]) -> None:
        super().__init__("; ".join(f"{problem.field}: {problem.reason}" for problem in problems))
        self.problems = problems


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """Which events, which of their changes, where to and how often."""

    name: str
    query: str
    channel: str
    address: str
    how_often: str = HowOften.NOW
    triggers: Collection[str] = tuple(Trigger.values)
    language: str = "en"
    site: str


def follow(
    *, wanted: Wanted, user: Any, first: dict[str, Any], rules: FetchRules, now: datetime
) -> Subscription:
    """Keep the subscription, with its first message: a letter that asks to confirm the address, or
    a ping; of a view that is only saved, none. Changes count from now on. `user`: None for somebody
    who is not signed in. `rules` say where messages may go; sending looks again.

    Raises:
        FollowRefused: with every problem.
    """
    problems = tuple(_problems(wanted, user, rules))
    if problems:
        raise FollowRefused(problems)
    with transaction.atomic():
        subscription = Subscription.objects.create(
            name=wanted.name.strip(),
            query=wanted.query,
            channel=wanted.channel,
            address="" if wanted.channel == Channel.VIEW else wanted.address.strip(),
            how_often=wanted.how_often,
            triggers=sorted(wanted.triggers),
            language=wanted.language,
            site=wanted.site.rstrip("/"),
            user=user,
            position=LogEnd.objects.values_list("position", flat=True).first() or 0,
            next_at=first_look(wanted.how_often, now=now),
            created_at=now,
            confirmed_at=None if wanted.channel == Channel.EMAIL else now,
        )
        if wanted.channel != Channel.VIEW:
            Delivery.objects.create(
                subscription=subscription, position=0, body=first, not_before=now
            )
    return subscription


def first_look(how_often: str, *, now: datetime) -> datetime:
    """A digest comes at its hour, also the first one, and the first after a pause."""
    return now if how_often == HowOften.NOW else next_digest(how_often, after=now)


def confirm(subscription: Subscription, *, now: datetime) -> None:
    """Its address is its owner's. Doing it twice does nothing the second time."""
    next_at = first_look(subscription.how_often, now=now)
    _rows(subscription).filter(confirmed_at__isnull=True).update(confirmed_at=now, next_at=next_at)


def end(subscription: Subscription, *, now: datetime) -> None:
    """Nothing is sent any more, and what waits is dropped."""
    _rows(subscription).filter(ended_at__isnull=True).update(ended_at=now)


def go_on(subscription: Subscription, *, now: datetime) -> None:
    """After a pause. What was given up is sent again, and what happened meanwhile is told."""
    with transaction.atomic():
        given_up = Delivery.objects.filter(subscription=subscription).set_aside()
        given_up.update(status=QueueStatus.PENDING, attempts=0, not_before=now)
        next_at = first_look(subscription.how_often, now=now)
        _rows(subscription).update(paused_because="", next_at=next_at)


def replay(subscription: Subscription, *, delivery: str, now: datetime) -> bool:
    """Send a message again that did not arrive; False if it did, or still waits."""
    rows = Delivery.objects.filter(subscription=subscription)
    found = rows.filter(public_id=delivery).values_list("pk", flat=True).first()
    return found is not None and leases.retry(rows, found, now=now)


def _rows(subscription: Subscription) -> Any:
    return Subscription.objects.filter(pk=subscription.pk)


def _problems(wanted: Wanted, user: Any, rules: FetchRules) -> Iterator[Problem]:
    if not wanted.name.strip():
        yield Problem("name", gettext("Give it a name."))
    yield from (Problem("name", reason) for reason in line_problems(wanted.name, lengths.NAME))
    yield from _choices(wanted)
    if wanted.channel == Channel.EMAIL:
        yield from _letter_problems(wanted)
    if wanted.channel == Channel.WEBHOOK:
        yield from _webhook_problems(wanted, user, rules)
    if wanted.channel == Channel.VIEW and user is None:
        yield Problem("channel", gettext("Sign in to save a view."))
    if user is not None and Subscription.objects.of_user(user).count() >= MOST_OF_A_USER:
        yield Problem("name", gettext("Your account follows very many views. End one first."))


def _choices(wanted: Wanted) -> Iterator[Problem]:
    if wanted.channel not in Channel.values:
        yield Problem("channel", gettext("Choose how you want to get word."))
    if wanted.how_often not in HowOften.values:
        yield Problem("how_often", gettext("Choose how often."))
    if not wanted.triggers or not set(wanted.triggers) <= set(Trigger.values):
        yield Problem("triggers", gettext("Choose at least one kind of change."))


def _letter_problems(wanted: Wanted) -> Iterator[Problem]:
    try:
        validate_email(wanted.address.strip())
    except ValidationError:
        yield Problem("address", gettext("This is not an e-mail address."))
    waiting = Subscription.objects.unconfirmed_of(wanted.address.strip()).count()
    if waiting >= MOST_UNCONFIRMED:
        words = gettext("Letters to this address wait to be confirmed. Please confirm one first.")
        yield Problem("address", words)


def _webhook_problems(wanted: Wanted, user: Any, rules: FetchRules) -> Iterator[Problem]:
    if user is None:
        yield Problem("channel", gettext("Sign in to send events to a web address."))
    elif reason := _why_not(wanted.address.strip(), rules):
        yield Problem("address", reason)
    if wanted.how_often != HowOften.NOW:
        yield Problem("how_often", gettext("A web address gets each change at once."))


def _why_not(address: str, rules: FetchRules) -> str:
    """Why nothing can be sent to this web address; empty if it can. Names are looked up only for
    those who are signed in.
    """
    try:
        parts = urlsplit(address)
        well = parts.scheme in {"http", "https"} and bool(parts.hostname) and not parts.username
        port = parts.port or (443 if parts.scheme == "https" else 80)
        if not well or len(address) > lengths.ADDRESS:
            return gettext("Give an address that begins with https://.")
        if port not in rules.allowed_ports:
            words = gettext("Messages are sent to these ports alone: %(ports)s.")
            return words % {"ports": ", ".join(str(one) for one in rules.allowed_ports)}
        if leads_inside(address, rules):
            return gettext(
                "It leads to a private network. Messages go to the public internet alone."
            )
    except (ValueError, FetchRefused):
        return gettext("Give an address that begins with https://.")
    return ""
