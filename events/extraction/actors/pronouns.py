"""The side that a pronoun or possessive means: *its troops*, *they*, *the enemy*. Its antecedent is
the speaker or the subject before.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from events.extraction.actors.noun_phrases import phrase_sides
from events.extraction.actors.opponents import against
from events.extraction.actors.sides import Sides, country_of, is_state
from events.extraction.data import known_actors
from events.extraction.data.word_lists import word_set, word_sets
from events.extraction.reading import syntax
from events.extraction.reading.document import Document, Sentence

if TYPE_CHECKING:
    from spacy.tokens import Token


def pronoun(
    head: Token, document: Document, sentence: Sentence, sides: Sides, speaker: str | None
) -> list[str]:
    """*its troops*, *they*, *the enemy*: the speaker's own side, or the one that the speaker
    fights.
    """
    words = {t.lower_ for t in syntax.phrase(head)}
    if words & word_set("actors", "enemy"):
        home = known_actors.states_by_country().get(sides.country or "")
        own = speaker or (home.name if home is not None else None)
        near = paragraph(document, sentence)
        return (against(own, sides, near=near) or _sole_foe(own)) if own else []
    if speaker and words & word_sets("actors", "own", "speaker"):
        behind = _is_named_behind(speaker, head, sentence, sides)
        before = _subject_before(head, document, sentence, sides) if behind else []
        return before or [speaker]
    if words & word_sets("actors", "own", "subject_before"):
        return _subject_before(head, document, sentence, sides)
    return []


def _is_named_behind(speaker: str, head: Token, sentence: Sentence, sides: Sides) -> bool:
    """*Israel struck the suburbs, a day after it bombed the east, according to Lebanon's ministry*:
    who speaks is named behind the pronoun alone, which means the subject before it.
    """
    named = [
        n.at
        for n in sides.told
        if n.side == speaker and n.at in range(sentence.first, sentence.last)
    ]
    return bool(named) and min(named) > head.i


def _sole_foe(side: str) -> list[str]:
    """The one state that a state fights on its own ground, though the article names it nowhere."""
    country = country_of(side)
    foes = [
        foe
        for foe in known_actors.opponents().get(side, ())
        if is_state(foe) and known_actors.grounds().get(frozenset((side, foe))) == country
    ]
    return foes if len(foes) == 1 and country else []


def _subject_before(head: Token, document: Document, sentence: Sentence, sides: Sides) -> list[str]:
    """The last side that was a subject, in this sentence or the one before it in the paragraph."""
    told = [
        s
        for s in document.sentences[max(0, sentence.index - 1) : sentence.index + 1]
        if s.paragraph == sentence.paragraph
    ]
    for part in reversed(told):
        tokens = [
            t
            for t in reversed(document.tokens(part))
            if t.i < head.i and t.dep_ in {"nsubj", "nsubjpass"}
        ]
        if part is not sentence:
            # "fighters seized the base as soldiers fled. They burned it": the main clause goes on
            tokens.sort(key=lambda t: t.head.dep_ != "ROOT")
        for token in tokens:
            if token.pos_ != "PRON":
                found = phrase_sides(token, sides, acts=True)
                if found:
                    return found
    return []


def paragraph(document: Document, sentence: Sentence) -> range:
    """The tokens of the paragraph that a sentence stands in."""
    first = last = sentence
    for other in document.sentences[max(0, sentence.index - 12) : sentence.index + 12]:
        if other.paragraph == sentence.paragraph:
            first, last = (
                min(first, other, key=lambda s: s.first),
                max(last, other, key=lambda s: s.last),
            )
    return range(first.first, last.last)
