"""Counts as whole phrases, because number and noun depend on each other in many languages. 0
(reported none) and None (not reported) differ.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Protocol

from django.contrib.humanize.templatetags.humanize import intcomma
from django.utils.functional import Promise
from django.utils.translation import gettext, ngettext, ngettext_lazy, pgettext, pgettext_lazy
from django.utils.translation import gettext_lazy as _

from events.extraction.types import Count
from events.models.events.estimate import Estimate
from events.models.reads.sums import Total


class Phrase(Protocol):
    """A lazy plural, as `ngettext_lazy` makes it."""

    def __mod__(self, values: Mapping[str, object], /) -> object: ...


@dataclass(frozen=True, slots=True)
class Noun:
    """The phrases of a count. `number` chooses the plural; `count`, `least` and `most` are
    shown.
    """

    exactly: Phrase
    at_least: Phrase
    up_to: Phrase
    between: Phrase
    none: str | Promise
    unsaid: str | Promise


NOUNS: Mapping[str, Noun] = {
    "killed": Noun(
        exactly=ngettext_lazy("%(count)s killed", "%(count)s killed", "number"),
        at_least=ngettext_lazy("at least %(count)s killed", "at least %(count)s killed", "number"),
        up_to=ngettext_lazy("up to %(count)s killed", "up to %(count)s killed", "number"),
        between=ngettext_lazy("%(least)s–%(most)s killed", "%(least)s–%(most)s killed", "number"),
        none=_("none killed"),
        unsaid=_("killed: not reported"),
    ),
    "wounded": Noun(
        exactly=ngettext_lazy("%(count)s wounded", "%(count)s wounded", "number"),
        at_least=ngettext_lazy(
            "at least %(count)s wounded", "at least %(count)s wounded", "number"
        ),
        up_to=ngettext_lazy("up to %(count)s wounded", "up to %(count)s wounded", "number"),
        between=ngettext_lazy("%(least)s–%(most)s wounded", "%(least)s–%(most)s wounded", "number"),
        none=_("none wounded"),
        unsaid=_("wounded: not reported"),
    ),
    "personnel": Noun(
        exactly=ngettext_lazy("%(count)s personnel", "%(count)s personnel", "number"),
        at_least=ngettext_lazy(
            "at least %(count)s personnel", "at least %(count)s personnel", "number"
        ),
        up_to=ngettext_lazy("up to %(count)s personnel", "up to %(count)s personnel", "number"),
        between=ngettext_lazy(
            "%(least)s–%(most)s personnel", "%(least)s–%(most)s personnel", "number"
        ),
        none=_("no personnel"),
        unsaid=_("personnel: not reported"),
    ),
}

# Of munitions, after their name and a colon.
LAUNCHED = ngettext_lazy("%(count)s launched", "%(count)s launched", "number")
INTERCEPTED = ngettext_lazy("%(count)s intercepted", "%(count)s intercepted", "number")
NOT_SAID = pgettext_lazy("a count or value that no text gives", "not reported")


def counted(noun: Noun, least: int | None, most: int | None) -> str:
    """*5 killed*, *at least 5 killed*, *up to 5 killed*, *3–6 killed*, *none killed*, *killed: not
    reported*.
    """
    if least is None and most is None:
        return str(noun.unsaid)
    if most == 0 and least is not None:
        return str(noun.none)
    if most is None:
        return phrase(noun.at_least, least or 0)
    if least is None:
        return phrase(noun.up_to, most)
    if least == most:
        return phrase(noun.exactly, most)
    return str(noun.between % {"number": most, "least": intcomma(least), "most": intcomma(most)})


def phrase(words: Phrase, number: int | None) -> str:
    """A lazy plural with its number formatted."""
    return str(words % {"number": number, "count": intcomma(number)})


def how_many(least: int | None, most: int | None) -> str | None:
    """*5*, *at least 5*, *up to 5*, *3–6*, *none*; None if not reported."""
    if least is None and most is None:
        return None
    if most is None:
        return gettext("at least %(count)s") % {"count": intcomma(least)}
    if least is None:
        return gettext("up to %(count)s") % {"count": intcomma(most)}
    if most == 0:
        return pgettext("a count of people", "none")
    return intcomma(most) if least == most else f"{intcomma(least)}–{intcomma(most)}"


def total_words(total: Total) -> str:
    """A sum: *12*, *12–16*; *at least 12* where an event that it adds says only that."""
    return how_many(total.low, None if total.open else total.high) or intcomma(0)


def range_words(count: Count | None) -> str:
    """The same of a range; *not reported* if there is none."""
    return (how_many(count.min, count.max) if count else None) or str(NOT_SAID)


def listed(parts: Iterable[str]) -> str:
    """*strike 3, interception 2*."""
    return pgettext("between the names of a list", ", ").join(parts)


def value(stored: object) -> str:
    """A value of a claim or revision, which may be any JSON; None is *not reported*."""
    if stored is None:
        return str(NOT_SAID)
    if isinstance(stored, dict) and stored.keys() == {"min", "max"}:
        return how_many(stored["min"], stored["max"]) or str(NOT_SAID)
    if isinstance(stored, list):
        return ", ".join(value(part) for part in stored) or pgettext("an empty list", "none")
    if isinstance(stored, dict):
        return ", ".join(
            f"{name} {value(part)}" for name, part in stored.items() if part is not None
        )
    return str(stored)


def shown(count: int) -> str:
    """*1,234*, or *about 240,000* where a sample was counted."""
    if isinstance(count, Estimate):
        # Translators: a number, such as "about 240,000" (events, articles)
        return gettext("about %(count)s") % {"count": intcomma(count.rounded)}
    return intcomma(count)


def number_of_events(count: int) -> str:
    """*1 event*, *1,234 events*, *about 240,000 events*."""
    return ngettext("%(count)s event", "%(count)s events", count) % {"count": shown(count)}
