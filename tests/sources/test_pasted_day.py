"""The day beside the headline of a page that was copied whole."""

from datetime import date

import pytest

from events.sources.pasted_day import pasted_day

BODY = (
    "Two drones struck a fuel depot near Sumy on Thursday, the governor of the region said, and "
    "the fire was out by noon. Nobody was hurt."
)
HEADLINE = "Drones set fire to fuel depot near Sumy"
DECK = "Firefighters from three towns came to the depot near Sumy, officials said."
MENU = "Skip to content\nThe Daily Courier\nFriday, 6 June 2025\nHome\nWorld\nSport"
DAY = date(2024, 11, 14)


@pytest.mark.parametrize(
    "head",
    [
        f"{MENU}\n{HEADLINE}\nJo Doe\n14 November 2024\nShare",
        f"{MENU}\n{HEADLINE}\nBy Jo Doe\nNovember 14, 20249:12 AM GMT+2Updated 3 hours ago",
        f"{MENU}\n{HEADLINE}\n11/14/2024November 14, 2024",
        f"{MENU}\n{HEADLINE}\nJo Doe Published November 14, 2024 Updated November 15, 2024 08:47",
        f"{MENU}\n{HEADLINE}\n{DECK}\nListen\nBy Jo\nPublished Nov. 14, 2024\nUpdated Nov. 15",
        f"{MENU}\n{HEADLINE}\nUpdated 6:41 PM GMT+3, November 14, 2024",
        f"{MENU}\n14.11.2024, 12:20\n{HEADLINE}",
    ],
)
def test_the_day_beside_the_headline_counts_and_not_the_one_atop_the_page(head):
    assert pasted_day(f"{head}\n{BODY}\n\n{BODY}") == DAY


@pytest.mark.parametrize(
    ("line", "day"),
    [
        ("Jo Doe and Press DeskNov 14, 2024 09:12 am", DAY),
        ("05/12/2024 18:30 SUMY", date(2024, 12, 5)),  # a Thursday; 12 May was a Sunday
        ("12/05/2024 18:30 SUMY", date(2024, 12, 5)),
        ("Publié le 14 novembre 2024 à 01h05, modifié le 15 novembre 2024 à 11h28", DAY),
    ],
)
def test_what_touches_it_or_can_be_read_in_two_ways_is_a_day_too(line, day):
    assert pasted_day(f"{MENU}\n{HEADLINE}\n{line}\n{BODY}\n\n{BODY}") == day


def test_a_picture_of_the_days_before_tells_how_a_day_is_read():
    line = "09/10/2024\nSmoke over the depot - October 8, 2024 (The Daily Courier)"
    assert pasted_day(f"{MENU}\n{HEADLINE}\n{line}\n{BODY}\n\n{BODY}") == date(2024, 10, 9)


def test_an_article_may_begin_with_its_day():
    text = f"{MENU}\n{HEADLINE}\n\nNovember 14, 2024 (SUMY) – {BODY}"
    assert pasted_day(text) == DAY


@pytest.mark.parametrize(
    "text",
    [
        BODY,
        f"{HEADLINE}\n{BODY}",
        f"{HEADLINE}\n02/03/2024\n{BODY}",
        f"{HEADLINE}\nSmoke over the depot after a strike on the town, 5 June 2023.\n{BODY}",
    ],
    ids=["no headline", "no day", "in two ways", "of a picture"],
)
def test_no_other_day_is_taken(text):
    assert pasted_day(text) is None
