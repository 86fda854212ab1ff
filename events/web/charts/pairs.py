"""Who acted against whom: a bar for each pair of sides, the most frequent first."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from django.contrib.humanize.templatetags.humanize import intcomma

from events.models.occurrence import KINDS
from events.querysets.chart_counts import Pair
from events.web.charts import fills
from events.web.charts.by_kind import kind_legend
from events.web.charts.counting import many
from events.web.charts.figure import Figure, Table
from events.web.charts.svg import WIDTH, label, rect, shortened

NAME = "pairs"
TOP = 20
ROW, BAR, NAMES = 24, 15, 290
NOT_NAMED, NEITHER = "not named", "Neither side named"
NOTE = "The side that acted, then the side acted upon, as articles name them. Of several sides each pair counts the event once."


@dataclass(frozen=True, slots=True)
class Line:
    """A pair, or all events that name no side; `perpetrator` and `target` are slugs, empty where not named."""

    words: str
    perpetrator: str
    target: str
    counts: Mapping[str, int]

    @property
    def total(self) -> int:
        return sum(self.counts.values())


def pairs(rows: Iterable[Pair]) -> Figure:
    """The rows of `chart_counts.pairs`: the first TOP pairs, and events that name neither side in a row of their own."""
    lines = _lines(rows)
    named, neither = [one for one in lines if one.words != NEITHER], [one for one in lines if one.words == NEITHER]
    shown = [*named[:TOP], *neither]
    kinds = [kind for kind, _ in KINDS if any(one.counts.get(kind) for one in shown)]
    key, key_height = kind_legend(NAME, kinds)
    highest = max(one.total for one in shown)
    bars = "".join(_bar(one, key_height + 10 + number * ROW, highest) for number, one in enumerate(shown))
    body = fills.kinds(NAME, kinds) + key + bars
    notes = [NOTE, *_rest(named[TOP:])]
    return Figure(
        NAME, "Events by pair of sides", _summary(named, neither), key_height + 14 + len(shown) * ROW, body, _table(lines), notes
    )


def _lines(rows: Iterable[Pair]) -> Sequence[Line]:
    counts: defaultdict[tuple[str, str], Counter[str]] = defaultdict(Counter)
    names: dict[str, str] = {"": NOT_NAMED}
    for row in rows:
        counts[row.perpetrator, row.target][row.kind] += row.count
        names |= {row.perpetrator: row.perpetrator_name or NOT_NAMED, row.target: row.target_name or NOT_NAMED}
    lines = [Line(_words(names, *pair), *pair, counts[pair]) for pair in counts]
    return sorted(lines, key=lambda one: (-one.total, one.words))


def _words(names: Mapping[str, str], perpetrator: str, target: str) -> str:
    return f"{names[perpetrator]} → {names[target]}" if perpetrator or target else NEITHER


def _bar(one: Line, y: float, highest: int) -> str:
    drawn, x = [label(NAMES - 8, y + 12, shortened(one.words, NAMES - 12), text_anchor="end")], float(NAMES)
    for kind, _ in KINDS:
        count = one.counts.get(kind, 0)
        if count:
            long = max((WIDTH - NAMES - 60) * count / highest, 1.5)
            drawn.append(rect(x, y, long, BAR, fill=fills.of_kind(NAME, kind)))
            x += long
    return "".join([*drawn, label(x + 6, y + 12, intcomma(one.total))])


def _rest(lines: Sequence[Line]) -> list[str]:
    if not lines:
        return []
    return [f"Not drawn: {many(len(lines), 'more pair')} with {many(sum(one.total for one in lines), 'event')} between them."]


def _summary(named: Sequence[Line], neither: Sequence[Line]) -> str:
    first = f"Most often: {named[0].words}, in {many(named[0].total, 'event')}. " if named else ""
    unnamed = sum(one.total for one in neither)
    return f"{many(len(named), 'pair')} of sides. {first}Events that name neither side: {intcomma(unnamed)}."


def _table(lines: Sequence[Line]) -> Table:
    columns = {"pair": "Pair", "perpetrator": "Perpetrator", "target": "Target"}
    columns |= {kind: label.capitalize() for kind, label in KINDS} | {"total": "All"}
    rows = [
        (one.words, one.perpetrator or None, one.target or None, *(one.counts.get(kind, 0) for kind, _ in KINDS), one.total)
        for one in lines
    ]
    return Table(columns, rows)
