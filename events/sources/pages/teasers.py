"""Take what leads to other articles out of a page, before its text is looked for.

A teaser within the text would be read as news of this article: *SEE MORE: Missile kills nine*.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from functools import cache
from importlib.resources import files

from lxml.html import HtmlElement

from events.extraction.data.word_lists import word_sets
from events.sources.pages.headline import words_of

LONGEST_TEASER = 400  # characters of a block; a list of headlines may have more, see MOST_OF_PAGE
LONGEST_LABEL = 60
SHORTEST_HEADLINE = 15
# A block with more of the page's words is the article itself, whatever it calls itself.
MOST_OF_PAGE = 0.4

_BLOCKS = frozenset({"p", "div", "li", "aside", "section", "blockquote", "figure", "span"})
_HEADINGS = frozenset({"h2", "h3", "h4", "h5", "h6", "p", "div", "strong"})
_LISTS = frozenset({"ul", "ol", "div", "section", "p", "nav", "li"})
_ROOTS = frozenset({"html", "body", "main", "article", "head"})
_MARKS_AROUND = re.compile(r"\A[\W_]+|[\W_]+\Z")  # bullets, arrows, pictures such as a pin
_FULL_STOP = re.compile(r"[.!?…][\"”’»')\]]*\Z")


def without_teasers(page: HtmlElement) -> None:
    """Take blocks of links to other articles out of the tree."""
    most = len(words_of(page)) * MOST_OF_PAGE
    for element in [*_teasers(page)]:
        if element.getparent() is not None and len(words_of(element)) <= most:
            _drop(element)


def _teasers(page: HtmlElement) -> Iterator[HtmlElement]:
    for element in page.iter(*_BLOCKS, *_HEADINGS, *_LISTS):
        if element.tag in _ROOTS or element.find(".//h1") is not None:
            continue
        if _is_marked(element) or _is_labelled_link(element) or _is_lone_headline(element):
            yield element
        elif element.tag in _HEADINGS and _is_label(words_of(element)):
            yield from _list_under(element)


def _is_marked(element: HtmlElement) -> bool:
    """Whether its class or id says so, and most of its words are links."""
    said = f"{element.get('class', '')} {element.get('id', '')}"
    if not said.strip() or not _marks().search(re.sub(r"(?<=[a-z])(?=[A-Z])", "-", said).lower()):
        return False
    words = words_of(element)
    return len(_linked(element)) * 2 > len(words) or len(words) <= LONGEST_LABEL


def _is_labelled_link(element: HtmlElement) -> bool:
    """*Read more: a headline*, where the headline is a link and nothing else stands there."""
    words = words_of(element)
    if not words or len(words) > LONGEST_TEASER:
        return False
    linked = _linked(element)
    bare = words.replace(linked, " ", 1) if linked else words
    if linked and _is_label(bare):
        return True
    return bool(linked) and not bare.strip(" :|–—-") and _begins_with_label(words)


def _is_lone_headline(element: HtmlElement) -> bool:
    """A paragraph that is a link and no sentence."""
    if element.tag != "p":
        return False
    words = words_of(element)
    return (
        SHORTEST_HEADLINE <= len(words) <= LONGEST_TEASER
        and _linked(element) == words
        and not _FULL_STOP.search(words)
        and "://" not in words
    )


def _list_under(heading: HtmlElement) -> Iterator[HtmlElement]:
    """The heading and the list of links that follows."""
    below = heading.getnext()
    if below is None or below.tag not in _LISTS or below.find(".//h1") is not None:
        return
    if len(_linked(below)) * 2 > len(words_of(below)) > 0:
        yield heading
        yield below


def _linked(element: HtmlElement) -> str:
    links = [element] if element.tag == "a" else [*element.iter("a")]
    return " ".join(words for link in links if (words := words_of(link)))


def _is_label(words: str) -> bool:
    bare = " ".join(_MARKS_AROUND.sub("", words).lower().split())
    return 0 < len(bare) <= LONGEST_LABEL and bare in _labels()


def _begins_with_label(words: str) -> bool:
    head, parted, _ = re.sub(r"[|–—»›→]", ":", words, count=1).partition(":")
    return bool(parted) and _is_label(head)


def _drop(element: HtmlElement) -> None:
    element.drop_tree()  # keeps the words behind it


@cache
def _table() -> dict[str, list[str]]:
    text = files("events.sources").joinpath("data", "teasers.toml").read_text(encoding="utf-8")
    return tomllib.loads(text)


@cache
def _labels() -> frozenset[str]:
    english = word_sets("page_lines", "link_labels", "link_openings", "list_headings")
    return english | frozenset(_table()["labels"])


@cache
def _marks() -> re.Pattern[str]:
    marks = "|".join(map(re.escape, _table()["marks"]))
    return re.compile(rf"(?<![a-z0-9])(?:{marks})(?![a-z0-9])")
