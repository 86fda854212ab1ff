"""Which words are triggers: in the vocabulary, of the right part of speech, and with what they need
beside them.
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from events.extraction.data import known_triggers
from events.extraction.data.known_triggers import Trigger
from events.extraction.data.word_lists import word_set
from events.extraction.mentions.triggers.needs import NEEDS
from events.extraction.reading import syntax
from events.extraction.reading.document import sentence_end, sentence_start, window

if TYPE_CHECKING:
    from spacy.tokens import Token

# *wrested full control*, *opened heavy fire*: how far behind its verb the rest of a phrase may
# stand.
FORWARD = 6
NOUN, ADJECTIVE = "noun", "adjective"  # as triggers.toml has them; the rest are verbs


def trigger_of(token: Token) -> Trigger | None:
    """The first trigger of the vocabulary that a token is, with all that it needs beside it."""
    written = token.lower_ if _is_gerund(token) else syntax.lemma(token)
    for trigger in _by_first_word().get(written, ()):
        if _is_word(token, trigger) and (trigger.needs is None or NEEDS[trigger.needs](token)):
            return trigger
    return None


@cache
def _by_first_word() -> dict[str, list[Trigger]]:
    table: dict[str, list[Trigger]] = {}
    for trigger in known_triggers.triggers():
        first = trigger.words[-1] if trigger.pos == NOUN else trigger.words[0]
        table.setdefault(first, []).append(trigger)
    return table


def _is_word(token: Token, trigger: Trigger) -> bool:
    if trigger.pos == ADJECTIVE:
        # "the dead were from ..." reports no death
        named = syntax.child(token, "det") is not None
        return token.pos_ == "ADJ" and token.dep_ != "amod" and not named
    if trigger.pos == NOUN:
        return (
            (token.pos_ in {"NOUN", "PROPN"} or _is_gerund(token))
            and _is_an_occurrence(token)
            and _preceded(token, trigger.words[:-1])
        )
    be = trigger.words[0] in word_set("mentions", "be")
    verb = token.pos_ == "VERB" or (token.pos_ == "AUX" and be)
    return verb and not _is_adjective(token) and _followed(token, trigger.words[1:])


def _is_gerund(token: Token) -> bool:
    """*said fighting continued*, *militia shelling set fire to a depot*: a noun by its place."""
    bare = syntax.child(token, *syntax.SUBJECTS, *syntax.OBJECTS) is None
    return token.tag_ == "VBG" and token.dep_ in syntax.SUBJECTS and bare


def _is_an_occurrence(noun: Token) -> bool:
    """Whether a noun means an occurrence and is no part of another word: *attack drones*, *strike
    group*, *raid sirens*.
    """
    return noun.dep_ != "compound" and not (
        (noun.pos_ == "PROPN" and noun.ent_type_ in {"ORG", "PERSON", "PRODUCT", "WORK_OF_ART"})
        or _stops_work(noun)
    )


def _stops_work(noun: Token) -> bool:
    """*went on strike*: of workers."""
    bare = all(c.dep_ not in {"det", "amod", "compound"} for c in noun.children)
    return (
        bare
        and noun.lower_ in word_set("mentions", "stop_work")
        and noun.dep_ == "pobj"
        and noun.head.lower_ in word_set("function_words", "on")
    )


def _is_adjective(verb: Token) -> bool:
    """*occupied East Jerusalem*, *the besieged enclave*: what a place is like, no occurrence."""
    if verb.dep_ == "amod":
        return True
    before = verb.nbor(-1) if verb.i > sentence_start(verb) else None
    after = verb.nbor(1) if verb.i + 1 < sentence_end(verb) else None
    between = (
        before is not None
        and before.pos_ in {"ADP", "DET"}
        and after is not None
        and after.pos_ in {"PROPN", "NOUN"}
    )
    return bool(verb.tag_ == "VBN" and between)


def _preceded(noun: Token, words: tuple[str, ...]) -> bool:
    if not words:
        return True
    start = noun.i - len(words)
    before = window(noun.doc, start, noun.i) if start >= 0 else ()
    # The parser takes *stabbing attack* for a form of *stab*.
    return len(before) == len(words) and all(
        word in (t.lower_, syntax.lemma(t)) for word, t in zip(words, before, strict=True)
    )


def _is_rest(token: Token, word: str) -> bool:
    """Whether a token is the rest of a phrase: *over* of *take over* only as a particle."""
    alone = token.lower_ in word_set("mentions", "particles") and token.dep_ != "prt"
    return word in (token.lower_, syntax.lemma(token)) and not alone


def _followed(verb: Token, words: tuple[str, ...]) -> bool:
    at = verb.i + 1
    for word in words:
        ahead = window(verb.doc, at, min(at + FORWARD, sentence_end(verb)))
        hit = next((t for t in ahead if _is_rest(t, word)), None)
        if hit is None:
            return False
        at = hit.i + 1
    return True
