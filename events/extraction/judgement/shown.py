"""How sure each value of an event is, and which are too unsure to be shown.

`data/value_weights.toml` turns what speaks for a value into the chance that it is right, measured
on annotated articles. What falls below the floor is kept beside the event, and no reader takes it
for a fact.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator
from dataclasses import replace

from events.extraction.data.fitted_weights import value_weights
from events.extraction.judgement.value_features import Told, features, told_by
from events.extraction.types import Casualties, Count, NotShown, Report, Why

# A value that is far more often wrong than right helps nobody. Higher floors cost more records that
# are right than they spare wrong values: docs/extraction.md has the table.
FLOOR = 0.25
# An event without a kind, a day or a status cannot stand in a list or on a timeline.
ALWAYS_SHOWN = frozenset({"kind", "date", "status"})


def all_as_shown(reports: Iterable[Report], floor: float) -> list[Report]:
    """The reports of one article as readers see them."""
    reports = list(reports)
    told = told_by(reports)
    return [as_shown(report, floor, told) for report in reports]


def as_shown(report: Report, floor: float, told: Told) -> Report:
    """The report with the confidence of each value, and without the values below `floor`. `told` is
    what the article's events say together.
    """
    report = with_confidence(report, told)
    unsure = {
        field: why
        for field, why in deciding(report).items()
        if field not in ALWAYS_SHOWN and why.confidence is not None and why.confidence < floor
    }
    return _without(report, unsure) if unsure else report


def deciding(report: Report) -> dict[str, Why]:
    """The reason that set each field: the first one of the field."""
    found: dict[str, Why] = {}
    for why in report.why:
        found.setdefault(why.field, why)
    return found


def with_confidence(report: Report, told: Told) -> Report:
    """The report with the chance that each value is right at the reason that set it."""
    first = {id(why) for why in deciding(report).values() if why.field != "kind"}
    return replace(
        report,
        why=tuple(
            replace(why, confidence=chance(report, why, told)) if id(why) in first else why
            for why in report.why
        ),
    )


def chance(report: Report, why: Why, told: Told) -> float | None:
    """The chance that the value which `why` set is right, to two places."""
    if why.confidence is None:
        return None
    weights = value_weights()
    odds = weights.get("always", 0.0) + sum(
        weights.get(feature, 0.0) for feature in features(report, why, why.confidence, told)
    )
    return round(1 / (1 + math.exp(-odds)), 2)


def _without(report: Report, unsure: dict[str, Why]) -> Report:
    harm = report.casualties
    return replace(
        report,
        places=() if "places" in unsure else report.places,
        weapons=() if "weapons" in unsure else report.weapons,
        actors=tuple(a for a in report.actors if str(a.role) not in unsure),
        casualties=Casualties(
            None if "killed" in unsure else harm.killed,
            None if "wounded" in unsure else harm.wounded,
        ),
        why=tuple(why for why in report.why if why.field not in unsure),
        not_shown=tuple(NotShown(words, why) for words, why in _values(report, unsure)),
    )


def _values(report: Report, unsure: dict[str, Why]) -> Iterator[tuple[str, Why]]:
    for field, why in unsure.items():
        for words in _words(report, field):
            yield words, why


def _words(report: Report, field: str) -> list[str]:
    """The values of a field, each as a reader would write it."""
    if field == "places":
        return [", ".join(filter(None, (p.name, p.admin1, p.country))) for p in report.places]
    if field == "weapons":
        return [str(weapon.type) for weapon in report.weapons]
    if field in ("killed", "wounded"):
        return _number(getattr(report.casualties, field))
    return [actor.name for actor in report.actors if str(actor.role) == field]


def _number(count: Count | None) -> list[str]:
    if count is None:
        return []
    ends = dict.fromkeys(str(end) for end in (count.min, count.max) if end is not None)
    return ["-".join(ends)]
