"""The kinds of event, from `data/kinds.toml`: what any layer needs to know of a kind."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from importlib.resources import files
from types import MappingProxyType
from typing import Any, ClassVar

_NAME = re.compile(r"[a-z][a-z_]{0,19}")  # as long as the database's columns are


class ImpliedTarget(StrEnum):
    """To whom an event was done where no sentence says so; the head of the table explains each."""

    STATE_OF_PLACE = "state_of_place"
    STATE_OR_OPPONENT = "state_or_opponent"
    OPPONENT = "opponent"
    NAMED_OPPONENT = "named_opponent"
    CIVILIANS = "civilians"
    NONE = "none"


class Munitions(StrEnum):
    """Which munitions of a clause belong to an event of the kind."""

    ALL = "all"
    BOMBS = "bombs"
    NONE = "none"


@dataclass(frozen=True, slots=True)
class Subkind:
    """How it happened. Without a headline of its own, headlines say only the kind."""

    name: str
    label: str
    headline: str | None = None


@dataclass(frozen=True, slots=True)
class Colour:
    """The colour of a kind on a light and on a dark page."""

    light: str
    dark: str


@dataclass(frozen=True, slots=True)
class Pattern:
    """What is drawn over the colour in a square of `size`: SVG paths, stroked and filled."""

    size: int
    lines: str = ""
    dots: str = ""


@dataclass(frozen=True, slots=True)
class KindRow:
    """A row of the table; its head explains each column."""

    name: str
    label: str
    plural: str
    meaning: str
    tells: str
    colour: Colour
    marker: str
    pattern: Pattern
    implied_target: ImpliedTarget
    headline: str = ""
    subkinds: tuple[Subkind, ...] = ()
    default_subkind: str | None = None
    violent: bool = False
    open_words: bool = False
    totalled: bool = False
    munitions: Munitions = Munitions.NONE
    launched_by: str | None = None
    denied_by: str = "perpetrator"
    content_note: bool = False
    reportability: float = 0.0

    def __post_init__(self) -> None:
        for name in (self.name, *self.subkind_names):
            if not _NAME.fullmatch(name):
                raise ValueError(f"{name!r} is no name for a kind or subkind: a-z, _, at most 20")
        if self.default_subkind not in (*self.subkind_names, None):
            raise ValueError(f"{self.name}: {self.default_subkind!r} is none of its subkinds")

    @property
    def headlines(self) -> Mapping[str, str]:
        """What a headline says, by subkind; under the empty name where no subkind has its own."""
        own = {subkind.name: subkind.headline for subkind in self.subkinds if subkind.headline}
        return {"": self.headline or self.label, **own}

    @property
    def subkind_names(self) -> tuple[str, ...]:
        return tuple(subkind.name for subkind in self.subkinds)


def row_of(columns: Mapping[str, Any]) -> KindRow:
    """A row as TOML gives it, with its columns typed. Raises TypeError or ValueError."""
    return KindRow(
        **{
            **columns,
            "colour": Colour(**columns["colour"]),
            "pattern": Pattern(**columns["pattern"]),
            "implied_target": ImpliedTarget(columns["implied_target"]),
            "munitions": Munitions(columns.get("munitions", Munitions.NONE)),
            "subkinds": tuple(Subkind(**subkind) for subkind in columns.get("subkinds", ())),
        }
    )


def _read() -> Mapping[str, KindRow]:
    words = files("events.extraction.data").joinpath("kinds.toml").read_text(encoding="utf-8")
    rows = [row_of(columns) for columns in tomllib.loads(words)["kind"]]
    return MappingProxyType({row.name: row for row in rows})


class _Kinds(type):
    """Makes `for kind in Kind` and `len(Kind)` go over the rows of the table, in its order."""

    def __iter__(cls) -> Iterator[Kind]:
        return iter(_KINDS.values())

    def __len__(cls) -> int:
        return len(_KINDS)


class Kind(str, metaclass=_Kinds):
    """What happened: a row of `data/kinds.toml`. `Kind("strike") is Kind.STRIKE`.

    No enumeration, so that a new row needs no code; the names below are those that rules use.
    """

    __slots__ = ()

    STRIKE: ClassVar[Kind]
    INTERCEPTION: ClassVar[Kind]
    TERRITORIAL_CLAIM: ClassVar[Kind]
    GROUND_COMBAT: ClassVar[Kind]
    ATTACK_ON_CIVILIANS: ClassVar[Kind]
    DEPLOYMENT: ClassVar[Kind]

    def __new__(cls, name: str) -> Kind:
        """The kind of that name. Raises ValueError where the table has none."""
        try:
            return _KINDS[name]
        except KeyError:
            raise ValueError(f"{name!r} is not a kind of event") from None

    def __reduce__(self) -> tuple[type[Kind], tuple[str]]:
        """A copy, pickled or not, is the kind itself."""
        return Kind, (str(self),)

    @property
    def row(self) -> KindRow:
        return _ROWS[self]


_ROWS = _read()
_KINDS: dict[str, Kind] = {name: str.__new__(Kind, name) for name in _ROWS}
for _kind in _KINDS.values():
    setattr(Kind, _kind.upper(), _kind)


def kinds_where(condition: Callable[[KindRow], bool]) -> frozenset[Kind]:
    """The kinds whose row meets the condition."""
    return frozenset(kind for kind in Kind if condition(kind.row))


SUBKINDS: Mapping[Kind, tuple[str, ...]] = MappingProxyType(
    {kind: kind.row.subkind_names for kind in Kind}
)
