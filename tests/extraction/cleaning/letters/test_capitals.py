"""Headlines in capitals are read in ordinary letters, each word as the text or the vocabulary
writes it.
"""

import pytest

from events.extraction.cleaning.edited_text import as_submitted
from events.extraction.cleaning.letters.capitals import without_capitals

BODY = "\n\nA missile hit the Amal hotel in Kryvyi Rih, the UN said. US officials told us so."


@pytest.mark.parametrize(
    ("headline", "read", "why"),
    [
        (
            "MISSILE HITS HOTEL IN KRYVYI RIH",
            "Missile hits hotel in Kryvyi Rih",
            "as the text does",
        ),
        (
            "UN: RUSSIAN MISSILE HITS UKRAINE'S CITY",
            "UN: Russian missile hits Ukraine's city",
            "short for a name",
        ),
        ("US SENDS TROOPS TO BORYSLAVIVKA", "US sends troops to Boryslavivka", "no word: a name"),
        (
            "HAMAS SAYS NINE HEZBOLLAH-BACKED MEN DIED",
            "Hamas says nine Hezbollah-backed men died",
            "sides",
        ),
        ("NINE DIE. FOUR ARE HURT", "Nine die. Four are hurt", "a sentence begins with a capital"),
    ],
)  # fmt: skip
def test_a_headline_in_capitals_is_read_in_ordinary_letters(headline, read, why):
    assert without_capitals(as_submitted(headline + BODY)).text == read + BODY, why


@pytest.mark.parametrize(
    ("line", "why"),
    [
        ("KYIV, Ukraine (AP) — Nine people died.", "a dateline"),
        ("ADVERTISEMENT", "a single word"),
        ("S-300 / S-400", "letters of names"),
        ("NATO and the US SAID SO", "small letters among them"),
    ],
)
def test_other_capitals_stay(line, why):
    assert without_capitals(as_submitted(line + BODY)).text == line + BODY, why


def test_each_letter_keeps_its_place():
    text = without_capitals(as_submitted("MISSILE HITS HOTEL IN KRYVYI RIH" + BODY))
    assert text.submitted[slice(*text.span(22, 32))] == "KRYVYI RIH"


@pytest.mark.parametrize("unit", ["A", "AB ", "AB CD EF GH IJ\n", "ß ẞ AB CD EF GH"])
def test_time_grows_with_length_and_no_faster(unit, at_most_seconds):
    with at_most_seconds(5):
        without_capitals(as_submitted(unit * (200_000 // len(unit))))
