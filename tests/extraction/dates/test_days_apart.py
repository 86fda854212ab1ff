"""Which words tell a day from another event's day."""

import pytest

from events.extraction.dates.days_apart import days_apart, days_before_its_clause


@pytest.mark.parametrize(
    ("text", "days", "why"),
    [
        ("The following day a drone hit Kherson.", 1, "the following day"),
        ("The next night a drone hit Kherson.", 1, "the next night"),
        ("Two days later a drone hit Kherson.", 2, "so many days later"),
        ("A day later a drone hit Kherson.", 1, "a day"),
        ("Three days earlier a drone hit Kherson.", -3, "so many days earlier"),
        ("The day before, a drone hit Kherson.", -1, "the day before"),
        ("That same day a drone hit Kherson.", 0, "the same day"),
        ("A drone hit Kherson on Monday.", None, "a day of its own"),
        ("A drone hit Kherson the next day after talks.", None, "from what it names itself"),
    ],
)
def test_words_count_the_days_from_the_event_before(text, days, why, document_of, mentions_of):
    found = days_apart(mentions_of(text)[-1], document_of(text))
    assert (found[0] if found else None) == days, why
    assert found is None or found[1].rule == "date/told from another"


@pytest.mark.parametrize(
    ("text", "days", "why"),
    [
        ("Ministers met two days after a drone hit Kherson.", 2, "so many days after"),
        ("Ministers met a day after a drone hit Kherson.", 1, "a day after"),
        ("Ministers met hours after a drone hit Kherson.", 0, "hours after"),
        (
            "Ministers met two days after the talks, as a drone hit Kherson.",
            None,
            "after something else",
        ),
        ("A drone hit Kherson two days after the talks.", None, "the later of the two"),
    ],
)
def test_words_count_the_days_before_the_main_clause(text, days, why, document_of, mentions_of):
    assert days_before_its_clause(mentions_of(text)[-1], document_of(text)) == days, why
