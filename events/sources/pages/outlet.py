"""What outlet a page is of, where its metadata name none."""

from __future__ import annotations

import re
from collections.abc import Iterator
from urllib.parse import urlsplit

from lxml.html import HtmlElement

from events.sources.pages.headline import headline_of, title_of, words_of
from events.sources.pages.metadata import linked_articles

LONGEST_NAME = 60
SHORTEST_PART = 4  # letters that a name shares with its address: *Harbour Post*, harbour.example
LONGEST_RIGHTS = 200
_BETWEEN = re.compile(r"\s*[|»•·]\s*|\s+[-–—:]+\s+|:\s+")
_LETTERS = re.compile(r"[^\W\d_]+")
_RIGHTS = re.compile(r"©|\(c\)|copyright", re.IGNORECASE)


def outlet_of(page: HtmlElement, *, said: str, url: str) -> str:
    """The outlet that metadata `said`, unless that is the name of the host.

    Else the publisher of the article that linked data describe, else what stands beside the
    headline in the page's title, if the address or the copyright line names it too: sections of a
    site stand there as well.
    """
    host = urlsplit(url).hostname or ""
    if said and said.casefold() not in {host, host.removeprefix("www.")}:
        return said
    named = next(_publishers(page), "") or next(
        (part for part in _beside_headline(page) if _is_its_own(part, page, host)), ""
    )
    return named or said


def _publishers(page: HtmlElement) -> Iterator[str]:
    for node in linked_articles(page):
        said = node.get("publisher")
        for one in said if isinstance(said, list) else [said]:
            name = one.get("name") if isinstance(one, dict) else one
            if isinstance(name, str) and 0 < len(name.strip()) <= LONGEST_NAME and "/" not in name:
                yield " ".join(name.split())


def _beside_headline(page: HtmlElement) -> Iterator[str]:
    """*Print - Depot hit - The Daily*: the last part first."""
    headline, title = headline_of(page), title_of(page)
    before, found, behind = title.partition(headline) if headline else ("", "", "")
    if found:
        parts = [*_BETWEEN.split(before), *_BETWEEN.split(behind)]
        yield from (part for part in reversed(parts) if 0 < len(part) <= LONGEST_NAME)


def _is_its_own(name: str, page: HtmlElement, host: str) -> bool:
    words = [word.casefold() for word in _LETTERS.findall(name)]
    labels = host.removeprefix("www.").split(".")[:-1]
    if any(len(word) >= SHORTEST_PART and word in label for word in words for label in labels):
        return True
    if "".join(word[0] for word in words if word) in labels:  # *Deutsche Welle*, dw.com
        return len(words) > 1
    return any(name in line for line in _rights(page))


def _rights(page: HtmlElement) -> Iterator[str]:
    for element in page.iter("p", "div", "footer", "span", "small", "li"):
        words = words_of(element)
        if len(words) <= LONGEST_RIGHTS and _RIGHTS.search(words):
            yield words
