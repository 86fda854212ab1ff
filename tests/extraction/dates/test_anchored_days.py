"""Days that are told from another event's day."""

from datetime import date

import pytest

from events.extraction.dates.anchored_days import with_anchored_days
from events.extraction.types import DateSpan


def november(first, last=None):
    return DateSpan(date(2024, 11, first), date(2024, 11, last or first))


@pytest.fixture(scope="module")
def days_of(document_of, drafts_of):
    """A function: the day of each draft of a text."""
    return lambda text: [d.date for d in with_anchored_days(drafts_of(text), document_of(text))]


@pytest.mark.parametrize(
    ("text", "days", "why"),
    [
        (
            "A missile hit Kyiv on November 5. The following day a drone hit Kherson.",
            [november(5), november(6)],
            "the following day",
        ),
        (
            "A missile hit Kyiv on November 5. Two days later a drone hit Kherson.",
            [november(5), november(7)],
            "two days later",
        ),
        (
            "A missile hit Kyiv on November 5. The day before, a drone hit Kherson.",
            [november(5), november(4)],
            "the day before",
        ),
        (
            "A missile hit Kyiv on November 5. A drone hit Kherson the same day.",
            [november(5), november(5)],
            "the same day",
        ),
        (
            "A missile hit Kyiv on the night of November 5. The next day a drone hit Kherson.",
            [november(4, 5), november(6)],
            "of a night, the day on which it ended",
        ),
        (
            (
                "A missile hit Kyiv on November 5. Two days later a drone hit Kherson. The next "
                "day shells hit Pokrovsk."
            ),
            [november(5), november(7), november(8)],
            "a chain",
        ),
    ],
)
def test_a_day_is_counted_from_the_event_told_last(text, days, why, days_of):
    assert days_of(text) == days, why


@pytest.mark.parametrize(
    ("text", "day", "why"),
    [
        ("The following day a drone hit Kherson.", None, "no event before it"),
        (
            "A missile hit Kyiv on November 5. A drone hit Kherson.",
            None,
            "no words that count days",
        ),
        (
            "A missile hit Kyiv in October. The next day a drone hit Kherson.",
            None,
            "a month is no day to count from",
        ),
        (
            (
                "A missile hit Kyiv on November 5. A drone hit Kherson on November 9, the next "
                "day of talks."
            ),
            november(9),
            "its own day",
        ),
    ],
)
def test_other_days_stay_as_they_are(text, day, why, days_of):
    assert days_of(text)[-1] == day, why


@pytest.mark.parametrize(
    ("text", "days", "why"),
    [
        (
            "Rebels captured Kherson on November 9, two days after taking the town of Brovary.",
            [november(9), november(7)],
            "from the event of the main clause",
        ),
        (
            (
                "Ministers met in Kyiv on November 9, two days after rebels captured the town of "
                "Brovary."
            ),
            [november(7)],
            "from the day of a main clause that tells no event",
        ),
        (
            "Ministers met in Kyiv two days after rebels captured the town of Brovary.",
            [november(11)],
            "from publication",
        ),
        (
            "The missiles that hit a school in Kyiv the day before killed 9, he said on Tuesday.",
            [november(11)],
            "from the day of speech",
        ),
    ],
)
def test_what_came_days_before_the_main_clause_is_dated_from_it(text, days, why, days_of):
    assert days_of(text) == days, why
