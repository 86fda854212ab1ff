"""What a page says of itself in its metadata. Nothing is guessed from its text."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import Any

from lxml.html import HtmlElement

_PUBLISHED = re.compile(r"\"datePublished\"\s*:\s*\"([^\"]{4,60})\"")
_ARTICLE_TYPES = re.compile(r"(?:\w*Article|BlogPosting|LiveBlogPosting|Report|WebPage)")


def language_said(page: HtmlElement) -> str:
    """The primary language subtag that the page gives, such as en; "" if none."""
    said = (
        page.get("lang")
        or page.get("{http://www.w3.org/XML/1998/namespace}lang")
        or page.get("xml:lang")
        or ""
    )
    found = re.match(
        r"\s*([A-Za-z]{2,3})(?:[-_]|\s*$)", said or meta_values(page).get("content-language", "")
    )
    return found[1].lower() if found else ""


def canonical_link(page: HtmlElement) -> str:
    """What the page gives as its own address; "" if none."""
    for link in page.iter("link"):
        if "canonical" in (link.get("rel") or "").lower().split():
            return (link.get("href") or "").strip()
    return meta_values(page).get("og:url", "").strip()


def meta_values(page: HtmlElement) -> dict[str, str]:
    """What each name says first. Names in lower case."""
    found: dict[str, str] = {}
    for element in page.iter("meta"):
        for attribute in ("property", "name", "itemprop", "http-equiv"):
            name = (element.get(attribute) or "").strip().lower()
            if name and element.get("content"):
                found.setdefault(name, element.get("content"))
    return found


def linked_articles(page: HtmlElement) -> Iterator[dict[str, Any]]:
    """The articles that the page's linked data describe."""
    for element in page.iter("script"):
        if (element.get("type") or "").strip().lower() == "application/ld+json":
            yield from _nodes(_json(element.text or ""))


def broken_days(page: HtmlElement) -> Iterator[str]:
    """Days in linked data that are no JSON, such as with a line break in a headline."""
    for element in page.iter("script"):
        text = element.text or ""
        if "ld+json" in (element.get("type") or "").lower() and _json(text) is None:
            yield from _PUBLISHED.findall(text)


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
