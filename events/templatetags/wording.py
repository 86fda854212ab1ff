"""Values in plain words. What a text does not say, what it says is none, and what somebody only
claims read differently.
"""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

from babel import Locale
from django import template
from django.contrib.humanize.templatetags.humanize import intcomma
from django.utils import formats, translation
from django.utils.text import capfirst
from django.utils.translation import gettext, ngettext, pgettext

from events.services.reading import languages
from events.templatetags.naming import isolated, kind_label
from events.web import counts, vocabulary
from events.web.countries import NAMES
from events.web.vocabulary import named

register = template.Library()


@register.filter
def occurrence(told: Any) -> str:
    """What happened, as a headline begins: *Claimed capture*, *Reported drone strike*."""
    words = vocabulary.OCCURRENCES
    noun = (
        words.get((told.kind, told.subkind)) or words.get((told.kind, "")) or kind_label(told.kind)
    )
    return capfirst(str(vocabulary.HEADLINES[told.status]) % {"occurrence": noun})


@register.filter
def number(told: Any, field: str) -> str:
    """The count of `killed`, `wounded` or `personnel` alone: *at least 5*, *none*, *not said*."""
    return counts.how_many(getattr(told, f"{field}_min"), getattr(told, f"{field}_max")) or str(
        counts.NOT_SAID
    )


@register.filter
def counted(told: Any, field: str) -> str:
    """The count with its noun: *at least 5 killed*, *none killed*, *killed: not said*."""
    return counts.counted(
        counts.NOUNS[field], getattr(told, f"{field}_min"), getattr(told, f"{field}_max")
    )


@register.filter
def is_said(told: Any, field: str) -> bool:
    """Whether any text gives the count."""
    return getattr(told, f"{field}_min") is not None or getattr(told, f"{field}_max") is not None


@register.filter
def only_claimed_numbers(event: Any) -> bool:
    """Whether it gives numbers that only one side stands behind, so that none is read as a fact."""
    if event.status not in ("claimed", "denied"):
        return False
    people = any(is_said(event, field) for field in ("killed", "wounded", "personnel"))
    return people or any(weapon_counts(weapon) for weapon in event.event_weapons.all())


@register.filter
def weapon_name(type_: str) -> str:
    """*ballistic missiles*, *artillery*."""
    return named(vocabulary.WEAPONS_USED, type_)


@register.filter
def launched(weapon: Any) -> str:
    """*37 launched*."""
    return counts.phrase(counts.LAUNCHED, weapon.launched)


@register.filter
def intercepted(weapon: Any) -> str:
    """*30 intercepted*."""
    return counts.phrase(counts.INTERCEPTED, weapon.intercepted)


@register.filter
def weapon_counts(weapon: Any) -> str:
    """*37 launched, 30 intercepted*; a count that no text gives is left out here and said on the
    event's page.
    """
    given = ((weapon.launched, counts.LAUNCHED), (weapon.intercepted, counts.INTERCEPTED))
    return counts.listed(counts.phrase(words, count) for count, words in given if count is not None)


@register.filter
def day(value: date) -> str:
    """*13 November 2024*."""
    return formats.date_format(value, "DATE_FORMAT")


@register.filter
def moment(value: datetime) -> str:
    """*13 November 2024, 08:30 UTC*."""
    return f"{formats.date_format(value, 'DATETIME_FORMAT')} UTC"


@register.filter
def short_moment(value: datetime) -> str:
    """*13 Nov 2024, 08:30 UTC*."""
    return f"{formats.date_format(value, 'SHORT_DATETIME_FORMAT')} UTC"


@register.filter
def days(told: Any) -> str:
    """*13 November 2024*, *12–13 November 2024*, *28 February – 3 March 2025*."""
    first, last = told.starts_on, told.ends_on
    if first == last:
        return day(last)
    if (first.year, first.month) == (last.year, last.month):
        return f"{first.day}–{day(last)}"
    if first.year == last.year:
        return f"{formats.date_format(first, 'MONTH_DAY_FORMAT')} – {day(last)}"
    return f"{day(first)} – {day(last)}"


@register.filter
def ended(words: str) -> str:
    """The words as a sentence of their own: a day in Ukrainian or Russian ends in a full stop
    already.
    """
    return words if words.endswith(".") else f"{words}."


@register.filter
def country_name(code: str) -> str:
    """The usual name of an ISO 3166-1 code, in the reader's language; the code itself where there
    is none.
    """
    known = NAMES.get(code, code)
    return known if _is_english() else _locale().territories.get(code, known)


def countries() -> list[tuple[str, str]]:
    """(code, name) of all, by name."""
    return sorted(
        ((code, country_name(code)) for code in NAMES), key=lambda country: country[1].casefold()
    )


@register.filter
def is_point(place: Any) -> bool:
    """Whether its coordinates say where something happened. Those of a district, region or country
    are only its middle.
    """
    return place.lat is not None and place.precision in ("site", "town")


@register.filter
def coordinates(place: Any) -> str:
    """*50.450° N, 30.524° E*, in the letters and digits of maps everywhere."""
    north = "N" if place.lat >= 0 else "S"
    east = "E" if place.lon >= 0 else "W"
    return isolated(f"{abs(place.lat):.3f}° {north}, {abs(place.lon):.3f}° {east}")


@register.filter
def web_address(url: str) -> str:
    """The address if a browser may follow it from here: http and https alone, so never
    `javascript:`.
    """
    return url if url.lower().startswith(("http://", "https://")) else ""


@register.filter
def place_line(place: Any) -> str:
    """*Kyiv, Ukraine*; a country, and a part named for it such as *eastern Lebanon*, by its name
    alone.
    """
    if place.precision == "country":
        return isolated(place.name if _is_english() else country_name(place.country) or place.name)
    country = country_name(place.country)
    named_for_it = country in place.name or NAMES.get(place.country, "-") in place.name
    name = isolated(place.name)
    return (
        name
        if named_for_it
        else pgettext("between the names of a list", ", ").join([name, country])
    )


@register.filter
def place_note(place: Any) -> str:
    """What keeps a place from being a point, in a word; empty for a located town or site."""
    note = vocabulary.PLACE_NOTES.get(place.precision)
    if note is not None:
        return str(note)
    return str(vocabulary.NOT_LOCATED) if place.lat is None else ""


@register.filter
def other_names(named: Any, rows: Any) -> list[str]:
    """The names among the rows that a side or a place goes by besides its own, each once."""
    return [name for name in dict.fromkeys(row.name for row in rows) if name != named.name]


@register.filter
def where(event: Any) -> str:
    """The place that a text names first, how finely it is known, and how many more: *Kyiv, Ukraine
    and 2 more places*.
    """
    places = [row.place for row in event.event_places.all()]
    if not places:
        return gettext("place not named")
    note = place_note(places[0])
    first = f"{place_line(places[0])} ({note})" if note else place_line(places[0])
    others = len(places) - 1
    words = ngettext(
        "%(place)s and %(count)s more place", "%(place)s and %(count)s more places", others
    )
    return words % {"place": first, "count": others} if others else first


@register.filter
def sides(event: Any, role: str) -> list[Any]:
    """The actors that play this part."""
    return [row.actor for row in event.event_actors.all() if row.role == role]


@register.filter
def speakers(event: Any, stance: str) -> list[str]:
    """Who asserts or denies the event or a part of it, each once, in the order in which the
    articles name them.
    """
    claims = (
        claim
        for report in event.reports.all()
        for claim in report.claims.all()
        if claim.stance == stance
    )
    return list(dict.fromkeys(claim.speaker for claim in claims))


@register.filter
def outlets(event: Any) -> list[str]:
    """The outlets whose articles tell the event, each once."""
    sources = (report.article.source for report in event.reports.all())
    return list(dict.fromkeys(source.name for source in sources if source))


@register.filter
def articles_and_origins(event: Any) -> str:
    """*1 article*, *3 articles, 2 independent origins*: how many tell it, and how many of them by
    themselves.
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


@register.filter
def share_of_hundred(share: float) -> str:
    """*94 %*; never *100 %* of what is not whole."""
    # Translators: a share of a hundred
    return gettext("%(number)s %%") % {"number": int(share * 100)}


@register.filter
def language_name(code: str) -> str:
    """*English* for `en`, in the reader's language."""
    known = languages.language_name(code)
    return known if _is_english() else _locale().languages.get(code, known)


@register.filter
def field_name(field: str) -> str:
    """A field of the evidence as a reader would call it: `casualties.killed` is *killed*."""
    return named(vocabulary.FIELDS, field.rpartition(".")[2])


@register.filter
def reading_state(article: Any) -> str:
    """How far an article is, in a line of a list; `article` comes from `for_list`."""
    if article.status == "done":
        number = article.report_count
        found = ngettext("Read; %(count)s event found", "Read; %(count)s events found", number) % {
            "count": intcomma(number)
        }
        return article.skipped_because or (
            found if number else gettext("Read; no events recognised")
        )
    return {
        "pending": gettext("Waiting to be read"),
        "running": gettext("Being read now"),
        "failed": gettext("Could not be read"),
        "quarantined": gettext("Could not be read; set aside after several attempts"),
    }[article.status]


@register.filter
def value(stored: Any) -> str:
    """A value from a claim or a revision, which may have any shape that JSON has; a missing one is
    *not said*.
    """
    if stored is None:
        return str(counts.NOT_SAID)
    if isinstance(stored, dict) and stored.keys() == {"min", "max"}:
        return counts.how_many(stored["min"], stored["max"]) or str(counts.NOT_SAID)
    if isinstance(stored, list):
        return ", ".join(value(part) for part in stored) or pgettext("an empty list", "none")
    if isinstance(stored, dict):
        return ", ".join(
            f"{name} {value(part)}" for name, part in stored.items() if part is not None
        )
    return str(stored)


@register.filter
def anchor_prefix(number: int) -> str:
    """Keeps the anchors of several articles' sentences apart on one page."""
    return f"r{number}-"


def _is_english() -> bool:
    return (translation.get_language() or "en") == "en"


def _locale() -> Locale:
    """What Unicode's data say of the reader's language."""
    return Locale.parse(translation.get_language() or "en", sep="-")
