"""What belongs to events, as plain rows: for lists and exports, where model instances cost four
times as much.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable
from dataclasses import dataclass, field, fields
from typing import Any

from django.db.models import QuerySet


@dataclass(slots=True)
class Parts:
    """The rows of one event, each list in the order in which it is shown."""

    places: list[Any] = field(default_factory=list)
    actors: list[Any] = field(default_factory=list)
    weapons: list[Any] = field(default_factory=list)
    reports: list[Any] = field(default_factory=list)
    claims: list[Any] = field(default_factory=list)
    evidence: list[Any] = field(default_factory=list)


ALL = tuple(part.name for part in fields(Parts))
PLACE = (
    "event_id",
    "place_id",
    *(f"place__{name}" for name in ("name", "admin1", "country", "lat", "lon", "precision")),
)
ACTOR = ("event_id", "role", "actor__name", "actor__slug")
WEAPON = ("event_id", "type", "launched", "intercepted")
ARTICLE = tuple(
    f"article__{name}" for name in ("public_id", "title", "url", "published_on", "source__name")
)
REPORT = ("event_id", "id", "linked_because", "status", "confidence", "extractor_version", *ARTICLE)
OF_REPORT = ("report__event_id", "report__article__public_id")
CLAIM = (*OF_REPORT, "speaker", "stance", "field", "value", "start", "end")
EVIDENCE = (*OF_REPORT, "report_id", "field", "rule", "start", "end", "quote", "confidence")


def parts_of(
    events: Iterable[Any], rows: Callable[..., QuerySet], names: Collection[str] = ALL
) -> dict[int, Parts]:
    """These parts of each event by its primary key, a query for each name; `rows` gives the table
    that a relation leads to.
    """
    parts = {event.pk: Parts() for event in events}
    of_event, of_report = {"event__in": list(parts)}, {"report__event__in": list(parts)}
    tables = {
        "places": rows("event_places")
        .filter(**of_event)
        .order_by("ordinal", "id")
        .values_list(*PLACE, named=True),
        "actors": rows("event_actors")
        .filter(**of_event)
        .order_by("role", "id")
        .values_list(*ACTOR, named=True),
        "weapons": rows("event_weapons")
        .filter(**of_event)
        .order_by("id")
        .values_list(*WEAPON, named=True),
        "reports": rows("reports")
        .filter(**of_event)
        .order_by("article_id", "id")
        .values_list(*REPORT, named=True),
        "claims": _in_text_order(rows("reports", "claims").filter(**of_report)).values_list(
            *CLAIM, named=True
        ),
        "evidence": _in_text_order(rows("reports", "evidence").filter(**of_report)).values_list(
            *EVIDENCE, named=True
        ),
    }
    for name in names:
        for row in tables[name]:
            getattr(parts[row[0]], name).append(row)
    return parts


def _in_text_order(words: QuerySet) -> QuerySet:
    return words.order_by("report__article_id", "report_id", "start", "id")
