"""What belongs to events, as plain rows: for lists and exports, where model instances cost four
times as much.
"""

from __future__ import annotations

from collections.abc import Callable, Collection
from dataclasses import dataclass, field, fields
from datetime import date
from typing import NamedTuple, TypedDict

from events.models.counting.parts import EventActor, EventPlace, EventWeapon
from events.models.reports import Claim, Evidence, Report


class PlaceRow(NamedTuple):
    place_id: int
    name: str
    admin1: str
    country: str
    lat: float | None
    lon: float | None
    precision: str


class ActorRow(NamedTuple):
    role: str
    name: str
    slug: str
    kind: str
    country: str


class WeaponRow(NamedTuple):
    type: str
    launched: int | None
    intercepted: int | None


class LinkRow(TypedDict):
    """Why a report is in its event; see `ReportTraits.link`."""

    article: int
    score: float
    features: dict[str, float]


class ReportRow(NamedTuple):
    """A report with its article; `source` is the outlet's name."""

    id: int
    linked_because: str
    traits__link: LinkRow | None
    status: str
    confidence: float | None
    extractor_version: str
    article: str
    title: str
    url: str
    published_on: date | None
    source: str | None


class ClaimRow(NamedTuple):
    article: str
    speaker: str
    stance: str
    field: str
    value: object  # as the extractor wrote it: a number, a range or a text
    start: int
    end: int


class EvidenceRow(NamedTuple):
    article: str
    report_id: int
    field: str
    rule: str
    start: int
    end: int
    quote: str
    confidence: float | None


@dataclass(slots=True)
class Parts:
    """The rows of one event, each list in the order in which it is shown."""

    places: list[PlaceRow] = field(default_factory=list)
    actors: list[ActorRow] = field(default_factory=list)
    weapons: list[WeaponRow] = field(default_factory=list)
    reports: list[ReportRow] = field(default_factory=list)
    claims: list[ClaimRow] = field(default_factory=list)
    evidence: list[EvidenceRow] = field(default_factory=list)


ALL = tuple(part.name for part in fields(Parts))
OF_PLACE = ("place_id", *(f"place__{name}" for name in PlaceRow._fields[1:]))
OF_ACTOR = tuple(f"actor__{name}" for name in ActorRow._fields[1:])
OF_ARTICLE = ("public_id", "title", "url", "published_on", "source__name")
OF_REPORT = (
    *("id", "linked_because", "traits__link", "status", "confidence", "extractor_version"),
    *(f"article__{name}" for name in OF_ARTICLE),
)
ARTICLE_OF_WORDS = "report__article__public_id"
TEXT_ORDER = ("report__article_id", "report_id", "start", "id")

ByEvent = dict[int, Parts]


def parts_of(keys: Collection[int], names: Collection[str] = ALL) -> ByEvent:
    """These parts of each event by its primary key, a query for each name."""
    found = {key: Parts() for key in keys}
    for name in names:
        _READERS[name](found)
    return found


def _places(found: ByEvent) -> None:
    rows = EventPlace.objects.filter(event__in=found).order_by("ordinal", "id")
    for event, *row in rows.values_list("event_id", *OF_PLACE):
        found[event].places.append(PlaceRow(*row))


def _actors(found: ByEvent) -> None:
    rows = EventActor.objects.filter(event__in=found).order_by("role", "id")
    for event, *row in rows.values_list("event_id", "role", *OF_ACTOR):
        found[event].actors.append(ActorRow(*row))


def _weapons(found: ByEvent) -> None:
    rows = EventWeapon.objects.filter(event__in=found).order_by("id")
    for event, *row in rows.values_list("event_id", *WeaponRow._fields):
        found[event].weapons.append(WeaponRow(*row))


def _reports(found: ByEvent) -> None:
    rows = Report.objects.filter(event__in=found).order_by("article_id", "id")
    for event, *row in rows.values_list("event_id", *OF_REPORT):
        found[event].reports.append(ReportRow(*row))


def _claims(found: ByEvent) -> None:
    rows = Claim.objects.filter(report__event__in=found).order_by(*TEXT_ORDER)
    columns = (ARTICLE_OF_WORDS, *ClaimRow._fields[1:])
    for event, *row in rows.values_list("report__event_id", *columns):
        found[event].claims.append(ClaimRow(*row))


def _evidence(found: ByEvent) -> None:
    rows = Evidence.objects.filter(report__event__in=found).order_by(*TEXT_ORDER)
    columns = (ARTICLE_OF_WORDS, *EvidenceRow._fields[1:])
    for event, *row in rows.values_list("report__event_id", *columns):
        found[event].evidence.append(EvidenceRow(*row))


_READERS: dict[str, Callable[[ByEvent], None]] = {
    "places": _places,
    "actors": _actors,
    "weapons": _weapons,
    "reports": _reports,
    "claims": _claims,
    "evidence": _evidence,
}
