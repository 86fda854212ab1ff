"""Numbers with their nouns, as parts of lists and after colons, where no language declines them."""

from __future__ import annotations

from collections.abc import Iterable

from django.contrib.humanize.templatetags.humanize import intcomma
from django.utils.translation import ngettext, pgettext


def events(count: int) -> str:
    """*1 event*, *1,234 events*."""
    return ngettext("%(count)s event", "%(count)s events", count) % {"count": intcomma(count)}


def listed(parts: Iterable[str]) -> str:
    """*strike 3, interception 2*."""
    return pgettext("between the names of a list", ", ").join(parts)
