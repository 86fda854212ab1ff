"""Which words of a text tell that people were killed or wounded."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from events.extraction.data.word_lists import word_set
from events.extraction.reading import syntax

if TYPE_CHECKING:
    from spacy.tokens import Token


def is_harm(token: Token) -> bool:
    """Whether its lemma is one for killing or wounding."""
    lemma = syntax.lemma(token)
    return _is_killing(token) or lemma in word_set("harm", "wounded")


def _is_killing(token: Token) -> bool:
    """*gunned down*; not *200 fighters firing guns*."""
    lemma = syntax.lemma(token)
    thing = token.pos_ == "NOUN" and lemma in word_set("harm", "also_things")
    return lemma in word_set("harm", "killed") and not thing


def is_feared(token: Token) -> bool:
    """*At least 12 people are feared dead*, *dozens were feared to have been killed*."""
    feared = word_set("harm", "feared")
    head = token.head
    return syntax.lemma(head) in feared and head.i < token.i and head.i != token.i


def wounds(token: Token) -> bool:
    return syntax.lemma(token) in word_set("harm", "wounded")


def kills(token: Token) -> bool:
    """Also *put to death*; and *shot*, where nobody is said to have lived."""
    if _is_killing(token):
        return True
    if not syntax.is_verb(token) or syntax.lemma(token) not in word_set("harm", "put_to_death"):
        return False
    return _to_death(token) or _shot_dead(token)


def _to_death(verb: Token) -> bool:
    pairs = {f"{first.lower_} {second.lower_}" for first, second in pairwise(verb.subtree)}
    return not pairs.isdisjoint(word_set("harm", "to_death"))


def _shot_dead(verb: Token) -> bool:
    """*shot the mayor*; not *shot at*, *shot and wounded*, *shot down*."""
    if verb.lower_ not in word_set("harm", "shot"):
        return False
    # "shot" may be the last word of a text
    follows = verb.nbor(1).lower_ if verb.i + 1 < len(verb.doc) else ""
    missed = follows in word_set("function_words", "at") and not _somewhere(verb)
    lived = any(t.lower_ in word_set("harm", "survived") for t in verb.subtree)
    return not missed and not lived


def _somewhere(verb: Token) -> bool:
    """*twenty-six pilgrims were shot at Mastung*: where, and not at whom."""
    at = (c for c in verb.children if c.lower_ in word_set("function_words", "at"))
    return syntax.is_passive(verb) and any(syntax.child(c, "pobj") is not None for c in at)
