"""Which of the days of a sentence is that of its event."""

from datetime import date

import pytest


@pytest.mark.parametrize(
    ("text", "start", "end", "why"),
    [
        (
            "He said on Monday that strikes killed 28 people in Kherson in the previous 24 hours.",
            date(2024, 11, 10),
            date(2024, 11, 11),
            "in the hours before he said so",
        ),
        (
            "Strikes killed 28 people in Kherson in the previous 24 hours.",
            date(2024, 11, 12),
            date(2024, 11, 13),
            "in the hours before publication",
        ),
        (
            "Strikes killed 28 people in Kherson three months ago.",
            date(2024, 8, 1),
            date(2024, 8, 31),
            "some day of a month, and no total of it",
        ),
    ],
)
def test_the_day_is_that_of_the_event(text, start, end, why, drafts_of):
    found = drafts_of(text)[0].date
    assert (found.start, found.end) == (start, end), why
