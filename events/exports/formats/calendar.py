"""iCalendar (RFC 5545): an all-day entry for each event."""

from __future__ import annotations

from collections.abc import Iterator

from icalendar import Calendar
from icalendar import Event as Entry

from events.exports.about import NAME
from events.exports.formats.marked_up import clean
from events.exports.rows import EventRow, day_after, point_of
from events.exports.selection import Selection

PARTS = ("places", "reports")
END = b"END:VCALENDAR\r\n"


def write_calendar(selection: Selection) -> Iterator[bytes]:
    about = selection.about
    calendar = Calendar()
    calendar.add("prodid", f"-//{NAME}//{about.version}//EN")
    calendar.add("version", "2.0")
    calendar.add("name", about.title)
    calendar.add("x-wr-calname", about.title)
    calendar.add("description", "\n".join(f"{name}: {text}" for name, text in about.lines()))
    yield calendar.to_ical().removesuffix(END)
    for batch in selection.rows(PARTS):
        yield b"".join(_entry(row).to_ical() for row in batch)
    yield END


def _entry(row: EventRow) -> Entry:
    entry, event = Entry(), row.event
    entry.add("uid", row.page)
    entry.add("dtstamp", event.updated_at)
    entry.add("dtstart", event.starts_on)
    entry.add("dtend", day_after(event.ends_on))  # the first day that is free again
    entry.add("summary", clean(row.title))
    entry.add("description", clean(_words(row)))
    entry.add("url", row.page)
    entry.add("categories", [event.kind])
    entry.add("transp", "TRANSPARENT")  # nobody is busy because of it
    place, point = row.first_place, point_of(row.first_place)
    if place:
        entry.add("location", clean(", ".join(filter(None, (place.name, place.country)))))
    if point:
        entry.add("geo", (point[1], point[0]))
    return entry


def _words(row: EventRow) -> str:
    sources = "\n".join(article.url for article in row.articles if article.url)
    return f"{row.event.summary}\n\n{sources}" if sources else row.event.summary
