"""Explanations for readers: kinds, statuses, precisions, and the rules of the extractor."""

from __future__ import annotations

import tomllib
from functools import cache
from importlib.resources import files

from django.utils import formats
from django.utils.translation import gettext_lazy, pgettext_lazy
from django.utils.translation import gettext_lazy as _

from events.extraction.types import Kind

STATUS_MEANING = {
    "claimed": _("Only a warring side or its officials say so."),
    "reported": _("An outlet or a third party says so."),
    "confirmed": _("Two sides, or an independent body on the ground, say so."),
    "disputed": _("Somebody says so, and the side accused denies it."),
    "denied": _("The side accused denies it, and nobody is quoted for it."),
}

KIND_MEANING = {str(kind): gettext_lazy(kind.row.meaning) for kind in Kind}

PRECISION_MEANING = {
    "site": pgettext_lazy("how finely a place is known", "a named site"),
    "town": pgettext_lazy("how finely a place is known", "town or village"),
    "district": pgettext_lazy("how finely a place is known", "district"),
    "region": pgettext_lazy("how finely a place is known", "somewhere in this region"),
    "country": pgettext_lazy("how finely a place is known", "somewhere in this country"),
    "unresolved": pgettext_lazy("how finely a place is known", "named in the text, not located"),
}

# A coordinate of these is no point.
MIDDLE_MEANING = {
    "district": _("the middle of the district, not where anything happened"),
    "region": _("the middle of the region, not where anything happened"),
    "country": _("the middle of the country, not where anything happened"),
}

STATUS_RULE = {
    "claimed": _(
        "It stays a claim until an outlet tells it in its own words, a third party says so, "
        "or the other side does."
    ),
    "reported": _(
        "One article that tells it in its own words, or gives a third party, lifts it above "
        "a claim."
    ),
    "confirmed": _(
        "Two sides that fight each other, or a body on the ground that is no party, confirm "
        "what others only say."
    ),
    "disputed": _(
        "A denial by the side accused stands beside all that others say, however many they are."
    ),
    "denied": _(
        "No article says that it happened. One that does makes the denied event a disputed one."
    ),
}

REVIEW_MEANING = {"accepted": _("Checked by a reviewer"), "edited": _("Corrected by a reviewer")}

NOT_REVIEWED = _("Not yet checked by a person")

# What the part of speech in a rule's name is called: `strike/verb/hit`.
PARTS = {"verb": "verb", "noun": "noun", "adjective": "word"}

# The lowest confidence that is called so.
CONFIDENCE_WORDS = (
    (0.9, _("very likely")),
    (0.7, _("likely")),
    (0.5, _("more likely than not")),
    (0.0, _("doubtful")),
)


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
    """*likely, 0.86*; empty without a confidence."""
    if confidence is None:
        return ""
    words = next(words for least, words in CONFIDENCE_WORDS if confidence >= least)
    return f"{words}, {formats.number_format(confidence, 2)}"


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
