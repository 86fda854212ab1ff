"""Rows of one week as rows of other weeks: other keys, ids and days, and the same words.

A text gets dashes at its end, which are no words, so that it is another text with the same sketch.
"""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta

from django.apps import apps
from django.db import connection
from django.db.models import (
    CharField,
    DateField,
    DateTimeField,
    Field,
    ForeignKey,
    JSONField,
    Model,
)

from events.models import Article, Event

DAYS = 7
WEEKS = 260  # five years; more copies than weeks stand on the same days
# of the ids of copies: two signs, which is what the column has room for
ENDS = "0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ"
MOST_COPIES = len(ENDS) ** 2
END_OF_ID = f"n / {len(ENDS)}", f"n %% {len(ENDS)}"  # as SQL
LETTERS = "23456789bcdfghjkmnpqrstvwxz"  # of public ids
# a public id, an ISO day, or the key of the article that a link names
MOVED = re.compile(rf'\b[{LETTERS}]{{10}}\b|\b20\d\d-\d\d-\d\d\b|(?<="article": )\d+')
WORDS_OF_ARTICLES = {"text", "quote", "summary", "search_text", "title", "speaker"}

Slot = Callable[[int], object]


@dataclass(frozen=True, slots=True)
class Week:
    """What is copied: each model with the step between the keys of two copies, and the ids."""

    steps: Mapping[type[Model], int]
    public_ids: frozenset[str]


def week() -> Week:
    models = copied_models()
    steps = {model: _largest_key(model) + 1 for model in models}
    ids = [
        key for model in (Article, Event) for key in model._default_manager.values_list(
            "public_id", flat=True
        )
    ]  # fmt: skip
    return Week(steps, frozenset(ids))


def copied_models() -> list[type[Model]]:
    """Articles, events and all that belongs to them, as far as the week has such rows."""
    found: list[type[Model]] = [Article, Event]
    models = list(apps.get_app_config("events").get_models())
    for _ in models:
        found += [
            model
            for model in models
            if model not in found and any(of in found for of in _related(model))
        ]
    return [model for model in found if model._default_manager.exists()]


def _related(model: type[Model]) -> Iterator[type[Model]]:
    for field in model._meta.concrete_fields:
        if isinstance(field, ForeignKey):
            yield field.related_model


def _largest_key(model: type[Model]) -> int:
    last = model._default_manager.order_by("-pk").values_list("pk", flat=True).first()
    return int(last or 0)


def columns(model: type[Model]) -> list[str]:
    return [field.column for field in model._meta.concrete_fields]


def lines(model: type[Model], of: Week, copies: range) -> Iterator[str]:
    """Each row of the model for each copy, in PostgreSQL's text format of COPY."""
    fields = model._meta.concrete_fields
    names = [field.attname for field in fields]
    rows = [
        _compiled(fields, values, of)
        for values in model._default_manager.order_by("pk").values_list(*names).iterator()
    ]
    return (form % tuple([slot(copy) for slot in slots]) for copy in copies for form, slots in rows)


def statement(model: type[Model], of: Week) -> str | None:
    """SQL that copies the rows inside the database, ten times as fast as COPY of lines made here;
    None where words have to be changed, too. `%s` is the last copy.
    """
    fields = model._meta.concrete_fields
    if any(field.name == "sha256" for field in fields):
        return None
    words = [field.attname for field in fields if isinstance(field, CharField | JSONField)]
    words = [name for name in words if name not in {*WORDS_OF_ARTICLES, "public_id"}]
    rows = model._default_manager.values_list(*words) if words else ()
    if any(_text(str(word), of)[1] for row in rows for word in row):
        return None
    names = ", ".join(f'"{field.column}"' for field in fields)
    moved = _moved if connection.vendor == "postgresql" else _moved_on_sqlite
    values = ", ".join(moved(field, of) for field in fields)
    return (
        "WITH RECURSIVE numbers(n) AS "  # noqa: S608 - own names
        "(SELECT 1 UNION ALL SELECT n + 1 FROM numbers WHERE n < %s) "
        f"INSERT INTO {model._meta.db_table} ({names}) "
        f"SELECT {values} FROM {model._meta.db_table} CROSS JOIN numbers"
    )


def _moved(field: Field, of: Week) -> str:
    step = _step(field, of)
    if step:
        return f'"{field.column}" + n * {step}'
    if field.name == "public_id":
        first, last = (f"substr('{ENDS}', {at} + 1, 1)" for at in END_OF_ID)
        return f'"{field.column}" || {first} || {last}'
    if isinstance(field, DateTimeField):
        return f"\"{field.column}\" + n %% {WEEKS} * interval '{DAYS} days'"
    if isinstance(field, DateField):
        return f'"{field.column}" + n %% {WEEKS} * {DAYS}'
    return f'"{field.column}"'


def _moved_on_sqlite(field: Field, of: Week) -> str:
    """Days and moments are texts there: the day is moved, and what follows it stays."""
    if _step(field, of) or not isinstance(field, DateField):  # a moment is one, too
        return _moved(field, of)
    name = f'"{field.column}"'
    day = f"date(substr({name}, 1, 10), '+' || (n %% {WEEKS} * {DAYS}) || ' days')"
    return f"{day} || substr({name}, 11)"


def _compiled(
    fields: Sequence[Field], values: Sequence[object], of: Week
) -> tuple[str, list[Slot]]:
    by_name = {field.name: value for field, value in zip(fields, values, strict=True)}
    cells, slots = [], []
    for field, value in zip(fields, values, strict=True):
        form, moved = _cell(field, value, of, by_name)
        cells.append(form)
        slots += moved
    return "\t".join(cells) + "\n", slots


def _cell(
    field: Field, value: object, of: Week, row: Mapping[str, object]
) -> tuple[str, list[Slot]]:
    """A form with %s where a slot stands, and the slots."""
    if value is None:
        return "\\N", []
    step = _step(field, of)
    if step:
        return "%s", [_key(int(str(value)), step)]
    if isinstance(value, date):  # a moment, too
        return "%s", [_moment(value) if isinstance(value, datetime) else _day(value)]
    if field.name == "sha256":
        return "%s", [_fingerprint(str(row["text"]))]
    if field.name == "text" and "sha256" in row:
        return _literal(value) + "%s", [dashes]
    if isinstance(field, JSONField):
        return _text(json.dumps(value, ensure_ascii=False), of)
    moves = isinstance(value, str) and field.name not in WORDS_OF_ARTICLES
    return _text(str(value), of) if moves else (_literal(value), [])


def _literal(value: object) -> str:
    return escaped(str(int(value) if isinstance(value, bool) else value)).replace("%", "%%")


def _step(field: Field, of: Week) -> int | None:
    if isinstance(field, ForeignKey):
        return of.steps.get(field.related_model)
    return of.steps.get(field.model) if field.primary_key else None


def _text(text: str, of: Week) -> tuple[str, list[Slot]]:
    slots: list[Slot] = []

    def moved(found: re.Match[str]) -> str:
        word = found[0]
        if word.isdecimal():
            slots.append(_key(int(word), of.steps[Article]))
        elif "-" in word:
            slots.append(_day(date.fromisoformat(word)))
        elif word in of.public_ids:
            slots.append(_public_id(word))
        else:
            return word
        return "%s"

    return MOVED.sub(moved, escaped(text).replace("%", "%%")), slots


def escaped(text: str) -> str:
    text = text.replace("\\", "\\\\").replace("\n", "\\n")
    return text.replace("\t", "\\t").replace("\r", "\\r")


def dashes(copy: int) -> str:
    """Other dashes for each copy."""
    return " " + f"{copy:b}".replace("0", "–").replace("1", "—")


def _key(value: int, step: int) -> Slot:
    return lambda copy: value + copy * step


def later(copy: int) -> timedelta:
    return timedelta(days=DAYS * (copy % WEEKS))


def _day(value: date) -> Slot:
    return lambda copy: (value + later(copy)).isoformat()


def _moment(value: datetime) -> Slot:
    told = value.astimezone(UTC).replace(tzinfo=None)
    return lambda copy: (told + later(copy)).isoformat(" ")


def _public_id(value: str) -> Slot:
    return lambda copy: value + end_of_id(copy)


def end_of_id(copy: int) -> str:
    return ENDS[copy // len(ENDS)] + ENDS[copy % len(ENDS)]


def _fingerprint(text: str) -> Slot:
    bare = text.strip()
    return lambda copy: hashlib.sha256((bare + dashes(copy)).encode()).hexdigest()
