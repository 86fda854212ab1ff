"""Numbers with their nouns."""

from __future__ import annotations

from django.contrib.humanize.templatetags.humanize import intcomma


def many(count: int, noun: str) -> str:
    """*1 event*, *1,234 events*."""
    return f"{intcomma(count)} {noun}{'' if count == 1 else 's'}"
