"""Why a value is what it is, in plain words: the rule that read it, and how sure it is."""

from __future__ import annotations

import tomllib
from functools import cache
from importlib.resources import files

from django import template
from django.utils import formats
from django.utils.translation import gettext_lazy as _

register = template.Library()

# The lowest confidence that is called so.
CONFIDENCE_WORDS = (
    (0.9, _("very likely")),
    (0.7, _("likely")),
    (0.5, _("more likely than not")),
    (0.0, _("doubtful")),
)


@register.filter
def rule_meaning(rule: str) -> str:
    """What the rule does; the raw name of one that has no explanation, so that a new rule is still
    told from the others.
    """
    begins = max((name for name in _explained() if _begins(rule, name)), key=len, default=None)
    if begins is None:
        return rule
    return _explained()[begins].format(
        word=rule[len(begins) :].strip("/ ").replace("_", " ").replace("/", " ")
    )


@register.filter
def confidence_words(confidence: float | None) -> str:
    """*likely, 0.86*; nothing where the reader does not say."""
    if confidence is None:
        return ""
    words = next(words for least, words in CONFIDENCE_WORDS if confidence >= least)
    return f"{words}, {formats.number_format(confidence, 2)}"


def _begins(rule: str, name: str) -> bool:
    """Whether the rule is this one or of its family; a name that ends in a blank stands before any
    word.
    """
    return rule == name or rule.startswith(name if name.endswith(" ") else f"{name}/")


@cache
def _explained() -> dict[str, str]:
    words = files("events.extraction.data").joinpath("rules.toml").read_text(encoding="utf-8")
    return {
        name: meaning for table in tomllib.loads(words).values() for name, meaning in table.items()
    }
