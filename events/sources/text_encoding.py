"""Decode bytes from outside, where the declared encoding may be wrong."""

from __future__ import annotations

import re
from collections.abc import Iterable

from charset_normalizer import from_bytes

# What news is written in. Not every codec that Python knows: unicode_escape or punycode are no
# page's encoding, and the second takes time in the square of the length.
_KNOWN = re.compile(
    r"utf-?8|utf-?16(-?[lb]e)?|(us-)?ascii|iso-?8859-?\d{1,2}|latin-?1|(windows|cp)-?12\d\d|koi8-?[ru]|cp866|mac-?cyrillic"
    r"|gb2312|gbk|gb18030|big5(-?hkscs)?|euc-?(jp|kr)|shift[_-]?jis|iso-2022-jp|tis-?620|windows-874"
)
# Pages say the left and mean the right, as browsers read them (WHATWG Encoding Standard).
_MEANT = {
    "iso-8859-1": "cp1252",
    "latin1": "cp1252",
    "latin-1": "cp1252",
    "ascii": "cp1252",
    "us-ascii": "cp1252",
}
_MEANT |= {
    "gb2312": "gb18030",
    "gbk": "gb18030",
    "iso-8859-9": "cp1254",
    "iso-8859-11": "cp874",
    "tis-620": "cp874",
}
_MEANT |= {"windows-874": "cp874", "shift_jis": "cp932", "euc-kr": "cp949"}
_WESTERN = {"cp1252", "iso-8859-15", "cp1254"}
_MARKS = ((b"\xef\xbb\xbf", "utf-8-sig"), (b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16"))

GARBLED_SHARE = 0.005  # of all characters; the same share makes a submitted text unreadable
# of accented letters in a Western text: Vietnamese aside, words are mostly plain letters
WESTERN_LETTERS_SHARE = 0.3
SAMPLE_BYTES = 50_000


class Undecodable(Exception):
    """The bytes are not text in any encoding that news is written in."""


def decode(body: bytes, *, declared: Iterable[str | None] = ()) -> str:
    """The text of `body`. Its bytes are evidence first, then `declared` in order, then a guess.

    Raises Undecodable.
    """
    for mark, encoding in _MARKS:
        if body.startswith(mark):
            return _sensible(body.decode(encoding, errors="replace"))
    text = _as_utf8(body)
    if text is None:
        text = next(
            (found for name in declared if (found := _as_declared(body, name)) is not None), None
        )
    return _sensible(text if text is not None else _guessed(body))


def _as_utf8(body: bytes) -> str | None:
    """The text if it is valid UTF-8, or has a cut or broken letter or two.

    Other encodings hardly ever make valid UTF-8.
    """
    text = body.decode("utf-8", errors="replace")
    broken = text.count("\ufffd")
    foreign = len(body) - sum(map(len, re.findall(rb"[\x00-\x7f]+", body))) if broken else 0
    return text if broken * 20 <= foreign else None


def _as_declared(body: bytes, name: str | None) -> str | None:
    said = (name or "").strip().lower()
    if not _KNOWN.fullmatch(said):
        return None
    codec = _MEANT.get(said, said)
    try:
        text = body.decode(codec)
    except (UnicodeDecodeError, LookupError):
        return None
    return None if _garbled(text) or (codec in _WESTERN and _too_many_accents(text)) else text


def guess_codec(body: bytes) -> str:
    """The codec that the letters speak for, in a text that is no UTF-8.

    cp1252 last, for short texts that give a guess too little: a quotation mark of Word is its usual
    reason.

    Raises Undecodable.
    """
    best = from_bytes(body[:SAMPLE_BYTES]).best()
    names = [best.encoding.replace("_", "-")] if best is not None else []
    for name in (*names, "cp1252"):
        if _as_declared(body, name) is not None:
            return _MEANT.get(name, name)
    raise Undecodable


def _guessed(body: bytes) -> str:
    return body.decode(guess_codec(body))


def _sensible(text: str) -> str:
    if _garbled(text):
        raise Undecodable
    return text.removeprefix("\ufeff")


def _garbled(text: str) -> bool:
    """Whether there are too many control characters and replacement characters to be slips."""
    return len(
        re.findall(r"[\x00-\x08\x0b\x0e-\x1f\x7f-\x84\x86-\x9f\ufffd]", text)
    ) > GARBLED_SHARE * len(text)


def _too_many_accents(text: str) -> bool:
    letters: list[str] = re.findall(r"[^\W\d_]", text)
    return sum(not letter.isascii() for letter in letters) > WESTERN_LETTERS_SHARE * len(letters)
