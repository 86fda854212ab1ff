"""What a page, a feed or a mail says of itself within the text of its article.

A sign-up is no part of the article, and neither is the last line that WordPress adds.
"""

from __future__ import annotations

import re
import tomllib
from functools import cache
from importlib.resources import files

LONGEST_NOTICE = 200  # characters; a paragraph of the article is longer, or begins otherwise
SHORTEST_MAIL = 140  # characters before the last part of a mail: what stands above is its head
LONGEST_SENTENCE = 60


def without_notices(text: str) -> str:
    """The paragraphs that are of the article, with blank lines between."""
    paragraphs = (_sentence().sub("", one).strip() for one in re.split(r"\n\s*\n", text))
    return "\n\n".join(one for one in paragraphs if one and not _is_notice(one))


def parts_of_mail(text: str) -> tuple[str, str]:
    """The words of a mail, and its last part, which only mails to subscribers have."""
    text = text.replace("\r\n", "\n").strip()
    for found in re.finditer(r"\n\s*\n", text):
        behind = text[found.end() :]
        paragraph = re.split(r"\n\s*\n", behind, maxsplit=1)[0].casefold()
        if found.start() >= SHORTEST_MAIL and any(words in paragraph for words in _ends_of_mail()):
            return text[: found.start()], behind
    return text, ""


def outlet_of_sender(name: str) -> str:
    """*The Daily Alerts*, the sender of a mail to subscribers, is The Daily."""
    bare = _sender().sub("", " ".join(name.split())).strip(" -–|:")
    return "" if "@" in bare else bare


def _is_notice(paragraph: str) -> bool:
    words = " ".join(paragraph.split())
    return bool(_whole().fullmatch(words)) or (
        len(words) <= LONGEST_NOTICE and bool(_openings().match(words))
    )


@cache
def _table() -> dict[str, list[str]]:
    text = files("events.sources").joinpath("data", "notices.toml").read_text(encoding="utf-8")
    return tomllib.loads(text)


def _ends_of_mail() -> list[str]:
    return _table()["mail_endings"]


@cache
def _openings() -> re.Pattern[str]:
    return re.compile(rf"\W{{0,4}}(?:{_one_of('openings')})(?!\w)", re.IGNORECASE)


@cache
def _whole() -> re.Pattern[str]:
    return re.compile(rf"(?:{_one_of('paragraphs')})\.?", re.IGNORECASE)


@cache
def _sentence() -> re.Pattern[str]:
    opening = rf"(?<=[.!?])\s+(?:{_one_of('sentences')})\b"
    return re.compile(rf"{opening}[^.!?\n]{{1,{LONGEST_SENTENCE}}}[.!?]?\Z", re.IGNORECASE)


@cache
def _sender() -> re.Pattern[str]:
    return re.compile(rf"\s+(?:{_one_of('mail_senders')})\Z", re.IGNORECASE)


def _one_of(name: str) -> str:
    return "|".join(re.escape(words).replace(r"\{name\}", ".{1,300}") for words in _table()[name])
