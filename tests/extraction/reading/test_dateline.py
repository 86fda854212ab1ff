"""Datelines at the head of an article."""

from datetime import date

import pytest

from events.extraction.reading.dateline import find_dateline


@pytest.mark.parametrize(
    ("text", "day"),
    [
        (" date 2024-11-13 Russia escalated its attacks", date(2024, 11, 13)),
        ("date: 2024-11-13\nRussia escalated", date(2024, 11, 13)),
        ("October 9th, 2023 ( A Channel  — Delivered by  A Wire )\nA barrage", date(2023, 10, 9)),
        ("Oct. 9, 2023\nA barrage", date(2023, 10, 9)),
        ("9 October 2023\nA barrage", date(2023, 10, 9)),
        ("Published: 9 Oct 2023 | 14:05 GMT\nA barrage", date(2023, 10, 9)),
        ("Last updated on Monday, October 9, 2023 at 14:05\nA barrage", date(2023, 10, 9)),
        ("2023-10-09T14:05:00Z A barrage", date(2023, 10, 9)),
        ("2023/10/09\nA barrage", date(2023, 10, 9)),
        ("09.10.2023\nA barrage", date(2023, 10, 9)),
        ("KYIV, Ukraine, Nov. 13, 2024 (AP) - Drones", date(2024, 11, 13)),
        ("Drones shot down\n8/23/2024 3:09:15 AM\n(A Wire) The", date(2024, 8, 23)),
        ("Drones shot down\r\n23/8/2024\r\nThe", date(2024, 8, 23)),
        ("Drones shot down\n9/9/2024\nThe", date(2024, 9, 9)),  # the same either way
        ("Kyiv, 13 November 2024\nDrones", date(2024, 11, 13)),
        ("Khan Younis, Gaza Strip, Wednesday, Nov. 13, 2024 (A Wire) - Drones", date(2024, 11, 13)),
        ("Drones shot down\nBy Ann O’Neill, 13 November 2024\n", date(2024, 11, 13)),
        ("27 killed\nDushanbe, 21.11.2016. /Khovar/. At least", date(2016, 11, 21)),
        ("At least seven dead\n# 27 March 2015 16:23 (UTC +04:00)\n", date(2015, 3, 27)),
        ("Headline\n\nA byline\n\n1 minute\n\nSept 19, 2024 – The air force", date(2024, 9, 19)),
    ],
)
def test_the_day_is_read_from(text, day):
    assert find_dateline(text).day == day


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("", "nothing there"),
        ("Drones shot down\n8/9/2024 3:09:15 AM", "August or September"),
        ("October 9, 2023 was a dark day", "prose"),
        ("The strike of October 9, 2023", "does not begin a line"),
        ("GAZA, Oct 9 (A Wire) - Rockets", "no year"),
        ("31 February 2024\nDrones", "no such day"),
        (" date 2024-13-45 Drones", "no such day"),
        ("Kherson, 11 November 2022 – the day that it was freed\nThe", "a headline"),
        ("Kherson, 11 November 2022: the day that it was freed\nThe", "a headline"),
        ("Kherson, 11 November 2022, was a good day", "prose"),
        ("The battle of Bakhmut, 20 May 2023\nThe", "a title: small words stand before the comma"),
        ("Kyiv, 13 November\nDrones", "no year"),
        ("a\n" * 6 + "9 October 2023", "far below the head"),
        ("8/23/24\nDrones", "no century"),
    ],
)
def test_no_day_is_guessed_from(text, why):
    assert find_dateline(text) is None, why


def test_the_offsets_cover_the_date_alone():
    text = "A headline\nPublished: 9 Oct 2023 (A Wire)"
    found = find_dateline(text)
    assert text[found.start : found.end] == "9 Oct 2023"


@pytest.mark.parametrize(
    "unit", [" ", "date ", "A", "9 ", "KYIV, ", "Kyiv, ", "Kyiv ", "\n", "Published "]
)
def test_a_hostile_head_takes_no_time(unit, at_most_seconds):
    with at_most_seconds(0.2):
        find_dateline(unit * 50_000)
