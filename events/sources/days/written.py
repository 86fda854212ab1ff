"""A day as people and programs write it.

`2025-03-04T10:00:00Z`, `4 March 2025`, `Mar 4, 2025`, `20250304`, `04.03.2025`, seconds since 1970,
what JavaScript prints. Own code: dateparser takes 10 to 70 ms a value and a second for one that is
no day, and a file has ten thousand.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta, timezone, tzinfo
from enum import Enum

from events.sources.days.words import change_before, folded, months, published_before, zone_named

LONGEST = 120  # characters; JavaScript adds the name of the zone
PLACEHOLDERS = frozenset({date(1900, 1, 1), date(1969, 12, 31), date(1970, 1, 1)})
EARLIEST_YEAR = 1900  # before: year 1 of .NET, 1601 of Windows

_WORD = r"[^\W\d_]{2,14}"
_TIME = (
    r"(?P<hour>\d{1,2})[:.h](?P<minute>\d\d)(?:[:.](?P<second>\d\d)(?:[.,]\d{1,9})?)?"
    r"(?:\s?(?P<half>[ap])\.?m\.?)?"
)
_ZONE = r"(?:\s*\(?(?P<zone>(?:GMT|UTC)?\s?[+\-−]\d{1,2}(?::?\d\d)?|(?-i:Z|[A-Z]{2,4}\b))\)?)?"
_CLOCK = rf"(?:[^\d\n+]{{1,14}}?{_TIME}{_ZONE})?"
_DAY = r"(?P<day>\d{1,2})(?:st|nd|rd|th|er|\.|º)?"
# Copied from a page, a day may touch what stood beside it: 07/08/2024July 8, 2024; 20249:12 AM.
_BEFORE = r"(?:(?<![\d/.:-])|(?<=\d/\d\d\d\d)(?=[^\W\d_]))"
_BEHIND = r"(?:(?![\d/])|(?<=(?:19|20)\d\d)(?=\d{1,2}:\d\d))"
_FORMS = tuple(
    re.compile(rf"{_BEFORE}{form}{_BEHIND}{clock}", re.IGNORECASE)
    for form, clock in (
        (r"(?P<year>\d{4})(?P<mark>[-/.])(?P<month>\d{1,2})(?P=mark)(?P<day>\d{1,2})", _CLOCK),
        (
            r"(?P<year>(?:19|20)\d\d)(?P<month>\d\d)(?P<day>\d\d)"
            r"(?P<hour>\d\d)(?P<minute>\d\d)(?P<second>\d\d)",
            "",
        ),
        (
            r"(?P<year>(?:19|20)\d\d)(?P<month>\d\d)(?P<day>\d\d)",
            r"(?:T?(?P<hour>\d\d)(?P<minute>\d\d)(?P<second>\d\d)?(?!\d)" + _ZONE + ")?",
        ),
        (r"(?P<a>\d{1,2})(?P<mark>[-/.])(?P<b>\d{1,2})(?P=mark)(?P<year>\d{4}|\d\d)", _CLOCK),
        (rf"{_DAY}[\s-]*(?:de\s+)?(?P<name>{_WORD})\.?,?[\s-]*(?:de\s+)?(?P<year>\d{{4}})", _CLOCK),
        (rf"(?P<name>{_WORD})\.?\s+{_DAY}(?:,\s*|\s+)(?P<year>\d{{4}})", _CLOCK),
        # 04-Mar-25, as Excel and Oracle write it
        (
            rf"(?P<day>\d{{1,2}})(?P<mark>[ -])(?P<name>{_WORD})(?P=mark)(?P<year>\d\d)(?![\d:])",
            _CLOCK,
        ),
        (rf"(?P<year>\d{{4}})[\s,-]+(?P<name>{_WORD})\.?[\s-]+{_DAY}", _CLOCK),
        # Wed Mar  5 08:02:46 2025
        (
            rf"(?P<name>{_WORD})\.?\s+{_DAY}\s+{_TIME}\s+(?:(?P<zone>[A-Z]{{1,4}})\s+)?(?P<year>\d{{4}})",
            "",
        ),
    )
)
_SECONDS = re.compile(r"(?P<seconds>\d{10})(?:\d{3})?(?:\.\d{1,6})?")
_SERIAL = re.compile(r"\d{5}(?:\.\d{1,12})?")
FIRST_OF_SERIALS = date(1899, 12, 30)  # Excel takes 1900 for a leap year
_OFFSET = re.compile(r"(?:GMT|UTC)?\s?(?P<sign>[+\-−])(?P<hours>\d{1,2}):?(?P<minutes>\d\d)?")
# What may stand around the day of a field: a weekday, a zone's long name, a word for *year*.
_AROUND = re.compile(r"[^\d]{0,60}")


class Order(Enum):
    """What stands first in `04/03/2025`."""

    DAY_FIRST = "day first"
    MONTH_FIRST = "month first"


@dataclass(frozen=True, slots=True)
class WrittenDay:
    """The day as written. `moment` is set if a time and its zone are written, too."""

    day: date
    moment: datetime | None = None

    @property
    def in_utc(self) -> bool:
        """Whether the day is that of Greenwich: the outlet's own may be its neighbour."""
        return self.moment is not None and self.moment.utcoffset() == timedelta()


def read_day(written: str, *, order: Order | None = None) -> WrittenDay | None:
    """The day that a field holds, and nothing else.

    None if it holds none, a placeholder such as 1970, or a day that can be read in two ways and
    `order` does not say how.
    """
    written = written.strip()
    if not written or len(written) > LONGEST:
        return None
    seconds = _SECONDS.fullmatch(written)
    if seconds:
        return _at(int(seconds["seconds"]))
    found = next(_matches(written), None)
    if found is None or not _stands_alone(found, written):
        return None
    return _read(found, order)


def find_day(words: str, *, order: Order | None = None, changed: bool = False) -> WrittenDay | None:
    """The first day of publication within a line such as `Published: 5 March 2025`.

    The day of a change is passed over, but for `changed`.
    """
    for found in sorted(_matches(words[:400]), key=lambda match: match.start()):
        if changed or not change_before().search(words[: found.start()]):
            told = _read(found, order)
            if told is not None:
                return told
    return None


def find_published(words: str) -> date | None:
    """The day that a line says was that of publication: *Published: 5 March 2025*."""
    for found in sorted(_matches(words[:400]), key=lambda match: match.start()):
        told = _read(found, None)
        if told is not None and published_before().search(words[: found.start()]):
            return told.day
    return None


def order_in(values: Iterable[str]) -> Order | None:
    """The order that a file or a feed keeps: what those show that can be read in one way only."""
    orders = {
        order
        for value in values
        for found in _matches(value[:LONGEST])
        if (order := _order_shown(found)) is not None
    }
    return orders.pop() if len(orders) == 1 else None


def _matches(text: str) -> Iterator[re.Match[str]]:
    for form in _FORMS:
        for found in form.finditer(text):
            name = found.groupdict().get("name")
            if name is None or folded(name) in months():
                yield found


def is_placeholder(written: str) -> bool:
    """Whether a field holds a day that stands for none, such as 1970-01-01."""
    found = next(_matches(written[:LONGEST]), None)
    if found is None or not found.groupdict().get("year"):
        return False
    try:
        day = date(_year(found["year"]), *(_month_and_day(found.groupdict(), None) or (1, 1)))
    except ValueError:
        return False
    return _is_placeholder(day)


def read_serial(written: str) -> WrittenDay | None:
    """The day of a spreadsheet's number of days since 1900, between 1990 and 2060."""
    if not _SERIAL.fullmatch(written.strip()):
        return None
    days = int(float(written))
    return WrittenDay(FIRST_OF_SERIALS + timedelta(days=days)) if 32_874 <= days < 58_440 else None


def _stands_alone(found: re.Match[str], written: str) -> bool:
    return bool(
        _AROUND.fullmatch(written[: found.start()]) and _AROUND.fullmatch(written[found.end() :])
    )


def _at(seconds: int) -> WrittenDay | None:
    moment = datetime.fromtimestamp(seconds, tz=UTC)
    return None if _is_placeholder(moment.date()) else WrittenDay(moment.date(), moment)


def _read(found: re.Match[str], order: Order | None) -> WrittenDay | None:
    groups = found.groupdict()
    month_and_day = _month_and_day(groups, order)
    if month_and_day is None:
        return None
    try:
        day = date(_year(groups["year"]), *month_and_day)
    except ValueError:  # 31 February
        return None
    return None if _is_placeholder(day) else WrittenDay(day, _moment(day, groups))


def _month_and_day(groups: dict[str, str | None], order: Order | None) -> tuple[int, int] | None:
    if groups.get("a"):
        return _by_order(int(groups["a"] or 0), int(groups["b"] or 0), groups["mark"], order)
    name = groups.get("name")
    month = months()[folded(name)] if name else int(groups["month"] or 0)
    return month, int(groups["day"] or 0)


def _by_order(a: int, b: int, mark: str | None, order: Order | None) -> tuple[int, int] | None:
    if mark == ".":  # with full stops the day always stands first
        return b, a
    if a == b or b > 12:
        return a, b
    if a > 12:
        return b, a
    if order is None:
        return None
    return (b, a) if order is Order.DAY_FIRST else (a, b)


def _order_shown(found: re.Match[str]) -> Order | None:
    groups = found.groupdict()
    if not groups.get("a") or groups["mark"] == ".":
        return None
    a, b = int(groups["a"]), int(groups["b"])
    if 12 < a <= 31 and b <= 12:
        return Order.DAY_FIRST
    return Order.MONTH_FIRST if 12 < b <= 31 and a <= 12 else None


def _year(written: str | None) -> int:
    year = int(written or 0)
    return year + 2000 if len(written or "") == 2 else year


def _moment(day: date, groups: dict[str, str | None]) -> datetime | None:
    zone = _zone(groups.get("zone"))
    if zone is None or groups.get("hour") is None:
        return None
    hour, minute, second = (int(groups.get(name) or 0) for name in ("hour", "minute", "second"))
    if groups.get("half"):
        hour = hour % 12 + (12 if (groups["half"] or "").lower() == "p" else 0)
    try:
        return datetime(day.year, day.month, day.day, hour, minute, min(second, 59), tzinfo=zone)
    except ValueError:
        return None


def _zone(written: str | None) -> tzinfo | None:
    if not written:
        return None
    offset = _OFFSET.fullmatch(written.upper())
    if offset is None:
        return zone_named(written.strip())
    minutes = int(offset["hours"]) * 60 + int(offset["minutes"] or 0)
    if minutes >= 24 * 60:
        return None
    return timezone(timedelta(minutes=minutes if offset["sign"] == "+" else -minutes))


def _is_placeholder(day: date) -> bool:
    return day.year < EARLIEST_YEAR or day in PLACEHOLDERS
