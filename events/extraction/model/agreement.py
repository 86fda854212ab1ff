"""The rules and a model on one article: what both say is surer, where they differ both are kept.

The surer of two values stands; the other is kept beside it for a reviewer, with its words.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from typing import Any

from events.extraction.places.relations import place_relation
from events.extraction.types import Casualties, Count, Place, Report, Role, Weapon, Why

UNKNOWN = 0.5  # of a value whose reader was never measured
MODEL_SAYS, RULES_SAY = "model says", "rules say"
LONGEST = 60  # characters of a value in a reason
APART = {"place other", "place in country"}


def agreed(rules: Sequence[Report], model: Sequence[Report]) -> list[Report]:
    """The events of both, in the order of the text; those that both report once."""
    left = list(model)
    found: list[Report] = []
    for report in rules:
        other = max(left, key=lambda one: _likeness(report, one), default=None)
        if other is None or _likeness(report, other) <= 0:
            found.append(_alone(report, "reader/rules"))
            continue
        left.remove(other)
        found.append(_joined(report, other))
    found += [_alone(report, "reader/model") for report in left]
    return sorted(found, key=lambda one: min((e.start for e in one.evidence), default=0))


def _likeness(ours: Report, theirs: Report) -> int:
    """How many values agree, if both may tell one event; 0 if they may not."""
    pairs = ((a, b) for a in ours.evidence for b in theirs.evidence)
    shared = any(a.start < b.end and b.start < a.end for a, b in pairs)
    apart = place_relation(ours.places, theirs.places) in APART
    if ours.kind is not theirs.kind or not shared or apart:
        return 0
    return 1 + sum(bool(read(ours) == read(theirs)) for read in FIELDS.values())


def _alone(report: Report, rule: str) -> Report:
    """An event that one reader reports and the other does not."""
    first = min(report.evidence, key=lambda e: e.start)
    return replace(report, why=(*report.why, Why("kind", rule, first.start, first.end)))


def _joined(rules: Report, model: Report) -> Report:
    """One report of two. Each field is that of the surer reader; only one may have it at all."""
    told = rules
    whys = [why for why in rules.why if why.field not in FIELDS]
    for field, read in FIELDS.items():
        ours, theirs = read(rules), read(model)
        if ours == theirs:
            whys += _raised(field, rules, model)
            continue
        mine = bool(ours) and (not theirs or _sure(field, rules) >= _sure(field, model))
        chosen, other = (rules, model) if mine else (model, rules)
        told = told if mine else WRITE[field](told, model)
        whys += [why for why in chosen.why if why.field == field]
        if read(other):
            whys.append(_differing(field, other, MODEL_SAYS if mine else RULES_SAY))
    spans = {(e.start, e.end) for e in rules.evidence}
    more = tuple(e for e in model.evidence if (e.start, e.end) not in spans)
    return replace(
        told,
        evidence=(*rules.evidence, *more),
        confidence=both_sure(rules.confidence, model.confidence),
        why=tuple(dict.fromkeys(whys)),
    )


def both_sure(ours: float | None, theirs: float | None) -> float:
    """How sure a value is that two readers give. They err on the same texts, so that the second
    takes away half of the doubt that it would if they were independent.
    """
    first, second = sorted((ours or UNKNOWN, theirs or UNKNOWN), reverse=True)
    return round(first + (1 - first) * second / 2, 2)


def _raised(field: str, rules: Report, model: Report) -> list[Why]:
    sure = both_sure(_known(field, rules), _known(field, model))
    whys = [why for why in (*rules.why, *model.why) if why.field == field]
    return [replace(why, confidence=sure) for why in whys]


def _differing(field: str, other: Report, who: str) -> Why:
    """What the other reader says, with the words that it read."""
    why = next((why for why in other.why if why.field == field), None)
    first = min(other.evidence, key=lambda e: e.start)
    start, end = (why.start, why.end) if why else (first.start, first.end)
    rule = f"{who}/{_words(FIELDS[field](other))[:LONGEST]}"
    return Why(field, rule, start, end, why.confidence if why else None)


def _known(field: str, report: Report) -> float | None:
    return next((why.confidence for why in report.why if why.field == field), None)


def _sure(field: str, report: Report) -> float:
    sure = _known(field, report)
    return UNKNOWN if sure is None else sure


def _role(role: Role) -> Callable[[Report], Any]:
    return lambda report: tuple(a.name for a in report.actors if a.role is role)


def _with_role(role: Role) -> Callable[[Report, Report], Report]:
    return lambda told, other: replace(
        told,
        actors=(
            *(a for a in told.actors if a.role is not role),
            *(a for a in other.actors if a.role is role),
        ),
    )


FIELDS: Mapping[str, Callable[[Report], Any]] = {
    "date": lambda report: report.date,
    "places": lambda report: tuple(p.key or p.name for p in report.places),
    "perpetrator": _role(Role.PERPETRATOR),
    "target": _role(Role.TARGET),
    "weapons": lambda report: tuple(report.weapons),
    "killed": lambda report: report.casualties.killed,
    "wounded": lambda report: report.casualties.wounded,
    "status": lambda report: report.status,
}
WRITE: Mapping[str, Callable[[Report, Report], Report]] = {
    "date": lambda told, other: replace(told, date=other.date),
    "places": lambda told, other: replace(told, places=other.places),
    "perpetrator": _with_role(Role.PERPETRATOR),
    "target": _with_role(Role.TARGET),
    "weapons": lambda told, other: replace(told, weapons=other.weapons),
    "killed": lambda told, other: replace(
        told, casualties=Casualties(other.casualties.killed, told.casualties.wounded)
    ),
    "wounded": lambda told, other: replace(
        told, casualties=Casualties(told.casualties.killed, other.casualties.wounded)
    ),
    "status": lambda told, other: replace(told, status=other.status, attribution=other.attribution),
}


def _words(value: Any) -> str:
    """A value as a reviewer reads it."""
    if isinstance(value, Count):
        ends = ("?" if end is None else str(end) for end in (value.min, value.max))
        return " to ".join(ends)
    if isinstance(value, tuple):
        return ", ".join(map(_words, value))
    if isinstance(value, Weapon):
        return str(value.type)
    if isinstance(value, Place):
        return value.name
    start = getattr(value, "start", None)
    return f"{start} to {value.end}" if start is not None else str(value)
