"""A reviewer sets values of an event. They stand above all that articles say, now and later."""

from __future__ import annotations

from collections.abc import Collection
from datetime import datetime

from django.contrib.auth.models import User
from django.db import transaction
from django.utils.translation import gettext

from events.models import Decided, Decision, Event
from events.models.events import Review
from events.services.intake.check_submission import Problem
from events.services.review.deciding.decision import (
    close_decision,
    open_decision,
    refuse_withdrawn,
)
from events.services.review.deciding.errors import DecisionRefused
from events.services.review.deciding.layer import set_columns, write_rows
from events.services.review.deciding.values import (
    KEPT_UNDER,
    Values,
    columns_set,
    problems_of,
    rows_set,
)
from events.services.review.teach import Lesson, teach


@transaction.atomic
def correct(
    *,
    event: Event,
    values: Values,
    by: User,
    reason: str,
    now: datetime,
    expected_revision: int | None = None,
    follow_articles: Collection[str] = (),
    teaching: Collection[Lesson] = (),
) -> Decision:
    """Set these values, and let the fields in `follow_articles` be as articles give them again.
    What is taught with them has an undo of its own.

    Raises:
        DecisionRefused: with every problem of the values, or if nothing is set.
        Stale: if it was changed after `expected_revision`.
    """
    opened = open_decision(
        Decided.CORRECT, event, by=by, reason=reason, now=now, expected_revision=expected_revision
    )
    refuse_withdrawn(opened.event)
    _check(opened.event, values, follow_articles, now)
    _set(opened.event, values, follow_articles)
    for one in teaching:
        teach(name=one.name, means=one.means, country=one.country, by=by, now=now)
    return close_decision(opened.decision, [opened.event], now=now)


def _check(event: Event, values: Values, follow: Collection[str], now: datetime) -> None:
    problems = [*problems_of(values, event, today=now.date())]
    if not values.given and not follow:
        problems.append(Problem("values", gettext("Nothing is changed.")))
    problems += [
        Problem(name, gettext("There is no such field."))
        for name in follow
        if name not in KEPT_UNDER
    ]
    problems += [
        Problem(name, gettext("It is both set and left to the articles."))
        for name in values.given
        if name in follow
    ]
    if problems:
        raise DecisionRefused(*problems)


def _set(event: Event, values: Values, follow: Collection[str]) -> None:
    let_go = {key for name in follow for key in KEPT_UNDER[name]}
    columns, rows = columns_set(values), rows_set(values)
    kept = {key: value for key, value in event.overrides.items() if key not in let_go}
    event.overrides = {**kept, **columns, **dict.fromkeys(rows, True)}
    event.review = Review.EDITED if event.overrides else Review.ACCEPTED
    if "kind" in let_go:
        first = event.reports.in_order_of_publication().first()
        columns["kind"] = first.kind if first else event.kind
    event.save(update_fields=["overrides", "review"])
    set_columns(event, columns)
    for name, told in rows.items():
        write_rows(event, name, told)
