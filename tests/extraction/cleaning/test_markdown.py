"""Signs that were written for a page do not reach the parser; the words between them do."""

import pytest

from events.extraction.cleaning.edited_text import as_submitted
from events.extraction.cleaning.markdown import (
    without_bullets,
    without_line_marks,
    without_markdown,
)


@pytest.mark.parametrize(
    ("submitted", "read", "why"),
    [
        ("> Kyiv was hit.\n> Nine died.", "Kyiv was hit.\nNine died.", "a quoted mail"),
        (">> Kyiv\n> > Lviv", "Kyiv\nLviv", "quoted twice"),
        ("## Strike on Kyiv ##", "Strike on Kyiv", "a heading"),
        ("Strike on Kyiv\n=====\nNine", "Strike on Kyiv\nNine", "an underlined heading"),
        ("[1]: https://example.org 'x'\nNine", "\nNine", "the target of a link"),
        ("Nine died.\n- [Strike on Odesa](a)\n", "Nine died.\n\n", "an item that leads elsewhere"),
        ("- [Odesa](a) was hit", "- [Odesa](a) was hit", "a link within an item"),
        ("the #1 reason", "the #1 reason", "no heading"),
        ("Nine died.\n\n---\n\nTen", "Nine died.\n\n---\n\nTen", "a line may part two articles"),
    ],
)
def test_marks_of_lines_are_read_over(submitted, read, why):
    assert without_line_marks(as_submitted(submitted)).text == read, why


@pytest.mark.parametrize(
    ("submitted", "read", "why"),
    [
        ("- Kyiv was hit.\n* Lviv too.\n  • So", "Kyiv was hit.\nLviv too.\nSo", "bullets"),
        ("1) Kyiv was hit.\n(2) Lviv too.", "Kyiv was hit.\nLviv too.", "numbers in brackets"),
        ("12 people died.", "12 people died.", "a number that counts"),
        ("(12) soldiers died.", "(12) soldiers died.", "also in brackets"),
        ("– He fled.", "He fled.", "a dash before a speaker's words"),
        ("-5 degrees", "-5 degrees", "a negative number"),
        ("Kyiv - Lviv", "Kyiv - Lviv", "within a line"),
    ],
)
def test_bullets_are_read_over(submitted, read, why):
    assert without_bullets(as_submitted(submitted)).text == read, why


@pytest.mark.parametrize(
    ("submitted", "read", "why"),
    [
        (
            "At **17** in *Wad Madani*, __all__ _said_.",
            "At 17 in Wad Madani, all said.",
            "emphasis",
        ),
        ("**RAFAH** — A *strike\nthere* hit", "RAFAH — A strike\nthere hit", "over a line end"),
        ("in [Rafah](https://example.org/a_(b) \"x\").", "in Rafah.", "a link with its title"),
        ("in [Rafah][rafah].", "in Rafah.", "a link by reference"),
        ("A ![photo](img.jpg) B", "A  B", "an image tells nothing"),
        ("hit Kyiv https://t.co/x1, he said", "hit Kyiv , he said", "an address"),
        ("hit Kyiv (https://example.org/a.b?c=d).", "hit Kyiv .", "an address in brackets"),
        ("hit Kyiv pic.twitter.com/MYwR", "hit Kyiv ", "an address without its beginning"),
        ("on Saturday[1], a market[2][3].", "on Saturday, a market.", "footnote marks"),
        ("the [Israeli] army wa[s] there", "the [Israeli] army wa[s] there", "an editor's words"),
        ("#Kyiv was hit", "Kyiv was hit", "a hashtag"),
        ("2*3*4, a_b_c and f***", "2*3*4, a_b_c and f***", "signs within words"),
        ("*Names have been changed", "*Names have been changed", "a star by itself"),
        ("losses: ~30 tanks, ~40 guns", "losses: ~30 tanks, ~40 guns", "about so many"),
    ],
)  # fmt: skip
def test_the_words_between_the_signs_are_read(submitted, read, why):
    assert without_markdown(as_submitted(submitted)).text == read, why


@pytest.mark.parametrize(
    "unit", ["*", "* a", "*a", "[", "[a](", "![", "](", "_a ", "http://", "> ", "`a"]
)
def test_time_grows_with_length_and_no_faster(unit, at_most_seconds):
    text = as_submitted(unit * (200_000 // len(unit)))
    with at_most_seconds(5):
        without_markdown(without_bullets(without_line_marks(text)))
