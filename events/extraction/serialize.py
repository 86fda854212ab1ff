"""A report as the JSON of the annotation guide, for the command line, the API and the database."""

from __future__ import annotations

from datetime import date
from typing import Any

from events.extraction.types import (
    Actor,
    Attribution,
    Casualties,
    Count,
    DateSpan,
    Evidence,
    Kind,
    NotShown,
    Place,
    Precision,
    Report,
    Role,
    Stance,
    Status,
    Toll,
    Weapon,
    WeaponType,
    Why,
)


def _count(count: Count | None) -> dict[str, int | None] | None:
    return None if count is None else {"min": count.min, "max": count.max}


def _place(place: Place) -> dict[str, Any]:
    return {
        "name": place.name,
        "admin1": place.admin1,
        "country": place.country,
        "lat": place.lat,
        "lon": place.lon,
        "precision": str(place.precision),
        "key": place.key,
        "among": list(place.among),
    }


def _attribution(said: Attribution) -> dict[str, Any]:
    return {"source": said.source, "stance": str(said.stance), "start": said.start, "end": said.end}


def _why(why: Why) -> dict[str, Any]:
    return {
        "field": why.field,
        "rule": why.rule,
        "start": why.start,
        "end": why.end,
        "confidence": why.confidence,
    }


def as_json(report: Report) -> dict[str, Any]:
    """The report in the guide's field names, with `why`, `confidence`, `not_counted` and
    `not_shown` beside them.
    """
    return {
        "kind": str(report.kind),
        "subkind": report.subkind,
        "date": {"start": report.date.start.isoformat(), "end": report.date.end.isoformat()},
        "places": [_place(place) for place in report.places],
        "actors": [{"role": str(actor.role), "name": actor.name} for actor in report.actors],
        "weapons": [
            {
                "type": str(weapon.type),
                "launched": weapon.launched,
                "intercepted": weapon.intercepted,
            }
            for weapon in report.weapons
        ],
        "casualties": {
            "killed": _count(report.casualties.killed),
            "wounded": _count(report.casualties.wounded),
        },
        "personnel": _count(report.personnel),
        "attribution": [_attribution(said) for said in report.attribution],
        "status": str(report.status),
        "evidence": [{"start": e.start, "end": e.end, "text": e.text} for e in report.evidence],
        "confidence": report.confidence,
        "not_counted": report.not_counted,
        "why": [_why(why) for why in report.why],
        "not_shown": [{"value": it.value, **_why(it.why)} for it in report.not_shown],
    }


def toll_as_json(toll: Toll) -> dict[str, Any]:
    """A running total, in the guide's field names."""
    return {
        "killed": _count(toll.killed),
        "wounded": _count(toll.wounded),
        "since": toll.since.isoformat() if toll.since else None,
        "until": toll.until.isoformat() if toll.until else None,
        "place": _place(toll.place) if toll.place else None,
        "by": toll.by,
        "source": toll.source,
        "start": toll.start,
        "end": toll.end,
    }


def from_json(record: dict[str, Any]) -> Report:
    """The report that `as_json` wrote."""
    return Report(
        kind=Kind(record["kind"]),
        subkind=record["subkind"],
        date=DateSpan(
            date.fromisoformat(record["date"]["start"]), date.fromisoformat(record["date"]["end"])
        ),
        places=tuple(map(_read_place, record["places"])),
        actors=tuple(Actor(Role(actor["role"]), actor["name"]) for actor in record["actors"]),
        weapons=tuple(
            Weapon(WeaponType(w["type"]), w["launched"], w["intercepted"])
            for w in record["weapons"]
        ),
        casualties=Casualties(
            **{what: _read_count(count) for what, count in record["casualties"].items()}
        ),
        personnel=_read_count(record["personnel"]),
        attribution=tuple(
            Attribution(s["source"], Stance(s["stance"]), s["start"], s["end"])
            for s in record["attribution"]
        ),
        status=Status(record["status"]),
        evidence=tuple(Evidence(**evidence) for evidence in record["evidence"]),
        confidence=record["confidence"],
        not_counted=record["not_counted"],
        why=tuple(Why(**why) for why in record["why"]),
        not_shown=tuple(map(_read_not_shown, record.get("not_shown", ()))),
    )


def _read_not_shown(kept: dict[str, Any]) -> NotShown:
    return NotShown(kept["value"], Why(**{k: v for k, v in kept.items() if k != "value"}))


def _read_place(place: dict[str, Any]) -> Place:
    """Records written before `among` was kept have none."""
    return Place(
        **{
            **place,
            "precision": Precision(place["precision"]),
            "among": tuple(place.get("among", ())),
        }
    )


def _read_count(count: dict[str, int | None] | None) -> Count | None:
    return None if count is None else Count(**count)
