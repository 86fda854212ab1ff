"""Which columns and keys are which field of an article: by their names, else by what they hold."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Callable, Mapping, Sequence
from functools import cache
from importlib.resources import files

from events.sources.article_files.rows import COLUMNS
from events.sources.days import Order, order_in, read_day
from events.sources.titles import reads_like_headline

MOSTLY = 0.8  # of the cells that are not empty
LONGER = 200  # added to the rank of a name with words around it: *story headline*
PART = 500  # the rank of a name that mostly holds a part of the text
SHORTEST_TEXT = 80  # characters; a title has fewer, on average


def field_named(name: str) -> tuple[str, int] | None:
    """The field that a column or key of this name holds, and how sure the name is: 0 is surest."""
    bare = bare_name(name)
    return _names().get(bare) or _longer_name(bare)


def _longer_name(bare: str) -> tuple[str, int] | None:
    """*Corps de l'article* and *canonical link* are names with words that say whose it is."""
    found = _names().get(" ".join(word for word in bare.split() if word not in _around()))
    return (found[0], found[1] + LONGER) if found else None


def bare_name(name: str) -> str:
    """*publishedAt*, *Published_At* and *published at* are one name."""
    apart = re.sub(r"(?<=[a-zа-яіїєґ])(?=[A-ZА-ЯІЇЄҐ][a-zа-яіїєґ])", " ", name)
    return " ".join(re.sub(r"[_\-./:'’\s\ufeff]+", " ", apart).casefold().split())


def named_fields(names: Sequence[str]) -> dict[str, int]:
    """The column of each field, by the surest name; of equal ones the first."""
    best: dict[str, tuple[int, int]] = {}
    for at, name in enumerate(names):
        found = field_named(name)
        if found:
            field, rank = found
            best[field] = min(best.get(field, (rank, at)), (rank, at))
    return {field: at for field, (_, at) in best.items()}


def fields_of(names: Sequence[str], rows: Sequence[Sequence[str]]) -> dict[str, int]:
    """The column of each field. What no name tells is told by the first rows."""
    fields = named_fields(names)
    free = [at for at in range(len(names)) if at not in fields.values()]
    for field, holds in (("published_on", _is_day), ("url", _is_address)):
        if field not in fields:
            at = next((at for at in free if _mostly(holds, rows, at)), None)
            if at is not None:
                fields[field] = at
                free.remove(at)
    if not {"text", "url"} & fields.keys() or ("text" not in fields and _longest(rows, free)):
        longest = _longest(rows, free)
        if longest is not None:
            fields["text"] = longest
            free.remove(longest)
    if "title" not in fields:
        unnamed = [at for at in free if field_named(names[at]) is None]
        at = next((at for at in unnamed if _are_headlines(rows, at)), None)
        fields |= {} if at is None else {"title": at}
    return fields


def are_names(cells: Sequence[str]) -> bool:
    """Whether a first line names columns; a text, a day or an address is no name."""
    if named_fields(cells):
        return True
    return not any(
        len(cell) > SHORTEST_TEXT or _is_day(cell) or _is_address(cell) for cell in cells
    )


def order_of_days(fields: Mapping[str, int], rows: Sequence[Sequence[str]]) -> Order | None:
    """What stands first in the file's days, if its first rows show it."""
    at = fields.get("published_on")
    return None if at is None else order_in(row[at] for row in rows if at < len(row))


def inner_names() -> frozenset[str]:
    """Keys under which a value that is an object keeps its words."""
    return frozenset(_table()["inner"])


def _longest(rows: Sequence[Sequence[str]], free: Sequence[int]) -> int | None:
    lengths = {at: [len(row[at]) for row in rows if at < len(row)] for at in free}
    means = {at: sum(found) / len(found) for at, found in lengths.items() if found}
    best = max(means, key=lambda at: means[at], default=None)
    return best if best is not None and means[best] >= SHORTEST_TEXT else None


def _mostly(holds: Callable[[str], bool], rows: Sequence[Sequence[str]], at: int) -> bool:
    cells = [row[at] for row in rows if at < len(row) and row[at].strip()]
    return bool(cells) and sum(map(holds, cells)) >= MOSTLY * len(cells)


def _are_headlines(rows: Sequence[Sequence[str]], at: int) -> bool:
    """Whether the cells read like headlines; one that comes twice is a tag or a remark."""
    cells = [row[at].strip() for row in rows if at < len(row) and row[at].strip()]
    return len({*cells}) == len(cells) and _mostly(reads_like_headline, rows, at)


def _is_day(cell: str) -> bool:
    return len(cell) < 50 and read_day(cell, order=Order.DAY_FIRST) is not None


def _is_address(cell: str) -> bool:
    return bool(re.match(r"\s*https?://\S+\s*\Z", cell))


@cache
def _table() -> dict[str, list[str]]:
    path = files("events.sources").joinpath("data", "column_names.toml")
    return tomllib.loads(path.read_text(encoding="utf-8"))


@cache
def _around() -> frozenset[str]:
    return frozenset(_table()["around"])


@cache
def _names() -> dict[str, tuple[str, int]]:
    parts = dict.fromkeys(_table()["part_of_text"], ("text", PART))
    whole = {name: (field, rank) for field in COLUMNS for rank, name in enumerate(_table()[field])}
    return parts | whole
