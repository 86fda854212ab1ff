"""Munitions launched and intercepted: a light bar for those launched, a darker one inside it for
those intercepted.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from datetime import date

from django.contrib.humanize.templatetags.humanize import intcomma
from django.utils.text import capfirst
from django.utils.translation import gettext, pgettext, pgettext_lazy
from django.utils.translation import gettext_lazy as _

from events.models.reads.munition_counts import Counted
from events.web.charts.barrages import Fired, fired, together
from events.web.charts.by_kind import bar_width
from events.web.charts.by_time import GAP, day_cells, day_columns, days_of, ends, per
from events.web.charts.drawing import fills
from events.web.charts.drawing.figure import Figure, Table, nothing
from events.web.charts.drawing.scale import Numbers, day_marks, number_lines, place_of
from events.web.charts.drawing.svg import INK, SHEET, label, legend, rect, tag
from events.web.explore.time_axis import TimeAxis
from events.wording.counting.counts import INTERCEPTED, LAUNCHED, listed, phrase

NAME = "munitions"
PLOT = 200
SORTS = {
    "launched": pgettext_lazy("munitions", "Launched"),
    "intercepted": pgettext_lazy("munitions", "Intercepted"),
}
SAID = {
    "launch_count": pgettext_lazy("whether it is given", "Launch count"),
    "share": _("Share intercepted, %"),
    "only_claimed": _("Counts only claimed"),
}
RULES = (
    _(
        "One actor's munitions of one type on one day count as one barrage. Its counts come from "
        "interceptions, else from strikes; national counts replace regional ones."
    ),
    _("No share intercepted is given without a launch count."),
)
STOPPED, FIRED = "#0072b2", "#c4dbec"


def munitions(
    rows: Sequence[Counted], axis: TimeAxis, *, without_counts: int, left_out: int
) -> Figure:
    """`without_counts`: events that name munitions but no count. `left_out`: not in totals."""
    return munitions_of(fired(rows), axis, without_counts=without_counts, left_out=left_out)


def munitions_of(
    days: Mapping[date, Fired], axis: TimeAxis, *, without_counts: int, left_out: int
) -> Figure:
    """The same, from the munitions of each day."""
    title = gettext("Munitions launched and intercepted, %(per)s") % {"per": per(axis.size)}
    buckets = _buckets(days, axis)
    if not buckets:
        why = gettext("None of these events gives a number launched or intercepted.")
        return nothing(NAME, title, why, _columns(axis))
    numbers = Numbers(
        max(max(one.launched or 0, one.intercepted or 0) for one in buckets.values()), PLOT
    )
    key, key_height = _legend()
    floor = key_height + 40 + PLOT
    bars = "".join(_bar(start, one, axis, numbers, floor) for start, one in buckets.items())
    patterns = fills.kinds(NAME, ["interception"])
    lines = number_lines(numbers, floor, title=gettext("Munitions"))
    body = patterns + key + lines + bars + day_marks(axis, floor)
    notes = [*map(str, RULES), *_beside(without_counts, left_out)]
    return Figure(
        NAME, title, _summary(buckets, axis), floor + 28, body, _table(buckets, axis), notes
    )


def _buckets(days: Mapping[date, Fired], axis: TimeAxis) -> dict[date, Fired]:
    found: defaultdict[date, list[Fired]] = defaultdict(list)
    for day, one in days.items():
        found[axis.size.first_day(day)].append(one)
    return {start: together(found[start]) for start in sorted(found)}


def _bar(start: date, one: Fired, axis: TimeAxis, numbers: Numbers, floor: float) -> str:
    whole = bar_width(start, axis.size.next_first_day(start), axis)
    x, width = place_of(axis)(start) + whole * GAP / 2, whole * (1 - GAP)
    top = floor - numbers.tall(max(one.launched or 0, one.intercepted or 0))
    said = _tip(start, axis.size.next_first_day(start), one)
    drawn = []
    if one.partly:
        drawn.append(_unknown(x + width / 2, top - 5))
    if one.launched is not None:
        tall = numbers.tall(one.launched)
        drawn.append(
            rect(
                x,
                floor - tall,
                width,
                tall,
                said=said,
                fill=FIRED,
                stroke=STOPPED,
                stroke_width=0.8,
                class_="launched",
            )
        )
    if one.intercepted is not None:
        tall = numbers.tall(one.intercepted)
        drawn.append(
            rect(
                x + width * 0.22,
                floor - tall,
                width * 0.56,
                tall,
                said=said,
                **fills.of_kind(NAME, "interception"),
            )
        )
    if one.claimed:
        drawn.append(_ring(x + width / 2, top - (20 if one.partly else 7)))
    return "".join(drawn)


def _unknown(x: float, y: float) -> str:
    """A question mark above a bar whose launch count is not given: a height would be a number."""
    return label(x, y, "?", text_anchor="middle", font_weight=700)


def _tip(start: date, end: date, one: Fired) -> str:
    given = [(LAUNCHED, one.launched), (INTERCEPTED, one.intercepted)]
    parts = [phrase(words, number) for words, number in given if number is not None]
    unknown = [gettext("Launch count not given")] if one.partly else []
    return f"{days_of(start, end)}: {listed([*parts, *unknown])}"


def _ring(x: float, y: float) -> str:
    return tag("circle", cx=x, cy=y, r=2.4, fill=SHEET, stroke=INK, stroke_width=1.1, class_="ring")


def _legend() -> tuple[str, float]:
    box = {"stroke": STOPPED, "stroke_width": 0.8, "class_": "launched"}
    return legend([
        (fills.swatch(fill=FIRED, **box), str(SORTS["launched"])),
        (fills.swatch(**fills.of_kind(NAME, "interception")), str(SORTS["intercepted"])),
        (_unknown(9, 11), gettext("Launch count not given")),
        (_ring(9, 6), str(SAID["only_claimed"])),
    ])  # fmt: skip


def _beside(without_counts: int, left_out: int) -> list[str]:
    notes = []
    if without_counts:
        words = gettext("Events without a count of munitions: %(count)s.")
        notes.append(words % {"count": intcomma(without_counts)})
    if left_out:
        words = gettext("Events left out as background or as part of another total: %(count)s.")
        notes.append(words % {"count": intcomma(left_out)})
    return notes


def _summary(buckets: Mapping[date, Fired], axis: TimeAxis) -> str:
    whole = together(list(buckets.values()))
    launched = (
        gettext("no launch count") if whole.launched is None else phrase(LAUNCHED, whole.launched)
    )
    unknown = gettext("no count of what was intercepted")
    stopped = unknown if whole.intercepted is None else phrase(INTERCEPTED, whole.intercepted)
    missing = sum(one.partly for one in buckets.values())
    claimed = sum(one.claimed for one in buckets.values())
    counts = {
        "bars": intcomma(len(buckets)),
        "missing": intcomma(missing),
        "claimed": intcomma(claimed),
    }
    # Translators: %(launched)s is "37 launched" or "no launch count"
    words = gettext(
        "%(launched)s, %(intercepted)s, %(first)s to %(last)s. Launch count not given in "
        "%(missing)s of %(bars)s bars; counts only claimed in %(claimed)s."
    )
    said = words % {"launched": launched, "intercepted": stopped, **ends(axis), **counts}
    return capfirst(said)


def _columns(axis: TimeAxis) -> dict[str, str]:
    return {
        **day_columns(axis.size),
        **{name: str(words) for name, words in {**SORTS, **SAID}.items()},
    }


def _table(buckets: Mapping[date, Fired], axis: TimeAxis) -> Table:
    size = axis.size
    rows = [
        (*day_cells(start, size.next_first_day(start), size), *_cells(one))
        for start, one in buckets.items()
    ]
    return Table(_columns(axis), rows)


def _cells(one: Fired) -> tuple[str | int | None, ...]:
    yes, no = pgettext("counts are only claimed", "yes"), pgettext("counts are only claimed", "no")
    share = pgettext("a share", "not computed") if one.percent is None else one.percent
    return one.launched, one.intercepted, _given(one), share, yes if one.claimed else no


def _given(one: Fired) -> str:
    if one.launched is None:
        return pgettext("a launch count", "not given")
    return (
        pgettext("a launch count", "not given by all")
        if one.partly
        else pgettext("a launch count", "given")
    )
