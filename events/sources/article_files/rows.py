"""The rows of a file of articles: some can be submitted, some cannot be read."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

COLUMNS = ("text", "title", "url", "outlet", "published_on")
NOT_UTF8 = "It has bytes that are not UTF-8."

_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")
# what the error handler `surrogateescape` makes of a byte that is not UTF-8
_UNDECODED = re.compile("[\udc80-\udcff]")


class FileRefused(Exception):
    """No row of the file can be read. The message is one sentence for the sender."""


@dataclass(frozen=True, slots=True)
class ArticleRow:
    """An article as its row gives it.

    `line` is the row's first line in its file, from 1. `file` is the name of that file in a folder.
    """

    line: int
    text: str = ""
    title: str = ""
    url: str = ""
    outlet: str = ""
    published_on: date | None = None
    file: str = ""


@dataclass(frozen=True, slots=True)
class RefusedRow:
    """A row that cannot be read, with pairs of a field and a reason."""

    line: int
    problems: tuple[tuple[str, str], ...]
    file: str = ""


Row = ArticleRow | RefusedRow


def row_of(line: int, values: Mapping[str, str]) -> Row:
    """The row with these values, if all of them are texts."""
    undecoded = tuple((name, NOT_UTF8) for name, value in values.items() if is_undecoded(value))
    if undecoded:
        return RefusedRow(line, undecoded)
    day = values.get("published_on", "").strip()
    published_on = _day(day)
    if day and published_on is None:
        reason = f"“{day[:40]}” is no day: write it as YYYY-MM-DD, such as 2024-11-13."
        return RefusedRow(line, (("published_on", reason),))
    given = {name: values[name] for name in COLUMNS if name in values and name != "published_on"}
    return ArticleRow(line, published_on=published_on, **given)


def is_undecoded(text: str) -> bool:
    """Whether the text has bytes that are not UTF-8."""
    return bool(_UNDECODED.search(text))


def _day(written: str) -> date | None:
    try:
        return date.fromisoformat(written) if _DAY.fullmatch(written) else None
    except ValueError:  # 31 February
        return None
