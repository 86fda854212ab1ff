"""Words by which an occurrence goes on with one told before, is another one, or is done by each
side to the other.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from events.extraction.data.word_lists import word_set
from events.extraction.reading import syntax
from events.extraction.reading.document import sentence_bounds, window

if TYPE_CHECKING:
    from spacy.tokens import Token

BACKGROUND = {"after", "since", "before", "following", "to", "amid", "despite"}


def refers_back(token: Token) -> bool:
    """*the attack*, *this strike*, *months after the invasion*, *it struck*: what the reader is
    expected to know.
    """
    if syntax.is_verb(token):
        subject = syntax.subject(token)
        return (
            subject is not None
            and subject.lower_ == "it"
            and syntax.lemma(token) in {"strike", "hit"}
        )
    if token.dep_ == "pobj" and token.head.lower_ in BACKGROUND:
        return True
    if _singled_out(token):
        return False
    determiner = syntax.child(token, "det", "poss")
    if determiner is not None and determiner.lower_ in {
        "the",
        "this",
        "that",
        "these",
        "those",
        "both",
    }:
        return True
    return syntax.lemma(token.head.head if token.dep_ == "pobj" else token.head) in word_set(
        "scenery", "talk_about"
    )


def anew(token: Token) -> bool:
    """*another strike*, *a separate attack*: not the one that was told before."""
    start, end = sentence_bounds(token)
    words = {t.lower_ for t in token.children} | {
        t.lower_ for t in window(token.doc, start, min(start + 3, end))
    }
    again = {"another", "separate", "separately", "second", "third", "elsewhere", "other"}
    return bool(words & again or _singled_out(token)) and not refers_back(token)


def _singled_out(token: Token) -> bool:
    """*The deadliest attack hit a camp*, *the first strike*: one of several told together, with
    facts of its own.
    """
    if token.dep_ not in {"nsubj", "nsubjpass"}:
        return False
    return any(
        c.tag_ == "JJS" or c.lower_ in {"deadliest", "worst", "first", "second", "third", "latest"}
        for c in token.children
    )


def mutual(token: Token) -> bool:
    """*exchanged fire*, *attacks on each other*: each side does it."""
    words = [t.lower_ for t in syntax.governor(token).subtree]
    return ("each" in words and "other" in words[words.index("each") :][:2]) or (
        "exchange" in syntax.lemma(token) or "trade" in syntax.lemma(token)
    )
