"""An article as an object of JSON, whatever its keys are called."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import Any

from events.sources.article_files.columns import bare_name, field_named, inner_names
from events.sources.article_files.layout import GUESSED, Layout
from events.sources.article_files.rows import ArticleRow, RefusedRow, Row, row_of
from events.sources.days import Order

INNER = 1_000  # a key of an inner object counts after all outer ones
DEEPEST = 3
_INNER_FIRST = {"url": ["url", "href"], "published_on": ["$date", "date", "iso", "value"]}


def row_of_object(
    line: int, values: Mapping[str, Any], *, order: Order | None = None, layout: Layout = GUESSED
) -> Row:
    """The row with the article's fields; other keys are left out, unless the layout keeps them."""
    leaves = dict(_leaves(values))
    row = _row(line, values, leaves, order or layout.day_order, layout)
    columns = layout.columns or _keys_of_fields(values, leaves)
    cells = tuple((name, _as_cell(value)) for name, value in leaves.items())
    row = replace(row, cells=cells, columns=tuple(columns.items()))
    if isinstance(row, ArticleRow) and layout.keep_others:
        taken = set(columns.values())
        others = tuple((name, cell) for name, cell in cells if name not in taken and cell)
        return replace(row, others=others)
    return row


def _row(
    line: int,
    values: Mapping[str, Any],
    leaves: Mapping[str, Any],
    order: Order | None,
    layout: Layout,
) -> Row:
    found = _said(layout, leaves) if layout.columns else fields_of_object(values)
    if not {"text", "url"} & found.keys():
        keys = ", ".join(f"“{name[:40]}”" for name in list(values)[:20]) or "none"
        return RefusedRow(line, (("row", f"No key holds a text or an address. Its keys: {keys}."),))
    wrong = [name for name, value in found.items() if _words(value, name) is None]
    if wrong:
        reason = "It must be a text in quotation marks."
        return RefusedRow(line, tuple((name, reason) for name in wrong))
    words = {name: _words(value, name) or "" for name, value in found.items()}
    return row_of(line, words, order=order)


def _said(layout: Layout, leaves: Mapping[str, Any]) -> dict[str, Any]:
    said = ((field, leaves.get(key)) for field, key in layout.columns.items())
    return {field: value for field, value in said if not _is_empty(value)}


def _leaves(
    values: Mapping[str, Any], above: str = "", depth: int = 1
) -> Iterator[tuple[str, Any]]:
    """Each value that is no object, by its key; `source.name` inside another."""
    for name, value in values.items():
        if isinstance(value, dict) and depth < DEEPEST:
            yield from _leaves(value, f"{above}{name}.", depth + 1)
        else:
            yield f"{above}{name}", value


def _keys_of_fields(values: Mapping[str, Any], leaves: Mapping[str, Any]) -> dict[str, str]:
    """The key that each field is read from."""
    found = fields_of_object(values)
    keys = {
        field: next((key for key, leaf in leaves.items() if leaf is value), "")
        for field, value in found.items()
    }
    return {field: key for field, key in keys.items() if key}


def _as_cell(value: object) -> str:
    if value is None:
        return ""
    return value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)


def fields_of_object(values: Mapping[str, Any]) -> dict[str, Any]:
    """The value of each field: that of the surest key that is not empty."""
    best: dict[str, tuple[int, Any]] = {}
    for field, rank, value in _told(values, depth=1):
        if _is_empty(value):
            continue
        if field not in best or rank < best[field][0]:
            best[field] = (rank, value)
    return {field: value for field, (_, value) in best.items()}


def _told(values: Mapping[str, Any], *, depth: int) -> Iterator[tuple[str, int, Any]]:
    for name, value in values.items():
        named = field_named(name)
        if isinstance(value, dict):
            yield from _inside(value, named, depth)
        elif named:
            field, rank = named
            yield field, rank + INNER * (depth - 1), value


def _inside(
    value: Mapping[str, Any], named: tuple[str, int] | None, depth: int
) -> Iterator[tuple[str, int, Any]]:
    """`{"source": {"name": "BBC"}}` names the outlet, `{"fields": {"bodyText": ...}}` the text."""
    if named:
        field, rank = named
        words = {bare_name(key): inner for key, inner in value.items()}
        inner = next((words[key] for key in _inner(field) if words.get(key)), None)
        yield field, rank + INNER * (depth - 1), inner
    elif depth < DEEPEST:
        yield from _told(value, depth=depth + 1)


def _inner(field: str) -> list[str]:
    names = inner_names()
    first = _INNER_FIRST.get(field, ["name", "rendered", "text"])
    return first + sorted(names - set(first))


def _is_empty(value: object) -> bool:
    return value is None or value == [] or (isinstance(value, str) and not value.strip())


def _words(value: object, field: str) -> str | None:
    """The value as a text; None if it is none. Days are often written as numbers."""
    if isinstance(value, str):
        return value
    if field == "published_on" and isinstance(value, int | float) and not isinstance(value, bool):
        return str(int(value))
    if isinstance(value, list):
        return _joined(value)
    return None


def _joined(pieces: list[Any]) -> str | None:
    """A text in pieces, some of them links or in bold, as Telegram exports it."""
    words = [piece.get("text") if isinstance(piece, dict) else piece for piece in pieces]
    texts = [word for word in words if isinstance(word, str)]
    return "".join(texts) if len(texts) == len(words) else None
