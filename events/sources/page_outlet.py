"""The outlet that a page names which somebody copied whole, menus and all."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from events.sources.lead import is_prose, prose_at
from events.sources.titles import headline_at

MOST_WORDS = 12  # of a line that may name the site beside its slogan
# *The Guardian - Back to home*, *Haaretz | Israel News*, *© 2024 Kyiv Post*
_BESIDE = re.compile(r"\s*[|/»›•·■]\s*|\s+[-–—]\s+|,\s+")
_OF_THE_SITE = re.compile(r"\s+(?:logo|home|home ?page)\Z", re.IGNORECASE)  # *The Hindu logo*
_RIGHTS = re.compile(r"(?:©|\(c\)|copyright)[\s\d,–-]*", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class _Named:
    outlet: str
    is_agency: bool


def outlet_in(text: str) -> str:
    """The outlet of a copied page; "" if its lines name none that is known.

    Above the headline any outlet counts; below it no agency does, whose name stands below photos.
    A text without a headline names its outlet by its copyright alone.
    """
    lines = [line.strip() for line in text.split("\n")]
    at, prose = headline_at(lines), prose_at(lines)
    if at is None or prose is None:
        return _first(_rights(lines))
    below = (line for line in lines[at + 1 :] if not is_prose(line))
    return _first(lines[:at]) or _first(_rights(lines)) or _first(below, agencies=False)


def _rights(lines: Sequence[str]) -> Iterator[str]:
    return (line for line in lines if _RIGHTS.match(line))


def _first(lines: Iterable[str], *, agencies: bool = True) -> str:
    named = (found for line in lines if (found := _named_by(line)))
    return next((found.outlet for found in named if agencies or not found.is_agency), "")


def _named_by(line: str) -> _Named | None:
    bare = _OF_THE_SITE.sub("", _RIGHTS.sub("", line))
    if not bare or len(bare.split()) > MOST_WORDS:
        return None
    parts = (bare, *_BESIDE.split(bare))
    return next((found for part in parts if (found := _known().get(_folded(part)))), None)


@cache
def _known() -> dict[str, _Named]:
    path = files("events.sources").joinpath("data", "outlets.toml")
    tables = tomllib.loads(path.read_text(encoding="utf-8"))
    return {
        _folded(name): _Named(outlet, table == "agencies")
        for table, outlets in tables.items()
        for outlet, others in outlets.items()
        for name in (outlet, *others)
    }


def _folded(name: str) -> str:
    return name.casefold().strip(" .:").removeprefix("by ").removeprefix("the ").strip()
