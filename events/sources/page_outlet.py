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
# *The Guardian - Back to home*, *Haaretz | Israel News*; not *Kyiv, Independent, 3 May*
_BESIDE = re.compile(r"\s*[|/»›•·■]\s*|\s+[-–—]\s+")
_OF_THE_SITE = re.compile(r"\s+(?:logo|home|home ?page)\Z", re.IGNORECASE)  # *The Hindu logo*
# *Copyright © 2024 BBC. The BBC is not responsible ...*
_RIGHTS = re.compile(r"(?:(?:©|\(c\)|copyright)[\s\d,–-]*)+", re.IGNORECASE)
_END = re.compile(r"\.\s")


@dataclass(frozen=True, slots=True)
class _Named:
    outlet: str
    is_agency: bool


def outlet_in(text: str) -> str:
    """The outlet of a copied page; "" if its lines name none that is known, or several.

    Above the headline any outlet counts; below it no agency does, whose name stands below photos,
    and only what stands before the article or is a copyright: further down pages list other
    outlets. A text without a headline names its outlet by its copyright alone.
    """
    lines = [line.strip() for line in text.split("\n")]
    at, prose = headline_at(lines), prose_at(lines)
    if at is None or prose is None:
        return _one(_rights(lines), agencies=False)
    rights, before = _rights(lines), (line for line in lines[at + 1 : prose] if not is_prose(line))
    return _one(lines[:at]) or _one(rights, agencies=False) or _one(before, agencies=False)


def _rights(lines: Sequence[str]) -> Iterator[str]:
    return (line for line in lines if _RIGHTS.match(line))


def _one(lines: Iterable[str], *, agencies: bool = True) -> str:
    """The outlet that they name; "" where they name several: *Follow us: BBC, CNN*."""
    named = (found for line in lines if (found := _named_by(line)))
    outlets = {found.outlet for found in named if agencies or not found.is_agency}
    return outlets.pop() if len(outlets) == 1 else ""


def _named_by(line: str) -> _Named | None:
    rights = _RIGHTS.match(line)
    own = _END.split(line[rights.end() :])[0] if rights else line
    bare = _OF_THE_SITE.sub("", own)
    if not bare or len(bare.split()) > MOST_WORDS:
        return None
    parts = (bare, *_BESIDE.split(bare))
    names = (name for part in parts for name in _as_printed(_folded(part)))
    return next((found for name in names if (found := _known().get(name))), None)


def _as_printed(name: str) -> tuple[str, str]:
    """A page may add *The* to a name, and never drops one: *Independent* is many things."""
    return name, name.removeprefix("the ")


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
    return name.casefold().strip(" .:").removeprefix("by ").strip()
