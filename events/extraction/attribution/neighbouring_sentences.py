"""Speakers whom another sentence names: at the end of a quotation, or *The governor reported
this*.
"""

from __future__ import annotations

from bisect import bisect_left
from itertools import takewhile
from typing import TYPE_CHECKING

from events.extraction.attribution.parties import is_independent
from events.extraction.attribution.speech import (
    Speech,
    attribution_of,
    ends_inside_quotation,
    reports,
    speech,
)
from events.extraction.data.word_lists import word_set
from events.extraction.reading import syntax
from events.extraction.reading.document import Document, Sentence
from events.extraction.reading.prepositions import object_of
from events.extraction.types import Stance

if TYPE_CHECKING:
    from spacy.tokens import Token

OPENING_QUOTES = ('"', "“", "”", "‟")
QUOTED_ON = 4  # sentences of one quotation
SAID_AFTER = 3  # sentences
CREDITED_BEFORE = 8  # sentences that a line *Source: Air Force of Ukraine* may stand before
CREDITED_BEHIND = 3
SHORTEST_CREDIT = 3  # tokens: the word, its colon, a name
NEXT_TO_IT = 5  # tokens of *That is also according to*
BULLETIN_WITHIN = 5  # sentences: where an article says that it is a bulletin
OPENING = 25  # tokens of a sentence in which *this* stands for what was told before


def quoted_on(sentence: Sentence, document: Document) -> Speech | None:
    """A quotation over several sentences: its speaker is named where it ends, in the same
    paragraph.
    """
    words = document.words(sentence)
    if not words.startswith(OPENING_QUOTES) and not _inside_quotation(sentence, document):
        return None
    for later in document.sentences[sentence.index : sentence.index + QUOTED_ON]:
        if later.paragraph != sentence.paragraph:
            return None
        for token in document.tokens(later):
            if reports(token) and (speaker := syntax.child(token, "nsubj")) is not None:
                return speech(token, speaker, document)
    return None


def _inside_quotation(sentence: Sentence, document: Document) -> bool:
    opens = bisect_left(document.sentences, sentence.paragraph, key=lambda s: s.paragraph)
    return ends_inside_quotation(document.text[document.sentences[opens].start : sentence.start])


def said_of_this(sentence: Sentence, document: Document) -> Speech | None:
    """*The governor reported this on Telegram*, *This was announced by the general staff*: what was
    told right before.
    """
    for later in document.sentences[sentence.index + 1 : sentence.index + SAID_AFTER]:
        found = _told_of_this(later, document)
        if found is not None:
            return found
    return None


def _told_of_this(later: Sentence, document: Document) -> Speech | None:
    """*The governor reported this*, *This is stated in the summary of the general staff*, *That's
    according to the air force*.
    """
    tokens = document.tokens(later)[:OPENING]
    for verb in tokens:
        told = syntax.undergoer(verb) if reports(verb) else None
        if told is not None and told.lower_ in word_set("reporting", "this"):
            told_in = object_of(verb, word_set("reporting", "told_in"))
            return speech(verb, syntax.agent(verb) or told_in, document)
    row = [t for t in tokens if not t.is_space]
    if not row or row[0].lower_ not in word_set("reporting", "that_is"):
        return None
    for token in row[1:NEXT_TO_IT]:
        if token.lower_ in word_set("reporting", "according"):
            return speech(token, object_of(token, word_set("function_words", "to")), document)
    return None


def from_a_bulletin(sentence: Sentence, document: Document) -> Speech | None:
    """*This is stated in the evening summary of the general staff*, as an article begins: all that
    follows is from there, unless it names another.
    """
    opening = document.sentences[:BULLETIN_WITHIN]
    found = (_told_of_this(one, document) for one in opening if one.index < sentence.index)
    return next((one for one in found if one and not is_independent(one.attribution.source)), None)


def credited(sentence: Sentence, document: Document) -> Speech | None:
    """*Source: Air Force of Ukraine*, on a line or in a sentence nearby: an official body that a
    report of few words rests on. An outlet there is only where it was read.
    """
    first = max(0, sentence.index - CREDITED_BEFORE)
    near = document.sentences[first : sentence.index + CREDITED_BEHIND + 1]
    found = (_named_as_source(one, document) for one in near)
    return next((one for one in found if one and not is_independent(one.attribution.source)), None)


def _named_as_source(sentence: Sentence, document: Document) -> Speech | None:
    tokens = [t for t in document.tokens(sentence) if not t.is_space]
    sources = word_set("reporting", "source_line")
    if len(tokens) < SHORTEST_CREDIT or tokens[0].lower_ not in sources or tokens[1].text != ":":
        return None
    words = list(takewhile(_goes_on_naming, tokens[2:]))
    while words and words[-1].is_punct:
        words.pop()
    heads = [t for t in words if t.pos_ in {"NOUN", "PROPN"}]
    if not heads:
        return None
    return Speech(heads[0], attribution_of(words, Stance.ASSERTS, document), tuple(words))


def _goes_on_naming(token: Token) -> bool:
    return token.text not in {".", ";"} and token.lower_ not in word_set(
        "reporting", "circumstances"
    )
