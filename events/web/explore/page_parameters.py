"""The parameters that say how events are shown, not which: the map's view, the lanes, the axis."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from django.http import QueryDict
from django.utils.translation import gettext

from events.filters.problems import BadParameter, repeated_parameters
from events.web.pages import paging

MAP, LANES, AXIS, SORT, AS, COLUMNS = "map", "lanes", "axis", "sort", "as", "columns"
OF_THE_VIEW = (MAP, LANES, AXIS, SORT, AS, COLUMNS)
PARAMETERS = (*OF_THE_VIEW, *paging.PARAMETERS)
LANES_BY = ("kind", "side", "place")
CLOSE = "range"
TABLE = "table"
ALL_COLUMNS = (
    *("date", "kind", "status", "place", "actor", "target"),
    *("killed", "wounded", "weapons", "articles", "updated"),
)
USUAL_COLUMNS = ("date", "kind", "status", "place", "actor", "target", "killed", "wounded")

_POSITION = re.compile(
    r"(\d{1,2}(?:\.\d{1,3})?)/(-?\d{1,2}(?:\.\d{1,8})?)/(-?\d{1,3}(?:\.\d{1,8})?)", re.ASCII
)


@dataclass(frozen=True, slots=True)
class View:
    """`map` is zoom/latitude/longitude, empty for the default; `close` limits the axis to the
    chosen days; `table` shows the list as a table of these columns.
    """

    map: str
    lanes: str
    close: bool
    sort: str
    table: bool
    columns: tuple[str, ...]


def view_of(parameters: QueryDict) -> View:
    """The view that the address asks for; the default for what is missing or not valid."""
    position, lanes = str(parameters.get(MAP, "")), parameters.get(LANES)
    return View(
        map=position if _is_position(position) else "",
        lanes=str(lanes) if lanes in LANES_BY else LANES_BY[0],
        close=parameters.get(AXIS) == CLOSE,
        sort=str(parameters.get(SORT, "")) if _is_sort(parameters) else paging.SORTS[0],
        table=parameters.get(AS) == TABLE,
        columns=_columns(parameters) or USUAL_COLUMNS,
    )


def problems(parameters: QueryDict) -> Iterator[BadParameter]:
    """What is wrong with these parameters and with the position in the list."""
    yield from paging.problems(parameters)
    yield from repeated_parameters(parameters, [name for name in OF_THE_VIEW if name != COLUMNS])
    if MAP in parameters and not _is_position(str(parameters[MAP])):
        yield BadParameter(MAP, gettext("Write zoom/latitude/longitude, such as 6/48.5/31.2."))
    if LANES in parameters and parameters[LANES] not in LANES_BY:
        yield BadParameter(
            LANES, gettext("It is none of %(words)s.") % {"words": ", ".join(LANES_BY)}
        )
    yield from _problems_of_the_list(parameters)
    if AXIS in parameters and parameters[AXIS] != CLOSE:
        yield BadParameter(
            AXIS, gettext("It can only be %(word)s: the chosen days alone.") % {"word": CLOSE}
        )


def _problems_of_the_list(parameters: QueryDict) -> Iterator[BadParameter]:
    none_of = gettext("It is none of %(words)s.")
    if SORT in parameters and not _is_sort(parameters):
        yield BadParameter(SORT, none_of % {"words": ", ".join(paging.SORTS)})
    if AS in parameters and parameters[AS] != TABLE:
        yield BadParameter(AS, none_of % {"words": TABLE})
    if COLUMNS in parameters and not _columns(parameters):
        yield BadParameter(COLUMNS, none_of % {"words": ", ".join(ALL_COLUMNS)})


def _is_sort(parameters: QueryDict) -> bool:
    return parameters.get(SORT) in paging.SORTS


def _columns(parameters: QueryDict) -> tuple[str, ...]:
    """The columns that are asked for, in the order of the table."""
    asked = [name for value in parameters.getlist(COLUMNS) for name in str(value).split(",")]
    return tuple(name for name in ALL_COLUMNS if name in asked)


def _is_position(text: str) -> bool:
    found = _POSITION.fullmatch(text)
    return (
        found is not None
        and float(found[1]) <= 20
        and abs(float(found[2])) <= 90
        and abs(float(found[3])) <= 180
    )
