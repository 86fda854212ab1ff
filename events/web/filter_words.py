"""Which events a filter selects, in words: for lines that travel without the page, such as the source of an exported chart."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from datetime import timedelta
from typing import Any

from django.utils.formats import date_format

from events.filters import EventFilter
from events.templatetags.wording import country_name, place_line

NO_FILTER = "all events"
YES_NO = {
    "located": {"yes": "with a place on the map", "no": "with no place on the map"},
    "dated": {"yes": "with a certain date", "no": "with no certain date"},
}


def filter_words(found: EventFilter) -> str:
    """*strike or interception, in Ukraine, from 1 November 2024*; what could not be read of the address is not among them."""
    given = {name: value for name, value in found.read.items() if value not in (None, "", [], ())}
    return ", ".join(WORDS[name](value) for name, value in given.items() if name in WORDS) or NO_FILTER


def _any(values: Iterable[object]) -> str:
    return " or ".join(str(value).replace("_", " ") for value in values)


def _day(value: Any) -> str:
    return date_format(value, "j F Y")


WORDS: Mapping[str, Callable[[Any], str]] = {
    "kind": _any,
    "subkind": _any,
    "status": _any,
    "after": lambda day: f"from {_day(day)}",
    "before": lambda day: f"until {_day(day - timedelta(days=1))}",
    "actor": lambda sides: f"with {_any(sides)}",
    "perpetrator": lambda sides: f"by {_any(sides)}",
    "target": lambda sides: f"against {_any(sides)}",
    "place": lambda places: f"at {_any(dict.fromkeys(place_line(place) for place in places))}",
    "country": lambda codes: f"in {_any(country_name(code) for code in codes)}",
    "admin1": lambda name: f"in {name}",
    "bbox": lambda box: f"within {box.west},{box.south},{box.east},{box.north}",
    "precision": lambda values: f"place known as {_any(values)}",
    "located": YES_NO["located"].__getitem__,
    "dated": YES_NO["dated"].__getitem__,
    "weapon": lambda types: f"with {_any(types)}",
    "min_killed": lambda number: f"at least {number} killed",
    "source": lambda sources: f"told by {_any(sources)}",
    "article": lambda articles: f"told by article {_any(article.public_id for article in articles)}",
    "review": _any,
    "q": lambda text: f"with the words {text}",
    "updated_since": lambda moment: f"changed since {_day(moment)}",
}
