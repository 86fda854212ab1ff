"""The article of a page. Pure: bytes in, values out; nothing is fetched."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from urllib.parse import urljoin

from lxml.html import HtmlElement

from events.sources.markup import NoMarkup, TooMuchMarkup, parse_page
from events.sources.pages.day import publication_day
from events.sources.pages.headline import headline_of
from events.sources.pages.metadata import canonical_link, language_said
from events.sources.pages.notices import without_notices
from events.sources.pages.outlet import outlet_of
from events.sources.pages.teasers import without_teasers
from events.sources.text_encoding import Undecodable, decode
from events.sources.web_addresses import canonical_address

# the shortest news flashes have more; what pages show without an article mostly has less
LEAST_CHARACTERS = 140
LONGEST_TITLE = 200


class NoArticle(Exception):
    """No article was found. `reason` is one sentence for a reader."""

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason


@dataclass(frozen=True, slots=True, kw_only=True)
class PageArticle:
    """An article as its page has it. "" and None: the page does not say.

    `text` is paragraphs with blank lines between. `published_on` is the day in the outlet's own
    time, as far as the page shows it; `day_is_local` says whether it does. `language` is the page's
    own, as in BCP 47 without region. `canonical_url` is the page's own address if it is on the same
    site, else the one it was fetched from.
    """

    text: str
    title: str
    outlet: str
    author: str
    published_on: date | None
    language: str
    canonical_url: str
    day_is_local: bool = False


def read_page(
    body: bytes,
    *,
    url: str,
    charset: str | None,
    content_type: str = "text/html",
    latest: date | None = None,
) -> PageArticle:
    """The article of the page fetched from `url`. `charset` is what the server said.

    A day after `latest`, by default tomorrow's, is not one of publication. Raises NoArticle.
    """
    latest = latest or datetime.now(UTC).date() + timedelta(days=1)
    if not body.strip():
        raise NoArticle("The page is empty.")
    try:
        if content_type == "text/plain":
            return _plain(decode(body, declared=[charset]), url)
        return _article(parse_page(body, charset=charset), url, latest)
    except Undecodable:
        raise NoArticle("The page's bytes are no text in any known encoding.") from None
    except TooMuchMarkup:
        raise NoArticle("The page has too much markup, or too deeply nested, to be read.") from None
    except NoMarkup:
        raise NoArticle("No article text was found on the page.") from None


def _plain(text: str, url: str) -> PageArticle:
    text = "\n".join(line.rstrip() for line in text.splitlines()).strip()
    _require_enough(text)
    first = text.partition("\n")[0].strip()
    title = first if len(first) <= LONGEST_TITLE and len(first) < len(text) else ""
    return PageArticle(
        text=text,
        title=title,
        outlet="",
        author="",
        published_on=None,
        language="",
        canonical_url=url,
    )


def _article(page: HtmlElement, url: str, latest: date) -> PageArticle:
    import trafilatura  # noqa: PLC0415 - takes half a second, which no other command should wait

    said = trafilatura.extract_metadata(
        page, default_url=url, date_config={"extensive_search": False, "max_date": "1900-01-01"}
    )
    language, own = language_said(page), _own_address(canonical_link(page), url)
    day, headline = publication_day(page, url=own, latest=latest), headline_of(page)
    outlet = outlet_of(page, said=(said.sitename or "").strip(), url=own)
    without_teasers(page)
    found = trafilatura.bare_extraction(
        page, url=url, favor_precision=True, include_comments=False, include_tables=False
    )
    text = _paragraphs(found.text or "") if isinstance(found, trafilatura.settings.Document) else ""
    _require_enough(text)
    return PageArticle(
        text=text,
        title=_title((said.title or "").strip(), headline=headline, outlet=outlet),
        outlet=outlet,
        author=(said.author or "").strip(),
        published_on=day.day if day else None,
        day_is_local=day is not None and day.is_local,
        language=language,
        canonical_url=own,
    )


def _title(said: str, *, headline: str, outlet: str) -> str:
    """The headline, where the page's title only adds the outlet: *The Daily: Depot hit*."""
    before, found, behind = said.partition(headline) if headline else ("", "", "")
    added = f"{before}{behind}".strip(" -–—:|»•·")
    return headline if found and added.casefold() == outlet.casefold() else said


def _paragraphs(text: str) -> str:
    lines = (re.sub(r"\s+", " ", line).strip() for line in text.splitlines())
    return without_notices("\n\n".join(line for line in lines if line))


def _require_enough(text: str) -> None:
    if not text:
        raise NoArticle("No article text was found on the page.")
    if len(text) < LEAST_CHARACTERS:
        raise NoArticle(
            f"Only {len(text)} characters of article text were found on the page; "
            f"{LEAST_CHARACTERS} are needed."
        )


def _own_address(link: str, url: str) -> str:
    """The page's own address, if it is believable.

    A page may not claim to be another outlet's article. It may not claim to be the front page
    either: careless templates name that on every page. Of a file nothing but the page itself says
    where it is from.
    """
    try:
        said = urljoin(url, link)
    except ValueError:
        return url
    ours, theirs = canonical_address(url), canonical_address(said)
    if not url and theirs is not None:
        return said
    if not link or ours is None or theirs is None:
        return url
    own, other = (address.split("/")[2].removeprefix("m.") for address in (ours, theirs))
    return said if own == other or own.endswith("." + other) or other.endswith("." + own) else url
