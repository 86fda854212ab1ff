"""What the tracker tells, as frozen values."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any


@dataclass(frozen=True, slots=True)
class Count:
    """How many, as far as a text says: *at least 5* is 5 and None."""

    min: int | None
    max: int | None

    @classmethod
    def read(cls, json: Mapping[str, Any] | None) -> Count | None:
        """None: no text says."""
        return cls(json["min"], json["max"]) if json else None


@dataclass(frozen=True, slots=True)
class Place:
    """`lat` and `lon` of a district, region or country are a point inside it, no more."""

    id: int
    name: str
    admin1: str | None
    country: str | None
    lat: float | None
    lon: float | None
    precision: str

    @property
    def is_point(self) -> bool:
        return self.lat is not None and self.precision not in {
            "district",
            "region",
            "country",
            "unresolved",
        }


@dataclass(frozen=True, slots=True)
class Actor:
    role: str
    name: str
    slug: str


@dataclass(frozen=True, slots=True)
class Sentence:
    """Words of an article, from character `start` to `end` of its text."""

    start: int
    end: int
    text: str
    article: str


@dataclass(frozen=True, slots=True)
class Event:
    """One occurrence. `start` and `end` are days, both inclusive; `raw` is the whole JSON."""

    id: str
    page: str
    kind: str
    subkind: str | None
    status: str
    start: date
    end: date
    places: tuple[Place, ...]
    actors: tuple[Actor, ...]
    killed: Count | None
    wounded: Count | None
    evidence: tuple[Sentence, ...]
    confidence: float | None
    updated_at: datetime
    raw: Mapping[str, Any] = field(repr=False)

    @classmethod
    def read(cls, json: Mapping[str, Any]) -> Event:
        return cls(
            id=json["id"],
            page=json["page"],
            kind=json["kind"],
            subkind=json["subkind"],
            status=json["status"],
            start=date.fromisoformat(json["date"]["start"]),
            end=date.fromisoformat(json["date"]["end"]),
            places=tuple(_known(Place, place) for place in json["places"]),
            actors=tuple(_known(Actor, actor) for actor in json["actors"]),
            killed=Count.read(json["casualties"]["killed"]),
            wounded=Count.read(json["casualties"]["wounded"]),
            evidence=tuple(_known(Sentence, row) for row in json["evidence"]),
            confidence=json["confidence"],
            updated_at=datetime.fromisoformat(json["updated_at"]),
            raw=json,
        )


@dataclass(frozen=True, slots=True)
class Change:
    """One change of an event. `before` None: it is new."""

    position: int
    event: str
    changed_at: datetime
    reason: str
    by: str | None
    before: Mapping[str, Any] | None = field(repr=False)
    after: Mapping[str, Any] | None = field(repr=False)

    @classmethod
    def read(cls, json: Mapping[str, Any]) -> Change:
        return cls(
            position=json["position"],
            event=json["event"],
            changed_at=datetime.fromisoformat(json["changed_at"]),
            reason=json["reason"],
            by=json["by"]["name"] if json["by"] else None,
            before=json["before"],
            after=json["after"],
        )


def _known(kind: type[Any], json: Mapping[str, Any]) -> Any:
    """Leave out what a later version of the server adds."""
    return kind(**{name: json[name] for name in kind.__slots__})
