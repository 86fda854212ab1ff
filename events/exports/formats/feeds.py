"""Atom (RFC 4287) and JSON Feed 1.1: the events changed last, in pages that link to the next."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from urllib.parse import parse_qsl, urlencode, urlsplit, urlunsplit

from lxml.builder import ElementMaker
from lxml.etree import _Element, tostring

from events.exports.about import NAME
from events.exports.columns import BY_NAME
from events.exports.formats.marked_up import clean
from events.exports.options import CURSOR, write_cursor
from events.exports.rows import EventRow, point_of
from events.exports.selection import Selection

PAGE = 100
PARTS = ("places", "actors", "reports")
ATOM, GEORSS, HISTORY = (
    "http://www.w3.org/2005/Atom",
    "http://www.georss.org/georss",
    "http://purl.org/syndication/history/1.0",
)
E = ElementMaker(namespace=ATOM, nsmap={None: ATOM, "georss": GEORSS, "fh": HISTORY})
G = ElementMaker(namespace=GEORSS, nsmap={"georss": GEORSS})


@dataclass(frozen=True, slots=True)
class _Page:
    """`following` is the address of the next page; None on the last."""

    rows: list[EventRow]
    following: str | None


def write_atom(selection: Selection) -> Iterator[bytes]:
    page = _page(selection)
    changed = [row.event.updated_at for row in page.rows]
    feed = E.feed(
        E.title(clean(selection.about.title)),
        E.id(_without_cursor(selection.here)),
        E.updated(_moment(max(changed, default=selection.about.made_at))),
        E.author(E.name(NAME)),
        E.generator(NAME, version=selection.about.version),
        E.link(rel="self", type="application/atom+xml", href=selection.here),
        E.link(rel="alternate", type="text/html", href=selection.about.address),
        *([E.link(rel="next", href=page.following)] if page.following else []),
        *map(_entry, page.rows),
    )
    yield tostring(feed, encoding="utf-8", xml_declaration=True)


def write_json_feed(selection: Selection) -> Iterator[bytes]:
    page = _page(selection)
    feed = {
        "version": "https://jsonfeed.org/version/1.1",
        "title": selection.about.title,
        "home_page_url": selection.about.address,
        "feed_url": selection.here,
        **({"next_url": page.following} if page.following else {}),
        "language": "en",
        "authors": [{"name": NAME, "url": selection.about.address}],
        "items": [_item(row) for row in page.rows],
    }
    yield json.dumps(feed, ensure_ascii=False).encode("utf-8", "replace")


def _page(selection: Selection) -> _Page:
    """A reader of feeds asks every hour: it gets a page, not a million events."""
    events = selection.events.changed_last_first()
    after = selection.options.older_than
    found = list((events.changed_before(*after) if after else events).for_table()[: PAGE + 1])
    shown = found[:PAGE]
    following = _at(selection.here, write_cursor(shown[-1])) if len(found) > PAGE else None
    return _Page(selection.with_parts(shown, PARTS), following)


def _entry(row: EventRow) -> _Element:
    point = point_of(row.first_place)
    return E.entry(
        E.title(clean(f"{row.title}, {row.event.ends_on}")),
        E.id(row.page),
        E.link(rel="alternate", type="text/html", href=row.page),
        *(E.link(rel="via", href=clean(a.url)) for a in row.articles if a.url),
        E.published(_moment(row.event.created_at)),
        E.updated(_moment(row.event.updated_at)),
        E.category(term=row.event.kind),
        E.summary(clean(_words(row))),
        *([G.point(f"{point[1]} {point[0]}")] if point else []),
    )


def _item(row: EventRow) -> dict[str, object]:
    point = point_of(row.first_place)
    return {
        "id": row.page,
        "url": row.page,
        "title": f"{row.title}, {row.event.ends_on}",
        "content_text": _words(row),
        "date_published": _moment(row.event.created_at),
        "date_modified": _moment(row.event.updated_at),
        "tags": [row.event.kind, row.event.status],
        "_event": {
            "about": "The event's id and values, as the columns of the CSV name them",
            **{name: BY_NAME[name].read(row, row.first_place) for name in ("id", "kind", "status")},
            "event_date": row.event.starts_on.isoformat(),
            "end_date": row.event.ends_on.isoformat(),
            "latitude": point[1] if point else None,
            "longitude": point[0] if point else None,
        },
    }


def _words(row: EventRow) -> str:
    outlets = ", ".join(dict.fromkeys(a.source for a in row.articles if a.source))
    return f"{row.event.summary}\n\nReported by: {outlets}" if outlets else row.event.summary


def _moment(moment: datetime) -> str:
    return moment.isoformat(timespec="seconds").replace("+00:00", "Z")


def _at(address: str, cursor: str) -> str:
    """The address of the page that begins after this place."""
    bare = urlsplit(_without_cursor(address))
    query = f"{bare.query}&{CURSOR}={cursor}" if bare.query else f"{CURSOR}={cursor}"
    return urlunsplit(bare._replace(query=query))


def _without_cursor(address: str) -> str:
    parts = urlsplit(address)
    kept = [(name, value) for name, value in parse_qsl(parts.query) if name != CURSOR]
    return urlunsplit(parts._replace(query=urlencode(kept)))
