"""How many events, by kind, one on top of the other."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import Any

from django.contrib.humanize.templatetags.humanize import intcomma

from events.models.occurrence import KINDS
from events.querysets.buckets import Bucket, gather
from events.web.charts import fills
from events.web.charts.by_time import DAYS_NOTE, GAP, day_cells, day_columns, per, span
from events.web.charts.counting import many
from events.web.charts.figure import Figure, Table
from events.web.charts.scale import LEFT, RIGHT, Numbers, day_marks, number_lines, place_of
from events.web.charts.svg import legend, rect
from events.web.time_axis import TimeAxis

NAME = "kinds"
PLOT = 220
LEAST = 1.5  # px, so that one event beside a thousand is still seen


def by_kind(days: Sequence[Mapping[str, Any]], axis: TimeAxis, *, name: str = NAME) -> Figure:
    """The rows of `EventQuerySet.by_day` on the axis, as bars of a bucket each."""
    buckets = gather(days, axis.size)
    shown = [(kind, label) for kind, label in KINDS if any(bucket.counts.get(kind) for bucket in buckets)]
    numbers = Numbers(max(bucket.total for bucket in buckets), PLOT)
    key, key_height = kind_legend(name, [kind for kind, _ in shown])
    floor = key_height + 14 + PLOT
    bars = "".join(stack(bucket, axis, numbers, name, floor) for bucket in buckets)
    body = fills.kinds(name, [kind for kind, _ in shown]) + key + number_lines(numbers, floor) + bars + day_marks(axis, floor)
    title = f"Events {per(axis.size)}, by kind"
    return Figure(name, title, _summary(buckets, shown, axis), floor + 28, body, _table(buckets, shown, axis), (DAYS_NOTE,))


def kind_legend(name: str, kinds: Iterable[str]) -> tuple[str, float]:
    labels = dict(KINDS)
    return legend((fills.swatch(fills.of_kind(name, kind)), labels[kind].capitalize()) for kind in kinds)


def stack(bucket: Bucket, axis: TimeAxis, numbers: Numbers, name: str, floor: float, *, down: bool = False) -> str:
    """The parts of a bucket's bar, from the floor up, or down."""
    at = place_of(axis)
    x, width = at(bucket.start), bar_width(bucket.start, bucket.end, axis)
    drawn, y = [], floor
    for kind, _ in KINDS:
        count = bucket.counts.get(kind, 0)
        if count:
            tall = max(numbers.tall(count), LEAST)
            drawn.append(
                rect(x + width * GAP / 2, y if down else y - tall, width * (1 - GAP), tall, fill=fills.of_kind(name, kind))
            )
            y += tall if down else -tall
    return "".join(drawn)


def bar_width(start: date, end: date, axis: TimeAxis) -> float:
    return (axis.at(end) - axis.at(start)) / 100 * (RIGHT - LEFT)


def _summary(buckets: Sequence[Bucket], shown: Sequence[tuple[str, str]], axis: TimeAxis) -> str:
    total = sum(bucket.total for bucket in buckets)
    most = max(buckets, key=lambda bucket: bucket.total)
    parts = ", ".join(f"{label} {intcomma(sum(bucket.counts.get(kind, 0) for bucket in buckets))}" for kind, label in shown)
    return f"{many(total, 'event')} from {span(axis)}: {parts}. The highest bar has {intcomma(most.total)}."


def _table(buckets: Sequence[Bucket], shown: Sequence[tuple[str, str]], axis: TimeAxis) -> Table:
    columns = {**day_columns(axis.size), **{kind: label.capitalize() for kind, label in shown}, "total": "All"}
    rows = [
        (*day_cells(bucket.start, bucket.end, axis.size), *(bucket.counts.get(kind, 0) for kind, _ in shown), bucket.total)
        for bucket in buckets
    ]
    return Table(columns, rows)
