"""The day on which somebody spoke, and the day of what they told: *The army said on Tuesday that
four had been killed. They were attacked on Sunday.*
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from events.extraction.data.word_lists import word_sets
from events.extraction.dates.calendar_days import DAY
from events.extraction.dates.expressions import DateWords, read_dates
from events.extraction.reading import syntax
from events.extraction.reading.document import Document, Sentence
from events.extraction.reading.mention import Draft, Mention
from events.extraction.types import DateSpan

REACH = 3  # sentences
LONGEST_AGO = 10  # days
PAST = frozenset({"VBD"})
AUXILIARY = frozenset({"aux", "auxpass"})
A_DAY = frozenset({"date/weekday", "date/explicit", "date/yesterday", "date/day of the month"})


def is_day_of_speech(start: int, mention: Mention, document: Document) -> bool:
    """Whether the words that begin there say when somebody spoke, and not when it happened."""
    return _governs_speech(start, mention.sentence, document, mention.trigger)


def _governs_speech(start: int, sentence: Sentence, document: Document, trigger: int) -> bool:
    word = next((t for t in document.tokens(sentence) if document.start(t) >= start), None)
    if word is None:
        return False
    verb = syntax.governor(word)
    speaks = syntax.lemma(verb) in word_sets("reporting", "asserts", "denies")
    return verb.i != trigger and syntax.is_verb(verb) and speaks


def told_later(
    told: Sequence[Draft], drafts: Sequence[Draft], document: Document
) -> DateSpan | None:
    """The day that a sentence behind names for an event whose own sentences name none, or only that
    of speech: *They came ashore on Monday morning*. The sentence tells no other event.
    """
    last = max((d.mention.sentence for d in told), key=lambda s: s.index)
    own = {d.mention.sentence.index for d in told}
    others = {d.mention.sentence.index for d in drafts} - own
    for sentence in document.sentences[last.index + 1 : last.index + 1 + REACH]:
        if sentence.index in others or sentence.paragraph > last.paragraph + 1:
            return None
        day = next(_days_in(sentence, document), None)
        if day is not None:
            return day
    return None


def _days_in(sentence: Sentence, document: Document) -> Iterator[DateSpan]:
    for words in read_dates(document.words(sentence), sentence.start, document.published_on):
        if words.rule in A_DAY and not words.since and _happened(words, sentence, document):
            yield words.span


def _happened(words: DateWords, sentence: Sentence, document: Document) -> bool:
    """Whether a sentence tells of that day that something happened: it is past, and nothing is said
    or planned on it.
    """
    recent = document.published_on - LONGEST_AGO * DAY <= words.span.end <= document.published_on
    token = next((t for t in document.tokens(sentence) if document.start(t) >= words.start), None)
    if token is None or not recent or _governs_speech(words.start, sentence, document, -1):
        return False
    verb = syntax.governor(token)
    return verb.tag_ in PAST or any(c.tag_ in PAST for c in verb.children if c.dep_ in AUXILIARY)
