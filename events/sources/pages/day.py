"""The day on which a page's article was published, in the outlet's own time.

In the order of trust: linked data, metadata, the time beside the headline, the address, the words
beside the headline. A day that cannot be (year 1, 1970, the future) is none, and the next is asked.
Where the words say *Published* and name an earlier day, they count: a site that moved its archive
gives all its articles the day of the move.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta, tzinfo
from typing import Any
from urllib.parse import urlsplit

from lxml.html import HtmlElement

from events.sources.days import (
    WrittenDay,
    address_day,
    find_day,
    find_published,
    outlet_day,
    read_day,
)
from events.sources.pages.headline import headline_of, lines_beside, times_beside, words_of
from events.sources.pages.metadata import broken_days, linked_articles, meta_values

# In the order of trust. Names in lower case.
DAY_NAMES = (
    "article:published_time",
    "og:article:published_time",
    "datepublished",
    "parsely-pub-date",
    "dc.date.issued",
    "dcterms.issued",
    "dcterms.created",
    "dc.date",
    "dcterms.date",
    "pubdate",
    "publishdate",
    "publish-date",
    "publication_date",
    "publish_date",
    "article.published",
    "sailthru.date",
    "cxenseparse:recs:publishtime",
    "date",
)
# They say when the page was changed; only their zone is asked for.
ZONE_NAMES = ("article:modified_time", "og:updated_time", "datemodified", "last-modified")

A_DAY = timedelta(days=1)  # the neighbour may be the same moment


@dataclass(frozen=True, slots=True)
class PublicationDay:
    """`is_local`: it is surely that of the outlet's zone, not that of UTC."""

    day: date
    is_local: bool


def publication_day(page: HtmlElement, *, url: str, latest: date) -> PublicationDay | None:
    """The day of publication; None if the page has none until `latest`, or several."""
    told = [*_told_by_programs(page, url)]
    by_address, in_words = address_day(url), _in_words(page)
    beside = [day for day in (in_words, by_address) if day is not None]
    zone = _zone_shown(page, told)
    days = [
        PublicationDay(day, is_local=not one.in_utc or bool(beside) or zone is not None)
        for one in told
        for day in [outlet_day(one, beside=beside, zone=zone)]
    ]
    days += [PublicationDay(day, is_local=True) for day in (by_address, in_words) if day]
    found = next((found for found in days if found.day <= latest), None)
    said = next((day for line in lines_beside(page) if (day := find_published(line))), None)
    if found and said and said < found.day - A_DAY:
        return PublicationDay(said, is_local=True)
    return found


def _told_by_programs(page: HtmlElement, url: str) -> Iterator[WrittenDay]:
    """What linked data, metadata and <time> say, the surest first."""
    nodes = [*linked_articles(page)]
    yield from _only(_own(nodes, page, url) or nodes)
    yield from _one_day([told for day in broken_days(page) if (told := read_day(day)) is not None])
    by_name = meta_values(page)
    for name in DAY_NAMES:
        told = read_day(by_name.get(name, ""))
        if told is not None:
            yield told
    yield from _one_day([told for time in times_beside(page) if (told := _time(time)) is not None])


def _only(nodes: Iterable[dict[str, Any]]) -> list[WrittenDay]:
    written = (read_day(str(node.get("datePublished", ""))) for node in nodes)
    return _one_day([told for told in written if told is not None])


def _one_day(told: list[WrittenDay]) -> list[WrittenDay]:
    """The first, if all name the same day."""
    return told[:1] if len({one.day for one in told}) == 1 else []


def _own(nodes: list[dict[str, Any]], page: HtmlElement, url: str) -> list[dict[str, Any]]:
    """Those of the page's own article, by its address or headline: teasers are described, too."""
    headline = headline_of(page)
    path = urlsplit(url).path.rstrip("/")
    return [
        node
        for node in nodes
        if (path and path in _addresses(node))
        or (headline and " ".join(str(node.get("headline", "")).split()) == headline)
    ]


def _addresses(node: dict[str, Any]) -> set[str]:
    entity = node.get("mainEntityOfPage")
    said = [node.get("url"), node.get("@id"), entity]
    said += [entity.get("@id"), entity.get("url")] if isinstance(entity, dict) else []
    return {_path(one) for one in said if isinstance(one, str)}


def _path(address: str) -> str:
    try:
        return urlsplit(address).path.rstrip("/")
    except ValueError:
        return ""


def _time(time: HtmlElement) -> WrittenDay | None:
    said = time.get("datetime") or time.get("content") or ""
    return read_day(said if said or time.tag == "time" else words_of(time))


def _in_words(page: HtmlElement) -> date | None:
    found = (find_day(line) for line in lines_beside(page))
    return next((told.day for told in found if told is not None), None)


def _zone_shown(page: HtmlElement, told: Iterable[WrittenDay]) -> tzinfo | None:
    """A zone other than that of Greenwich, if the page gives one to any of its moments."""
    by_name = meta_values(page)
    changed = [by_name.get(name, "") for name in ZONE_NAMES]
    changed += [str(node.get("dateModified", "")) for node in linked_articles(page)]
    for one in (*told, *(read_day(written) for written in changed)):
        if one is not None and one.moment is not None and not one.in_utc:
            return one.moment.tzinfo
    return None
