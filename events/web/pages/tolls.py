"""How the toll of an event grew, and which number each side gives now."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from events.extraction.types import Count
from events.models import Actor, TollStatement
from events.models.counting.ledger import TOLLS
from events.services.ledger.tolls import range_of

Counts = dict[str, Count | None]


@dataclass(frozen=True, slots=True)
class Step:
    """What one article gives: its counts, and what they come to where they are added to others."""

    said_on: date
    speaker: str
    side: Actor | None
    address: str
    source: str
    killed: TollStatement | None
    wounded: TollStatement | None


@dataclass(frozen=True, slots=True)
class Figures:
    """What a side, or all who speak for none, say now."""

    side: Actor | None
    speakers: tuple[str, ...]
    killed: Count | None
    wounded: Count | None


@dataclass(frozen=True, slots=True)
class TollOverTime:
    """`steps` are the articles that give a number, the oldest first."""

    steps: list[Step]
    figures: list[Figures]


def toll_over_time(rows: Iterable[TollStatement]) -> TollOverTime:
    """`rows` come from `over_time`."""
    kept = list(rows)
    by_report: defaultdict[int, list[TollStatement]] = defaultdict(list)
    for row in kept:
        by_report[row.report_id].append(row)
    steps = sorted((_step(rows) for rows in by_report.values()), key=lambda step: step.said_on)
    return TollOverTime(steps, _figures(kept))


def _step(rows: list[TollStatement]) -> Step:
    one, article = rows[0], rows[0].report.article
    found = {row.what: row for row in rows}
    source = article.source.name if article.source else article.title
    killed, wounded = (found.get(what) for what in TOLLS)
    address = article.get_absolute_url()
    return Step(one.said_on, one.speaker, one.side, address, source, killed, wounded)


def _figures(rows: list[TollStatement]) -> list[Figures]:
    """Sides first, by name; then those who speak for none."""
    by_side: defaultdict[Actor | None, list[TollStatement]] = defaultdict(list)
    for row in rows:
        if row.stands:
            by_side[row.side].append(row)
    order = sorted(by_side, key=lambda side: (side is None, side.name if side else ""))
    return [_figure(side, by_side[side]) for side in order]


def _figure(side: Actor | None, rows: list[TollStatement]) -> Figures:
    killed, wounded = (range_of(row.total for row in rows if row.what == what) for what in TOLLS)
    return Figures(side, tuple(dict.fromkeys(row.speaker for row in rows)), killed, wounded)
