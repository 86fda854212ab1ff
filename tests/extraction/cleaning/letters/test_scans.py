"""Words that a machine misread on a printed page are put right; names and codes stay."""

import pytest

from events.extraction.cleaning.edited_text import as_submitted
from events.extraction.cleaning.letters.scans import without_misreadings


@pytest.mark.parametrize(
    ("submitted", "read", "why"),
    [
        ("rebels ki11ed tw0 men", "rebels killed two men", "figures for letters"),
        ("a bomb exp1oded", "a bomb exploded", "a figure within an inflected word"),
        ("killed l4 men and hurt 1O", "killed 14 men and hurt 10", "letters for figures"),
        ("the arrny said the sarne", "the army said the same", "an m in two"),
        ("the Arakan Arrny in Borno", "the Arakan Army in Borno", "with a capital letter"),
        ("a Iocal chief kiIled him", "a local chief killed him", "a capital I for an l"),
        ("je ts hit on Wednes day", "jets hit on Wednesday", "a word in two"),
        ("a Su-27, M23, F16 and a T72", "a Su-27, M23, F16 and a T72", "codes"),
        ("in Iowa, Idlib, Ibb and Iraq", "in Iowa, Idlib, Ibb and Iraq", "names with a capital I"),
        ("the governor of Barnaul", "the governor of Barnaul", "rn that is none"),
        ("told her on Monday", "told her on Monday", "two words, though heron is one"),
        ("the 4th of 10 at 5pm", "the 4th of 10 at 5pm", "ordinals and hours"),
    ],
)
def test_a_misread_word_is_read_as_the_word_it_was(submitted, read, why):
    assert without_misreadings(as_submitted(submitted)).text == read, why
