"""JSON for TimelineJS: a slide for each event."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import date
from html import escape

from events.exports.rows import EventRow
from events.exports.selection import Selection

PARTS = ("places", "reports")


def write_timelinejs(selection: Selection) -> Iterator[bytes]:
    """TimelineJS shows texts as HTML, so what stands in articles is escaped."""
    notes = "".join(f"<p>{escape(text)}</p>" for _, text in selection.about.lines())
    title = {"text": {"headline": escape(selection.about.title), "text": notes}}
    yield b'{"title":' + _text(title) + b',"events":['
    separator = b""
    for batch in selection.rows(PARTS):
        yield separator + b",".join(_text(_slide(row)) for row in batch)
        separator = b","
    yield b"]}"


def _slide(row: EventRow) -> dict[str, object]:
    outlets = ", ".join(dict.fromkeys(a.source for a in row.articles if a.source))
    link = f'<a href="{escape(row.page)}">{escape(outlets or "Sources")}</a>'
    return {
        "unique_id": row.id,
        "start_date": _day(row.event.starts_on),
        "end_date": _day(row.event.ends_on),
        "text": {
            "headline": escape(row.title),
            "text": f"<p>{escape(row.event.summary)}</p><p>{link}</p>",
        },
        "group": row.event.kind.replace("_", " "),
    }


def _day(day: date) -> dict[str, int]:
    return {"year": day.year, "month": day.month, "day": day.day}


def _text(value: object) -> bytes:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode("utf-8", "replace")
