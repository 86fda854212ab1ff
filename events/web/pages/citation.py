"""How to cite an event: in words, in BibTeX, and by a permanent address."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.utils import translation

from events.models import Article, Event
from events.wording.dates import day, days
from events.wording.occurrences import headline

SITE = "Conflict event tracker"


@dataclass(frozen=True, slots=True)
class Citation:
    """`address` is permanent: a withdrawn event still answers there, with the reason."""

    text: str
    bibtex: str
    address: str


def citation_of(
    event: Event, articles: Sequence[Article], *, address: str, seen_on: date
) -> Citation:
    """The event as of its last change, with the article that reports it first and the day the page
    was seen. The status is part of the citation.

    Always in English: the quotes are English, and a bibliography has one language.
    """
    with translation.override("en"):
        title = f"{headline(event)}, {days(event)}"
        updated, seen = day(event.updated_at.date()), day(seen_on)
        reported = _reported_by(articles)
    status = event.get_status_display()
    text = (
        f"“{title}” ({status}){reported}. {SITE}, event {event.public_id}, updated {updated}, "
        f"{address}, accessed {seen}."
    )
    changed = event.updated_at.date()
    bibtex = _bibtex(event, title, status + reported, address, changed, seen_on)
    return Citation(text, bibtex, address)


def _reported_by(articles: Sequence[Article]) -> str:
    """*, reported by Example Agency, “Three dead in Kyiv”, 14 November 2024, and 2 more
    articles*.
    """
    if not articles:
        return ""
    first = articles[0]
    outlet = f"{first.source.name}, " if first.source else ""
    title = f"“{first.title}”, " if first.title else ""
    more = len({article.pk for article in articles}) - 1
    others = f", and {more} more article{'' if more == 1 else 's'}" if more else ""
    published = day(first.published_on) if first.published_on else "undated"
    return f", reported by {outlet}{title}{published}{others}"


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
