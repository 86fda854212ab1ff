"""What a page says of itself in its metadata. Nothing is guessed from its text."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from datetime import date
from typing import Any

from lxml.html import HtmlElement

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
_DAY = re.compile(r"\s*(\d{4})-(\d\d)-(\d\d)(?!\d)")
_COMPACT = re.compile(r"\s*(\d{4})(\d\d)(\d\d)(?!\d)")
_ARTICLE_TYPES = re.compile(r"(?:\w*Article|BlogPosting|LiveBlogPosting|Report|WebPage)")


def publication_day(page: HtmlElement) -> date | None:
    """The day of publication in the outlet's own time; None if there is none or several.

    The metadata count first. Without any, the only <time> of the article under its headline counts.
    """
    by_name = _meta(page)
    return (
        _only(_days_of_linked_data(page))
        or next(
            (day for name in DAY_NAMES if (day := _day(by_name.get(name, ""))) is not None), None
        )
        or _only(_days_beside_headline(page))
    )


def language_said(page: HtmlElement) -> str:
    """The primary language subtag that the page gives, such as en; "" if none."""
    said = (
        page.get("lang")
        or page.get("{http://www.w3.org/XML/1998/namespace}lang")
        or page.get("xml:lang")
        or ""
    )
    found = re.match(
        r"\s*([A-Za-z]{2,3})(?:[-_]|\s*$)", said or _meta(page).get("content-language", "")
    )
    return found[1].lower() if found else ""


def canonical_link(page: HtmlElement) -> str:
    """What the page gives as its own address; "" if none."""
    for link in page.iter("link"):
        if "canonical" in (link.get("rel") or "").lower().split():
            return (link.get("href") or "").strip()
    return _meta(page).get("og:url", "").strip()


def _meta(page: HtmlElement) -> dict[str, str]:
    found: dict[str, str] = {}
    for element in page.iter("meta"):
        for attribute in ("property", "name", "itemprop", "http-equiv"):
            name = (element.get(attribute) or "").strip().lower()
            if name and element.get("content"):
                found.setdefault(name, element.get("content"))
    return found


def _days_of_linked_data(page: HtmlElement) -> Iterator[date]:
    for element in page.iter("script"):
        if (element.get("type") or "").strip().lower() == "application/ld+json":
            for node in _nodes(_json(element.text or "")):
                day = _day(str(node.get("datePublished", "")))
                if day is not None:
                    yield day


def _days_beside_headline(page: HtmlElement) -> Iterator[date]:
    """The <time> of the innermost article around the only <h1>.

    Teasers and comments are articles of their own.
    """
    headlines = list(page.iter("h1"))
    around = next(headlines[0].iterancestors("article"), None) if len(headlines) == 1 else None
    for time in around.iter("time") if around is not None else ():
        day = _day(time.get("datetime", ""))
        if day is not None and next(time.iterancestors("article")) is around:
            yield day


def _only(days: Iterator[date]) -> date | None:
    told = set(days)
    return told.pop() if len(told) == 1 else None


def _nodes(data: Any) -> Iterator[dict[str, Any]]:
    """The articles at the top level. Deeper ones are other articles, comments and persons."""
    for node in data if isinstance(data, list) else [data]:
        if isinstance(node, dict):
            yield from _nodes(node.get("@graph", []))
            kinds = node.get("@type")
            if any(
                _ARTICLE_TYPES.fullmatch(str(kind))
                for kind in (kinds if isinstance(kinds, list) else [kinds])
            ):
                yield node


def _json(text: str) -> Any:
    try:
        return json.loads(text, strict=False)
    except (ValueError, RecursionError):
        return None


def _day(text: str) -> date | None:
    found = _DAY.match(text) or _COMPACT.match(text)
    try:
        return date(*map(int, found.groups())) if found else None
    except ValueError:
        return None
