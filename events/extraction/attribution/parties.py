"""What a speaker's words say of them: no party to a conflict, or an official of one."""

from __future__ import annotations

import re
from functools import lru_cache

from events.extraction.data.folding import fold
from events.extraction.data.known_actors import actor_names, names_of_groups, side_of_force
from events.extraction.data.word_lists import word_set, word_sets

POSSESSIVE = re.compile("['’]s\\b")
# Those of a side that the text does not name.
AN_OFFICIAL = "an official"
A_FIGHTER = "a fighter"
BOTH_SIDES = "both sides"
# Of no side, and not where it happened: *analysts*, an outlet.
A_COMMENTATOR = "a commentator"
LONGEST_NAME = 4  # words of a group's name at the head of a speaker's


def is_independent(speaker: str) -> bool:
    """Whether a speaker is no party: witnesses, residents, aid bodies, monitors, outlets; but not
    those of a state.
    """
    return _names_one_of(_independent(), speaker) and not _names_one_of(_of_a_state(), speaker)


def is_commentator(speaker: str) -> bool:
    """Whether an independent speaker was not there: analysts, outlets; but not their reporters."""
    return _names_one_of(_commentators(), speaker)


def group_of(speaker: str) -> str | None:
    """The side of the group that a speaker belongs to, however independent the rest sounds: *the
    Hamas media office*, *Houthi-run media*, *Taliban-controlled hospitals*. None for all others.
    """
    bare = fold(POSSESSIVE.sub("", speaker))
    words = [w for w in bare.split() if w not in word_sets("function_words", "the", "a")]
    name = _group_at_head(words, names_of_groups())
    return side_of_force(actor_names()[name].name) if name is not None else None


def _group_at_head(words: list[str], names: frozenset[str]) -> str | None:
    heads = (" ".join(words[:length]) for length in range(1, LONGEST_NAME + 1))
    return next((head for head in heads if head in names), None)


def is_official(speaker: str) -> bool:
    """Whether a speaker holds an office: *a military spokesman*, *the regional governor*, *state
    television*.
    """
    return _names_one_of(_officials(), speaker) or _names_one_of(_of_a_state(), speaker)


def are_both_sides(speaker: str) -> bool:
    """*both armies*, *officials on both sides*."""
    words = fold(speaker).split()
    both = next((n for n, w in enumerate(words) if w in word_set("reporting", "both")), None)
    return both is not None and not word_set("reporting", "sides").isdisjoint(words[both:])


def is_fighter(speaker: str) -> bool:
    """Whether a speaker fights for a side, which the words do not name: *a rebel*."""
    return _names_one_of(_fighters(), speaker)


def _names_one_of(known: tuple[str, ...], speaker: str) -> bool:
    words = f" {fold(POSSESSIVE.sub('', speaker))} "
    return any(k in words for k in known)


@lru_cache(maxsize=1)
def _independent() -> tuple[str, ...]:
    return _as_words(word_sets("reporting", "independent", "commentators", "outlets"))


@lru_cache(maxsize=1)
def _commentators() -> tuple[str, ...]:
    return _as_words(word_sets("reporting", "commentators", "outlets"))


@lru_cache(maxsize=1)
def _officials() -> tuple[str, ...]:
    return _as_words(word_set("reporting", "official"))


@lru_cache(maxsize=1)
def _of_a_state() -> tuple[str, ...]:
    return _as_words(word_set("reporting", "of_a_state"))


@lru_cache(maxsize=1)
def _fighters() -> tuple[str, ...]:
    return _as_words(word_set("reporting", "fighters"))


def _as_words(known: frozenset[str]) -> tuple[str, ...]:
    """The words as they stand in a folded text: to fold the lists anew for every speaker was a
    third of all folding.
    """
    return tuple(f" {fold(k)} " for k in known)
