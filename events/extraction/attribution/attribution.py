"""Who says what a mention tells, and whether they assert or deny it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from events.extraction.attribution.comments import only_touched_on
from events.extraction.attribution.neighbouring_sentences import (
    credited,
    from_a_bulletin,
    quoted_on,
    said_of_this,
)
from events.extraction.attribution.speaker_phrases import words_without
from events.extraction.attribution.speech import (
    Speech,
    attribution_of,
    can_speak,
    stance_of,
)
from events.extraction.attribution.spoken_clauses import claimed_by, spoken_by
from events.extraction.attribution.word_order import speaker_words
from events.extraction.reading.document import Document
from events.extraction.reading.mention import Mention

if TYPE_CHECKING:
    from spacy.tokens import Token


def speeches(mention: Mention, document: Document) -> list[Speech]:
    """The speakers of a mention: whoever claims the deed, and whoever is quoted for it.

    The parse is asked first, then the order of words, then the sentences around.
    """
    claimed = claimed_by(document.parse[mention.trigger], document)
    if claimed is None and only_touched_on(document.parse[mention.trigger]):
        return []
    found = spoken_by(mention, document)
    if found is None and claimed is None:
        found = (
            _by_order_of_words(mention, document)
            or quoted_on(mention.sentence, document)
            or said_of_this(mention.sentence, document)
            or credited(mention.sentence, document)
            or from_a_bulletin(mention.sentence, document)
        )
    return [
        one for speech in (claimed, found) if speech is not None for one in _each(speech, document)
    ]


def _by_order_of_words(mention: Mention, document: Document) -> Speech | None:
    """The speaker that the order of words shows where the parse shows none; of several verbs by the
    nearest behind the trigger, else before it.
    """
    sentence, trigger = mention.sentence, document.parse[mention.trigger]
    verbs = [
        t for t in document.tokens(sentence) if t.i != trigger.i and t.pos_ in {"VERB", "NOUN"}
    ]
    for verb in sorted(verbs, key=lambda t: (t.i < trigger.i, abs(t.i - trigger.i))):
        words = speaker_words(verb, trigger, sentence.first, sentence.last)
        heads = [t for t in words if t.pos_ in {"NOUN", "PROPN"}]
        if heads and _can_all_speak(words, heads):
            said = attribution_of(words, stance_of(verb), document)
            return Speech(heads[-1], said, tuple(words))
    return None


def _can_all_speak(words: Sequence[Token], heads: Sequence[Token]) -> bool:
    """*the governor*; not *future air strikes in the area*, nor *the first stage, he*."""
    tops = [t for t in heads if t.head not in words]
    last_is_pronoun = words[-1].pos_ == "PRON"
    return not last_is_pronoun and all(map(can_speak, (heads[0], *tops)))


def _each(speech: Speech, document: Document) -> list[Speech]:
    """*according to local sources and the monitor*: each of them says so."""
    first = speech.speaker
    others = [t for t in first.conjuncts if t.i > first.i and t.pos_ != "PRON"]
    if speech.words or not others:
        return [speech]
    heads, stance = [first, *others], speech.attribution.stance
    return [
        Speech(head, attribution_of(words_without(head, heads), stance, document)) for head in heads
    ]
