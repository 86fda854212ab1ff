"""The row of the agency whose text an article carries."""

from __future__ import annotations

from events.extraction.attribution.agencies import find_agency
from events.extraction.data.known_agencies import agencies
from events.models import Source
from events.models.sources import SourceKind


def agency_named_by(text: str) -> Source | None:
    """The agency in the article's dateline, by-line or credit, created if new; None if none.

    An outlet with one of the agency's names (`AP`) is the agency: what it publishes and what others
    take from it are not independent. It keeps what people have set, such as its kind.
    """
    found = find_agency(text)
    if found is None:
        return None
    known = Source.objects.filter(name__in=_names_of(found.agency)).order_by("pk").first()
    return (
        known
        or Source.objects.get_or_create(name=found.agency, defaults={"kind": SourceKind.AGENCY})[0]
    )


def _names_of(agency: str) -> tuple[str, ...]:
    return next(entry.names for entry in agencies() if entry.names[0] == agency)
