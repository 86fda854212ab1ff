"""Cutting a text at the boundaries of sentences and words."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from events.web.pages.passages import SentenceSpan, WordSpan, passages


def drawn(found) -> str:
    """Passages as one line: sentences in [], their report numbers after them, words in {}, with
    their fields.
    """
    line = ""
    for passage in found:
        inner = "".join(
            f"{{{piece.text}:{'+'.join(piece.fields)}}}" if piece.fields else piece.text
            for piece in passage.pieces
        )
        numbers = ",".join(map(str, passage.numbers))
        ending = "".join(f"^{number}" for number in passage.ending)
        line += f"[{inner}]({numbers}){ending}" if passage.numbers else inner
    return line


@pytest.mark.parametrize(
    ("sentences", "words", "expected"),
    [
        ([], [], "abcdefghij"),
        ([SentenceSpan(2, 5, 1)], [], "ab[cde](1)^1fghij"),
        # the whole text is one sentence
        ([SentenceSpan(0, 10, 1)], [], "[abcdefghij](1)^1"),
        # two sentences that touch stay two, also of one report: each has its own anchor
        ([SentenceSpan(0, 5, 1), SentenceSpan(5, 10, 1)], [], "[abcde](1)^1[fghij](1)^1"),
        # one sentence that tells two reports
        ([SentenceSpan(2, 5, 1), SentenceSpan(2, 5, 2)], [], "ab[cde](1,2)^1^2fghij"),
        # a clause inside a sentence
        ([SentenceSpan(0, 10, 1), SentenceSpan(3, 6, 2)], [], "[abc](1)[def](1,2)^2[ghij](1)^1"),
        # spans that overlap without nesting
        ([SentenceSpan(0, 6, 1), SentenceSpan(4, 8, 2)], [], "[abcd](1)[ef](1,2)^1[gh](2)^2ij"),
        # words inside a sentence do not break it
        ([SentenceSpan(2, 8, 1)], [WordSpan(4, 6, "killed")], "ab[cd{ef:killed}gh](1)^1ij"),
        # words of two fields that overlap
        (
            [],
            [WordSpan(1, 4, "date"), WordSpan(3, 6, "place")],
            "a{bc:date}{d:date+place}{ef:place}ghij",
        ),
        # words that reach over the end of their sentence
        ([SentenceSpan(2, 5, 1)], [WordSpan(4, 7, "date")], "ab[cd{e:date}](1)^1{fg:date}hij"),
        # offsets that the text does not have
        ([SentenceSpan(8, 99, 1), SentenceSpan(50, 60, 2)], [], "abcdefgh[ij](1)"),
    ],
)
def test_a_text_is_cut_at_every_boundary(sentences, words, expected):
    assert drawn(passages("abcdefghij", sentences, words)) == expected


def test_an_extract_keeps_the_offsets_of_its_article():
    found = passages("cde", [SentenceSpan(2, 5, 1)], [WordSpan(3, 4, "killed")], offset=2)
    assert drawn(found) == "[c{d:killed}e](1)^1"
    assert [piece.start for piece in found[0].pieces] == [2, 3, 4]


def test_an_empty_text_has_no_passages():
    assert passages("", [SentenceSpan(0, 3, 1)], []) == []


SPANS = st.tuples(st.integers(0, 40), st.integers(1, 20)).map(
    lambda pair: (pair[0], pair[0] + pair[1])
)


@given(
    text=st.text(max_size=40),
    sentences=st.lists(
        SPANS.flatmap(
            lambda span: st.integers(1, 4).map(lambda number: SentenceSpan(*span, number))
        ),
        max_size=8,
    ),
    words=st.lists(SPANS.map(lambda span: WordSpan(*span, "date")), max_size=8),
)
def test_no_character_is_lost_and_no_anchor_is_given_twice(text, sentences, words):
    found = passages(text, sentences, words)
    pieces = [piece for passage in found for piece in passage.pieces]
    assert "".join(piece.text for piece in pieces) == text
    assert len({piece.start for piece in pieces}) == len(pieces)
    for sentence in sentences:
        if sentence.start < len(text):
            assert any(
                passage.start == sentence.start and sentence.number in passage.numbers
                for passage in found
            )
