"""Cells of the CSV files that we write."""

from __future__ import annotations

from typing import TypeVar

FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r")

_Cell = TypeVar("_Cell")


class Numbers(str):
    """One or more numbers in a cell: a leading minus is theirs."""

    __slots__ = ()


def safe_cell(value: _Cell) -> _Cell | str:
    """A text that a spreadsheet would run as a formula gets an apostrophe in front; numbers and
    days stay as they are.
    """
    formula = (
        isinstance(value, str)
        and not isinstance(value, Numbers)
        and value.startswith(FORMULA_STARTS)
    )
    return f"'{value}" if formula else value
