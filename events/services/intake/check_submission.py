"""What is wrong with a submission: every reason, each with its field.

Reasons are in the active language: the reader's on a page, English for programs and in the
background.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from ipaddress import ip_address
from urllib.parse import SplitResult, urljoin, urlsplit

from django.utils.formats import number_format
from django.utils.translation import gettext

from events import lengths
from events.sources.fetching.answers import FetchRules
from events.sources.fetching.public_addresses import Address
from events.sources.web_addresses import canonical_address

EARLIEST_DAY = date(1900, 1, 1)

# a page's source is mostly tags; an article that quotes a few, or a script, is not
MARKUP_SHARE = 0.4
# of U+FFFD and C1 controls: one may be a slip of the page, one in 200 is a wrong encoding
GARBLED_SHARE = 0.005
FRONT_PAGE = "It leads to a site's front page. Give the address of one article."

_TAG = re.compile(r"<[a-z/!][^<>]*>", re.IGNORECASE)
_PAGE = re.compile(r"\s*(?:<\?xml[^<>]*>\s*)?<(?:!doctype|html)\b", re.IGNORECASE)
# C0 without tab and line ends: PostgreSQL refuses NUL, and no XML feed can carry the rest.
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]")
_GARBLED = re.compile(r"[\ufffd\x80-\x84\x86-\x9f]")
_SURROGATE = re.compile(r"[\ud800-\udfff]")


@dataclass(frozen=True, slots=True)
class Problem:
    """Why one field cannot be accepted, in one sentence for the sender."""

    field: str
    reason: str


def check_submission(
    *,
    text: str,
    title: str,
    url: str,
    outlet: str,
    published_on: date | None,
    now: datetime,
    max_characters: int,
) -> tuple[Problem, ...]:
    """Every problem of a submission; empty if it can be accepted."""
    return (
        *(Problem("text", reason) for reason in _text_problems(text, max_characters)),
        *(Problem("title", reason) for reason in line_problems(title, lengths.TITLE)),
        *(Problem("url", reason) for reason in _url_problems(url)),
        *(Problem("outlet", reason) for reason in line_problems(outlet, lengths.NAME)),
        *(Problem("published_on", reason) for reason in day_problems(published_on, now)),
    )


def check_address(
    *,
    url: str,
    title: str,
    outlet: str,
    published_on: date | None,
    now: datetime,
    rules: FetchRules,
) -> tuple[Problem, ...]:
    """Every problem of an address whose page is to be fetched; empty if it can be accepted."""
    return (
        *(Problem("url", reason) for reason in _page_problems(url, rules)),
        *(Problem("title", reason) for reason in line_problems(title, lengths.TITLE)),
        *(Problem("outlet", reason) for reason in line_problems(outlet, lengths.NAME)),
        *(Problem("published_on", reason) for reason in day_problems(published_on, now)),
    )


def fetch_problems(url: str, rules: FetchRules) -> Iterator[str]:
    """Why an address cannot be fetched, as far as the address itself shows."""
    if not url:
        yield gettext("The address is empty.")
        return
    problems = list(_url_reasons(url))
    yield from problems or _closed_doors(urlsplit(url), rules)


def is_publication_day(day: date, now: datetime) -> bool:
    """Whether an article read at `now` can have been published on `day`."""
    return EARLIEST_DAY <= day <= latest_day(now)


def latest_day(now: datetime) -> date:
    """The last possible day of publication: tomorrow, which begins earlier in the east."""
    return now.date() + timedelta(days=1)


def _text_problems(text: str, max_characters: int) -> Iterator[str]:
    if not _is_visible(text):
        yield gettext("The text is empty.")
        return
    if len(text) > max_characters:
        yield gettext("The text has %(count)s characters; %(most)s are allowed.") % {
            "count": written(len(text)),
            "most": written(max_characters),
        }
    encoding = _encoding_problem(text)
    if encoding:
        yield encoding
    elif _is_markup(text):
        yield gettext(
            "This is the HTML source of a page. Paste the article's text as it reads in the "
            "browser."
        )


def _is_visible(text: str) -> bool:
    """Whether a reader would see anything.

    White space, byte order marks and zero-width spaces, which pages contain, are invisible.
    """
    return any(
        not (character.isspace() or unicodedata.category(character) == "Cf") for character in text
    )


def _encoding_problem(text: str) -> str | None:
    control = _CONTROL.search(text)
    if control:
        return gettext(
            "The text has a control character (%(code)s) at position %(position)s: "
            "it looks like a binary file or a wrong encoding."
        ) % {"code": f"U+{ord(control[0]):04X}", "position": written(control.start() + 1)}
    surrogate = _SURROGATE.search(text)
    if surrogate:
        position = written(surrogate.start() + 1)
        words = gettext(
            "Half of a surrogate pair stands at position %(position)s: the text was cut or "
            "encoded wrongly."
        )
        return words % {"position": position}
    garbled = len(_GARBLED.findall(text))
    if garbled > len(text) * GARBLED_SHARE:
        words = gettext(
            "%(garbled)s of %(count)s characters are unreadable: the text was read in a "
            "wrong encoding."
        )
        return words % {"garbled": written(garbled), "count": written(len(text))}
    return None


def _is_markup(text: str) -> bool:
    if _PAGE.match(text):
        return True
    return sum(len(tag) for tag in _TAG.findall(text)) > len(text.strip()) * MARKUP_SHARE


def line_problems(line: str, max_characters: int) -> Iterator[str]:
    """What is wrong with a value of one line."""
    if len(line) > max_characters:
        yield too_long(len(line), max_characters)
    if any(unicodedata.category(character) in {"Cc", "Cs"} for character in line):
        yield gettext("It has control characters or line breaks.")


def too_long(characters: int, most: int) -> str:
    """The sentence that a value has too many characters."""
    return gettext("It has %(count)s characters; %(most)s are allowed.") % {
        "count": written(characters),
        "most": written(most),
    }


def written(number: int) -> str:
    """*20,000*, as the reader's language writes numbers."""
    return number_format(number, force_grouping=True)


def _page_problems(url: str, rules: FetchRules) -> Iterator[str]:
    problems = list(fetch_problems(url, rules))
    yield from problems
    if not problems and canonical_address(url) is None:
        if canonical_address(urljoin(url, "/an-article")):
            yield gettext("It does not lead to one article: it is a site's front page.")
        else:
            yield gettext("It names no host of the public internet.")


def _closed_doors(parts: SplitResult, rules: FetchRules) -> Iterator[str]:
    if parts.username is not None or parts.password is not None:
        yield gettext("An address with a user name or password cannot be fetched.")
    port = parts.port or (443 if parts.scheme == "https" else 80)
    if port not in rules.allowed_ports:
        yield gettext("Port %(port)s cannot be fetched from.") % {"port": port}
    address = _literal(parts.hostname or "")
    if address and not rules.may_connect(address):
        yield gettext("The address does not lead to the public internet.")


def _literal(host: str) -> Address | None:
    try:
        return ip_address(host.partition("%")[0])
    except ValueError:
        return None


def _url_problems(url: str) -> Iterator[str]:
    if url:
        yield from _url_reasons(url)


def _url_reasons(url: str) -> Iterator[str]:
    yield from line_problems(url, lengths.ADDRESS)
    if not _is_web_address(url):
        yield gettext(
            "It is not a web address: it must begin with http:// or https:// and name a host."
        )


def _is_web_address(url: str) -> bool:
    try:
        parts = urlsplit(url)
        _ = parts.port  # raises where it is no number
    except ValueError:
        return False
    return parts.scheme in {"http", "https"} and bool(parts.hostname) and not re.search(r"\s", url)


def day_problems(day: date | None, now: datetime) -> Iterator[str]:
    if day is None or is_publication_day(day, now):
        return
    if day < EARLIEST_DAY:
        yield gettext("%(day)s is before 1900.") % {"day": day.isoformat()}
    else:
        days = {"day": day.isoformat(), "today": now.date().isoformat()}
        yield gettext("%(day)s is in the future: today is %(today)s.") % days
