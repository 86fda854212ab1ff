"""The rows of a file of articles: some can be submitted, some cannot be read."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from events.sources.days import (
    Order,
    address_day,
    is_placeholder,
    outlet_day,
    read_day,
    read_serial,
    says_no_day,
)
from events.sources.markup_text import plain_text

COLUMNS = ("text", "title", "url", "outlet", "published_on")
NOT_UTF8 = "It has bytes that are not UTF-8."

_PARAGRAPHS = re.compile(r"</p>|<br\b|</div>", re.IGNORECASE)
_MARKUP = re.compile(r"</[a-z]|&(?:[a-z]{2,8}|#\d{1,6});", re.IGNORECASE)
_PAGE = re.compile(r"\s*(?:<\?xml[^<>]*>\s*)?<(?:!doctype|html)\b", re.IGNORECASE)
# what the error handler `surrogateescape` makes of a byte that is not UTF-8
_UNDECODED = re.compile("[\udc80-\udcff]")


Cells = tuple[tuple[str, str], ...]


class FileRefused(Exception):
    """No row of the file can be read. The message is one sentence for the sender."""


@dataclass(frozen=True, slots=True)
class ArticleRow:
    """An article as its row gives it.

    `line` is the row's first line in its file, from 1. `file` is the name of that file in a folder.
    `cells` are its columns by name as the file has them, `columns` the column of each field, and
    `others` those that stay with the article though no field is read from them.
    """

    line: int
    text: str = ""
    title: str = ""
    url: str = ""
    outlet: str = ""
    published_on: date | None = None
    file: str = ""
    cells: Cells = field(default=(), compare=False)
    columns: Cells = field(default=(), compare=False)
    others: Cells = field(default=(), compare=False)


@dataclass(frozen=True, slots=True)
class RefusedRow:
    """A row that cannot be read, with pairs of a field and a reason."""

    line: int
    problems: tuple[tuple[str, str], ...]
    file: str = ""
    cells: Cells = field(default=(), compare=False)
    columns: Cells = field(default=(), compare=False)


Row = ArticleRow | RefusedRow


def row_of(line: int, values: Mapping[str, str], *, order: Order | None = None) -> Row:
    """The row with these values, if all of them are texts.

    `order`: what stands first in the file's days.
    """
    undecoded = tuple((name, NOT_UTF8) for name, value in values.items() if is_undecoded(value))
    if undecoded:
        return RefusedRow(line, undecoded)
    url = values.get("url", "").strip()
    day = values.get("published_on", "").strip()
    told = read_day(day, order=order) or read_serial(day)
    if day and told is None and not (says_no_day(day) or is_placeholder(day)):
        return RefusedRow(line, (("published_on", _why_no_day(day)),))
    return ArticleRow(
        line,
        text=_without_markup(values.get("text", "")),
        title=one_line(_title(values.get("title", ""))),
        url=url,
        outlet=one_line(values.get("outlet", "")),
        published_on=outlet_day(told, beside=[address_day(url)], zone=None) if told else None,
    )


def one_line(words: str) -> str:
    """A title broken over two lines is one all the same."""
    return " ".join(words.split())


def is_undecoded(text: str) -> bool:
    """Whether the text has bytes that are not UTF-8."""
    return bool(_UNDECODED.search(text))


def _without_markup(text: str) -> str:
    """Paragraphs of an article kept as HTML; a page's whole source is left to be refused."""
    is_part = _PARAGRAPHS.search(text) and text.lstrip().startswith("<") and not _PAGE.match(text)
    return (plain_text(text) or text) if is_part else text


def _title(title: str) -> str:
    return plain_text(title) if _MARKUP.search(title) else title


def _why_no_day(written: str) -> str:
    if read_day(written, order=Order.DAY_FIRST):
        return (
            f"“{written[:40]}” may be two days, and no other row shows which comes first: "
            "write it as YYYY-MM-DD, such as 2024-11-13."
        )
    return f"“{written[:40]}” is no day: write it as YYYY-MM-DD, such as 2024-11-13."
