"""Events over time as stacked bars, one colour a kind."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date

from django.contrib.humanize.templatetags.humanize import intcomma
from django.utils.text import capfirst
from django.utils.translation import gettext, ngettext, pgettext

from events.models.events.counts import DayCount
from events.models.occurrence import KINDS
from events.models.reads.buckets import Bucket, gather
from events.web.charts.by_time import DAYS_NOTE, GAP, day_cells, day_columns, days_of, ends, per
from events.web.charts.drawing import fills
from events.web.charts.drawing.figure import Figure, Table
from events.web.charts.drawing.scale import LEFT, Numbers, day_marks, number_lines, place_of, right
from events.web.charts.drawing.svg import legend, rect
from events.web.explore.time_axis import TimeAxis
from events.wording.counting.counts import listed
from events.wording.labels.naming import kind_label

NAME = "kinds"
PLOT = 220
LEAST = 1.5  # px, so that one event stays visible beside a thousand


def by_kind(days: Sequence[DayCount], axis: TimeAxis, *, name: str = NAME) -> Figure:
    """Bars from the rows of `EventQuerySet.by_day`, one a bucket of the axis."""
    buckets = gather(days, axis.size)
    shown = [kind for kind, _ in KINDS if any(bucket.counts.get(kind) for bucket in buckets)]
    numbers = Numbers(max(bucket.total for bucket in buckets), PLOT)
    key, key_height = kind_legend(name, shown)
    floor = key_height + 28 + PLOT
    bars = "".join(stack(bucket, axis, numbers, name, floor) for bucket in buckets)
    body = (
        fills.kinds(name, shown)
        + key
        + number_lines(numbers, floor, title=gettext("Events"))
        + bars
        + day_marks(axis, floor)
    )
    title = gettext("Events %(per)s, by type") % {"per": per(axis.size)}
    return Figure(
        name,
        title,
        _summary(buckets, shown, axis),
        floor + 28,
        body,
        _table(buckets, shown, axis),
        (str(DAYS_NOTE),),
    )


def kind_legend(name: str, kinds: Iterable[str]) -> tuple[str, float]:
    return legend(
        (fills.swatch(**fills.of_kind(name, kind)), capfirst(kind_label(kind))) for kind in kinds
    )


def stack(
    bucket: Bucket, axis: TimeAxis, numbers: Numbers, name: str, floor: float, *, down: bool = False
) -> str:
    """The parts of one bar, stacked upwards from the floor, or downwards."""
    at = place_of(axis)
    x, width = at(bucket.start), bar_width(bucket.start, bucket.end, axis)
    drawn, y = [], floor
    days = days_of(bucket.start, bucket.end)
    for kind, _ in KINDS:
        count = bucket.counts.get(kind, 0)
        if count:
            tall = max(numbers.tall(count), LEAST)
            drawn.append(
                rect(
                    x + width * GAP / 2,
                    y if down else y - tall,
                    width * (1 - GAP),
                    tall,
                    said=f"{days}: {kind_label(kind)} {intcomma(count)}",
                    **fills.of_kind(name, kind),
                )
            )
            y += tall if down else -tall
    return "".join(drawn)


def bar_width(start: date, end: date, axis: TimeAxis) -> float:
    return (axis.at(end) - axis.at(start)) / 100 * (right() - LEFT)


def kind_columns(kinds: Iterable[str]) -> Mapping[str, str]:
    return {kind: capfirst(kind_label(kind)) for kind in kinds} | {
        "total": pgettext("all kinds", "All")
    }


def _summary(buckets: Sequence[Bucket], shown: Sequence[str], axis: TimeAxis) -> str:
    total = sum(bucket.total for bucket in buckets)
    most = max(buckets, key=lambda bucket: bucket.total)
    kinds = listed(
        f"{kind_label(kind)} {intcomma(sum(bucket.counts.get(kind, 0) for bucket in buckets))}"
        for kind in shown
    )
    # Translators: %(kinds)s is "strike 3, interception 2"
    words = ngettext(
        "%(count)s event from %(first)s to %(last)s: %(kinds)s. The highest bar has %(most)s.",
        "%(count)s events from %(first)s to %(last)s: %(kinds)s. The highest bar has %(most)s.",
        total,
    )
    return words % {
        "count": intcomma(total),
        **ends(axis),
        "kinds": kinds,
        "most": intcomma(most.total),
    }


def _table(buckets: Sequence[Bucket], shown: Sequence[str], axis: TimeAxis) -> Table:
    columns = {**day_columns(axis.size), **kind_columns(shown)}
    rows = [
        (
            *day_cells(bucket.start, bucket.end, axis.size),
            *(bucket.counts.get(kind, 0) for kind in shown),
            bucket.total,
        )
        for bucket in buckets
    ]
    return Table(columns, rows)
