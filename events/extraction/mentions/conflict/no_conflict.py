"""What a sentence tells of instead of a conflict, though its words may: a crash, a space flight, a
match, relief after a flood, an exercise, history.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING

from events.extraction.data.word_lists import word_set
from events.extraction.reading import syntax
from events.extraction.reading.document import Document
from events.extraction.reading.mention import Mention
from events.extraction.types import Kind, WeaponType

if TYPE_CHECKING:
    from spacy.tokens import Token

# *A helicopter crashed*, *a gold mine collapsed*: no arms by themselves.
NO_ARMS = {WeaponType.AIRCRAFT, WeaponType.MINE}
SUBJECTS = ("nature", "games", "markets", "crime")
SEVERAL = 2
REPEATED = 2
AROUND = 5  # tokens
SCORE = re.compile(r"(?<![\d.,-])\d{1,2} ?[-–] ?\d{1,2}(?![\d.,-])")
MODERN = 1970  # what was before is history to every article


def tells_of_other(mention: Mention, document: Document, *, of_war: bool) -> bool:
    """Whether the sentence of a mention tells of something that is no conflict."""
    tokens = document.tokens(mention.sentence)
    if is_history(tokens):
        return True
    if mention.kind is Kind.DEPLOYMENT and _holds(tokens, "no_deployment"):
        return True
    plain = not of_war and not _is_of_war(tokens)
    if _holds([t for t in tokens if not _is_seen_from_space(t)], "space_flight"):
        return not of_war
    told = [t for t in tokens if t.dep_ != "compound"]  # "fighting near the crash site"
    crash = _holds(told, "crashes") and not names_arms(tokens)  # "a rocket crashed into a house"
    match = not of_war and _tells_a_score(tokens) and not names_arms(tokens)
    return match or (plain and (crash or _holds(tokens, "sports")))


def _tells_a_score(tokens: Sequence[Token]) -> bool:
    """*shot to pieces in a 2-1 defeat*; not *rebels killed two, hours after lawmakers rejected the
    deal in a 5-4 defeat*.
    """
    if _holds(tokens, "votes") or _is_of_war([t for t in tokens if not syntax.is_verb(t)]):
        return False
    results = word_set("setting", "results")
    words = [t.lower_ for t in tokens]
    return any(
        word in results and SCORE.search(" ".join(words[max(0, n - AROUND) : n + AROUND]))
        for n, word in enumerate(words)
    )


def _is_seen_from_space(token: Token) -> bool:
    """*satellite pictures show a burnt ship*: no flight."""
    seen = syntax.lemma(token.head) in word_set("setting", "pictures")
    return token.dep_ in {"compound", "amod"} and seen


def is_about_something_else(document: Document) -> bool:
    """Whether an article is about nature, a game, a market, a crime or an exercise: it names
    several things of one of these. Of articles of war nobody asks.
    """
    return is_of_an_exercise(document) or any(
        len({syntax.lemma(t) for t in document.parse} & word_set("setting", subject)) >= SEVERAL
        for subject in SUBJECTS
    )


def is_of_an_exercise(document: Document) -> bool:
    """*bombing practice*, *actors stormed the gate during the exercise*: an article that names
    exercises more than once, and nobody's death.
    """
    practice, killing = word_set("setting", "practice"), word_set("setting", "killing")
    named = sum(syntax.lemma(t) in practice for t in document.parse)
    return named >= REPEATED and not any(syntax.lemma(t) in killing for t in document.parse)


def names_arms(tokens: Sequence[Token]) -> bool:
    """Whether a munition is named that is no aircraft, which also carries people, and no *mine*."""
    return any(kind not in NO_ARMS for kind, _, _ in syntax.named_munitions(tokens))


def is_history(tokens: Sequence[Token]) -> bool:
    """*marched into Moscow in 1812*: a year long before any article; not *a man born in 1954
    died*.
    """
    born = word_set("setting", "born")
    return any(
        t.ent_type_ == "DATE"
        and t.shape_ == "dddd"
        and 1000 <= int(t.text) < MODERN
        and not any(a.lower_ in born for a in t.ancestors)
        for t in tokens
    )


def _is_of_war(tokens: Sequence[Token]) -> bool:
    """War words that say so alone; a rocket may be a player of Houston."""
    words = word_set("setting", "war_words") - word_set("setting", "loose_war_words")
    return any(syntax.lemma(t) in words and t.ent_type_ != "ORG" for t in tokens)


def _holds(tokens: Sequence[Token], table: str) -> bool:
    words = word_set("setting", table)
    joined = ("".join(t.lower_ for t in tokens[n : n + 3]) for n in range(len(tokens) - 2))
    return any(syntax.lemma(t) in words or t.lower_ in words for t in tokens) or any(
        part in words
        for part in joined  # "lift-off", which the parser takes apart
    )
