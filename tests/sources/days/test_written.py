"""Days as people and programs write them."""

from datetime import UTC, date, datetime, timedelta, timezone

import pytest

from events.sources.days import Order, WrittenDay, address_day, find_day, order_in, read_day

DAY = date(2024, 8, 23)


@pytest.mark.parametrize(
    "written",
    [
        "2024-08-23",
        " 2024-8-23 ",
        "2024-08-23 17:05:00",
        "2024-08-23T17:05:00.123456",
        "20240823",
        "20240823T170500",
        "2024/08/23",
        "2024.08.23",
        "23.08.2024",
        "23.8.24, 17:05",
        "23/08/2024",
        "8/23/2024",
        "8/23/24",
        "23-08-2024",
        "23-Aug-2024",
        "23-Aug-24",
        "23 Aug 24 17:05:00 GMT",
        "20240823170500",
        "23 August 2024",
        "23rd August 2024",
        "August 23, 2024",
        "Aug. 23rd, 2024 5:05 pm",
        "Friday, 23 August 2024",
        "Fri Aug 23 17:05:00 2024",
        "2024 August 23",
        "23 серпня 2024",
        "23 серпня 2024 р.",
        "23 августа 2024 г., 17:05",
        "23 août 2024",
        "le 23 août 2024 à 17h05",
        "23 de agosto de 2024",
        "23 أغسطس 2024",
        "٢٣ آب ٢٠٢٤",
        "23. August 2024",
        "1724410000",
        "1724410000000",
    ],
)
def test_a_day_is_read_whatever_wrote_it(written):
    told = read_day(written)
    assert told is not None and told.day == DAY


@pytest.mark.parametrize(
    "written",
    [
        "",
        "yesterday",
        "August 2024",
        "23 August",
        "2024",
        "45526",
        "2024-02-31",
        "2024-13-01",
        "23/23/2024",
        "2024-08-23 to 2024-08-25",
        "killed 23 in August 2024",
        "PT2M",
        "0001-01-01T00:00:00Z",
        "1601-01-01",
        "1970-01-01",
        "Thu, 01 Jan 1970 02:00:00 +0200",
        "1900-01-01T00:00:00",
        "0000000000",
        "23 August 2024 " * 20,
    ],
)
def test_what_is_no_day_or_a_placeholder_is_none(written):
    assert read_day(written) is None


def test_a_day_that_can_be_read_in_two_ways_waits_for_the_order():
    assert read_day("8/9/2024") is None
    assert read_day("8/9/2024", order=Order.DAY_FIRST) == WrittenDay(date(2024, 9, 8))
    assert read_day("8/9/2024", order=Order.MONTH_FIRST) == WrittenDay(date(2024, 8, 9))
    assert read_day("8/8/2024") == WrittenDay(date(2024, 8, 8))


@pytest.mark.parametrize(
    ("values", "order"),
    [
        (["8/9/2024", "23/8/2024"], Order.DAY_FIRST),
        (["8/9/2024", "8/23/2024 10:00"], Order.MONTH_FIRST),
        (["8/9/2024", "2024-08-23", "23.08.2024"], None),
        (["23/8/2024", "8/23/2024"], None),
    ],
)
def test_the_order_is_that_of_the_days_that_show_it(values, order):
    assert order_in(values) is order


@pytest.mark.parametrize(
    ("written", "moment"),
    [
        ("2024-08-23T01:05:00Z", datetime(2024, 8, 23, 1, 5, tzinfo=UTC)),
        ("23 Aug 2024 01:05 GMT", datetime(2024, 8, 23, 1, 5, tzinfo=UTC)),
        (
            "Fri Aug 23 2024 21:05:46 GMT-0400 (Eastern Daylight Time)",
            datetime(2024, 8, 23, 21, 5, 46, tzinfo=timezone(timedelta(hours=-4))),
        ),
        (
            "August 23, 2024 9:05 p.m. EDT",
            datetime(2024, 8, 23, 21, 5, tzinfo=timezone(timedelta(hours=-4))),
        ),
        ("23 August 2024 09:05", None),
        ("2024-08-23", None),
    ],
)
def test_a_moment_is_known_where_the_zone_is_written(written, moment):
    assert read_day(written) == WrittenDay(date(2024, 8, 23), moment)


@pytest.mark.parametrize(
    ("line", "day"),
    [
        ("By Jo Doe | Published August 23, 2024 9:40 PM EDT | 4 min read", DAY),
        ("Updated 25 August 2024, first published 23 August 2024", DAY),
        ("Last updated on 23 August 2024", None),
        ("Обновлено: 23 августа 2024", None),
        ("Опубліковано 23 серпня 2024, 17:05", DAY),
        ("No day here", None),
    ],
)
def test_in_a_byline_the_day_of_a_change_is_passed_over(line, day):
    told = find_day(line)
    assert (told and told.day) == day


@pytest.mark.parametrize(
    ("path", "day"),
    [
        ("/2024/08/23/depot", DAY),
        ("/news/2024/8/23/depot-42.html", DAY),
        ("/world/2024/aug/23/depot", DAY),
        ("/2024-08-23-depot", DAY),
        ("/depot-2024-08-23/", DAY),
        ("/depot-20240823.html", DAY),
        ("/2024/08/depot", None),
        ("/2024/13/23/depot", None),
        ("/20240823123/depot", None),
        ("/2024/08/23/depot/2024/08/24/", None),
        ("/depot?day=2024-08-23", None),
    ],
)
def test_the_day_of_an_address_is_the_only_one_in_its_path(path, day):
    assert address_day(f"https://daily.example{path}") == day


def test_a_number_that_begins_the_title_in_an_address_is_no_day():
    assert address_day("https://daily.example/2024/08/23-killed-in-a-raid") is None
