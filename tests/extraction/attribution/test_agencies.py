"""Which agency's text an article carries, by its dateline, by-line or credit."""

import pytest

from events.extraction.attribution.agencies import find_agency
from events.extraction.data.known_agencies import agencies

PROSE = (
    "Two drones hit a depot in the north of the country, the governor said.\n\nNobody was hurt, "
    "he wrote later."
)
REUTERS, AP, AFP = "Reuters", "Associated Press", "Agence France-Presse"


@pytest.mark.parametrize(
    ("head", "agency", "why"),
    [
        ("KYIV (AFP) - ", AFP, "a dateline"),
        ("KYIV, Ukraine (AP) — ", AP, "a dateline with the country"),
        ("GAZA/CAIRO, Nov 13 (Reuters) - ", REUTERS, "a dateline of two towns with the day"),
        ("A headline of the day\n\nKYIV, November 13 (Xinhua) -- ", "Xinhua", "below a headline"),
        ("MOSCOW, November 13. /TASS/. ", "TASS", "its own brackets"),
        ("(Reuters) - ", REUTERS, "no town"),
        ("ANKARA (AA) - ", "Anadolu", "a mark that stands in brackets alone"),
        ("A headline\nBy Jane Doe, Reuters\n", REUTERS, "a by-line"),
        ("A headline\nBy HANNA EXAMPLE Associated Press\n", AP, "a by-line without a comma"),
        ("A headline\nBy Jane Doe and John Roe | AFP\n", AFP, "two people"),
        ("A headline\nThe Associated Press\n", AP, "a line by itself"),
        ("A headline\nBy AFP staff\n", AFP, "its staff"),
        ("A headline\nBy Interfax-Ukraine\n", "Interfax-Ukraine", "not Interfax, which is another"),
        ("A headline\nBy AFP and Reuters\n", None, "compiled from two"),
        ("A headline\nBy Al Jazeera and news agencies\n", None, "none is named"),
        ("Reuters reported on Tuesday that ", None, "quoted"),
        ("Russia strikes a depot: Reuters\n", None, "quoted in a headline"),
        ("Missile Hits Kyiv - AFP\n", None, "quoted in a headline of capitals"),
        ("A headline\n(AP Photo/Jane Doe)\n", None, "took the picture"),
        ("A headline\nREUTERS/Jane Doe\n", None, "took the picture"),
        ("A headline\n© AFP\n", None, "above the text it is the picture's"),
        ("A headline\nBy Jane Doe, PA\n", None, "Pennsylvania"),
        ("The parties (AP and BSP) agreed. ", None, "parties of other names"),
        ("The Azerbaijan group (ap) - ", None, "another case"),
        ("KYIV - ", None, "a dateline of the outlet's own"),
        ("", None, "nothing"),
    ],
)
def test_the_head_names_the_agency(head, agency, why):
    found = find_agency(head + PROSE)
    assert (found.agency if found else None) == agency, why


@pytest.mark.parametrize(
    ("foot", "agency", "why"),
    [
        ("\n\n© AFP", AFP, "a credit"),
        ("\n\n© 2024 Agence France-Presse", AFP, "with the year"),
        ("\n\nCopyright 2024 The Associated Press. All rights reserved.", AP, "in words"),
        ("\n\n© 2024 AFP\nAll rights reserved.", AFP, "in the line before the last"),
        ("\n\n— Associated Press", AP, "signed"),
        (" (Reuters)", REUTERS, "signed at the end of the last sentence"),
        ("\n\nSource: AFP", AFP, "its source"),
        ("\n\n(Reporting by Jane Doe; Editing by John Roe)", None, "the house is not named"),
        (
            "\n\nReporting by Jane Doe in Kyiv; Editing by John Roe; Reuters",
            REUTERS,
            "the house is named",
        ),
        ("\n\nWith input from AFP", None, "a part of it"),
        ("\n\nAdditional reporting by Reuters", None, "a part of it"),
        ("\n\nPhoto: AFP", None, "the picture"),
        ("\n\n© AFP Photo", None, "the picture"),
        ("\n\nThe strike was first told by Reuters.", None, "quoted in the last sentence"),
        (
            "\n\n© AFP\n\nMore prose follows here.\n\nAnd still more of it.",
            None,
            "in the midst of the text",
        ),
    ],
)
def test_the_foot_names_the_agency(foot, agency, why):
    found = find_agency("A headline\n\n" + PROSE + foot)
    assert (found.agency if found else None) == agency, why


def test_the_words_that_name_it_are_where_it_says():
    text = "A headline\n\nKYIV, Ukraine (AP) — " + PROSE
    found = find_agency(text)
    assert text[found.start : found.end] == "AP"


def test_the_head_is_asked_before_the_foot():
    assert find_agency("KYIV (AFP) - " + PROSE + "\n\n© Reuters").agency == AFP


@pytest.mark.parametrize(
    "text",
    ["A " * 100_000, "By " + "Aa Bb, " * 30_000, "(" * 100_000, "© " * 100_000, "\n" * 100_000, ""],
)
def test_a_hostile_text_takes_no_time(text):
    assert find_agency(text) is None


def test_no_two_agencies_share_a_name():
    words = [word for agency in agencies() for word in (*agency.names, *agency.marks)]
    assert len(words) == len(set(words))
