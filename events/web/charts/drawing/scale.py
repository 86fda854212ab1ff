"""Axes: grid lines and labels at round numbers and days."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date

from django.contrib.humanize.templatetags.humanize import intcomma

from events.web.charts.drawing.svg import SMALL, label, line, narrow, width
from events.web.explore.time_axis import TimeAxis

LEFT = 46
STEPS_AT_MOST = 4


def right() -> int:
    """Where the plot ends."""
    return width() - 4


@dataclass(frozen=True, slots=True)
class Numbers:
    """An axis from 0 to a round number at or above the highest value, `height` px tall."""

    highest: int
    height: float

    @property
    def step(self) -> int:
        size = 1
        while True:
            for times in (1, 2, 5):
                if times * size * STEPS_AT_MOST >= self.highest:
                    return times * size
            size *= 10

    @property
    def top(self) -> int:
        return max(self.step * -(-self.highest // self.step), 1)

    def tall(self, value: float) -> float:
        return self.height * value / self.top

    @property
    def marks(self) -> Sequence[int]:
        return range(0, self.top + 1, self.step)


def number_lines(numbers: Numbers, floor: float, *, down: bool = False, title: str = "") -> str:
    """Grid lines with their numbers, and above them what they count; `down` for an axis that grows
    downwards from `floor`.
    """
    drawn = [label(0, floor - numbers.height - 12, title, soft=True)] if title else []
    for mark in numbers.marks:
        y = round(floor + (1 if down else -1) * numbers.tall(mark)) + 0.5
        drawn.append(line(LEFT, y, right(), y, strong=mark == 0))
        if mark or not down:
            drawn.append(label(LEFT - 6, y + 4, intcomma(mark), soft=True, text_anchor="end"))
    return "".join(drawn)


def place_of(axis: TimeAxis) -> Callable[[date], float]:
    """Where a day begins in the plot, in px."""
    return lambda day: LEFT + axis.at(day) / 100 * (right() - LEFT)


def day_marks(axis: TimeAxis, y: float) -> str:
    """Labels of days under the plot, each at its tick."""
    at, drawn = place_of(axis), []
    for tick in axis.ticks():
        x = LEFT + tick.x / 100 * (right() - LEFT)
        drawn.append(line(x, y, x, y + 5, strong=True))
        if narrow() and tick.spare:
            continue
        near = "start" if x < LEFT + 20 else "end" if x > right() - 20 else "middle"
        drawn.append(label(x, y + 6 + SMALL, tick.label, soft=True, text_anchor=near))
    return "".join([*drawn, line(at(axis.start), y, right(), y, strong=True)])
