"""Launched against intercepted: a bar for what was launched, in it a darker one for what was stopped."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from datetime import date

from django.contrib.humanize.templatetags.humanize import intcomma

from events.querysets.chart_counts import Counted
from events.web.charts import fills
from events.web.charts.barrages import Fired, fired, together
from events.web.charts.by_kind import bar_width
from events.web.charts.by_time import GAP, day_cells, day_columns, per, span
from events.web.charts.figure import Figure, Table, nothing
from events.web.charts.scale import Numbers, day_marks, number_lines, place_of
from events.web.charts.svg import INK, SHEET, SOFT, legend, rect, tag
from events.web.time_axis import TimeAxis

NAME = "munitions"
PLOT = 200
COUNTS = {"launched": "Launched", "intercepted": "Intercepted"}
SAID = {"launch_count": "Launch count", "share": "Share intercepted, %", "only_claimed": "Counts only claimed"}
RULES = (
    "One side's munitions of one sort on one day are one barrage: interceptions give its counts, strikes only what they lack, "
    "and counts of a whole country stand for those of its regions.",
    "No share is computed where a launch count is not given.",
)
STOPPED, LAUNCHED = "#0072b2", "#c4dbec"


def munitions(rows: Sequence[Counted], axis: TimeAxis, *, without_counts: int, left_out: int) -> Figure:
    """`without_counts` events name munitions and give no count; `left_out` are left out of totals."""
    title = f"Munitions launched against intercepted, {per(axis.size)}"
    buckets = _buckets(fired(rows), axis)
    if not buckets:
        return nothing(NAME, title, "No event of these says how many munitions were launched or intercepted.", _columns(axis))
    numbers = Numbers(max(max(one.launched or 0, one.intercepted or 0) for one in buckets.values()), PLOT)
    key, key_height = _legend()
    floor = key_height + 26 + PLOT
    bars = "".join(_bar(start, one, axis, numbers, floor) for start, one in buckets.items())
    patterns = fills.hatch(NAME, "unsaid", SOFT, css="soft-line") + fills.kinds(NAME, ["interception"])
    body = patterns + key + number_lines(numbers, floor) + bars + day_marks(axis, floor)
    notes = [*RULES, *_beside(without_counts, left_out)]
    return Figure(NAME, title, _summary(buckets, axis), floor + 28, body, _table(buckets, axis), notes)


def _buckets(days: Mapping[date, Fired], axis: TimeAxis) -> dict[date, Fired]:
    found: defaultdict[date, list[Fired]] = defaultdict(list)
    for day, one in days.items():
        found[axis.size.first_day(day)].append(one)
    return {start: together(found[start]) for start in sorted(found)}


def _bar(start: date, one: Fired, axis: TimeAxis, numbers: Numbers, floor: float) -> str:
    whole = bar_width(start, axis.size.next_first_day(start), axis)
    x, width = place_of(axis)(start) + whole * GAP / 2, whole * (1 - GAP)
    drawn = []
    if one.partly:
        drawn.append(rect(x, floor - PLOT, width, PLOT, fill=f"url(#{NAME}-unsaid)", class_="unsaid"))
    if one.launched is not None:
        tall = numbers.tall(one.launched)
        drawn.append(rect(x, floor - tall, width, tall, fill=LAUNCHED, stroke=STOPPED, stroke_width=0.8, class_="launched"))
    if one.intercepted is not None:
        tall = numbers.tall(one.intercepted)
        drawn.append(rect(x + width * 0.22, floor - tall, width * 0.56, tall, fill=fills.of_kind(NAME, "interception")))
    if one.claimed:
        drawn.append(_ring(x + width / 2, floor - PLOT - 7))
    return "".join(drawn)


def _ring(x: float, y: float) -> str:
    return tag("circle", cx=x, cy=y, r=2.4, fill=SHEET, stroke=INK, stroke_width=1.1, class_="ring")


def _legend() -> tuple[str, float]:
    box = {"stroke": STOPPED, "stroke_width": 0.8, "class_": "launched"}
    return legend([
        (fills.swatch(LAUNCHED, **box), "Launched"),
        (fills.swatch(fills.of_kind(NAME, "interception")), "Intercepted"),
        (fills.swatch(f"url(#{NAME}-unsaid)", class_="unsaid"), "Launch count not given"),
        (_ring(9, 6), "Counts only claimed"),
    ])  # fmt: skip


def _beside(without_counts: int, left_out: int) -> list[str]:
    notes = []
    if without_counts:
        notes.append(f"Events that name munitions and give no count: {intcomma(without_counts)}.")
    if left_out:
        notes.append(f"Events that totals leave out, as background or as a part of another's numbers: {intcomma(left_out)}.")
    return notes


def _summary(buckets: Mapping[date, Fired], axis: TimeAxis) -> str:
    whole = together(list(buckets.values()))
    launched = "no launch count" if whole.launched is None else f"{intcomma(whole.launched)} launched"
    stopped = "no count of what was intercepted" if whole.intercepted is None else f"{intcomma(whole.intercepted)} intercepted"
    missing = sum(one.partly for one in buckets.values())
    claimed = sum(one.claimed for one in buckets.values())
    return (
        f"Of munitions, {launched} and {stopped} are told from {span(axis)}. Bars: {intcomma(len(buckets))}; in "
        f"{intcomma(missing)} of them a launch count is not given, in {intcomma(claimed)} a count is only claimed."
    )


def _columns(axis: TimeAxis) -> dict[str, str]:
    return {**day_columns(axis.size), **COUNTS, **SAID}


def _table(buckets: Mapping[date, Fired], axis: TimeAxis) -> Table:
    rows = [
        (*day_cells(start, axis.size.next_first_day(start), axis.size), one.launched, one.intercepted,
         _given(one), "not computed" if one.percent is None else one.percent, "yes" if one.claimed else "no")
        for start, one in buckets.items()
    ]  # fmt: skip
    return Table(_columns(axis), rows)


def _given(one: Fired) -> str:
    if one.launched is None:
        return "not given"
    return "not given by all" if one.partly else "given"
