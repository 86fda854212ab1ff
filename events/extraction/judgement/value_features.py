"""What speaks for a value of an event, each by the name of its weight in `data/value_weights.toml`.

The rule that set the value says most, and not all: a place is right more often in an event that is
surely one, in the words of its own sentence, and where no second place is named.
"""

from __future__ import annotations

from collections.abc import Iterator

from events.extraction.types import Count, Precision, Report, Why

RATES = (0.5, 0.6, 0.7, 0.75, 0.8, 0.85, 0.9, 0.95)
CHANCES = (0.5, 0.6, 0.7, 0.8, 0.9)
MANY = 3
WIDE = (Precision.COUNTRY, Precision.REGION)


def features(report: Report, why: Why, rate: float) -> Iterator[str]:
    """The features of the value that `why` decided. `rate` is the share its rule gets right."""
    field = why.field
    yield field
    yield f"{field} of {report.kind}"
    yield from (f"rule right {least}" for least in RATES if rate >= least)
    for least in CHANCES:
        if (report.confidence or 0.0) >= least:
            yield f"event sure {least}"
            yield f"{field}, event sure {least}"
    yield f"{min(len(report.evidence), MANY)} sentences"
    yield f"{field}, {min(_reasons(report, field), MANY)} reasons"
    if not any(said.start <= why.start < said.end for said in report.evidence):
        yield f"{field}, words elsewhere"
    if report.not_counted is not None:
        yield "background"
    yield from _of_field(report, field)


def _reasons(report: Report, field: str) -> int:
    return sum(why.field == field for why in report.why)


def _of_field(report: Report, field: str) -> Iterator[str]:
    if field == "places":
        yield from _places(report)
    elif field in ("killed", "wounded"):
        yield from _harm(field, getattr(report.casualties, field))
    elif field in ("perpetrator", "target"):
        several = sum(str(actor.role) == field for actor in report.actors) > 1
        yield f"{field}, {'several' if several else 'one'}"


def _places(report: Report) -> Iterator[str]:
    yield from {f"place {place.precision}" for place in report.places}
    yield f"{min(len(report.places), MANY)} places"


def _harm(field: str, count: Count | None) -> Iterator[str]:
    """Large numbers are totals more often than small ones."""
    if count is None:
        return
    least = count.min or count.max or 0
    yield f"{field}, {'none' if not least else 'under 10' if least < 10 else 'ten or more'}"
    if count.min != count.max:
        yield f"{field}, about"
