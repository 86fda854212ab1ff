"""Values in plain words. What a text does not say, what it says is none, and what somebody only claims read differently."""

from __future__ import annotations

from datetime import date
from typing import Any

from django import template
from django.contrib.humanize.templatetags.humanize import intcomma
from django.template.defaultfilters import pluralize

from events.services import languages
from events.web.countries import NAMES

register = template.Library()

OCCURRENCES = {
    ("strike", "drone"): "drone strike",
    ("strike", "missile"): "missile strike",
    ("strike", "airstrike"): "air strike",
    ("strike", "artillery"): "shelling",
    ("strike", "bombing"): "bombing",
    ("strike", "naval"): "naval strike",
    ("strike", "combined"): "combined strike",
    ("interception", "drone"): "drone interception",
    ("interception", "missile"): "missile interception",
    ("interception", "aircraft"): "aircraft interception",
    ("territorial_claim", "captured"): "capture",
    ("territorial_claim", "recaptured"): "recapture",
    ("territorial_claim", "advance"): "advance",
    ("territorial_claim", "withdrawal"): "withdrawal",
    ("territorial_claim", "sovereignty"): "sovereignty",
    ("territorial_claim", ""): "change of control",
    ("ground_combat", "clash"): "clash",
    ("ground_combat", "assault"): "assault",
    ("ground_combat", "repelled"): "repelled assault",
    ("ground_combat", "raid"): "raid",
    ("attack_on_civilians", "killing"): "killing of civilians",
    ("attack_on_civilians", "abduction"): "abduction of civilians",
    ("attack_on_civilians", "destruction"): "destruction of civilian property",
    ("deployment", "buildup"): "build-up of forces",
    ("deployment", "movement"): "movement of forces",
    ("deployment", "pullback"): "pull-back of forces",
}

WEAPONS = {"aircraft": "aircraft", "artillery": "artillery", "small_arms": "small arms", "other": "other weapons"}


@register.filter
def occurrence(told: Any) -> str:
    """What happened, as a headline begins: *Claimed capture*, *Reported drone strike*."""
    noun = OCCURRENCES.get((told.kind, told.subkind)) or OCCURRENCES.get((told.kind, "")) or told.get_kind_display()
    return f"{told.get_status_display()} {noun}".capitalize()


def how_many(least: int | None, most: int | None) -> str | None:
    """*5*, *at least 5*, *up to 5*, *3–6*, *none*; None where the text does not say."""
    if least is None and most is None:
        return None
    if most is None:
        return f"at least {intcomma(least)}"
    if least is None:
        return f"up to {intcomma(most)}"
    if most == 0:
        return "none"
    return intcomma(most) if least == most else f"{intcomma(least)}–{intcomma(most)}"


@register.filter
def number(told: Any, field: str) -> str:
    """The count of `killed`, `wounded` or `personnel` by itself: *at least 5*, *none*, *not said*."""
    return how_many(getattr(told, f"{field}_min"), getattr(told, f"{field}_max")) or "not said"


@register.filter
def counted(told: Any, field: str) -> str:
    """The count with its noun: *at least 5 killed*, *none killed*, *killed: not said*."""
    words = how_many(getattr(told, f"{field}_min"), getattr(told, f"{field}_max"))
    return f"{field}: not said" if words is None else f"{words} {field}"


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
    return WEAPONS.get(type_) or f"{type_.replace('_', ' ')}s"


@register.filter
def weapon_counts(weapon: Any) -> str:
    """*37 launched, 30 intercepted*; a count that no text gives is left out here and said on the event's page."""
    counts = ((weapon.launched, "launched"), (weapon.intercepted, "intercepted"))
    return ", ".join(f"{intcomma(count)} {what}" for count, what in counts if count is not None)


@register.filter
def day(value: date) -> str:
    """*13 November 2024*."""
    return f"{value.day} {value:%B %Y}"


@register.filter
def days(told: Any) -> str:
    """*13 November 2024*, *12–13 November 2024*, *28 February – 3 March 2025*."""
    first, last = told.starts_on, told.ends_on
    if first == last:
        return day(last)
    if (first.year, first.month) == (last.year, last.month):
        return f"{first.day}–{day(last)}"
    if first.year == last.year:
        return f"{first.day} {first:%B} – {day(last)}"
    return f"{day(first)} – {day(last)}"


@register.filter
def country_name(code: str) -> str:
    """The usual English name of an ISO 3166-1 code; the code itself where there is none."""
    return NAMES.get(code, code)


@register.filter
def is_point(place: Any) -> bool:
    """Whether its coordinates say where something happened. Those of a district, region or country are only its middle."""
    return place.lat is not None and place.precision in ("site", "town")


@register.filter
def coordinates(place: Any) -> str:
    """*50.450° N, 30.524° E*."""
    north = "N" if place.lat >= 0 else "S"
    east = "E" if place.lon >= 0 else "W"
    return f"{abs(place.lat):.3f}° {north}, {abs(place.lon):.3f}° {east}"


@register.filter
def web_address(url: str) -> str:
    """The address if a browser may follow it from here: http and https alone, so never `javascript:`."""
    return url if url.lower().startswith(("http://", "https://")) else ""


@register.filter
def place_line(place: Any) -> str:
    """*Kyiv, Ukraine*; a country, and a part named for it such as *eastern Lebanon*, by its name alone."""
    country = "" if place.precision == "country" else country_name(place.country)
    return f"{place.name}, {country}" if country and country not in place.name else place.name


@register.filter
def place_note(place: Any) -> str:
    """What keeps a place from being a point, in a word; empty for a located town or site."""
    if place.precision in ("district", "region", "country"):
        return {"country": "whole country"}.get(place.precision, place.precision)
    return "not located" if place.lat is None else ""


@register.filter
def other_names(named: Any, rows: Any) -> list[str]:
    """The names among the rows that a side or a place goes by besides its own, each once."""
    return [name for name in dict.fromkeys(row.name for row in rows) if name != named.name]


@register.filter
def where(event: Any) -> str:
    """The place that a text names first, how finely it is known, and how many more: *Kyiv, Ukraine and 2 more places*."""
    places = [row.place for row in event.event_places.all()]
    if not places:
        return "place not named"
    note = place_note(places[0])
    first = f"{place_line(places[0])} ({note})" if note else place_line(places[0])
    return first if len(places) == 1 else f"{first} and {len(places) - 1} more place{pluralize(len(places) - 1)}"


@register.filter
def sides(event: Any, role: str) -> list[Any]:
    """The actors that play this part."""
    return [row.actor for row in event.event_actors.all() if row.role == role]


@register.filter
def speakers(event: Any, stance: str) -> list[str]:
    """Who asserts or denies the event or a part of it, each once, in the order in which the articles name them."""
    claims = (claim for report in event.reports.all() for claim in report.claims.all() if claim.stance == stance)
    return list(dict.fromkeys(claim.speaker for claim in claims))


@register.filter
def outlets(event: Any) -> list[str]:
    """The outlets whose articles tell the event, each once."""
    sources = (report.article.source for report in event.reports.all())
    return list(dict.fromkeys(source.name for source in sources if source))


@register.filter
def articles_and_origins(event: Any) -> str:
    """*1 article*, *3 articles, 2 independent origins*: how many tell it, and how many of them by themselves."""
    articles, origins = event.article_count, event.origin_count
    told = f"{intcomma(articles)} article{pluralize(articles)}"
    if articles < 2 or not origins:
        return told
    return f"{told}, {intcomma(origins)} independent origin{pluralize(origins)}"


@register.filter
def percent(share: float) -> str:
    """*94 %*; never *100 %* of what is not whole."""
    return f"{int(share * 100)} %"


@register.filter
def language_name(code: str) -> str:
    """*English* for `en`."""
    return languages.language_name(code)


@register.filter
def field_name(field: str) -> str:
    """A field of the evidence as a reader would call it: `casualties.killed` is *killed*."""
    return field.rpartition(".")[2].replace("_", " ")


@register.filter
def reading_state(article: Any) -> str:
    """How far an article is, in a line of a list; `article` comes from `for_list`."""
    if article.status == "done":
        found = f"Read; {intcomma(article.report_count)} event{pluralize(article.report_count)} found"
        return article.skipped_because or (found if article.report_count else "Read; no events recognised")
    return {
        "pending": "Waiting to be read",
        "running": "Being read now",
        "failed": "Could not be read",
        "quarantined": "Could not be read; set aside after several attempts",
    }[article.status]


@register.filter
def value(stored: Any) -> str:
    """A value from a claim or a revision, which may have any shape that JSON has; a missing one is *not said*."""
    if stored is None:
        return "not said"
    if isinstance(stored, dict) and stored.keys() == {"min", "max"}:
        return how_many(stored["min"], stored["max"]) or "not said"
    if isinstance(stored, list):
        return ", ".join(value(part) for part in stored) or "none"
    if isinstance(stored, dict):
        return ", ".join(f"{name} {value(part)}" for name, part in stored.items() if part is not None)
    return str(stored)


@register.filter
def anchor_prefix(number: int) -> str:
    """Keeps the anchors of several articles' sentences apart on one page."""
    return f"r{number}-"
