"""A report as the JSON of the annotation guide, for the command line, the API and the database."""

from __future__ import annotations

from typing import Any

from events.extraction.types import Attribution, Count, Place, Report


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
    }


def _attribution(said: Attribution) -> dict[str, Any]:
    return {"source": said.source, "stance": str(said.stance), "start": said.start, "end": said.end}


def as_json(report: Report) -> dict[str, Any]:
    """The report in the guide's field names, with `why` (field, rule, offsets), `confidence` and `not_counted` beside them."""
    return {
        "kind": str(report.kind),
        "subkind": report.subkind,
        "date": {"start": report.date.start.isoformat(), "end": report.date.end.isoformat()},
        "places": [_place(place) for place in report.places],
        "actors": [{"role": str(actor.role), "name": actor.name} for actor in report.actors],
        "weapons": [
            {"type": str(weapon.type), "launched": weapon.launched, "intercepted": weapon.intercepted}
            for weapon in report.weapons
        ],
        "casualties": {"killed": _count(report.casualties.killed), "wounded": _count(report.casualties.wounded)},
        "personnel": _count(report.personnel),
        "attribution": [_attribution(said) for said in report.attribution],
        "status": str(report.status),
        "evidence": [{"start": e.start, "end": e.end, "text": e.text} for e in report.evidence],
        "confidence": report.confidence,
        "not_counted": report.not_counted,
        "why": [{"field": w.field, "rule": w.rule, "start": w.start, "end": w.end} for w in report.why],
    }
