"""Articles as JSON lines: an object on each line, with the fields that the API takes."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, TextIO

from events.sources.article_files.rows import (
    COLUMNS,
    NOT_UTF8,
    RefusedRow,
    Row,
    is_undecoded,
    row_of,
)
from events.sources.article_files.text_lines import LONGEST_LINE, bounded_lines
from events.sources.json_text import NotJson, read_json

MOST_PROBLEMS = 20


def json_rows(text: TextIO) -> Iterator[Row]:
    """A row for each line that is not blank. A line that cannot be read refuses no other."""
    for number, line in enumerate(bounded_lines(text), start=1):
        if line is None:
            yield _refused(number, f"The line has more than {LONGEST_LINE:,} characters.")
        elif line.strip():
            yield _row(number, line)


def _row(number: int, line: str) -> Row:
    if is_undecoded(line):
        return _refused(number, NOT_UTF8)
    try:
        values = read_json(line)
    except NotJson as error:
        return _refused(number, f"The line is {error}.")
    if not isinstance(values, dict):
        return _refused(number, "The line is no object: write it as {“text”: …}.")
    problems = [*_problems(values)][:MOST_PROBLEMS]
    if problems:
        return RefusedRow(number, tuple(problems))
    return row_of(number, {name: value for name, value in values.items() if value is not None})


def _problems(values: dict[str, Any]) -> Iterator[tuple[str, str]]:
    for name, value in values.items():
        if name not in COLUMNS:
            yield name[:100], "There is no such field."
        elif value is not None and not isinstance(value, str):
            yield name, "It must be a text in quotation marks."


def _refused(number: int, reason: str) -> RefusedRow:
    return RefusedRow(number, (("row", reason),))
