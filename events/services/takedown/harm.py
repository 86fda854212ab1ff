"""An editor adds, pauses or ends a rule against harm; events and articles follow at once."""

from __future__ import annotations

from datetime import datetime

from django.contrib.auth.models import User
from django.db import transaction
from django.db.models import Q

from events import lengths
from events.models import Article, Event, EventPlace, FinePlace, HarmRule
from events.services.intake.gate.publish import settle
from events.services.linking.refresh import refresh_events

AT_ONCE = 200


def add_rule(
    *,
    country: str,
    kind: str,
    precision: str,
    shown_as: str,
    delay_hours: int = 0,
    because: str,
    user: User,
    now: datetime,
) -> HarmRule:
    rule = HarmRule.objects.create(
        country=country.upper(),
        kind=kind,
        precision=precision,
        shown_as=shown_as,
        delay_hours=delay_hours,
        because=because.strip()[: lengths.CHANGE],
        made_at=now,
        made_by=user,
    )
    _apply(rule, "A rule makes its place coarser on purpose", now)
    return rule


def pause_rule(*, rule: HarmRule, now: datetime) -> None:
    """Pause it, or let it hold again."""
    rule.paused_at = None if rule.paused_at else now
    rule.save(update_fields=["paused_at"])
    _apply(rule, "A rule that makes places coarser was paused or taken up", now)


def end_rule(*, rule: HarmRule, now: datetime) -> None:
    """End it for good."""
    rule.ended_at = now
    rule.save(update_fields=["ended_at"])
    _apply(rule, "A rule that made places coarser was ended", now)


def _apply(rule: HarmRule, because: str, now: datetime) -> None:
    if rule.shown_as:
        _show_again(rule, because, now)
    if rule.delay_hours:
        for article in Article.objects.delayed().order_by("pk").values_list("pk", flat=True):
            settle(article_id=article, now=now)


def _show_again(rule: HarmRule, because: str, now: datetime) -> None:
    """Derive anew the events that it means, whose places are shown or kept apart."""
    version = Article.objects.version_that_reads() or ""
    there = Q(place__country=rule.country) if rule.country else Q()
    there &= Q(place__precision=rule.precision) if rule.precision else Q()
    shown = EventPlace.objects.filter(there).values("event")
    kept = FinePlace.objects.filter(there).values("event")
    events = Event.objects.visible().filter(Q(pk__in=shown) | Q(pk__in=kept))
    events = events.of_kind(rule.kind) if rule.kind else events
    keys = list(events.order_by("pk").values_list("pk", flat=True))
    for first in range(0, len(keys), AT_ONCE):
        with transaction.atomic():
            reasons = dict.fromkeys(keys[first : first + AT_ONCE], because)
            refresh_events(reasons, version=version, now=now)
