"""The map's words, in the reader's language. The script fills in what is in braces."""

from __future__ import annotations

import json

from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext, pgettext_lazy

WORDS = {
    "map": _("Map of the events"),
    "mapOfPlace": _("Map of where the place lies"),
    "keys": _(
        "Arrow keys step from mark to mark, Enter opens one, Shift with an arrow key moves "
        "the map, plus and minus zoom, "
        "Escape closes."
    ),
    "zoomIn": _("Zoom in"),
    "zoomOut": _("Zoom out"),
    "credits": _(
        "Borders follow ISO 3166-2, dashed where disputed, and endorse no claim. Natural "
        "Earth · GeoNames (CC BY 4.0)"
    ),
    # Translators: {events} is "5 events", {kinds} is "strike 3, interception 2"
    "cluster": _("Cluster of {events}: {kinds}"),
    "place": _("{events} at {place}: {kinds}"),
    "here": _("{events} here: {kinds}"),
    "near": _("{events} in or near {place}, a district: {kinds}"),
    "area": _("{events} known only to be somewhere in {place}: {kinds}"),
    "areas": _("{events} in {count} areas, each known only by its region or country: {kinds}"),
    "listAt": _("{events}: {place}"),
    "listNear": _("{events} in or near {place}"),
    "listArea": _("{events} somewhere in {place}"),
    "listNowhere": _("{events} without a place on the map"),
    "listHere": _("{events} here"),
    "newest": _("The newest {count} are listed."),
    # Translators: a thousand in short: "12k" for 12,000
    "thousands": _("{count}k"),
    "close": pgettext_lazy("a list", "Close"),
    "all": pgettext_lazy("all events of the map", "Show them all"),
    "emptyHere": _("No event lies in this part of the map."),
    "emptyFilter": _("No event of these filters has a place that can be drawn."),
    "failed": _("The events of the map could not be loaded."),
    "again": pgettext_lazy("load the map", "Try again"),
    "loading": _("Loading"),
}

# A number of each plural form that any of the languages has: the script finds by Intl.PluralRules
# which a count is like.
SAMPLES = (0, 1, 2, 3, 11, 100)


def map_words() -> SafeString:
    """The words as JSON in an attribute, because pages hold no inline script."""
    events = {number: ngettext("{count} event", "{count} events", number) for number in SAMPLES}
    words = {**{key: str(sentence) for key, sentence in WORDS.items()}, "events": events}
    return format_html(
        '<data id="map-words" value="{}" hidden></data>', json.dumps(words, ensure_ascii=False)
    )
