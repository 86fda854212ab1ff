"""Numbers with their nouns, in a list or after a colon, where no language declines them."""

from __future__ import annotations

from django.contrib.humanize.templatetags.humanize import intcomma
from django.utils.translation import ngettext


def events(count: int) -> str:
    """*1 event*, *1,234 events*."""
    return ngettext("%(count)s event", "%(count)s events", count) % {"count": intcomma(count)}
