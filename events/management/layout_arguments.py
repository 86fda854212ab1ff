"""Arguments that say how a file of articles is laid out, with the words of the page."""

from __future__ import annotations

from argparse import ArgumentTypeError
from collections.abc import Mapping
from typing import Any

from django.core.management.base import CommandParser

from events.sources.article_files import Layout
from events.sources.article_files.layout import DELIMITERS, ENCODINGS
from events.sources.article_files.rows import COLUMNS
from events.sources.days import Order

MARKS = {name: mark for mark, name in DELIMITERS.items()}


def add_layout_arguments(parser: CommandParser) -> None:
    parser.add_argument(
        "--column",
        action="append",
        type=_column,
        default=[],
        metavar="FIELD=NAME",
        help=f"the column of a field, out of {', '.join(COLUMNS)}; may be given for each. Fields "
        "that are not named then have no column",
    )
    parser.add_argument("--encoding", choices=ENCODINGS, default="", help="of the file")
    parser.add_argument(
        "--delimiter", choices=MARKS, default="", help="what separates the columns of a CSV"
    )
    parser.add_argument(
        "--date-order",
        choices=[order.value for order in Order],
        default="",
        help="what stands first in dates such as 08/11/2024",
    )
    parser.add_argument(
        "--keep-columns", action="store_true", help="keep the other columns with each article"
    )


def layout_of(options: Mapping[str, Any]) -> Layout:
    """What the arguments say."""
    return Layout(
        columns=dict(options["column"]),
        delimiter=MARKS.get(options["delimiter"], ""),
        encoding=options["encoding"],
        order=options["date_order"],
        keep_others=options["keep_columns"],
    )


def _column(said: str) -> tuple[str, str]:
    field, _, name = said.partition("=")
    if field not in COLUMNS or not name:
        raise ArgumentTypeError(f"write it as FIELD=NAME, FIELD out of {', '.join(COLUMNS)}")
    return field, name
