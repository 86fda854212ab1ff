"""What happened, in words. *Not reported*, *none* and *only claimed* must never look alike."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

from django.contrib.humanize.templatetags.humanize import intcomma
from django.utils.text import capfirst
from django.utils.translation import gettext, ngettext, pgettext

from events.extraction.types import Count
from events.models import Actor, Event
from events.models.occurrence import COUNTED, Occurrence
from events.wording.counting import counts
from events.wording.labels import vocabulary
from events.wording.labels.naming import kind_label, status_label
from events.wording.labels.places import Located, place_line, place_note

UNSAID = Count(None, None)


def occurrence(told: Occurrence) -> str:
    """The start of a headline: *Capture*, *Drone strike*. A badge beside it says the status."""
    words = vocabulary.OCCURRENCES
    noun = (
        words.get((told.kind, told.subkind)) or words.get((told.kind, "")) or kind_label(told.kind)
    )
    return capfirst(str(noun))


def headline(event: Event) -> str:
    """*Drone strike, Kyiv, Ukraine*: for lines of text, where no element marks the place."""
    return counts.listed([occurrence(event), where(event)])


def headline_with_status(event: Event) -> str:
    """*Drone strike, Kyiv, Ukraine (disputed)*: where no badge stands beside it."""
    words = pgettext("an event and its status", "%(headline)s (%(status)s)")
    return words % {"headline": headline(event), "status": status_label(event.status)}


def number(told: Occurrence, field: str) -> str:
    """A count of people, without its noun: *at least 5*, *none*, *not reported*."""
    count = told.people(field) or UNSAID
    return counts.how_many(count.min, count.max) or str(counts.NOT_SAID)


def counted(told: Occurrence, field: str) -> str:
    """The count with its noun: *at least 5 killed*, *none killed*, *killed: not reported*."""
    count = told.people(field) or UNSAID
    return counts.counted(counts.NOUNS[field], count.min, count.max)


def is_said(told: Occurrence, field: str) -> bool:
    """Whether any text gives the count."""
    return told.people(field) is not None


def has_numbers(event: Event) -> bool:
    """Whether a list has any number or weapon of it to show."""
    people = any(is_said(event, field) for field in COUNTED)
    return people or bool(event.event_weapons.all())


def only_claimed_numbers(event: Event) -> bool:
    """Whether its numbers come from one side only, so that pages do not present them as facts."""
    if event.status not in ("claimed", "disputed", "denied"):
        return False
    people = any(is_said(event, field) for field in COUNTED)
    return people or any(weapon_counts(weapon) for weapon in event.event_weapons.all())


class Munition(Protocol):
    """A munition of an event or a report."""

    @property
    def launched(self) -> int | None: ...
    @property
    def intercepted(self) -> int | None: ...


def launched(weapon: Munition) -> str:
    """*37 launched*."""
    return counts.phrase(counts.LAUNCHED, weapon.launched)


def intercepted(weapon: Munition) -> str:
    """*30 intercepted*."""
    return counts.phrase(counts.INTERCEPTED, weapon.intercepted)


def weapon_counts(weapon: Munition) -> str:
    """*37 launched, 30 intercepted*; counts that are not reported are left out."""
    given = ((weapon.launched, counts.LAUNCHED), (weapon.intercepted, counts.INTERCEPTED))
    return counts.listed(counts.phrase(words, count) for count, words in given if count is not None)


def where(event: Event) -> str:
    """The first place with its precision, and the number of others: *Kyiv, Ukraine and 2 more
    places*.
    """
    places = [row.place for row in event.event_places.all()]
    return first_and_others(places) if places else gettext("place not given")


def first_and_others(places: Sequence[Located]) -> str:
    """The first of some places, and how many others there are."""
    note = place_note(places[0])
    first = f"{place_line(places[0])} ({note})" if note else place_line(places[0])
    others = len(places) - 1
    words = ngettext(
        "%(place)s and %(count)s more place", "%(place)s and %(count)s more places", others
    )
    return words % {"place": first, "count": others} if others else first


def sides(event: Event, role: str) -> list[Actor]:
    """The actors in this role."""
    return [row.actor for row in event.event_actors.all() if row.role == role]


def speakers(event: Event, stance: str) -> list[str]:
    """Who asserts or denies the event or part of it, each once, in the order of the articles."""
    claims = (
        claim
        for report in event.reports.all()
        for claim in report.claims.all()
        if claim.stance == stance
    )
    return list(dict.fromkeys(claim.speaker for claim in claims))


def outlets(event: Event) -> list[str]:
    """The outlets that report the event, each once."""
    sources = (report.article.source for report in event.reports.all())
    return list(dict.fromkeys(source.name for source in sources if source))


def articles_and_origins(event: Event) -> str:
    """*1 article*, *3 articles, 2 independent origins*: all articles, and those that copy no
    other.
    """
    articles, origins = event.article_count, event.origin_count
    told = ngettext("%(count)s article", "%(count)s articles", articles) % {
        "count": intcomma(articles)
    }
    if articles < 2 or not origins:
        return told
    # Translators: %(articles)s is "3 articles"
    words = ngettext(
        "%(articles)s, %(count)s independent origin",
        "%(articles)s, %(count)s independent origins",
        origins,
    )
    return words % {"articles": told, "count": intcomma(origins)}
