"""A text as it is read knows where each of its characters stands in the text as submitted."""

import re
from datetime import date

from hypothesis import given, settings
from hypothesis import strategies as st

from events.extraction.cleaning.edited_text import as_submitted, quoted
from events.extraction.cleaning.steps import cleaned
from events.extraction.types import (
    Attribution,
    DateSpan,
    Evidence,
    Kind,
    Report,
    Stance,
    Why,
)


def test_a_text_without_edits_is_the_same_value():
    text = as_submitted("A drone fell.")
    assert text.edit([]) is text
    assert text.span(2, 7) == (2, 7)


def test_a_deletion_moves_what_follows():
    text = as_submitted("A dro\u00adne fell.").sub(re.compile("\u00ad"), "")
    assert text.text == "A drone fell."
    assert text.span(2, 7) == (2, 8)
    assert text.span(8, 12) == (9, 13)


def test_a_longer_replacement_stands_for_all_that_it_replaces():
    text = as_submitted("identiﬁed").sub(re.compile("ﬁ"), "fi")
    assert text.text == "identified"
    assert text.span(6, 7) == (6, 7)  # the f alone quotes the ligature


def test_a_replacement_of_the_same_length_maps_letter_by_letter():
    text = as_submitted("DRONE FELL").sub(re.compile("DRONE"), "Drone")
    assert text.span(1, 3) == (1, 3)


def test_edits_of_edits_lead_back_to_the_text_as_submitted():
    text = as_submitted("<b>dro\u00adne</b> fell")
    text = text.sub(re.compile("</?b>"), "").sub(re.compile("\u00ad"), "")
    start, end = text.span(0, 5)
    assert (text.text, text.submitted[start:end]) == ("drone fell", "dro\u00adne")


def test_a_part_keeps_its_places():
    part = as_submitted("One. <i>Two</i>.").sub(re.compile("</?i>"), "").part(5, 9)
    assert part.text == "Two."
    assert part.submitted[slice(*part.span(0, 3))] == "Two"


def test_a_report_quotes_the_text_as_submitted_and_names_the_source_as_read():
    text = as_submitted("The air\nforce said it.").sub(re.compile("\n"), " " * 2)
    read = Report(
        Kind.STRIKE,
        None,
        DateSpan(date(2024, 11, 13), date(2024, 11, 13)),
        evidence=(Evidence(0, 22, text.text[:22]),),
        attribution=(Attribution("The air  force", Stance.ASSERTS, 0, 14),),
        why=(Why("kind", "rule", 9, 14),),
    )
    found = quoted(read, text)
    assert found.evidence[0].text == "The air\nforce said it"
    assert (found.attribution[0].source, found.attribution[0].end) == ("The air  force", 13)
    assert (found.why[0].start, found.why[0].end) == (8, 13)


PIECES = ["dro\u00adne", "<p>", "</p>", "&amp;", "\n", "> ", "**", "[a](http://b.c)", "ﬁ", "\u00a0"]
PIECES += [
    "HIT KYIV AND LVIV",
    "explo-\nsion",
    "Read more: x",
    "14:32 GMT",
    "---",
    "word",
    ".",
    " ",
]


@settings(deadline=None)
@given(st.lists(st.sampled_from(PIECES), max_size=30).map(" ".join))
def test_every_character_that_is_left_stands_where_it_says(submitted):
    text = cleaned(submitted)
    assert len(text.text) == len(text.starts) == len(text.ends)
    assert list(text.starts) == sorted(text.starts)
    for i, character in enumerate(text.text):
        made_of = submitted[text.starts[i] : text.ends[i]]
        assert made_of
        if character.isalpha() and len(made_of) == 1 and made_of.isascii():
            assert character.lower() == made_of.lower()
