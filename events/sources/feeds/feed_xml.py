"""Make a feed's XML safe and small before it is read.

The result is well-formed, has no declarations and at most as many entries as wanted.
"""

from __future__ import annotations

import re
from datetime import UTC, datetime
from html import unescape
from typing import Any
from xml.etree.ElementTree import ParseError

import defusedxml.ElementTree
from defusedxml.common import DefusedXmlException
from lxml import etree

from events.sources.days import read_day
from events.sources.markup import ElementCount, TooMuchMarkup

MOST_ELEMENTS_SENT = 200_000  # five megabytes of the shortest real entries have 150,000
MOST_ELEMENTS_READ = 60_000  # 500 entries with 120 elements each: feedparser takes 2 s
DEEPEST = 120

_ENTRIES = {"item", "entry"}
_LISTS = {"channel", "feed", "RDF"}
_DATES = ("pubDate", "published", "date", "issued", "updated", "modified")
_AMPERSAND = re.compile(
    r"&(?:(#\d{1,7}|#x[0-9a-fA-F]{1,6}|amp|lt|gt|quot|apos);|([A-Za-z][A-Za-z0-9]{1,31});|)"
)
_UNDATED = datetime.min.replace(tzinfo=UTC)


class UnsafeXml(Exception):
    """It declares a document type or entities."""


class NotXml(Exception):
    """Not even the beginning can be read as XML."""


def safe_xml(text: str, *, max_entries: int) -> tuple[bytes, int]:
    """Well-formed UTF-8 with the newest `max_entries` entries, and how many were left out.

    `text` has no XML declaration. Raises UnsafeXml, NotXml, TooMuchMarkup.
    """
    body = text.encode("utf-8", errors="replace")
    if not _is_well_formed(body):
        body = _mended(text)
    root = _tree(body)
    left_out = _leave_out_older(root, max_entries)
    _require_moderate(root)
    return etree.tostring(root, encoding="utf-8"), left_out


def _is_well_formed(body: bytes) -> bool:
    try:
        defusedxml.ElementTree.fromstring(body, forbid_dtd=True)
    except DefusedXmlException:
        raise UnsafeXml from None
    except ParseError:
        return False
    return True


def _mended(text: str) -> bytes:
    """Mend HTML entities and bare ampersands; the parser forgives the rest."""
    # The check has stopped at the first fault, perhaps before a declaration.
    if re.search(r"<!(?:doctype|entity)", text, re.IGNORECASE):
        raise UnsafeXml
    first, *others = re.sub(r"[\x00-\x08\x0b\x0c\x0e-\x1f]", "", text).split("<![CDATA[")
    mended = [_AMPERSAND.sub(_escaped, first)]
    for other in others:
        cdata, end, rest = other.partition("]]>")
        mended.append(f"<![CDATA[{cdata}{end}{_AMPERSAND.sub(_escaped, rest)}")
    return "".join(mended).encode("utf-8", errors="replace")


def _escaped(found: re.Match[str]) -> str:
    if found[1]:
        return found[0]
    letter = unescape(found[0])
    return letter if found[2] and letter != found[0] else "&amp;" + found[0][1:]


def _tree(body: bytes) -> Any:
    count = ElementCount(most_elements=MOST_ELEMENTS_SENT, deepest=DEEPEST)
    _parse(body, target=count)
    root = _parse(body)
    if root is None:
        raise NotXml
    return root


def _parse(body: bytes, **options: Any) -> Any:
    # collect_ids: without, a million made-up ids would fill a table that nobody reads.
    parser = etree.XMLParser(
        recover=True,
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        remove_comments=True,
        collect_ids=False,
        **options,
    )
    try:
        return etree.fromstring(body, parser)
    except etree.XMLSyntaxError:
        raise NotXml from None


def _require_moderate(root: Any) -> None:
    if sum(1 for _ in root.iter()) > MOST_ELEMENTS_READ:
        raise TooMuchMarkup


def _leave_out_older(root: Any, max_entries: int) -> int:
    entries = [
        element
        for element in root.iter(etree.Element)
        if _local_name(element) in _ENTRIES
        and element.getparent() is not None
        and _local_name(element.getparent()) in _LISTS
    ]
    entries.sort(key=_when, reverse=True)  # the order of the feed stays among equals
    for entry in entries[max_entries:]:
        entry.getparent().remove(entry)
    return max(0, len(entries) - max_entries)


def _when(entry: Any) -> datetime:
    told = {_local_name(child): child.text or "" for child in entry.iterchildren(etree.Element)}
    return next(
        (moment for name in _DATES if (moment := _moment(told.get(name, "").strip())) is not None),
        _UNDATED,
    )


def _moment(text: str) -> datetime | None:
    told = read_day(text)
    if told is None:
        return None
    day = told.day
    return told.moment or datetime(day.year, day.month, day.day, tzinfo=UTC)


def _local_name(element: Any) -> str:
    return str(element.tag).rpartition("}")[2]
