"""The columns of tables: name, type, HXL tag, meaning, and how each is read from an event."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from functools import partial

from events.exports.rows import EventRow, centre_of, is_area, joined, point_of
from events.extraction.types import Role, Stance
from events.models.events import SUMMED
from events.models.events.rows import PlaceRow

Value = str | int | float | bool | date | datetime | None
Read = Callable[[EventRow, PlaceRow | None], Value]


@dataclass(frozen=True, slots=True)
class Column:
    """A column. `type` is text, date, moment, integer, number or flag; `parts` are those that
    `read` looks into.
    """

    name: str
    type: str
    hxl: str
    meaning: str
    read: Read
    parts: tuple[str, ...] = ()


def parts_for(columns: Iterable[Column]) -> tuple[str, ...]:
    """The parts of events that these columns are read from, each once."""
    return tuple(dict.fromkeys(part for column in columns for part in column.parts))


def _of_event(name: str, row: EventRow, place: PlaceRow | None) -> Value:
    value: Value = getattr(row.event, name)
    return value if value != "" else None


def _of_place(name: str, row: EventRow, place: PlaceRow | None) -> Value:
    value: Value = getattr(place, name) if place else None
    return value if value != "" else None


def _at(
    find: Callable[[PlaceRow | None], tuple[float, float] | None], axis: int
) -> Callable[[EventRow, PlaceRow | None], Value]:
    def read(row: EventRow, place: PlaceRow | None) -> Value:
        found = find(place)
        return found[axis] if found else None

    return read


def _event(name: str, type_: str, hxl: str, meaning: str, attribute: str = "") -> Column:
    return Column(name, type_, hxl, meaning, partial(_of_event, attribute or name))


def _place(name: str, type_: str, hxl: str, meaning: str, attribute: str = "") -> Column:
    read = partial(_of_place, attribute or name)
    return Column(name, type_, hxl, meaning, read, ("places",))


def _people(what: str, tag: str, words: str) -> Sequence[Column]:
    return (
        _event(f"{what}_min", "integer", f"{tag}+min", f"{words}, at least. Empty: no lower bound"),
        _event(f"{what}_max", "integer", f"{tag}+max", f"{words}, at most. Empty: no upper bound"),
    )


def _weapons(row: EventRow) -> str:
    """*drone: 37 launched, 30 intercepted; missile*."""
    return joined(
        ": ".join(filter(None, (w.type, _counts(w.launched, w.intercepted))))
        for w in row.parts.weapons
    )


def _counts(launched: int | None, intercepted: int | None) -> str:
    given = ((launched, "launched"), (intercepted, "intercepted"))
    return ", ".join(f"{number} {word}" for number, word in given if number is not None)


def _texts(name: str, hxl: str, meaning: str, part: str, read: Callable[[EventRow], str]) -> Column:
    """A column of names, empty where there are none."""
    return Column(name, "text", hxl, meaning, lambda row, place: read(row) or None, (part,))


WHAT = (
    _event("id", "text", "#event+id", "Id of the event on pages and in the API", "public_id"),
    Column("page", "text", "#meta+url", "Its page, with its sources", lambda row, place: row.page),
    _event("event_date", "date", "#date+start", "First day of the event", "starts_on"),
    _event("end_date", "date", "#date+end", "Last day; the same where one day is told", "ends_on"),
    _event("kind", "text", "#event+type", "What happened"),
    _event("subkind", "text", "#event+subtype", "How it happened"),
    _event("status", "text", "#status", "claimed, reported, confirmed, disputed or denied"),
)
WHERE = (
    _place("place", "text", "#loc+name", "The place; with one row an event, the first", "name"),
    _place("place_id", "integer", "#loc+id", "Id of the place in the API"),
    _place("admin1", "text", "#adm1+name", "First-level division"),
    _place("country", "text", "#country+code", "ISO 3166-1 alpha-2 code"),
    _place("precision", "text", "#loc+precision", "How finely the place is known"),
    Column(
        "is_area",
        "flag",
        "#loc+is_area",
        "true: a district, region or country, which is no point on a map",
        lambda row, place: is_area(place) if place else None,
        ("places",),
    ),
    Column(
        "latitude",
        "number",
        "#geo+lat",
        "Degrees north (WGS 84). Empty for areas and unknown places",
        _at(point_of, 1),
        ("places",),
    ),
    Column(
        "longitude",
        "number",
        "#geo+lon",
        "Degrees east (WGS 84). Empty for areas and unknown places",
        _at(point_of, 0),
        ("places",),
    ),
    Column(
        "area_latitude",
        "number",
        "#loc+area_middle_lat",
        "Middle of an area. Nothing need have happened there",
        _at(centre_of, 1),
        ("places",),
    ),
    Column(
        "area_longitude",
        "number",
        "#loc+area_middle_lon",
        "Middle of an area. Nothing need have happened there",
        _at(centre_of, 0),
        ("places",),
    ),
    _texts(
        "places",
        "#loc+list",
        "All its places, separated by ; ",
        "places",
        lambda row: joined(place.name for place in row.parts.places),
    ),
)
WHO = (
    _texts(
        "perpetrator",
        "#group+perpetrator",
        "Who is said to have done it",
        "actors",
        lambda row: joined(row.sides(Role.PERPETRATOR)),
    ),
    _texts(
        "target",
        "#group+target",
        "To whom it was done",
        "actors",
        lambda row: joined(row.sides(Role.TARGET)),
    ),
    _texts(
        "weapons",
        "#item+weapon",
        "Munitions, with the numbers told of each",
        "weapons",
        _weapons,
    ),
    Column(
        "launched",
        "integer",
        "#item+launched+num",
        "Munitions launched. Empty unless the number of each type is told",
        lambda row, place: row.munitions("launched"),
        ("weapons",),
    ),
    Column(
        "intercepted",
        "integer",
        "#item+intercepted+num",
        "Munitions intercepted. Empty unless the number of each type is told",
        lambda row, place: row.munitions("intercepted"),
        ("weapons",),
    ),
)
COST = (
    *_people("killed", "#affected+killed", "Killed"),
    *_people("wounded", "#affected+injured", "Wounded"),
    *_people("personnel", "#group+personnel+num", "Personnel taking part"),
    _event("not_counted", "text", "#meta+not_counted", "Why totals leave the whole event out"),
    *(
        _event(
            f"{what}_left_out",
            "text",
            f"#meta+left_out+{what}",
            f"Why totals leave out its number of {what}",
        )
        for what in SUMMED
    ),
)
SAID = (
    _texts(
        "said_by",
        "#meta+source+asserts",
        "Who says so",
        "claims",
        lambda row: joined(row.speakers(Stance.ASSERTS)),
    ),
    _texts(
        "denied_by",
        "#meta+source+denies",
        "Who denies it",
        "claims",
        lambda row: joined(row.speakers(Stance.DENIES)),
    ),
    _event("confidence", "number", "#meta+confidence", "How likely the reading is right, 0 to 1"),
    _event("summary", "text", "#description", "The first sentence that tells it"),
    _texts(
        "outlets",
        "#meta+source+name",
        "Outlets of the articles",
        "reports",
        lambda row: joined(article.source for article in row.articles),
    ),
    _texts(
        "articles",
        "#meta+source+url",
        "Addresses of the articles, or their ids here",
        "reports",
        lambda row: joined(article.url or article.article for article in row.articles),
    ),
    Column(
        "reports",
        "integer",
        "#meta+reports+num",
        "Passages of articles that tell it",
        lambda row, place: len(row.parts.reports),
        ("reports",),
    ),
    _event("article_count", "integer", "#meta+articles+num", "Articles that report it"),
    _event("origin_count", "integer", "#meta+origins+num", "Independent origins of the articles"),
    _event("review", "text", "#status+review", "Whether a reviewer has looked at it"),
    _event(
        "coarsened",
        "flag",
        "#meta+coarsened",
        "true: a rule against harm shows its places coarser than the articles do",
    ),
    _event(
        "delayed_until",
        "moment",
        "#date+delayed",
        "Until when a rule against harm delayed it, UTC. Empty: not delayed",
    ),
    _event("updated_at", "moment", "#date+updated", "Last change, UTC"),
)
COLUMNS: tuple[Column, ...] = (*WHAT, *WHERE, *WHO, *COST, *SAID)
BY_NAME = {column.name: column for column in COLUMNS}
