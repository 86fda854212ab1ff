"""The context rules: words by which a text says that an occurrence is no fact."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from typing import Any

from events.extraction.data.word_lists import language_table, word_set, word_sets

FILE = "context"


class Modality(StrEnum):
    """What a context rule makes of an occurrence."""

    NEGATED = "negated"
    POSSIBLE = "possible"
    WISHED = "wished"
    HYPOTHETICAL = "hypothetical"
    HABITUAL = "habitual"
    HISTORICAL = "historical"


class Direction(StrEnum):
    """How the phrase of a rule stands to a word of its scope."""

    MODIFIES = "modifies"
    GOVERNS = "governs"


class Scope(StrEnum):
    """Which words a rule looks at, from the trigger up to the verb of its clause."""

    TRIGGER = "trigger"
    ABOVE = "above"
    VERBS = "verbs"
    CLAUSE = "clause"


@dataclass(frozen=True, slots=True)
class ContextRule:
    """A row of `context.toml`, whose head says what each column means. Where a column is empty,
    every word or label fits.
    """

    makes: Modality
    phrases: frozenset[str]
    by_lemma: bool
    direction: Direction
    labels: frozenset[str]
    scope: Scope
    hangs_by: frozenset[str]
    hangs_on: frozenset[str]


@cache
def context_rules() -> tuple[ContextRule, ...]:
    """Every context rule, in the order of the file."""
    return tuple(map(_rule, language_table(f"{FILE}.toml")["rule"]))


def _rule(row: dict[str, Any]) -> ContextRule:
    return ContextRule(
        makes=Modality(row["makes"]),
        phrases=word_set(FILE, row["phrases"]) if "phrases" in row else frozenset(),
        by_lemma=row.get("as") == "lemma",
        direction=Direction(row["direction"]),
        labels=frozenset(row.get("labels", ())),
        scope=Scope(row["scope"]),
        hangs_by=frozenset(row.get("hangs_by", ())),
        hangs_on=word_sets(FILE, *row.get("hangs_on", ())),
    )
