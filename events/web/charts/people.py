"""People killed and wounded, as ranges from the lowest to the highest number reported."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from datetime import date

from django.contrib.humanize.templatetags.humanize import intcomma
from django.utils.translation import gettext, ngettext, ngettext_lazy, pgettext_lazy
from django.utils.translation import gettext_lazy as _

from events.models.reads.chart_counts import People
from events.web.charts.by_kind import bar_width
from events.web.charts.by_time import DAYS_NOTE, GAP, day_cells, day_columns, days_of, per
from events.web.charts.drawing import fills
from events.web.charts.drawing.figure import Cell, Figure, Table, nothing
from events.web.charts.drawing.scale import Numbers, day_marks, number_lines, place_of
from events.web.charts.drawing.svg import INK, SIZE, label, legend, rect, tag
from events.web.explore.time_axis import TimeAxis
from events.wording.counting.counts import how_many, number_of_events, phrase

NAME = "people"
PLOT = 140
FIELDS = ("killed", "wounded")
NOTHING_SAID = _("None of these events says how many were killed or wounded.")
NAMES = {
    "killed": pgettext_lazy("field that is scored", "Killed"),
    "wounded": pgettext_lazy("field that is scored", "Wounded"),
}
UNSAID = {
    "killed": _("No event says how many were killed."),
    "wounded": _("No event says how many were wounded."),
}
SAYING_NOTHING = {
    "killed": ngettext_lazy(
        "Of the killed %(count)s event says nothing.",
        "Of the killed %(count)s events say nothing.",
        "number",
    ),
    "wounded": ngettext_lazy(
        "Of the wounded %(count)s event says nothing.",
        "Of the wounded %(count)s events say nothing.",
        "number",
    ),
}
COLUMNS = {
    "killed_min": _("Killed, at least"),
    "killed_max": _("Killed, at most"),
    "killed_said": _("Events that say killed"),
    "killed_only_claimed": _("Of these only claimed"),
    "killed_not_said": _("Events that say nothing of killed"),
    "wounded_min": _("Wounded, at least"),
    "wounded_max": _("Wounded, at most"),
    "wounded_said": _("Events that say wounded"),
    "wounded_only_claimed": _("Of these only claimed"),
    "wounded_not_said": _("Events that say nothing of wounded"),
}

_RANGE = {
    "fill": f"url(#{NAME}-range)",
    "stroke": INK,
    "stroke_width": 0.8,
    "class_": "ink-edge range",
}
Days = Mapping[str, Sequence[People]]  # by what they count: killed, wounded


def people(days: Days, axis: TimeAxis, *, left_out: int) -> Figure:
    """From the rows of `people_by_day` for killed and wounded, without the `left_out` events."""
    title = gettext("Killed and wounded %(per)s") % {"per": per(axis.size)}
    buckets = {what: _buckets(days[what], axis) for what in FIELDS}
    if not any(one.said for what in FIELDS for one in buckets[what].values()):
        return nothing(NAME, title, str(NOTHING_SAID), _columns(axis))
    key, y = _legend()
    drawn = [fills.hatch(NAME, "range", INK, step=4), key]
    for what in FIELDS:
        panel, y = _panel(what, buckets[what], axis, y + 34)
        drawn.append(panel)
    bars = gettext(
        "A filled bar is the sum of the minimum numbers; the paler part reaches to the maximum."
    )
    notes = [str(DAYS_NOTE), bars]
    notes += [_unsaid(what, buckets[what]) for what in FIELDS]
    if left_out:
        words = gettext("Left out as background or as part of another total: %(events)s.")
        notes.append(words % {"events": number_of_events(left_out)})
    summary = " ".join(_said(what, buckets[what], axis) for what in FIELDS)
    return Figure(NAME, title, summary, y + 4, "".join(drawn), _table(buckets, axis), notes)


def _buckets(days: Sequence[People], axis: TimeAxis) -> dict[date, People]:
    found: defaultdict[date, list[People]] = defaultdict(list)
    for one in days:
        found[axis.size.first_day(one.day)].append(one)
    return {start: _together(start, found[start]) for start in sorted(found)}


def _together(start: date, days: Sequence[People]) -> People:
    return People(
        start,
        low=sum(day.low for day in days),
        high=sum(day.high for day in days),
        open=sum(day.open for day in days),
        said=sum(day.said for day in days),
        unsaid=sum(day.unsaid for day in days),
        claimed=sum(day.claimed for day in days),
    )


def _panel(
    what: str, buckets: Mapping[date, People], axis: TimeAxis, top: float
) -> tuple[str, float]:
    """The bars of one count with its name. Returns the drawing and where it ends."""
    numbers = Numbers(max((one.high for one in buckets.values()), default=0), PLOT)
    floor = top + PLOT
    bars = "".join(_bar(one, axis, numbers, floor) for one in buckets.values() if one.said)
    name = label(0, top - 14, str(NAMES[what]), size=SIZE, font_weight=600)
    return name + number_lines(numbers, floor) + bars + day_marks(axis, floor), floor + 24


def _bar(one: People, axis: TimeAxis, numbers: Numbers, floor: float) -> str:
    whole = bar_width(one.day, axis.size.next_first_day(one.day), axis)
    x, width = place_of(axis)(one.day) + whole * GAP / 2, whole * (1 - GAP)
    low, high = floor - numbers.tall(one.low), floor - numbers.tall(one.high)
    drawn = []
    said = f"{days_of(one.day, axis.size.next_first_day(one.day))}: {_words(one)}"
    if one.low:
        drawn.append(rect(x, low, width, floor - low, said=said, fill=INK, class_="ink"))
    if one.high > one.low:
        drawn.append(rect(x, high, width, low - high, said=said, **_RANGE))
    if not one.high:
        drawn.append(
            tag(
                "circle",
                cx=x + width / 2,
                cy=floor - 4,
                r=2.4,
                fill="none",
                stroke=INK,
                class_="ink-edge",
            )
        )
    if one.open:
        drawn.append(_open(x + width / 2, high, min(width / 2, 4)))
    return "".join(drawn)


def _open(x: float, y: float, half: float) -> str:
    """An arrow head for a range without an upper bound: *at least*."""
    d = f"M{x - half:.1f} {y - 3:.1f}L{x:.1f} {y - 3 - half - 1:.1f}L{x + half:.1f} {y - 3:.1f}"
    return tag("path", d=d, fill="none", stroke=INK, stroke_width=1.4, class_="ink-line")


def _legend() -> tuple[str, float]:
    dot = tag("circle", cx=9, cy=7, r=2.4, fill="none", stroke=INK, class_="ink-edge")
    most = fills.swatch(**_RANGE)
    return legend([
        (fills.swatch(fill=INK, class_="ink"), gettext("Minimum")),
        (most, gettext("Maximum")),
        (_open(9, 14, 4), gettext("No upper bound")),
        (dot, gettext("Zero reported")),
    ])  # fmt: skip


def _unsaid(what: str, buckets: Mapping[date, People]) -> str:
    return phrase(SAYING_NOTHING[what], sum(one.unsaid for one in buckets.values()))


def _said(what: str, buckets: Mapping[date, People], axis: TimeAxis) -> str:
    whole = _together(axis.start, list(buckets.values()))
    if not whole.said:
        return str(UNSAID[what])
    # Translators: %(people)s is "Killed" or "Wounded", %(number)s "at least 5"
    words = ngettext(
        "%(people)s: %(number)s in %(count)s event (claimed, disputed or denied: %(claimed)s).",
        "%(people)s: %(number)s in %(count)s events (claimed, disputed or denied: %(claimed)s).",
        whole.said,
    )
    counts = {
        "number": _words(whole),
        "count": intcomma(whole.said),
        "claimed": intcomma(whole.claimed),
    }
    return words % {"people": NAMES[what], **counts}


def _words(one: People) -> str | None:
    return how_many(one.low, None if one.open else one.high)


def _columns(axis: TimeAxis) -> dict[str, str]:
    return {**day_columns(axis.size), **{name: str(words) for name, words in COLUMNS.items()}}


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
    """Not reported gives an empty cell, and so does an open upper bound."""
    if not one.said:
        return (None, None, 0, 0, one.unsaid)
    return (one.low, None if one.open else one.high, one.said, one.claimed, one.unsaid)
