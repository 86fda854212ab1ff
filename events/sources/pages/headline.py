"""The headline of a page, and what stands beside it: the byline with its day."""

from __future__ import annotations

from collections.abc import Iterator

from lxml.html import HtmlElement

from events.sources.days.words import change_before

LONG_PARAGRAPH = 100  # characters; a byline has fewer
LONGEST_BYLINE = 160
MOST_ELEMENTS = 80
# Where days of other articles, of menus and of pictures stand.
_ELSEWHERE = frozenset({"aside", "nav", "footer", "figure", "li", "a", "form"})
_UNREAD = frozenset({"script", "style", "noscript", "template", "svg", "iframe", "option"})


def headline_of(page: HtmlElement) -> str:
    """The words of the article's <h1>; "" if there is none or several may be it."""
    headline = _headline(page)
    return words_of(headline) if headline is not None else ""


def words_of(element: HtmlElement) -> str:
    """All words of an element, in one line."""
    return " ".join("".join(element.itertext()).split())


def title_of(page: HtmlElement) -> str:
    """What the page is called in the bar of a browser."""
    title = page.find(".//title")
    return words_of(title) if title is not None else ""


def times_beside(page: HtmlElement) -> Iterator[HtmlElement]:
    """What marks a day of the innermost article around the headline, but for changes: <time>, and
    what has the property `datePublished`.

    Teasers and comments are articles of their own.
    """
    headline = _headline(page)
    around = next(headline.iterancestors("article"), None) if headline is not None else None
    for time in around.iter() if around is not None else ():
        if time.tag != "time" and "datePublished" not in time.get("itemprop", "").split():
            continue
        if _is_of(time, around) and not _is_of_change(time):
            yield time


def lines_beside(page: HtmlElement) -> Iterator[str]:
    """The short lines between the headline and the first paragraph, then those right above it."""
    headline = _headline(page)
    if headline is None:
        return
    for element in _until_text(headline):
        words = words_of(element)
        if 0 < len(words) <= LONGEST_BYLINE and not _is_elsewhere(element):
            yield words
    for before in headline.itersiblings(preceding=True):
        words = words_of(before)
        if before.tag not in _ELSEWHERE and 0 < len(words) <= LONGEST_BYLINE:
            yield words


def _headline(page: HtmlElement) -> HtmlElement | None:
    """The only <h1>, or the only one in an article, or where none is, that of the page's title.

    A site's name may be another, or the next story below.
    """
    found = list(page.iter("h1"))
    inside = [one for one in found if next(one.iterancestors("article"), None) is not None]
    titled = [one for one in found if words_of(one) and words_of(one) in title_of(page)]
    sure = (found, inside or titled)
    return next((some[0] for some in sure if len(some) == 1), None)


def _until_text(headline: HtmlElement) -> Iterator[HtmlElement]:
    """Elements behind the headline, in the order of the page, until a paragraph of the text."""
    for number, element in enumerate(_following(headline)):
        long = len(words_of(element) if element.tag == "p" else (element.text or "").strip())
        if number >= MOST_ELEMENTS or long > LONG_PARAGRAPH:
            return
        yield element


def _following(headline: HtmlElement) -> Iterator[HtmlElement]:
    at: HtmlElement = headline
    while at is not None and at.tag not in {"article", "main", "body"}:
        for sibling in at.itersiblings():
            for element in sibling.iter():
                if isinstance(element.tag, str) and element.tag not in _UNREAD:
                    yield element
        at = at.getparent()


def _is_of(time: HtmlElement, around: HtmlElement) -> bool:
    for ancestor in time.iterancestors():
        if ancestor is around:
            return True
        if ancestor.tag in _ELSEWHERE or ancestor.tag == "article":
            return False
    return False


def _is_elsewhere(element: HtmlElement) -> bool:
    return any(
        one.tag in _ELSEWHERE - {"li"} or (one.tag == "article" and one.find(".//h1") is None)
        for one in (element, *element.iterancestors())
    )


def _is_of_change(time: HtmlElement) -> bool:
    said = f"{time.get('class', '')} {time.get('itemprop', '')}".lower()
    if "modif" in said or "updat" in said:
        return True
    before = time.getprevious()
    words = before.tail if before is not None else time.getparent().text
    near = (words or "").strip() or (words_of(before) if before is not None else "")
    return bool(change_before().search(near))
