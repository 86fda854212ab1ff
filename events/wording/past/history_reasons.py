"""Why the product itself changed an event. The reasons are kept in English, as `services` wrote
them; here each finds its words in the reader's language.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import pgettext_lazy

ARTICLE = re.compile(r"\b[Aa]rticle (\w{6,40})")
KEPT = "; kept as a reviewer left it: "

# The start of a reason, and what it says beside what changed. Empty: it says no more.
OCCASIONS: Mapping[str, str | Promise] = {
    "First told by ": "",
    "Joined by ": "",
    "Looked at again with ": "",
    "One with another event because of ": pgettext_lazy(
        "what became of an event", "joined with another event"
    ),
    "Parted from another event because of ": pgettext_lazy(
        "what became of an event", "parted from another event"
    ),
    "A report went to another event because of ": pgettext_lazy(
        "what became of an event", "a report went to another event"
    ),
    "One with event ": pgettext_lazy("what became of an event", "joined to an older event"),
    "No longer told by article ": "",
    "linking by another rule": pgettext_lazy("what became of an event", "linked by other rules"),
    "Its numbers were put in order": pgettext_lazy(
        "what became of an event", "its numbers were put in order by speaker and day"
    ),
}


@dataclass(frozen=True, slots=True)
class Occasion:
    """What a reason says: the article (public id) whose reading brought the change, what became of
    the event, and the fields that a reviewer's word kept. `unknown`: a reason that none of ours
    begins like, as it was written.
    """

    article: str
    became: str
    kept: tuple[str, ...]
    unknown: str


def occasion_of(reason: str) -> Occasion:
    """Read a reason that the product wrote."""
    told, _, kept = reason.partition(KEPT)
    article = ARTICLE.search(told)
    known = next((words for start, words in OCCASIONS.items() if told.startswith(start)), None)
    by_rule = known is None and told.endswith("linking by another rule")
    if known is None and not by_rule and not told.startswith("Article "):
        return Occasion("", "", _names(kept), told)
    became = OCCASIONS["linking by another rule"] if by_rule else known
    return Occasion(article[1] if article else "", str(became or ""), _names(kept), "")


def _names(kept: str) -> tuple[str, ...]:
    return tuple(name.strip() for name in kept.split(",") if name.strip())


def articles_named(reason: str) -> list[str]:
    """The public ids of the articles in a reason."""
    return ARTICLE.findall(reason)
