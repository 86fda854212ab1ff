"""Titles of articles, in what people paste and what pages say."""

import pytest

from events.sources.titles import headline_in, opening_of, without_outlet

BODY = (
    "Two drones struck a fuel depot near Sumy on Thursday, the governor of the region said, and "
    "the fire was out by noon. Nobody was hurt."
)
HEADLINE = "Drones set fire to fuel depot near Sumy"


@pytest.mark.parametrize(
    "text",
    [
        f"{HEADLINE}\n\n{BODY}",
        f"\n\n  {HEADLINE}\n{BODY}",
        f"{HEADLINE}\r\n\r\n{BODY}",
        f"{HEADLINE}\nBy Jo Doe\n14 November 2024\n{BODY}",
        f"14 November 2024\n{HEADLINE}\n\n{BODY}",
        f"https://daily.example/depot\n\n{HEADLINE}\n\n{BODY}",
        f"© 2024 The Daily. All rights reserved\n{HEADLINE}\n\n{BODY}",
        f"Hosted by Example News\n\n{HEADLINE}\n\n{BODY}",
        f"☰\n{HEADLINE}\n{BODY}",
        f"20 April 2024,   12:22\nmore\n{HEADLINE}\n\n{BODY}",
        f"top of page\n\nMilitary\n\n{HEADLINE}\n\n{BODY}",
        f" date 2024-11-14 403\n{HEADLINE}\n{BODY}",
        f"BREAKING: {HEADLINE}\n- Two drones came\n- Nobody was hurt\n{BODY}",
        f"BREAKING: A train is late in Poltava\n{HEADLINE}\n\n{BODY}",
    ],
)
def test_a_first_line_that_reads_like_a_headline_is_the_title(text):
    assert headline_in(text) == HEADLINE


@pytest.mark.parametrize(
    "text",
    [
        "",
        BODY,
        f"{BODY}\n\n{BODY}",
        f"KYIV, Nov. 14, 2024 (AP) - {BODY}",
        f"Drones hit a depot.\n\n{BODY}",
        f"Sumy\n\n{BODY}",
        f"14 November 2024\n\n{BODY}",
        HEADLINE,
        # wrapped by hand
        "Two drones struck a fuel depot near Sumy on Thursday, the governor of\n"
        "the region said, and the fire was out by noon. Nobody was hurt.\n",
        "Two drones struck a fuel depot near Sumy on Thursday morning, said the\n"
        "Governor of the region, and the fire was out by noon. Nobody was hurt.\n",
    ],
)
def test_a_sentence_or_a_part_of_one_is_no_title(text):
    assert headline_in(text) == ""


@pytest.mark.parametrize(
    ("title", "bare"),
    [
        ("Depot hit | The Daily", "Depot hit"),
        ("Depot hit - the daily", "Depot hit"),
        ("Depot hit – The Daily", "Depot hit"),
        ("The Daily: Depot hit", "The Daily: Depot hit"),
        ("The Daily | Depot hit", "Depot hit"),
        ("Depot of The Daily hit", "Depot of The Daily hit"),
        ("Depot hit | Another", "Depot hit | Another"),
        ("The Daily", "The Daily"),
    ],
)
def test_the_outlet_is_not_in_the_title(title, bare):
    assert without_outlet(title, "The Daily") == bare


@pytest.mark.parametrize(
    ("text", "opening"),
    [
        (f" date 2024-11-14 {BODY}\n\nThe fire was out.", "Two drones struck a fuel depot"),
        (f" date 2024-11-14 \n\n\n{BODY}", "Two drones struck a fuel depot"),
        ("Militants |\nAt least six farmers\nwere killed when", "At least six farmers"),
        ("Shells fell", "Shells fell"),
        (f"-\n{BODY}", "Two drones struck a fuel depot"),
    ],
)
def test_a_text_without_a_headline_is_called_by_its_first_words(text, opening):
    assert opening_of(text).startswith(opening)


def test_the_name_of_the_outlet_above_the_headline_is_none():
    text = f"Observatory of Local Affairs\n\n{HEADLINE}\n\n{BODY}"
    assert headline_in(text, outlet="Observatory of local affairs") == HEADLINE


@pytest.mark.parametrize(
    "above",
    [
        "Observatory of Local Affairs",
        "Northern Rights Watch\nNorthern Rights Watch is an independent body of this land.",
        "Skip to main content\nThe Daily Courier\nPlural news and views on the North",
        "Menu\nWorld\nUS election\nMiddle East\nSport\nCulture\nHome » News » Top news",
        "We use cookies to make this site work, and for figures of how many come. Read how.",
    ],
)
@pytest.mark.parametrize(
    "below",
    ["", "By Jo Doe\n", "by Jo Doe\nNovember 14, 2024\nShare\n", "Photo of the depot near Sumy\n"],
)
def test_of_a_page_that_was_copied_whole_the_line_that_tells_of_the_article_is_the_title(
    above, below
):
    assert headline_in(f"{above}\n{HEADLINE}\n{below}{BODY}\n\n{BODY}") == HEADLINE


def test_without_an_outlet_the_title_stays():
    assert without_outlet("Depot hit | X", "") == "Depot hit | X"
