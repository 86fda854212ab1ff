"""Articles as JSON: an object on each line, a list of objects, or an object that holds the list."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from itertools import chain, islice
from typing import Any, TextIO

from django.utils.translation import gettext

from events.sources.article_files.columns import PART, field_named
from events.sources.article_files.json_objects import fields_of_object, row_of_object
from events.sources.article_files.layout import GUESSED, Layout
from events.sources.article_files.rows import NOT_UTF8, FileRefused, RefusedRow, Row, is_undecoded
from events.sources.article_files.text_lines import LONGEST_LINE, bounded_lines
from events.sources.days import Order, order_in
from events.sources.json_text import NotJson, read_json

LINES_LOOKED_AT = 50
LONGEST_LIST = 60_000_000  # characters: it is read at once, and Python takes ten times as much
DEEPEST_LIST = 4
_BETWEEN = re.compile(r"\}\s*\n\s*\{")  # no text of JSON holds a line break

_Read = Mapping[str, Any] | RefusedRow


def json_rows(text: TextIO, layout: Layout = GUESSED) -> Iterator[Row]:
    """A row for each object. One that cannot be read refuses no other.

    Raises:
        FileRefused: if it is one value that holds no list of articles.
    """
    lines = bounded_lines(text)
    blank: list[str | None] = []
    for line in lines:
        blank.append(line)
        if line is None or line.strip():
            break
    if blank and _opens_one_value(blank[-1]):
        return _of_list(_whole(chain(blank, lines)), layout)
    return _of_lines(chain(blank, lines), layout)


def _opens_one_value(line: str | None) -> bool:
    """Whether the first line is the beginning of a value of many lines, or a whole list."""
    start = (line or "").strip()
    if not start.startswith(("[", "{")):
        return False
    try:
        value = read_json(start)
    except NotJson:
        # such as `[` or `{ "articles": [`; a broken line of a file of lines ends otherwise
        return start.endswith(("[", "{", ",", ":"))
    return isinstance(value, list) or bool(_list_in(value, 1) or _by_keys(value))


def _whole(lines: Iterator[str | None]) -> Any:
    pieces: list[str] = []
    length = 0
    for line in lines:
        length += LONGEST_LIST if line is None else len(line)
        if length > LONGEST_LIST:
            raise FileRefused(gettext("The list is too long. Write an object on each line."))
        pieces.append(line or "")
    whole = "".join(pieces)
    if is_undecoded(whole):
        raise FileRefused(NOT_UTF8)
    try:
        return read_json(whole)
    except NotJson as error:
        values = _one_after_another(whole)
        if values is None:
            raise FileRefused(gettext("The file is %(reason)s.") % {"reason": error}) from error
        return values


def _one_after_another(whole: str) -> list[Any] | None:
    """Objects of several lines each, with nothing between them, as `jq` writes them."""
    try:
        return list(read_json(f"[{_BETWEEN.sub('},{', whole.strip())}]"))
    except NotJson:
        return None


def _of_list(value: Any, layout: Layout) -> Iterator[Row]:
    found = value if isinstance(value, list) else _list_in(value, 1)
    if not found and isinstance(value, dict):
        found = _by_keys(value) or [value]
    if not found:
        raise FileRefused(gettext("The file holds no list of articles."))
    outlet = _channel(value)
    items = [_with_outlet(item, outlet) for item in found if not _is_notice(item)]
    return _rows(enumerate(map(_checked, items, range(1, len(items) + 1)), start=1), layout)


def _by_keys(value: Any) -> list[Any]:
    """The articles of an object that has each under a key of its own."""
    inner = list(value.values()) if isinstance(value, dict) else []
    each = all(isinstance(one, dict) and _has_text(one) for one in inner)
    return inner if each and len(inner) > 1 else []


def _list_in(value: Any, depth: int) -> list[Any]:
    """The longest list of articles inside the value; none if the value is an article itself."""
    if not isinstance(value, dict) or depth > DEEPEST_LIST or _has_text(value):
        return []
    lists = [inner for inner in value.values() if _is_list_of_articles(inner)]
    deeper = [_list_in(inner, depth + 1) for inner in value.values()]
    return max([*lists, *deeper], key=len, default=[])


def _has_text(value: Mapping[str, Any]) -> bool:
    named = (field_named(name) for name in value)
    return any(found is not None and found[0] == "text" and found[1] < PART for found in named)


def _is_list_of_articles(value: Any) -> bool:
    first = [one for one in value[:20] if isinstance(one, dict)] if isinstance(value, list) else []
    return any({"text", "url"} & fields_of_object(one).keys() for one in first)


def _channel(value: Any) -> str:
    """The name of a Telegram channel, which its messages do not repeat."""
    return str(value.get("name", "")) if isinstance(value, dict) and "messages" in value else ""


def _with_outlet(item: Any, outlet: str) -> Any:
    return {"outlet": outlet, **item} if outlet and isinstance(item, dict) else item


def _is_notice(item: Any) -> bool:
    """Telegram's notices, such as *channel created*, and messages without words are no articles."""
    if not isinstance(item, dict):
        return False
    return item.get("type") == "service" or ("text_entities" in item and not item.get("text"))


def _of_lines(lines: Iterator[str | None], layout: Layout) -> Iterator[Row]:
    read = (
        (number, _object(number, line))
        for number, line in enumerate(lines, start=1)
        if line is None or line.strip()
    )
    return _rows(read, layout)


def _object(number: int, line: str | None) -> _Read:
    if line is None:
        return _refused(number, f"The line has more than {LONGEST_LINE:,} characters.")
    if is_undecoded(line):
        return _refused(number, NOT_UTF8)
    try:
        return _checked(read_json(line), number)
    except NotJson as error:
        return _refused(number, f"The line is {error}.")


def _checked(value: Any, number: int) -> _Read:
    if isinstance(value, dict):
        return value
    return _refused(number, "The line is no object: write it as {“text”: …}.")


def _rows(read: Iterator[tuple[int, _Read]], layout: Layout) -> Iterator[Row]:
    first = list(islice(read, LINES_LOOKED_AT))
    order = layout.day_order or _order([value for _, value in first])
    for number, value in chain(first, read):
        if isinstance(value, RefusedRow):
            yield value
        else:
            yield row_of_object(number, value, order=order, layout=layout)


def _order(values: Sequence[_Read]) -> Order | None:
    objects = (value for value in values if not isinstance(value, RefusedRow))
    days = (fields_of_object(value).get("published_on") for value in objects)
    return order_in(day for day in days if isinstance(day, str))


def _refused(number: int, reason: str) -> RefusedRow:
    return RefusedRow(number, (("row", reason),))
