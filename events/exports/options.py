"""How a file is to be written: the parameters of an export besides those of the filter."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime

from django.http import QueryDict

from events.exports.codebooks import CODEBOOKS
from events.exports.columns import BY_NAME, COLUMNS, Column
from events.filters import BadParameter
from events.filters.problems import repeated_parameters
from events.models import Event
from events.models.orders import NEWEST_FIRST, OF_EVENTS, Order

ROWS, BOM, README, CHOSEN, CODEBOOK = "rows", "bom", "readme", "columns", "codebook"
RESUME, CURSOR, ORDERING = "resume_after", "cursor", "ordering"
CHOICES: Mapping[str, tuple[str, ...]] = {
    ROWS: ("events", "places"),
    BOM: ("no", "yes"),
    README: ("no", "yes"),
    CODEBOOK: tuple(CODEBOOKS),
    ORDERING: tuple(OF_EVENTS),
}
OF_TABLES = (ROWS, CHOSEN, BOM, README, RESUME)
_CURSOR = re.compile(r"(\d{10,17})_(\d{1,18})", re.ASCII)


@dataclass(frozen=True, slots=True)
class Options:
    """`order` is what comes first; `resume_after` the event with which a cut-off download ended;
    `older_than` the moment and key at which a page of a feed begins.
    """

    rows: str = "events"
    bom: bool = False
    readme: bool = False
    columns: Sequence[Column] = COLUMNS
    codebook: str = ""
    order: Order = NEWEST_FIRST
    resume_after: Event | None = None
    older_than: tuple[datetime, int] | None = None
    problems: Sequence[BadParameter] = field(default=())

    @property
    def each_place(self) -> bool:
        return self.rows == "places"


def read_options(given: QueryDict, takes: Collection[str]) -> Options:
    """The options of an address; those that the format does not take are left to the filter, which
    names them as unknown.
    """
    asked = {name: str(given.get(name, "")) for name in takes if given.get(name)}
    columns, unknown = _columns(given.getlist(CHOSEN) if CHOSEN in takes else [])
    resume, cursor = _resumed(asked.get(RESUME, "")), _older(asked.get(CURSOR, ""))
    refusals = {
        CHOSEN: unknown and f"There is no column {unknown!r}. {', '.join(BY_NAME)}.",
        RESUME: asked.get(RESUME) and not resume and "Take the id of the last whole row you have.",
        CURSOR: asked.get(CURSOR) and not cursor and "Take it from the link to the next page.",
    }
    return Options(
        rows=asked.get(ROWS, "events"),
        bom=asked.get(BOM) == "yes",
        readme=asked.get(README) == "yes",
        columns=columns,
        codebook=asked.get(CODEBOOK, ""),
        order=OF_EVENTS.get(asked.get(ORDERING, ""), NEWEST_FIRST),
        resume_after=resume,
        older_than=cursor,
        problems=[
            *repeated_parameters(given, [name for name in takes if name != CHOSEN]),
            *_bad_words(asked),
            *_at_odds(asked),
            *(BadParameter(name, reason) for name, reason in refusals.items() if reason),
        ],
    )


def _bad_words(asked: Mapping[str, str]) -> Iterator[BadParameter]:
    for name, words in CHOICES.items():
        if name in asked and asked[name] not in words:
            yield BadParameter(name, f"It is one of {', '.join(words)}.")


def _at_odds(asked: Mapping[str, str]) -> Iterator[BadParameter]:
    """Options that have no meaning together."""
    by_place = asked.get(ROWS) == "places"
    if CODEBOOK in asked and (CHOSEN in asked or by_place):
        yield BadParameter(CODEBOOK, "It has its own columns, and a row for each event.")
    if RESUME in asked and by_place:
        yield BadParameter(RESUME, "It needs a row for each event.")
    if RESUME in asked and asked.get(ORDERING, "").endswith("updated_at"):
        yield BadParameter(RESUME, "By change, events move meanwhile: take another ordering.")


def write_cursor(event: Event) -> str:
    """The place of an event in a feed: microseconds and key."""
    since = event.updated_at - datetime(1970, 1, 1, tzinfo=UTC)
    return f"{(since.days * 86_400 + since.seconds) * 1_000_000 + since.microseconds}_{event.pk}"


def _columns(lists: Sequence[str]) -> tuple[Sequence[Column], str]:
    """The columns asked for, in that order, and the first name that none has."""
    names = [name.strip() for text in lists for name in text.split(",") if name.strip()]
    for name in names:
        if name not in BY_NAME:
            return COLUMNS, name[:50]
    return (tuple(BY_NAME[name] for name in dict.fromkeys(names)) or COLUMNS), ""


def _resumed(public_id: str) -> Event | None:
    if not public_id.isalnum():
        return None
    return Event.objects.filter(public_id=public_id).first()


def _older(text: str) -> tuple[datetime, int] | None:
    found = _CURSOR.fullmatch(text)
    if not found:
        return None
    microseconds, key = int(found[1]), int(found[2])
    try:
        moment = datetime.fromtimestamp(microseconds // 1_000_000, tz=UTC)
    except (ValueError, OverflowError, OSError):
        return None
    return moment.replace(microsecond=microseconds % 1_000_000), key
