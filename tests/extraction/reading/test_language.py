"""The parse of a text: its sentences, and what is read over so that the parser is not misled."""

import pytest

from events.extraction.reading.clean import AGES, ASIDES, SCARE_QUOTES


@pytest.mark.parametrize(
    ("text", "bare", "why"),
    [
        (
            'It had "fully liberated" Lypove.',
            "It had  fully liberated  Lypove.",
            "a few quoted words",
        ),
        ("A “buffer zone” there.", "A  buffer zone  there.", "curly quotes"),
        (
            "The so-called ‘republic’, it said.",
            "The so-called  republic , it said.",
            "before a comma",
        ),
        (
            '"We fled at night," she said.',
            '"We fled at night," she said.',
            "a quoted sentence, with its comma inside",
        ),
        (
            'He "saw one and two and three and four" go.',
            'He "saw one and two and three and four" go.',
            "more words than a phrase has",
        ),
        ("The army's men' went.", "The army's men' went.", "apostrophes"),
    ],
)
def test_a_few_quoted_words_are_read_as_bare(text, bare, why):
    assert SCARE_QUOTES.sub(lambda quoted: f" {quoted[1]} ", text) == bare, why


@pytest.mark.parametrize(
    ("text", "found", "why"),
    [
        ("killed a woman, 55, and her son", [", 55,"], "between commas"),
        ("killed Ada, 55, from Kyiv", [", 55"], "a comma that parts what follows stays"),
        ("killed men, 12 and 9, respectively", [], "numbers of two places"),
        ("killed a woman, 55 and her son", [", 55"], "before and"),
        ("in Kyiv, 12 people died", [], "a number of people"),
        ("worth 2,500, and more", [], "a number with its own comma"),
        ("a man, 155, and", [], "no age has three digits"),
    ],
)
def test_an_age_between_commas_is_read_over(text, found, why):
    assert AGES.findall(text) == found, why


@pytest.mark.parametrize(
    ("text", "found", "why"),
    [
        (
            "Four people, including a girl, were wounded.",
            [", including a girl,"],
            "who was among them",
        ),
        (
            "Nine soldiers, two of them officers, died.",
            [", two of them officers,"],
            "what some of them were",
        ),
        ("Four people, including a girl.", [], "no verb follows"),
        ("Ministers, who met in Kyiv, were silent.", [], "no part of a count"),
    ],
)
def test_what_parts_of_those_counted_were_is_read_over(text, found, why):
    assert ASIDES.findall(text) == found, why


def test_offsets_are_into_the_text_as_submitted(document_of):
    text = 'It had "fully liberated" Lypove, killing a man, 55, and his son. A drone fell.'
    document = document_of(text)
    assert document.text == text
    assert [document.words(sentence) for sentence in document.sentences] == [text[:64], text[65:]]
    (name,) = [t for t in document.parse if t.text == "Lypove"]
    assert text[document.start(name) : document.end(name)] == "Lypove"


def test_a_date_line_is_left_out_of_the_parse(document_of):
    document = document_of("date 2024-11-13\nA drone fell.")
    assert [t.text for t in document.parse] == ["A", "drone", "fell", "."]
    assert document.words(document.sentences[0]) == "A drone fell."


@pytest.mark.parametrize(
    ("text", "sentences", "why"),
    [
        (
            "Drones hit Kyiv\nTwo people died.",
            ["Drones hit Kyiv", "Two people died."],
            "a headline has no full stop",
        ),
        (
            "KYIV, Ukraine (AP) — A drone fell.",
            ["KYIV, Ukraine (AP) —", "A drone fell."],
            "where the reporter sat",
        ),
    ],
)
def test_sentences_begin_where_a_reader_begins_them(text, sentences, why, document_of):
    document = document_of(text)
    assert [document.words(s) for s in document.sentences] == sentences, why


def test_only_a_line_without_a_full_stop_is_a_headline(document_of):
    assert [s.headline for s in document_of("Drones hit Kyiv\nTwo people died.").sentences] == [
        True,
        False,
    ]
