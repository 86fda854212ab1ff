"""Nouns behind a preposition."""

import pytest

from events.extraction.reading import syntax

SUBJECTS = [
    ("Over the weekend bombs crippled a power station.", "crippled", "bombs"),
    ("In a day of fighting soldiers killed 50 rebels.", "killed", "soldiers"),
    ("At the weekend rebels took the town.", "took", "rebels"),
    ("On Monday the army took the town.", "took", "army"),
]
NO_SUBJECTS = [
    ("Go to the town now.", "Go", "an order has none"),
    ("In the morning came.", "came", "a time"),
]


@pytest.mark.parametrize(("text", "word", "subject"), SUBJECTS)
def test_a_time_without_a_comma_takes_no_subject(text, word, subject, document_of):
    verb = next(t for t in document_of(text).parse if t.text == word)
    found = syntax.subject(verb)
    assert found is not None
    assert found.text == subject


@pytest.mark.parametrize(("text", "word", "why"), NO_SUBJECTS)
def test_a_verb_without_a_subject_gets_none(text, word, why, document_of):
    verb = next(t for t in document_of(text).parse if t.text == word)
    assert syntax.subject(verb) is None, why
