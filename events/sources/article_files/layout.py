"""How a file is laid out: as somebody has said, else as it is guessed."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from typing import Any

from events.sources.days import Order

NO_COLUMN = "-"  # said of a field: no column holds it
DELIMITERS = {",": "comma", ";": "semicolon", "\t": "tab", "|": "bar"}
ENCODINGS = (
    "utf-8",
    "utf-16",
    "cp1250",
    "cp1251",
    "cp1252",
    "cp1254",
    "cp1256",
    "iso-8859-2",
    "koi8-u",
    "cp866",
    "mac-roman",
    "gb18030",
    "shift_jis",
)


@dataclass(frozen=True, slots=True)
class Layout:
    """What somebody has said of a file. Empty values are guessed.

    `columns` gives the column, or key, of each field; NO_COLUMN is none. `keep_others`: the other
    columns stay with the article. `looking`: columns may be missing, as somebody is about to choose
    them.
    """

    columns: Mapping[str, str] = field(default_factory=dict)
    delimiter: str = ""
    encoding: str = ""
    order: str = ""
    keep_others: bool = False
    looking: bool = False

    @property
    def day_order(self) -> Order | None:
        return Order(self.order) if self.order else None

    def as_kept(self) -> dict[str, Any]:
        """The form that the file's row keeps."""
        return {**asdict(self), "columns": dict(self.columns), "looking": False}


GUESSED = Layout()


def fields_said(said: Mapping[str, str], names: list[str]) -> dict[str, int]:
    """The place of each field whose column was said and is there."""
    return {name: names.index(column) for name, column in said.items() if column in names}
