"""Speakers by the order of words, where the parse gives none."""

import pytest

from events.extraction.attribution.word_order import speaker_words
from events.extraction.reading import syntax

SPOKEN = [
    (
        "A drone hit a depot in Kherson, the regional head said.",
        "the regional head",
        "behind a comma",
    ),
    (
        "“A drone hit a depot in Kherson,” Governor Oleh Kiper wrote.",
        "Governor Oleh Kiper",
        "behind a quotation",
    ),
    (
        "A drone hit a depot in Kherson, the ministry later said.",
        "the ministry",
        "without an adverb",
    ),
    ("A drone hit a depot in Kherson, the army said on Tuesday.", "the army", "whatever follows"),
    (
        "A drone hit a depot in Kherson, said Olena Tkach, 61, a baker.",
        "Olena Tkach",
        "behind the verb",
    ),
    (
        "On Monday Ukraine announced that a drone hit a depot.",
        "Ukraine",
        "before the fact, without the day",
    ),
    ("Meanwhile, the army said that a drone hit a depot.", "the army", "without an opening word"),
    ("The army said that a drone hit a depot.", "The army", "the plainest order"),
    (
        "A drone hit a depot, Col. Alain Kiwewa, the administrator of Beni, said.",
        "Col. Alain Kiwewa, the administrator of Beni",
        "the comma within a name parts nothing",
    ),
]
UNSPOKEN = [
    ("A drone hit a depot. It burned.", "hit", "nobody speaks"),
    (
        "The army reported heavy losses after a drone hit a depot.",
        "reported",
        "what is reported is a thing",
    ),
    ("The army, saying little, confirmed that a drone hit a depot.", "saying", "no finite verb"),
]


def words_of(text, verb, document):
    (sentence, *_) = document.sentences
    tokens = document.tokens(sentence)
    says = next(t for t in tokens if t.text == verb)
    hit = next(t for t in tokens if t.text == "hit")
    found = speaker_words(says, hit, sentence.first, sentence.last)
    return document.text[document.start(found[0]) : document.end(found[-1])] if found else None


@pytest.mark.parametrize(("text", "speaker", "why"), SPOKEN)
def test_the_order_of_words_shows_who_speaks(text, speaker, why, document_of):
    document = document_of(text)
    verb = next(t.text for t in document.parse if syntax.lemma(t) in {"say", "write", "announce"})
    assert words_of(text, verb, document) == speaker, why


@pytest.mark.parametrize(("text", "verb", "why"), UNSPOKEN)
def test_other_words_show_no_speaker(text, verb, why, document_of):
    assert words_of(text, verb, document_of(text)) is None, why
