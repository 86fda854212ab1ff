"""Speakers by the parse: over a clause, *according to*, behind it, by a claim of responsibility."""

from __future__ import annotations

from typing import TYPE_CHECKING

from events.extraction.attribution.speech import (
    Speech,
    attribution_of,
    can_speak,
    reports,
    speech,
    stance_of,
)
from events.extraction.attribution.word_order import (
    begins_anew,
    speaker_words,
    speaks_by_order,
)
from events.extraction.data.word_lists import word_set, word_sets
from events.extraction.reading import syntax
from events.extraction.reading.document import Document
from events.extraction.reading.mention import Mention
from events.extraction.reading.prepositions import object_of

if TYPE_CHECKING:
    from spacy.tokens import Token

POSSESSIVE_PRONOUN = "PRP$"
SPOKEN = {"ccomp", "xcomp", "parataxis", "advcl", "dep", "pcomp"}
CLOSES_WHAT_IS_SAID = {",", "”", '"'}
LONGEST_ENDING = 9  # tokens of *, the regional head said on Telegram*


def claimed_by(trigger: Token, document: Document) -> Speech | None:
    """*a raid claimed by X*, *the raid was claimed by X*, *X claimed responsibility for the
    attack*: whoever did it says so.
    """
    claims = word_set("reporting", "claims")
    if syntax.is_verb(trigger) and syntax.lemma(trigger) in claims:
        return speech(trigger, syntax.agent(trigger), document)  # "Kyiv claims to hold the town"
    for participle in trigger.children:
        if participle.dep_ == "acl" and syntax.lemma(participle) in claims:
            return speech(participle, syntax.by_phrase(participle), document)
    verb = syntax.governor(trigger)
    if syntax.lemma(verb) not in claims:
        return None
    if trigger.dep_ == "nsubjpass":
        return speech(verb, syntax.by_phrase(verb), document)
    claimed = syntax.child(verb, "dobj")
    if claimed is None or not (claimed.i == trigger.i or _is_responsibility(claimed)):
        return None
    return speech(verb, syntax.subject(verb), document)


def _is_responsibility(token: Token) -> bool:
    return token.lower_ in word_set("reporting", "responsibility")


def spoken_by(mention: Mention, document: Document) -> Speech | None:
    """The speaker of the clause that the mention stands in."""
    trigger = document.parse[mention.trigger]
    return (
        _verb_over(trigger, document)
        or _according(mention, document)
        or _by_the_account_of(mention, document)
        or _end_of_sentence(mention, document)
    )


def _verb_over(trigger: Token, document: Document) -> Speech | None:
    """*X said that Y shelled Z*, *X accused Y of shelling Z*."""
    below = trigger
    for verb in trigger.ancestors:
        if below.dep_ == "prep" and _tells_of_it(verb, below):
            return speech(verb, syntax.agent(verb), document)
        speaker = syntax.agent(verb) if _is_said(verb, below) else None
        if speaker is not None and (below.dep_ == "ccomp" or _is_beside(speaker, below)):
            return _behind_it(verb, speaker, trigger, document) or speech(verb, speaker, document)
        below = verb
    return None if reports(trigger) else _inserted(trigger, document)


def _tells_of_it(verb: Token, preposition: Token) -> bool:
    """*accused Y of shelling Z*, *spoke of hard fighting*, *described as a strike*."""
    lemma = syntax.lemma(verb)
    if preposition.lower_ in word_set("function_words", "of"):
        return syntax.is_verb(verb) and lemma in word_sets("reporting", "accuses", "speaks_of")
    if preposition.lower_ in word_set("reporting", "described_as"):
        return syntax.is_verb(verb) and lemma in word_set("reporting", "describes")
    return lemma in word_set("reporting", "accuses")


def _behind_it(verb: Token, speaker: Token, trigger: Token, document: Document) -> Speech | None:
    """*Soldiers killed in an ambush were buried, the army says*: where the parse takes the subject
    before what is told for the speaker, or a place within it (*in Madala, Kaduna state, on Sunday,
    police spokesman Hassan said*), the one who stands right before the verb.
    """
    if not max(speaker.i, trigger.i) < verb.i:
        return None
    sentence = trigger.sent
    words = speaker_words(verb, trigger, sentence.start, sentence.end)
    heads = [t for t in words if t.pos_ in {"NOUN", "PROPN"}]
    between = bool(words) and speaker.i < words[0].i
    if not heads or not between or not can_speak(heads[-1]):
        return None
    return Speech(heads[-1], attribution_of(words, stance_of(verb), document), tuple(words))


def _is_said(verb: Token, below: Token) -> bool:
    """*X said that*, *X reported an attack*; not *X accused Y, killing Z*: an adverbial clause is
    said only before the verb.
    """
    if below.dep_ == "dobj":
        counts = syntax.lemma(below) in word_set("reporting", "tolls")
        told = (
            word_sets("reporting", "tells_of", "counts")
            if counts
            else word_set("reporting", "tells_of")
        )
        return syntax.is_verb(verb) and syntax.lemma(verb) in told
    return reports(verb) and below.dep_ in SPOKEN and (below.dep_ != "advcl" or below.i < verb.i)


def _is_beside(speaker: Token, clause: Token) -> bool:
    return speaker.i < clause.left_edge.i or speaker.i > clause.right_edge.i


def _inserted(trigger: Token, document: Document) -> Speech | None:
    """*Shells, officials say, hit the town*: a verb of speech below the clause that tells it."""
    for verb in syntax.governor(trigger).children:
        if verb.dep_ in {"parataxis", "ccomp"} and reports(verb) and verb.i > trigger.i:
            return speech(verb, syntax.child(verb, "nsubj"), document)
    return None


def _according(mention: Mention, document: Document) -> Speech | None:
    """*according to X*."""
    for token in document.tokens(mention.sentence):
        if token.lower_ in word_set("reporting", "according"):
            speaker = object_of(token, word_set("function_words", "to"))
            if speaker is not None:
                return speech(token, speaker, document)
    return None


def _by_the_account_of(mention: Mention, document: Document) -> Speech | None:
    """*by the military's count*, *by his own account*, *in the words of the governor*."""
    for noun in document.tokens(mention.sentence):
        if syntax.lemma(noun) not in word_set("reporting", "accounts") or noun.dep_ != "pobj":
            continue
        if noun.head.lower_ in word_set("reporting", "by_account"):
            return _whose(noun, document)
    return None


def _whose(noun: Token, document: Document) -> Speech | None:
    owner = syntax.child(noun, "poss")
    if owner is None:
        return speech(noun, object_of(noun, word_set("function_words", "of")), document)
    words = [t for t in syntax.phrase(owner) if t.dep_ != "case"]
    if owner.tag_ == POSSESSIVE_PRONOUN or not can_speak(owner):
        return None
    return Speech(owner, attribution_of(words, stance_of(noun), document), tuple(words))


def _to_the_next_break(mention: Mention, document: Document) -> list[Token]:
    """*had shot the rebel, it said; television showed his body*: up to the semicolon."""
    tokens = [t for t in document.tokens(mention.sentence) if not t.is_space]
    breaks = word_set("reporting", "breaks")
    ends = (n for n, t in enumerate(tokens) if t.i > mention.trigger and t.text in breaks)
    return tokens[: next(ends, len(tokens))]


def _end_of_sentence(mention: Mention, document: Document) -> Speech | None:
    """*..., the regional head said.*: a verb of speech and its speaker after the last comma."""
    tokens = _to_the_next_break(mention, document)
    for verb in reversed(tokens[-LONGEST_ENDING:]):
        if verb.i > mention.trigger and speaks_by_order(verb) and not begins_anew(verb):
            speaker = _last_subject(verb)
            before = (t for t in reversed(tokens) if t.i < verb.i)
            comma = next((t for t in before if t.text in CLOSES_WHAT_IS_SAID), None)
            if speaker is not None and comma is not None and comma.i > mention.trigger:
                return speech(verb, speaker, document)
    return None


def _last_subject(verb: Token) -> Token | None:
    """The subject next to the verb: of *the army executed 20 civilians, the monitor said* the parse
    makes two of it.
    """
    subjects = [c for c in verb.children if c.dep_ == "nsubj"]
    before = [c for c in subjects if c.i < verb.i]
    return next(iter(before[-1:] or subjects), None)
