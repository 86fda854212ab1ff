"""Several articles pasted as one text are read apart, each on its own day."""

from datetime import date

import pytest

from events.extraction.cleaning.steps import cleaned
from events.extraction.reading.articles import articles_in
from tests.extraction.conftest import PUBLISHED_ON  # 2024-11-13

BORNO = (
    "Gunmen on motorbikes attacked a market in Monguno on Monday, killing 11 people, residents "
    "said."
)
MALI = (
    "Two Malian soldiers were killed on Tuesday when their convoy was ambushed near Menaka, the "
    "army said."
)
WIRE_1 = f"Gunmen kill 11 at market in Borno\n\nMAIDUGURI, Nigeria, Nov. 5 (Reuters) - {BORNO}"
WIRE_2 = f"Two soldiers die in Mali ambush\n\nBAMAKO, November 12 (AFP) - {MALI}"
PAGE_1 = f"Gunmen kill 11\nBy Anna Field\nPublished 5 November 2024\n\n{BORNO}\n\n{BORNO}"
PAGE_2 = f"Two soldiers die\nBy Tom Reyes in Bamako\nPublished 12 November 2024\n\n{MALI}"


def read(text):
    return [
        (article.text.text.strip().split("\n")[0], article.published_on)
        for article in articles_in(cleaned(text), PUBLISHED_ON)
    ]


FIRST = ("Gunmen kill 11 at market in Borno", date(2024, 11, 5))
SECOND = ("Two soldiers die in Mali ambush", date(2024, 11, 12))


@pytest.mark.parametrize(
    ("text", "articles", "why"),
    [
        (f"{WIRE_1}\n\n---\n\n{WIRE_2}", [FIRST, SECOND], "each has its dateline"),
        (f"{WIRE_1}\n\n{WIRE_2}", [FIRST, SECOND], "nothing but that parts them"),
        (
            f"{PAGE_1}\n\n{PAGE_2}",
            [("Gunmen kill 11", date(2024, 11, 5)), ("Two soldiers die", date(2024, 11, 12))],
            "each has its byline and day",
        ),
        (
            f"{BORNO}\n\n***\n\n{WIRE_2}",
            [(BORNO, PUBLISHED_ON), SECOND],
            "a separator stands above the second",
        ),
        (
            f"{WIRE_1}\n\nTwo soldiers die in Mali ambush\n\nBAMAKO (AFP) — {MALI}",
            [FIRST, ("Two soldiers die in Mali ambush", PUBLISHED_ON)],
            "a dateline without a day",
        ),
    ],
)
def test_articles_are_read_apart(text, articles, why):
    assert read(text) == articles, why


@pytest.mark.parametrize(
    ("text", "why"),
    [
        (WIRE_1, "one article"),
        (f"{BORNO}\n\n{MALI}", "no dateline"),
        (f"{BORNO}\n\n---\n\n{MALI}", "a separator alone may part two sections"),
        (f"{BORNO}\n\nBAMAKO (AFP) — {MALI}", "a dateline alone may be that of a box"),
        (f"{BORNO}\n\nBy Anna Field in Kyiv", "a byline below the text"),
        (f"{WIRE_1}\n\nKHERSON - nine dead\n\n{BORNO}", "a name in capitals is no dateline"),
    ],
)
def test_one_article_is_read_as_one_on_the_given_day(text, why):
    assert [day for _, day in read(text)] == [PUBLISHED_ON], why


def test_a_day_that_is_still_to_come_is_that_of_the_year_before():
    assert read(WIRE_1.replace("Nov. 5", "Dec. 24") + "\n\n" + WIRE_2)[0][1] == date(2023, 12, 24)


def test_offsets_are_into_the_text_as_submitted(events_of):
    text = f"{WIRE_1}\n\n---\n\n{WIRE_2}"
    events = events_of(text)
    assert {str(event.date.start) for event in events} == {"2024-11-04", "2024-11-12"}
    for event in events:
        for said in event.evidence:
            assert text[said.start : said.end] == said.text


@pytest.mark.parametrize(
    ("heading", "day", "why"),
    [
        ("General Staff, operational update as of 22:00, 12 November 2024", 12, "its own day"),
        ("Situation at the front, update at 16:00, Nov. 11", 11, "the month first"),
        ("Figures as of 1 October", 13, "no bulletin of these days"),
    ],
)
def test_a_bulletin_is_of_the_day_in_its_heading(heading, day, why):
    assert read(f"{heading}\n\n{MALI}") == [(heading, date(2024, 11, day))], why
