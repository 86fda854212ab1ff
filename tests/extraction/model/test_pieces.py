"""Long articles in pieces that fit the context of a small model."""

import itertools

import pytest

from events.extraction.model.numbered import OVERLAP, TEXT_TOKENS, pieces, split_sentences, tokens
from events.extraction.model.prompt import ANSWER_TOKENS, prompt

CONTEXT = 8_000
LINES = {
    "en": "The council met again in the evening and spoke about water for the town. ",
    "uk": "Увечері рада зібралася знову й говорила про воду та хліб для міста. ",
    "ar": "اجتمع المجلس مرة أخرى في المساء وتحدث عن الماء والخبز للمدينة. ",
}


def test_prompt_text_and_answer_fit_the_context():
    assert tokens(prompt()) + TEXT_TOKENS + ANSWER_TOKENS < CONTEXT


@pytest.mark.parametrize("line", LINES.values(), ids=LINES)
def test_pieces_overlap_and_leave_nothing_out(line):
    text = "\n".join(line.strip() for _ in range(400))
    sentences = split_sentences(text)
    found = pieces(text, sentences)
    assert len(found) > 3 and found[0].first == 0 and found[-1].last == len(sentences) == 400
    assert all(b.first == a.last - OVERLAP for a, b in itertools.pairwise(found))
    assert all(tokens(piece.lines) <= TEXT_TOKENS * 1.1 for piece in found)
    assert found[1].lines.startswith(f"[{found[1].first + 1}] ")


def test_one_endless_sentence_is_a_piece_of_its_own():
    text = "word " * 20_000
    assert len(pieces(text, split_sentences(text))) == 1
