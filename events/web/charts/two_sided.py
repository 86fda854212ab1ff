"""An actor over time: above the line events as perpetrator, below it events as target."""

from __future__ import annotations

from collections.abc import Sequence

from django.utils.translation import gettext

from events.models.events.counts import DayCount
from events.models.occurrence import KINDS
from events.models.reads.buckets import Bucket, gather
from events.web.charts.by_kind import kind_legend, stack
from events.web.charts.by_time import DAYS_NOTE, day_cells, day_columns, ends, per
from events.web.charts.drawing import fills
from events.web.charts.drawing.figure import Figure, Table
from events.web.charts.drawing.scale import Numbers, day_marks, number_lines
from events.web.charts.drawing.svg import SIZE, label
from events.web.explore.time_axis import TimeAxis
from events.wording.counting.counts import number_of_events

NAME = "side"
PLOT = 110
Days = Sequence[DayCount]


def two_sided(acting: Days, suffering: Days, axis: TimeAxis) -> Figure:
    """From the rows of `EventQuerySet.by_day` in each role, both on one scale."""
    up, down = gather(acting, axis.size), gather(suffering, axis.size)
    kinds = [kind for kind, _ in KINDS if any(bucket.counts.get(kind) for bucket in [*up, *down])]
    numbers = Numbers(max(bucket.total for bucket in [*up, *down]), PLOT)
    key, key_height = kind_legend(NAME, kinds)
    line = key_height + 30 + PLOT
    bars = [stack(bucket, axis, numbers, NAME, line) for bucket in up]
    bars += [stack(bucket, axis, numbers, NAME, line, down=True) for bucket in down]
    names = label(0, key_height + 18, gettext("As perpetrator, above"), size=SIZE) + label(
        0, line + PLOT + 44, gettext("As target, below"), size=SIZE
    )
    lines = number_lines(numbers, line) + number_lines(numbers, line, down=True)
    body = "".join(
        [fills.kinds(NAME, kinds), key, names, lines, *bars, day_marks(axis, line + PLOT)]
    )
    title = gettext("Its events %(per)s") % {"per": per(axis.size)}
    return Figure(
        NAME,
        title,
        _summary(up, down, axis),
        line + PLOT + 52,
        body,
        _table(up, down, axis),
        (str(DAYS_NOTE),),
    )


def _summary(up: Sequence[Bucket], down: Sequence[Bucket], axis: TimeAxis) -> str:
    acted, suffered = (sum(bucket.total for bucket in side) for side in (up, down))
    # Translators: %(acted)s and %(suffered)s are "5 events"
    words = gettext("From %(first)s to %(last)s: %(acted)s as perpetrator, %(suffered)s as target.")
    return words % {
        **ends(axis),
        "acted": number_of_events(acted),
        "suffered": number_of_events(suffered),
    }


def _table(up: Sequence[Bucket], down: Sequence[Bucket], axis: TimeAxis) -> Table:
    acted, suffered = ({bucket.start: bucket.total for bucket in side} for side in (up, down))
    starts = sorted({*acted, *suffered})
    rows = [
        (
            *day_cells(start, axis.size.next_first_day(start), axis.size),
            acted.get(start, 0),
            suffered.get(start, 0),
        )
        for start in starts
    ]
    roles = {"as_perpetrator": gettext("As perpetrator"), "as_target": gettext("As target")}
    return Table({**day_columns(axis.size), **roles}, rows)
