"""Lists of feeds as OPML, which every feed reader reads and writes."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from xml.etree.ElementTree import Element, SubElement, tostring

from defusedxml.ElementTree import fromstring

MOST_BYTES = 1_000_000
MOST_FEEDS = 1_000


class NotOpml(Exception):
    """The file is no list of feeds."""


@dataclass(frozen=True, slots=True)
class Listed:
    """A feed in a list: its address, and the name that the list gives it."""

    address: str
    title: str


def read_opml(content: bytes) -> list[Listed]:
    """The feeds of the list, each once, in its order. Raises NotOpml."""
    if len(content) > MOST_BYTES:
        raise NotOpml
    try:
        root = fromstring(content, forbid_dtd=False)
    except Exception as error:  # whatever a broken file does to its reader
        raise NotOpml from error
    if root.tag.lower() != "opml":
        raise NotOpml
    found: dict[str, Listed] = {}
    for outline in root.iter():
        named = {name.lower(): value.strip() for name, value in outline.attrib.items()}
        address = named.get("xmlurl", "")
        if address:
            title = named.get("title") or named.get("text", "")
            found.setdefault(address, Listed(address, title))
    return list(found.values())[:MOST_FEEDS]


def write_opml(feeds: Iterable[Listed], *, title: str) -> bytes:
    """The list as a file."""
    root = Element("opml", version="2.0")
    SubElement(SubElement(root, "head"), "title").text = title
    body = SubElement(root, "body")
    for feed in feeds:
        name = feed.title or feed.address
        SubElement(body, "outline", type="rss", text=name, title=name, xmlUrl=feed.address)
    return bytes(tostring(root, encoding="utf-8", xml_declaration=True))
