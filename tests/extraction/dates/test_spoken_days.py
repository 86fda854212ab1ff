"""The day on which somebody spoke gives way to the day on which it happened."""

from datetime import date

import pytest

from events.extraction.types import DateSpan


def november(first, last=None):
    return DateSpan(date(2024, 11, first), date(2024, 11, last or first))


@pytest.mark.parametrize(
    ("text", "day", "why"),
    [
        (
            "Militants killed four soldiers near Kherson, the army said on Tuesday. "
            "The attackers came out of the forest on Sunday.",
            november(10),
            "a day that a sentence behind names",
        ),
        (
            "Militants killed four soldiers near Kherson, the army said on Tuesday. "
            "They will be buried on Wednesday.",
            november(12),
            "a day of what is to come",
        ),
        (
            "Militants killed four soldiers near Kherson on Monday, the army said. "
            "The army left the town on Sunday.",
            november(11),
            "its own day stays",
        ),
    ],
)
def test_the_day_is_that_of_the_event_and_not_of_the_speech(text, day, why, events_of):
    assert events_of(text)[0].date == day, why
