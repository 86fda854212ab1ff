"""Speakers whom another sentence names: at the end of a quotation, or *The governor reported
this*.
"""

from __future__ import annotations

from bisect import bisect_left

from events.extraction.attribution.speech import Speech, ends_inside_quotation, reports, speech
from events.extraction.data.word_lists import word_set
from events.extraction.reading import syntax
from events.extraction.reading.document import Document, Sentence

OPENING_QUOTES = ('"', "“", "”", "‟")
QUOTED_ON = 4  # sentences of one quotation
SAID_AFTER = 3  # sentences
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
        for verb in document.tokens(later)[:OPENING]:
            told = syntax.undergoer(verb) if reports(verb) else None
            if told is not None and told.lower_ in word_set("reporting", "this"):
                return speech(verb, syntax.agent(verb), document)
    return None
