"""How to cite an event: in words, in BibTeX, and by a permanent address."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.utils import translation

from events.models import Event
from events.wording.dates import days
from events.wording.occurrences import occurrence, where

SITE = "Conflict event tracker"


@dataclass(frozen=True, slots=True)
class Citation:
    """`address` is permanent: a withdrawn event still answers there, with the reason."""

    text: str
    bibtex: str
    address: str


def citation_of(event: Event, *, address: str, seen_on: date) -> Citation:
    """The event as of its last change, with the day the page was seen. The status is part of the
    citation.

    Always in English: the quotes are English, and a bibliography has one language.
    """
    with translation.override("en"):
        title = f"{occurrence(event)}, {where(event)}, {days(event)}"
    changed = event.updated_at.date()
    status = event.get_status_display()
    text = (
        f"“{title}” (event {event.public_id}, {status}, last changed {changed.isoformat()}), "
        f"{SITE}, "
        f"{address}, seen {seen_on.isoformat()}."
    )
    return Citation(text, _bibtex(event, title, status, address, changed, seen_on), address)


def _bibtex(
    event: Event, title: str, status: str, address: str, changed: date, seen_on: date
) -> str:
    fields = {
        "title": f"{{{_escaped(title)}}}",
        "author": f"{{{{{SITE}}}}}",
        "year": f"{{{changed.year}}}",
        "url": f"{{{address}}}",
        "urldate": f"{{{seen_on.isoformat()}}}",
        "note": f"{{Event {event.public_id}, {status}, last changed {changed.isoformat()}}}",
    }
    lines = ",\n".join(f"  {name:<8} = {value}" for name, value in fields.items())
    return f"@misc{{event-{event.public_id},\n{lines}\n}}"


def _escaped(words: str) -> str:
    """Escapes characters that BibTeX reads as commands."""
    return "".join(
        f"\\{character}" if character in "&%$#_{}" else character
        for character in words.replace("\\", "/")
    )
