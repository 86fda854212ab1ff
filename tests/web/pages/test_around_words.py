"""Words that are quoted stand in their sentence."""

import pytest

from events.web.pages.around_words import FARTHEST, sentence_around

TEXT = (
    "KYIV - A missile hit a block in Dnipro.\n\nThe Kremlin denied responsibility. It blamed "
    "Kyiv: “Nobody fired.” Rain fell on Tuesday"
)


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        ("The Kremlin", "The Kremlin denied responsibility."),
        ("responsibility", "The Kremlin denied responsibility."),
        ("blamed", "It blamed Kyiv: “Nobody fired.”"),
        ("Tuesday", "Rain fell on Tuesday"),
        ("KYIV", "KYIV - A missile hit a block in Dnipro."),
    ],
)
def test_a_name_or_a_day_is_quoted_with_its_sentence(words, sentence):
    at = TEXT.index(words)
    start, end = sentence_around(TEXT, at, at + len(words))
    assert TEXT[start:end] == sentence


def test_a_sentence_without_an_end_is_cut_between_words():
    text = "word " * 400
    start, end = sentence_around(text, 1000, 1004)
    assert text[start:end].startswith("word ") and text[start:end].endswith(" word")
    assert end - start <= 2 * FARTHEST + 4
