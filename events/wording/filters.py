"""The filter in words, for the source line of exported charts."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from datetime import timedelta
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext, pgettext_lazy

from events.wording.counting.counts import NOUNS, listed, phrase
from events.wording.dates import day
from events.wording.labels import vocabulary
from events.wording.labels.naming import isolated
from events.wording.labels.places import country_name, place_line
from events.wording.labels.vocabulary import Words, named

NO_FILTER = pgettext_lazy("what a filter selects", "all events")
PRECISIONS: Mapping[str, Words] = {
    "site": pgettext_lazy("place known as", "site"),
    "town": pgettext_lazy("place known as", "town"),
    "district": pgettext_lazy("place known as", "district"),
    "region": pgettext_lazy("place known as", "region"),
    "country": pgettext_lazy("place known as", "country"),
    "unresolved": pgettext_lazy("place known as", "unresolved"),
}
REVIEWS: Mapping[str, Words] = {
    "unreviewed": pgettext_lazy("events that are", "unreviewed"),
    "accepted": pgettext_lazy("events that are", "accepted"),
    "edited": pgettext_lazy("events that are", "edited"),
}
SUMMED: Mapping[str, Words] = {
    "killed": pgettext_lazy("total of", "killed"),
    "wounded": pgettext_lazy("total of", "wounded"),
    "munitions": pgettext_lazy("total of", "munitions"),
}
YES_NO: Mapping[str, Mapping[str, Words]] = {
    "located": {
        "yes": gettext_lazy("with a place on the map"),
        "no": gettext_lazy("with no place on the map"),
    },
    "forces": {
        "yes": gettext_lazy("sides with their forces"),
        "no": gettext_lazy("sides without their forces"),
    },
    "dated": {
        "yes": gettext_lazy("with a certain date"),
        "no": gettext_lazy("with no certain date"),
    },
}


def summed_name(what: str) -> str:
    """What a total adds: *killed*, *wounded*, *munitions*."""
    return str(SUMMED[what])


def filter_words(read: Mapping[str, Any]) -> str:
    """*strike or interception, in Ukraine, from 1 November 2024*, from the values that a filter has
    read.
    """
    given = {name: value for name, value in read.items() if value not in (None, "", [], ())}
    return listed(str(WORDS[name](value)) for name, value in given.items() if name in WORDS) or str(
        NO_FILTER
    )


def _any(values: Iterable[object]) -> str:
    return pgettext("between the values of a filter", " or ").join(
        isolated(str(value)) for value in values
    )


def _of(words: Mapping[str, Words]) -> Callable[[Iterable[object]], str]:
    return lambda values: _any(named(words, str(value)) for value in values)


def _day(value: Any) -> str:
    return day(value)


WORDS: Mapping[str, Callable[[Any], Words]] = {
    "kind": _of(vocabulary.KINDS),
    "subkind": _of(vocabulary.SUBKINDS),
    "status": _of(vocabulary.STATUSES),
    "after": lambda day: _("from %(day)s") % {"day": _day(day)},
    "before": lambda day: _("until %(day)s") % {"day": _day(day - timedelta(days=1))},
    "actor": lambda sides: _("with %(sides)s") % {"sides": _any(sides)},
    "perpetrator": lambda sides: _("by %(sides)s") % {"sides": _any(sides)},
    "target": lambda sides: _("against %(sides)s") % {"sides": _any(sides)},
    "forces": YES_NO["forces"].__getitem__,
    "place": lambda places: (
        _("at %(places)s") % {"places": _any(dict.fromkeys(place_line(place) for place in places))}
    ),
    "country": lambda codes: (
        _("in %(places)s") % {"places": _any(country_name(code) for code in codes)}
    ),
    "admin1": lambda names: _("in %(places)s") % {"places": _any(names)},
    "bbox": lambda box: (
        _("within %(box)s") % {"box": isolated(f"{box.west},{box.south},{box.east},{box.north}")}
    ),
    "precision": lambda values: (
        _("place known as %(precision)s") % {"precision": _of(PRECISIONS)(values)}
    ),
    "located": YES_NO["located"].__getitem__,
    "dated": YES_NO["dated"].__getitem__,
    "weapon": lambda types: (
        pgettext("weapons", "with %(weapons)s") % {"weapons": _of(vocabulary.WEAPONS)(types)}
    ),
    "min_killed": lambda number: phrase(NOUNS["killed"].at_least, number),
    "counted_in": lambda whats: (
        _("counted in the total of %(what)s") % {"what": _of(SUMMED)(whats)}
    ),
    "left_out_of": lambda whats: (
        _("left out of the total of %(what)s") % {"what": _of(SUMMED)(whats)}
    ),
    "source": lambda sources: _("told by %(sources)s") % {"sources": _any(sources)},
    "article": lambda articles: (
        _("told by article %(articles)s")
        % {"articles": _any(article.public_id for article in articles)}
    ),
    "review": _of(REVIEWS),
    "q": lambda text: _("with the words %(words)s") % {"words": isolated(text)},
    "updated_since": lambda moment: _("changed since %(day)s") % {"day": _day(moment)},
}
