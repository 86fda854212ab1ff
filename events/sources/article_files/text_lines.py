"""The lines of a text file in a known encoding, each of bounded length."""

from __future__ import annotations

import codecs
import io
import re
from collections.abc import Iterator
from typing import BinaryIO, TextIO

from django.utils.formats import number_format
from django.utils.translation import gettext

from events.sources.article_files.rows import FileRefused
from events.sources.text_encoding import Undecodable, guess_codec

_MARKS = (
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_WITH_MARK = {"utf-8": "utf-8-sig"}  # a mark at the head is no part of the first name
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ufffd]")
HEAD_BYTES = 65_536
LONGEST_LINE = 4_000_000  # characters; an article may have 200,000, each written as \uXXXX


def open_text(stream: BinaryIO, encoding: str = "") -> io.TextIOWrapper:
    """The file as text, with its line ends as they are, in this encoding or in the one guessed.

    A later byte that is none of the encoding becomes half a surrogate pair.

    Raises:
        FileRefused: if the head of the file is no text in any known encoding.
    """
    head = stream.read(HEAD_BYTES)
    stream.seek(0)
    encoding = _WITH_MARK.get(encoding, encoding) or encoding_of(head, whole=len(head) < HEAD_BYTES)
    errors = "replace" if encoding.startswith(("utf-16", "utf-32")) else "surrogateescape"
    return io.TextIOWrapper(stream, encoding=encoding, errors=errors, newline="")


def encoding_of(head: bytes, *, whole: bool) -> str:
    """The codec of a text that begins with these bytes.

    Marks count first, then UTF-8, which others hardly ever look like, then a guess by the letters.

    Raises:
        FileRefused: if it is no text in any known encoding.
    """
    if not head.strip():
        raise FileRefused(gettext("The file is empty."))
    marked = next((codec for mark, codec in _MARKS if head.startswith(mark)), "")
    if marked:
        return marked
    if b"\x00" in head and not _is_mostly_text(head):
        return _without_mark(head)
    try:
        codecs.getincrementaldecoder("utf-8")().decode(head, final=whole)
    except UnicodeDecodeError as error:
        return _guessed(head, error)
    return "utf-8-sig"


def _without_mark(head: bytes) -> str:
    """UTF-16 whose mark is missing: every second byte of Latin letters and line ends is 0."""
    for first, codec in ((1, "utf-16-le"), (0, "utf-16-be")):
        zeros = head[first::2].count(0)
        if zeros * 3 > len(head) // 2 and _is_readable(head[: len(head) // 2 * 2], codec):
            return codec
    raise FileRefused(gettext("The file is binary. Save it as text in UTF-8."))


def _is_readable(head: bytes, codec: str) -> bool:
    text = head.decode(codec, errors="replace")
    return len(_CONTROL.findall(text)) * 100 < len(text)


def _guessed(head: bytes, error: UnicodeDecodeError) -> str:
    try:
        return guess_codec(head)
    except Undecodable:
        words = gettext(
            "The file is not UTF-8: byte %(byte)s begins no character. Save it as UTF-8."
        )
        raise FileRefused(
            words % {"byte": number_format(error.start + 1, force_grouping=True)}
        ) from error


def bounded_lines(text: TextIO) -> Iterator[str | None]:
    """Each line with its line end; None for a line that is too long."""
    while line := text.readline(LONGEST_LINE):
        if len(line) < LONGEST_LINE or line.endswith(("\n", "\r")):
            yield line
            continue
        while (more := text.readline(LONGEST_LINE)) and not more.endswith(("\n", "\r")):
            pass
        yield None


def _is_mostly_text(head: bytes) -> bool:
    """Whether few bytes are NUL.

    One or two NULs may be a slip in one article, which is then refused by itself. UTF-16 has a NUL
    in every second place.
    """
    return head.count(b"\x00") * 100 < len(head)
