"""The dead and the hurt as ranges: from what is said at least to what is said at most."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from datetime import date

from django.contrib.humanize.templatetags.humanize import intcomma

from events.querysets.chart_counts import People
from events.web.charts import fills
from events.web.charts.by_kind import bar_width
from events.web.charts.by_time import DAYS_NOTE, GAP, day_cells, day_columns, per, span
from events.web.charts.counting import many
from events.web.charts.figure import Cell, Figure, Table, nothing
from events.web.charts.scale import Numbers, day_marks, number_lines, place_of
from events.web.charts.svg import INK, SIZE, label, legend, rect, tag
from events.web.counts import how_many
from events.web.time_axis import TimeAxis

NAME = "people"
PLOT = 140
FIELDS = ("killed", "wounded")
NOTHING_SAID = "None of these events says how many were killed or wounded."

Days = Mapping[str, Sequence[People]]  # by what they count: killed, wounded


def people(days: Days, axis: TimeAxis, *, left_out: int) -> Figure:
    """The rows of `people_by_day` for both; `left_out` events are in none of them."""
    title = f"Killed and wounded {per(axis.size)}, as ranges"
    buckets = {what: _buckets(days[what], axis) for what in FIELDS}
    if not any(one.said for what in FIELDS for one in buckets[what].values()):
        return nothing(NAME, title, NOTHING_SAID, _columns(axis))
    key, y = _legend()
    drawn = [fills.hatch(NAME, "range", INK, step=4), key]
    for what in FIELDS:
        panel, y = _panel(what, buckets[what], axis, y + 34)
        drawn.append(panel)
    notes = [DAYS_NOTE, "A bar is the sum of what its events say at least; above it, hatched, up to what they say at most."]
    notes += [_unsaid(what, buckets[what]) for what in FIELDS]
    if left_out:
        notes.append(f"Left out, as background or as a part of another's numbers: {many(left_out, 'event')}.")
    summary = " ".join(_said(what, buckets[what], axis) for what in FIELDS)
    return Figure(NAME, title, summary, y + 4, "".join(drawn), _table(buckets, axis), notes)


def _buckets(days: Sequence[People], axis: TimeAxis) -> dict[date, People]:
    found: defaultdict[date, list[People]] = defaultdict(list)
    for one in days:
        found[axis.size.first_day(one.day)].append(one)
    return {start: _together(start, found[start]) for start in sorted(found)}


def _together(start: date, days: Sequence[People]) -> People:
    return People(start, *(sum(day[at] for day in days) for at in range(1, len(People._fields))))


def _panel(what: str, buckets: Mapping[date, People], axis: TimeAxis, top: float) -> tuple[str, float]:
    """The bars of one count under their name, and where they end."""
    numbers = Numbers(max((one.high for one in buckets.values()), default=0), PLOT)
    floor = top + PLOT
    bars = "".join(_bar(one, axis, numbers, floor) for one in buckets.values() if one.said)
    name = label(0, top - 14, what.capitalize(), size=SIZE, font_weight=600)
    return name + number_lines(numbers, floor) + bars + day_marks(axis, floor), floor + 24


def _bar(one: People, axis: TimeAxis, numbers: Numbers, floor: float) -> str:
    whole = bar_width(one.day, axis.size.next_first_day(one.day), axis)
    x, width = place_of(axis)(one.day) + whole * GAP / 2, whole * (1 - GAP)
    low, high = floor - numbers.tall(one.low), floor - numbers.tall(one.high)
    drawn = []
    if one.low:
        drawn.append(rect(x, low, width, floor - low, fill=INK, class_="ink"))
    if one.high > one.low:
        box = {"stroke": INK, "stroke_width": 0.8, "class_": "ink-edge"}
        drawn.append(rect(x, high, width, low - high, fill=f"url(#{NAME}-range)", **box))
    if not one.high:
        drawn.append(tag("circle", cx=x + width / 2, cy=floor - 4, r=2.4, fill="none", stroke=INK, class_="ink-edge"))
    if one.open:
        drawn.append(_open(x + width / 2, high, min(width / 2, 4)))
    return "".join(drawn)


def _open(x: float, y: float, half: float) -> str:
    """An arrow head that leaves the top open: at least so many."""
    d = f"M{x - half:.1f} {y - 3:.1f}L{x:.1f} {y - 3 - half - 1:.1f}L{x + half:.1f} {y - 3:.1f}"
    return tag("path", d=d, fill="none", stroke=INK, stroke_width=1.4, class_="ink-line")


def _legend() -> tuple[str, float]:
    dot = tag("circle", cx=9, cy=7, r=2.4, fill="none", stroke=INK, class_="ink-edge")
    return legend([
        (fills.swatch(INK, class_="ink"), "Said at least"),
        (fills.swatch(f"url(#{NAME}-range)", stroke=INK, stroke_width=0.8, class_="ink-edge"), "Up to what is said at most"),
        (_open(9, 14, 4), "“At least”: the top is open"),
        (dot, "Said to be none"),
    ])  # fmt: skip


def _unsaid(what: str, buckets: Mapping[date, People]) -> str:
    unsaid = sum(one.unsaid for one in buckets.values())
    return f"Of the {what} {many(unsaid, 'event')} say{'s' if unsaid == 1 else ''} nothing."


def _said(what: str, buckets: Mapping[date, People], axis: TimeAxis) -> str:
    whole = _together(axis.start, list(buckets.values()))
    if not whole.said:
        return f"No event says how many were {what}."
    return (
        f"{what.capitalize()} from {span(axis)}: {_words(whole)}. It is said in {many(whole.said, 'event')}; only claimed or "
        f"denied: {intcomma(whole.claimed)}."
    )


def _words(one: People) -> str | None:
    return how_many(one.low, None if one.open else one.high)


def _columns(axis: TimeAxis) -> dict[str, str]:
    columns = dict(day_columns(axis.size))
    for what in FIELDS:
        columns |= {f"{what}_min": f"{what.capitalize()}, at least", f"{what}_max": f"{what.capitalize()}, at most"}
        columns |= {f"{what}_said": f"Events that say {what}", f"{what}_only_claimed": "Of these only claimed"}
        columns |= {f"{what}_not_said": f"Events that say nothing of {what}"}
    return columns


def _table(buckets: Mapping[str, Mapping[date, People]], axis: TimeAxis) -> Table:
    starts = sorted({start for what in FIELDS for start in buckets[what]})
    rows = []
    for start in starts:
        cells: list[Cell] = [*day_cells(start, axis.size.next_first_day(start), axis.size)]
        for what in FIELDS:
            cells += _cells(buckets[what].get(start, People(start, 0, 0, 0, 0, 0, 0)))
        rows.append(cells)
    return Table(_columns(axis), rows)


def _cells(one: People) -> Sequence[Cell]:
    """Nothing said is no number, and an open top is none either."""
    if not one.said:
        return (None, None, 0, 0, one.unsaid)
    return (one.low, None if one.open else one.high, one.said, one.claimed, one.unsaid)
