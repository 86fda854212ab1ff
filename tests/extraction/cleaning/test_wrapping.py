"""Lines that were cut at a width are joined; lines that were meant as lines stay."""

import textwrap

import pytest

from events.extraction.cleaning.edited_text import as_submitted
from events.extraction.cleaning.wrapping import without_wrapping

PROSE = (
    "Russian forces struck the port of Odesa with drones late on Tuesday, killing four people and "
    "wounding at least 12, the regional governor Oleh Kiper said. Rescuers were still searching "
    "the rubble of a grain store on Wednesday morning. Ukraine’s air force said that it had shot "
    "down 31 of 40 drones over the Odesa, Mykolaiv and Kherson regions."
)
MORE = (
    "In Kherson, shells fell on a market in the Korabel district, and two women died on the way "
    "to hospital, Mayor Roman Mrochko told reporters. Russia did not comment."
)


def joined(text):
    return without_wrapping(as_submitted(text)).text


@pytest.mark.parametrize("width", [40, 60, 66, 72, 76, 80, 100])
@pytest.mark.parametrize("gap", ["\n\n", "\n"], ids=["blank line", "no blank line"])
def test_paragraphs_come_back_whole_whatever_the_width(width, gap):
    wrapped = gap.join(textwrap.fill(text, width) for text in (PROSE, MORE))
    assert joined(wrapped).split() == wrapped.split()
    assert "\n" not in joined(wrapped).replace("regions.\n\nIn", " ").replace("regions.\nIn", " ")


def test_double_spaced_lines_are_joined():
    assert joined(textwrap.fill(PROSE, 66).replace("\n", "\n\n")) == PROSE


def test_a_word_parted_at_the_end_of_a_line_joins_lines_however_uneven():
    text = (
        "On Monday, gunmen at-\ntacked the village of Zike in Plateau State and\n"
        "killed nine people."
    )
    assert joined(text) == (
        "On Monday, gunmen attacked the village of Zike in Plateau State and killed nine people."
    )


def test_lines_as_wide_as_their_letters_are_joined():
    """A page of a PDF file: letters differ in width, and lines in their number of letters."""
    widths = iter([78, 90, 84, 95, 88])
    text, line = "", ""
    width = next(widths)
    for word in PROSE.split():
        if len(line) + 1 + len(word) > width:
            text, line, width = text + line + "\n", word, next(widths)
        else:
            line = f"{line} {word}".strip()
    text += line
    assert joined(text) == PROSE


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("Drones hit Odesa port, killing four\n" + textwrap.fill(PROSE, 72), "a headline"),
        ("By Anna Field\n" + textwrap.fill(PROSE, 72), "a byline"),
        ("ODESA, Ukraine (AP) — Drones fell.\n" + textwrap.fill(PROSE, 72), "a dateline"),
    ],
)
def test_a_line_of_its_own_above_wrapped_text_stays_one(text, why):
    first, _, rest = joined(text).partition("\n")
    assert first == text.partition("\n")[0], why
    assert rest == PROSE


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("Shall I compare thee to a summer’s day?\nThou art more lovely and more temperate:\n"
         "Rough winds do shake the darling buds of May,\nAnd summer’s lease hath all too short a "
         "date;", "a poem begins each line with a capital"),
        ("so much depends\nupon\n\na red wheel\nbarrow", "short lines of uneven width"),
        ("Kherson region — 3 killed, 11 wounded\nDonetsk region — 1 killed, 7 wounded\n"
         "Kharkiv region: 2 wounded", "a list by region"),
        ("Tanks\t10,263 (+5)\nArtillery systems\t24,170 (+41)\nUAVs\t28,009 (+130)", "a table"),
        ("Russian bomb kills three in Kharkiv\nUkraine says it downed 50 drones\n"
         "Who is winning the war in Sudan?", "a list of headlines"),
        ("- " + PROSE[:60] + "\n- " + MORE[:58], "items of a list"),
        (PROSE + "\n" + MORE, "paragraphs of one long line each"),
        ("On the front, according to the governors of the three regions that were hit:\n"
         "two dead in Kherson", "a colon"),
        (PROSE[:60] + "\n---\n" + MORE[:60].lower(), "a line that parts two articles"),
    ],
)  # fmt: skip
def test_lines_that_were_meant_as_lines_stay(text, why):
    assert joined(text) == text, why


@pytest.mark.parametrize(
    ("wrapped", "whole", "why"),
    [
        ("a loud explo-\nsion", "a loud explosion", "the whole is a word"),
        ("a well-\nknown man", "a well-known man", "both are words, the whole is none"),
        ("the Iran-\nbacked group", "the Iran-backed group", "a participle behind a name"),
        ("a 24-\nhour truce", "a 24-hour truce", "a number"),
        ("in mid-\nApril", "in mid-April", "a name behind it"),
        ("in Zaporizh-\nzhia", "in Zaporizhzhia", "neither is a word"),
        ("the land-to-\nship missile", "the land-to-ship missile", "a hyphen before that one"),
        ("the army --\nthe third", "the army -- the third", "two hyphens are a dash"),
        ("an anti-\ndrone gun", "an anti-drone gun", "a prefix"),
    ],
)
def test_a_hyphen_at_the_end_of_a_line_is_kept_where_it_is_the_words_own(wrapped, whole, why):
    lead = "On Tuesday Russian forces fired at the town and there was one of " + wrapped
    assert joined(lead) == lead.replace(wrapped, whole), why


def test_how_the_text_writes_a_word_elsewhere_decides():
    text = "The ceasefire held. It was said on Monday that the fragile cease-\nfire would go on."
    assert joined(text).endswith("the fragile ceasefire would go on.")
    text = text.replace("ceasefire", "cease-fire")
    assert joined(text).endswith("the fragile cease-fire would go on.")


@pytest.mark.parametrize("unit", ["\n", "a\n", "a-\nb", "and so it went on for forty letters\n"])
def test_time_grows_with_length_and_no_faster(unit, at_most_seconds):
    with at_most_seconds(5):
        joined(unit * (200_000 // len(unit)))
