"""Articles of which each is a file of its own: a text, a PDF, a page that was saved, an e-mail."""

from __future__ import annotations

import email
import email.policy
import re
from collections.abc import Callable, Mapping
from email.message import EmailMessage
from pathlib import PurePath

from events import lengths
from events.extraction.reading.dateline import find_dateline
from events.sources.article_files.packed.pdf_text import text_of_pdf
from events.sources.article_files.rows import ArticleRow, FileRefused, RefusedRow, Row, one_line
from events.sources.article_files.text_lines import encoding_of
from events.sources.days import read_day
from events.sources.markup_text import plain_text
from events.sources.pages import NoArticle, read_page
from events.sources.pages.notices import outlet_of_sender, parts_of_mail

LARGEST_FILE = 8_000_000  # bytes
_HEADERS_OF_LISTS = ("List-Unsubscribe", "List-Id")
# what browsers write at the head of a page that they save
_SAVED_FROM = re.compile(rb"<!--\s*saved from url=\(\d+\)(https?://[!-~]{4,1000}?)\s*-->")


def row_of_document(content: bytes, name: str) -> Row:
    """The article in a file of this name, which has one of ENDINGS."""
    if len(content) > LARGEST_FILE:
        return refused(f"The file has more than {LARGEST_FILE:,} bytes.", name)
    try:
        return _READERS[PurePath(name).suffix.lower()](content, name)
    except NoArticle as nothing:
        return refused(nothing.reason, name)
    except (FileRefused, UnicodeDecodeError) as error:
        return refused(str(error), name)


def refused(reason: str, name: str) -> RefusedRow:
    """The row of a file that holds no article."""
    return RefusedRow(1, (("text", reason),), file=name)


def _text(content: bytes, name: str) -> Row:
    text = content.decode(encoding_of(content, whole=True))
    return ArticleRow(1, text=text, title=_title(text), file=name)


def _title(text: str) -> str:
    """The first line if the date line follows it, as in headlines; else it may be a sentence."""
    dateline = find_dateline(text)
    start = len(text) - len(text.lstrip())
    first = text[start:].split("\n", 1)[0].strip()
    stands_above = dateline is not None and dateline.start > start + len(first)
    return first if stands_above and len(first) <= lengths.TITLE else ""


def _pdf(content: bytes, name: str) -> Row:
    text, title = text_of_pdf(content)
    title = one_line(title)[: lengths.TITLE] or _title(text)
    return ArticleRow(1, text=text, title=title, file=name)


def _page(content: bytes, name: str) -> Row:
    saved = _SAVED_FROM.search(content[:4096])
    found = read_page(content, url=saved[1].decode("ascii") if saved else "", charset=None)
    return ArticleRow(
        1,
        text=found.text,
        title=one_line(found.title)[: lengths.TITLE],
        outlet=one_line(found.outlet)[: lengths.NAME],
        published_on=found.published_on,
        url=found.canonical_url,
        file=name,
    )


def _email(content: bytes, name: str) -> Row:
    """The words of an e-mail; its subject is the title, its date the day."""
    message = email.message_from_bytes(content, policy=email.policy.default)
    body = message.get_body(preferencelist=("plain", "html"))
    try:
        words = body.get_content() if isinstance(body, EmailMessage) else ""
    except (LookupError, ValueError):  # an encoding that there is not
        return refused("The e-mail is in an encoding that is not known.", name)
    html = isinstance(body, EmailMessage) and body.get_content_type() == "text/html"
    told = read_day(str(message.get("Date", "")))
    text, end = parts_of_mail(plain_text(words) if html else str(words))
    to_subscribers = end or any(message.get(header) for header in _HEADERS_OF_LISTS)
    return ArticleRow(
        1,
        text=text,
        outlet=outlet_of_sender(_sender(message)) if to_subscribers else "",
        title=one_line(str(message.get("Subject", "")))[: lengths.TITLE],
        published_on=told.day if told else None,
        file=name,
    )


def _sender(message: EmailMessage) -> str:
    """The name of who sends; of a person who forwards an article it is no outlet."""
    addresses = getattr(message.get("From"), "addresses", ())
    return one_line(addresses[0].display_name)[: lengths.NAME] if addresses else ""


_READERS: Mapping[str, Callable[[bytes, str], Row]] = {
    ".txt": _text,
    ".pdf": _pdf,
    ".html": _page,
    ".htm": _page,
    ".eml": _email,
}
DOCUMENTS = tuple(_READERS)
