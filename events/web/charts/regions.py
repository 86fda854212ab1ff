"""Events by country, or by first-level division of one country: a choropleth on an equal-area
map.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from django.contrib.humanize.templatetags.humanize import intcomma
from django.utils.translation import gettext, ngettext, pgettext
from django.utils.translation import gettext_lazy as _

from events.web.charts.drawing.figure import Figure, Table, nothing
from events.web.charts.drawing.projection import Frame, frame_around
from events.web.charts.drawing.svg import (
    EDGE,
    INK,
    SHEET,
    SMALL,
    across,
    label,
    legend,
    rect,
    tag,
    width,
    words,
)
from events.web.charts.drawing.topology import Shape
from events.wording.labels.naming import isolated

NAME = "regions"
HIGHEST = 480
FINEST = 0.9  # px between two points of an outline
# light to dark, so that grey print keeps their order
SHADES = ("#fde3c8", "#f9b97c", "#ec8532", "#b9510f", "#6f2c05")
NO_EVENT = "#f1eee7"
ROUND = [times * 10**power for power in range(7) for times in (1, 2, 5)]
FINE = sorted(
    {times * 10**power // 10 for power in range(7) for times in (10, 15, 20, 30, 40, 50, 70)}
)
DISCLAIMER = _(
    "Borders and names are those of Natural Earth and ISO 3166 and take no side; disputed "
    "areas are dashed."
)


@dataclass(frozen=True, slots=True)
class Regions:
    """What to draw: `shapes` with their neighbours, `counts` and `names` by id. `beside` lists what
    no shape can show.
    """

    title: str
    shapes: Sequence[Shape]
    disputed: Sequence[Shape]
    counts: Mapping[str, int]
    names: Mapping[str, str]
    beside: Sequence[str]
    note: str


def regions(given: Regions) -> Figure:
    """Shades each region that has events, with the number where there is room."""
    drawn = [shape for shape in given.shapes if given.counts.get(shape.id)]
    notes = (given.note, *given.beside, str(DISCLAIMER))
    table = _table(given)
    if not drawn:
        empty = nothing(
            NAME, given.title, gettext("No event of these lies in a known region."), table.columns
        )
        return Figure(
            NAME,
            given.title,
            empty.summary,
            empty.height,
            empty.body,
            table,
            notes,
            empty=not table.rows,
        )
    frame = frame_around(
        (point for shape in drawn for point in shape.largest), width=width(), highest=HIGHEST
    )
    counted = [given.counts[shape.id] for shape in drawn]
    steps = classes(min(counted), max(counted))
    key, key_height = _legend(steps)
    area = "".join(
        [
            _outlines(given, frame, steps),
            _disputed(given, frame),
            *_numbers(drawn, given, frame, steps),
        ]
    )
    window = tag("clipPath", rect(0, 0, frame.width, frame.height), id=f"{NAME}-window")
    held = tag(
        "g",
        tag("g", area, clip_path=f"url(#{NAME}-window)"),
        transform=f"translate(0 {key_height + 8:.0f})",
    )
    return Figure(
        NAME,
        given.title,
        _summary(given),
        key_height + frame.height + 12,
        window + key + held,
        table,
        notes,
    )


def classes(lowest: int, highest: int) -> Sequence[int]:
    """Where each shade begins: round numbers from the lowest count to the highest, one a shade.

    Where the round ones are fewer than the shades, less round ones stand between them: a map of two
    shades shows nothing.
    """
    first = max(number for number in ROUND if number <= lowest)
    steps = [number for number in ROUND if first <= number <= highest]
    if len(steps) < len(SHADES):
        steps = [number for number in FINE if first <= number <= highest]
    if len(steps) <= len(SHADES):
        return steps
    return sorted(
        {steps[round(at * (len(steps) - 1) / (len(SHADES) - 1))] for at in range(len(SHADES))}
    )


def _shade(count: int, steps: Sequence[int]) -> int:
    reached = sum(count >= step for step in steps) - 1
    return round(reached * (len(SHADES) - 1) / max(len(steps) - 1, 1)) if len(steps) > 1 else 2


def _outlines(given: Regions, frame: Frame, steps: Sequence[int]) -> str:
    pieces = []
    for shape in given.shapes:
        d = _path(shape, frame)
        if not d:
            continue
        count = given.counts.get(shape.id, 0)
        shade = _shade(count, steps) if count else None
        colour = (
            {"fill": NO_EVENT, "class_": "land"}
            if shade is None
            else {"fill": SHADES[shade], "class_": f"shade-{shade}"}
        )
        said = tag("title", f"{words(given.names.get(shape.id, shape.id))}: {intcomma(count)}")
        pieces.append(
            tag("path", said, d=d, fill_rule="evenodd", stroke=EDGE, stroke_width=0.6, **colour)
        )
    return "".join(pieces)


def _disputed(given: Regions, frame: Frame) -> str:
    paths = (_path(shape, frame) for shape in given.disputed)
    line = {
        "fill": "none",
        "stroke": INK,
        "stroke_width": 1,
        "stroke_dasharray": "3 3",
        "class_": "ink-edge",
    }
    return "".join(tag("path", d=d, **line) for d in paths if d)


@lru_cache(maxsize=1_000)  # the world's outlines take a fifth of a second
def _path(shape: Shape, frame: Frame) -> str:
    return "".join(_ring([frame.at(point) for point in ring], frame) for ring in shape.rings)


def _ring(points: Sequence[tuple[float, float]], frame: Frame) -> str:
    """The outline without points too close to tell apart; empty where it is out of frame or too
    small.
    """
    xs, ys = [x for x, _ in points], [y for _, y in points]
    if max(xs) < 0 or min(xs) > frame.width or max(ys) < 0 or min(ys) > frame.height:
        return ""
    kept = [points[0]]
    for x, y in points[1:]:
        if abs(x - kept[-1][0]) + abs(y - kept[-1][1]) >= FINEST:
            kept.append((x, y))
    return f"M{'L'.join(f'{x:.1f} {y:.1f}' for x, y in kept)}Z" if len(kept) > 2 else ""


def _numbers(
    drawn: Sequence[Shape], given: Regions, frame: Frame, steps: Sequence[int]
) -> Iterator[str]:
    taken: list[tuple[float, float]] = []
    for shape in sorted(drawn, key=lambda shape: -given.counts[shape.id]):
        points = [frame.at(point) for point in shape.largest]
        wide, high = (
            max(x for x, _ in points) - min(x for x, _ in points),
            max(y for _, y in points) - min(y for _, y in points),
        )
        text = intcomma(given.counts[shape.id])
        if wide > across(text) + 8 and high > SMALL + 6:
            x, y = _middle(points)
            if any(
                abs(x - other_x) < across(text) and abs(y - other_y) < SMALL
                for other_x, other_y in taken
            ):
                continue  # a city within its region, which the table has
            taken.append((x, y))
            dark = _shade(given.counts[shape.id], steps) > 2
            fill, class_ = (SHEET, "on-dark") if dark else (INK, "on-light")
            yield label(
                x, y + 4, text, text_anchor="middle", font_weight=600, fill=fill, class_=class_
            )


def _middle(points: Sequence[tuple[float, float]]) -> tuple[float, float]:
    """The centre of the area within the ring."""
    area = x = y = 0.0
    for (x1, y1), (x2, y2) in zip(points, [*points[1:], points[0]], strict=True):
        part = x1 * y2 - x2 * y1
        area, x, y = area + part, x + (x1 + x2) * part, y + (y1 + y2) * part
    return (x / (3 * area), y / (3 * area)) if area else points[0]


def _legend(steps: Sequence[int]) -> tuple[str, float]:
    ends = [*(step - 1 for step in steps[1:]), None]
    entries = [
        (_swatch(_shade(step, steps)), _range(step, end))
        for step, end in zip(steps, ends, strict=True)
    ]
    none = rect(0, 0, 18, 12, fill=NO_EVENT, stroke=EDGE, stroke_width=0.6, class_="land")
    dashed = tag(
        "path", d="M0 6H18", stroke=INK, stroke_width=1, stroke_dasharray="3 3", class_="ink-edge"
    )
    return legend(
        [*entries, (none, gettext("No event")), (dashed, pgettext("a border", "Disputed"))]
    )


def _range(first: int, last: int | None) -> str:
    if last is None:
        return gettext("%(count)s or more") % {"count": intcomma(first)}
    return intcomma(first) if first == last else f"{intcomma(first)}–{intcomma(last)}"


def _swatch(shade: int) -> str:
    return rect(
        0, 0, 18, 12, fill=SHADES[shade], stroke=EDGE, stroke_width=0.6, class_=f"shade-{shade}"
    )


def _summary(given: Regions) -> str:
    first = next(iter(given.counts.items()))
    words = ngettext(
        "%(count)s region with events. Most: %(region)s, %(most)s.",
        "%(count)s regions with events. Most: %(region)s, %(most)s.",
        len(given.counts),
    )
    region = isolated(given.names.get(first[0], first[0]))
    return words % {
        "count": intcomma(len(given.counts)),
        "region": region,
        "most": intcomma(first[1]),
    }


def _table(given: Regions) -> Table:
    rows = [(given.names.get(key, key), key, count) for key, count in given.counts.items()]
    return Table(
        {"region": gettext("Region"), "code": "ISO 3166", "events": gettext("Events")}, rows
    )
