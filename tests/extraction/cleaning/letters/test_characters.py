"""Characters that no reader sees, or that stand for others, do not reach the parser."""

import pytest

from events.extraction.cleaning.edited_text import as_submitted
from events.extraction.cleaning.letters.characters import with_plain_characters


@pytest.mark.parametrize(
    ("submitted", "read", "why"),
    [
        ("nine\u00a0people in\u202fKyiv", "nine people in Kyiv", "no-break and narrow spaces"),
        ("nine\u2009people,\u3000dead", "nine people, dead", "thin and ideographic spaces"),
        ("nine \u00a0 people", "nine people", "&nbsp; beside ordinary spaces"),
        ("nine  people", "nine  people", "ordinary spaces stay as they are"),
        ("Khar\u00adkiv", "Kharkiv", "a soft hyphen within a word"),
        ("Khar\u00ad\nkiv was hit", "Kharkiv was hit", "a soft hyphen at the end of a line"),
        ("\ufeffKyiv\u200b was\u2060 hit", "Kyiv was hit", "marks of zero width"),
        ("\u202eKyiv was hit\u202c", "Kyiv was hit", "directions of writing"),
        ("oﬃce, ﬁre, conﬂict", "office, fire, conflict", "ligatures of printed pages"),
        ("Ｋｙｉｖ", "Kyiv", "fullwidth letters"),
        ("𝗞𝘆𝗶𝘃", "Kyiv", "bold letters of social networks"),
        ("a cafe\u0301 in Sa\u0303o", "a café in São", "a letter and its accent apart"),
        ("one\r\ntwo\rthree\u2028four", "one\ntwo\nthree\nfour", "line ends of all sorts"),
        ("«Nine died», he said", "“Nine died”, he said", "quotation marks of other languages"),
        ("Russia´s army", "Russia’s army", "an accent for an apostrophe"),
        ("Russia’s “army”", "Russia’s “army”", "curly ones stay: agencies write them"),
        ("Pakistanâ€™s â€œwarâ€\u009d", "Pakistan’s “war”", "UTF-8 read as Windows-1252"),
        ("🔴 Kyiv was hit", "Kyiv was hit", "an emoji for a bullet"),
        ("Kyiv was hit❗️Nine died", "Kyiv was hit Nine died", "an emoji for a full stop"),
        ("A\x00drone", "A drone", "control characters"),
        ("on Tuesday², he said³", "on Tuesday, he said", "footnotes behind words"),
    ],
)
def test_odd_characters_are_read_as_plain_ones(submitted, read, why):
    assert with_plain_characters(as_submitted(submitted)).text == read, why


@pytest.mark.parametrize(
    ("submitted", "read", "why"),
    [
        ("some 1\u00a0250 people", "some 1,250 people", "a no-break space parts thousands"),
        ("1\u202f250\u202f000 people", "1,250,000 people", "twice"),
        ("on\u00a013\u00a0120 drones", "on 13 120 drones", "where all spaces are of that sort"),
        ("in 2014\u00a0250 people", "in 2014 250 people", "a year has four digits"),
        ("12\u00a0drones", "12 drones", "no digits follow"),
        ("1 250 people", "1 250 people", "an ordinary space may part two numbers"),
    ],
)
def test_a_no_break_space_within_a_number_parts_thousands(submitted, read, why):
    assert with_plain_characters(as_submitted(submitted)).text == read, why
