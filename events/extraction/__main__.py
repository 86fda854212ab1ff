"""Extraction on the command line, without Django and without a database.

    python -m events.extraction < articles.jsonl > events.jsonl
    python -m events.extraction article.txt --published-on 2024-11-13

The first reads a JSON object a line, `{"id", "text", "published_on"}`, and writes `{"id",
"events"}` a line, in order.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Iterable, Iterator
from datetime import date
from pathlib import Path
from typing import Any

from events.extraction.gazetteer.gazetteer import Gazetteer
from events.extraction.gazetteer.gazetteer_file import (
    GazetteerMissing,
    default_path,
    open_gazetteer,
)
from events.extraction.judgement.shown import FLOOR
from events.extraction.pipeline import read_article
from events.extraction.reading.dateline import find_dateline
from events.extraction.serialize import as_json, toll_as_json


class BadLine(Exception):
    """A line of the input that cannot be read: its number and the reason."""


def read_lines(lines: Iterable[str]) -> Iterator[tuple[Any, str, date]]:
    """(id, text, publication day) of each line. Raises BadLine with the line's number."""
    for number, line in enumerate(lines, 1):
        if line.strip():
            yield _read_line(number, line)


def _read_line(number: int, line: str) -> tuple[Any, str, date]:
    try:
        row = json.loads(line)
        text = row["text"]
        if not isinstance(text, str):
            raise TypeError("text is no string")
        day = row.get("published_on")
        return row.get("id"), text, date.fromisoformat(day) if day else _day_of(text)
    except json.JSONDecodeError as error:
        raise BadLine(f"line {number}: not JSON ({error.msg})") from error
    except KeyError as error:
        raise BadLine(f"line {number}: {error.args[0]} is missing") from error
    except (TypeError, ValueError, AttributeError) as error:
        raise BadLine(f"line {number}: {error}") from error


def _day_of(text: str) -> date:
    found = find_dateline(text)
    if found is None:
        raise ValueError("published_on is missing, and the text does not begin with its date")
    return found.day


def read_as_json(
    text: str, published_on: date, gazetteer: Gazetteer, floor: float = FLOOR
) -> dict[str, Any]:
    """The events of a text, and its tolls, which are no events."""
    read = read_article(text, published_on=published_on, gazetteer=gazetteer, floor=floor)
    return {
        "events": [as_json(report) for report in read.reports],
        "tolls": [toll_as_json(toll) for toll in read.tolls],
    }


def _chance(given: str) -> float:
    chance = float(given)
    if not 0 <= chance <= 1:
        raise argparse.ArgumentTypeError(f"{given} is not between 0 and 1")
    return chance


def main() -> None:
    parser = argparse.ArgumentParser(
        prog="python -m events.extraction", description=__doc__.split("\n\n")[0] if __doc__ else ""
    )
    parser.add_argument(
        "article",
        nargs="?",
        type=Path,
        help="a text file; without it, JSONL is read from standard input",
    )
    parser.add_argument(
        "--published-on",
        type=date.fromisoformat,
        help="YYYY-MM-DD, where the text does not begin with it",
    )
    parser.add_argument("--gazetteer", type=Path, default=default_path())
    parser.add_argument(
        "--shown-from",
        type=_chance,
        default=FLOOR,
        metavar="CONFIDENCE",
        help=f"values less sure stand under not_shown alone ({FLOOR}; 0 shows all)",
    )
    args = parser.parse_args()
    try:
        gazetteer = open_gazetteer(args.gazetteer)
        if args.article:
            text = args.article.read_text(encoding="utf-8")
            print(
                json.dumps(
                    read_as_json(
                        text, args.published_on or _day_of(text), gazetteer, args.shown_from
                    ),
                    ensure_ascii=False,
                    indent=2,
                )
            )
            return
        for key, text, day in read_lines(sys.stdin):
            print(
                json.dumps(
                    {"id": key, **read_as_json(text, day, gazetteer, args.shown_from)},
                    ensure_ascii=False,
                ),
                flush=True,
            )
    except (BadLine, GazetteerMissing, OSError, ValueError) as error:
        sys.exit(f"events.extraction: {error}")


if __name__ == "__main__":
    main()
