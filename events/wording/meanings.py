"""Explanations for readers: kinds, statuses, precisions, and the rules of the extractor."""

from __future__ import annotations

import tomllib
from functools import cache
from importlib.resources import files

from django.utils.translation import gettext, gettext_lazy, pgettext_lazy
from django.utils.translation import gettext_lazy as _

from events.extraction.types import Kind
from events.wording.counting.measures import share_of_hundred

STATUS_MEANING = {
    "claimed": _("Only a party to the conflict reports this."),
    "reported": _("An outlet or a third party reports this."),
    "confirmed": _("Both sides, or an independent body on the ground, report this."),
    "disputed": _("One source reports this, and the other side denies it."),
    "denied": _("One side denies it, and no source asserts it."),
}

KIND_MEANING = {str(kind): gettext_lazy(kind.row.meaning) for kind in Kind}

PRECISION_MEANING = {
    "site": pgettext_lazy("how finely a place is known", "named site"),
    "town": pgettext_lazy("how finely a place is known", "town or village"),
    "district": pgettext_lazy("how finely a place is known", "district"),
    "region": pgettext_lazy("how finely a place is known", "region only"),
    "country": pgettext_lazy("how finely a place is known", "country only"),
    "unresolved": pgettext_lazy("how finely a place is known", "named, not geocoded"),
}

# A coordinate of these is no point.
MIDDLE_MEANING = {
    "district": _("centre of the district, not the exact location"),
    "region": _("centre of the region, not the exact location"),
    "country": _("centre of the country, not the exact location"),
}

STATUS_RULE = {
    "claimed": _(
        "It stays claimed until an outlet reports it in its own words, or a third party or the "
        "other side does."
    ),
    "reported": _(
        "One article that reports it in its own words, or quotes a third party, is enough for "
        "reported."
    ),
    "confirmed": _(
        "Confirmed needs two opposing sides, or an independent body on the ground, that report "
        "the same."
    ),
    "disputed": _("A denial by the other side makes it disputed, however many others report it."),
    "denied": _("No article asserts it. It becomes disputed once one does."),
}

REVIEW_MEANING = {"accepted": _("Reviewed"), "edited": _("Corrected by a reviewer")}

NOT_REVIEWED = _("Not yet reviewed")

# What the part of speech in a rule's name is called: `strike/verb/hit`.
PARTS = {"verb": "verb", "noun": "noun", "adjective": "word"}


def status_rule(status: str) -> str:
    """How the status of an event follows from those of its reports."""
    return str(STATUS_RULE.get(status, ""))


def status_meaning(status: str) -> str:
    """What a status means."""
    return str(STATUS_MEANING.get(status, ""))


def kind_meaning(kind: str) -> str:
    """What a kind covers."""
    return str(KIND_MEANING.get(kind, ""))


def precision_meaning(precision: str) -> str:
    """What a precision means."""
    return str(PRECISION_MEANING.get(precision, precision))


def middle_meaning(precision: str) -> str:
    """What the coordinates of an area are; empty for a point."""
    return str(MIDDLE_MEANING.get(precision, ""))


def review_meaning(review: str) -> str:
    """Whether a reviewer has checked it."""
    return str(REVIEW_MEANING.get(review, NOT_REVIEWED))


def rule_meaning(rule: str) -> str:
    """What a rule does. A rule without an explanation is shown by name, so that it can be told from
    others.
    """
    begins = max((name for name in _explained() if _begins(rule, name)), key=len, default=None)
    if begins is None:
        return rule
    return _explained()[begins].format(
        word=rule[len(begins) :].strip("/ ").replace("_", " ").replace("/", " ")
    )


def confidence_words(confidence: float | None) -> str:
    """*86 % sure*; empty without a confidence."""
    if confidence is None:
        return ""
    # Translators: how sure the software is that it read a value correctly
    return gettext("%(share)s sure") % {"share": share_of_hundred(confidence)}


def _begins(rule: str, name: str) -> bool:
    """Whether the rule has this name or begins with it; a name that ends in a blank precedes any
    word.
    """
    return rule == name or rule.startswith(name if name.endswith(" ") else f"{name}/")


@cache
def _explained() -> dict[str, str]:
    words = files("events.extraction.data").joinpath("rules.toml").read_text(encoding="utf-8")
    rules = {
        name: meaning for table in tomllib.loads(words).values() for name, meaning in table.items()
    }
    return {f"{kind}/{part}": _tells(kind, part) for kind in Kind for part in PARTS} | rules


def _tells(kind: Kind, part: str) -> str:
    return f"the {PARTS[part]} “{{word}}” tells {kind.row.tells}"
