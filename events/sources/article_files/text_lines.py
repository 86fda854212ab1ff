"""The lines of a text file in a known encoding, each of bounded length."""

from __future__ import annotations

import codecs
import io
from collections.abc import Iterator
from typing import BinaryIO, TextIO

from django.utils.formats import number_format
from django.utils.translation import gettext

from events.sources.article_files.rows import FileRefused

HEAD_BYTES = 65_536
LONGEST_LINE = 4_000_000  # characters; an article may have 200,000, each written as \uXXXX


def open_text(stream: BinaryIO) -> io.TextIOWrapper:
    """The file as text, with its line ends as they are.

    A later byte that is not UTF-8 becomes half a surrogate pair.

    Raises:
        FileRefused: if the head of the file is neither UTF-8 nor UTF-16 with a byte order mark.
    """
    head = stream.read(HEAD_BYTES)
    stream.seek(0)
    encoding = encoding_of(head, whole=len(head) < HEAD_BYTES)
    errors = "replace" if encoding == "utf-16" else "surrogateescape"
    return io.TextIOWrapper(stream, encoding=encoding, errors=errors, newline="")


def encoding_of(head: bytes, *, whole: bool) -> str:
    """The codec of a text that begins with these bytes.

    Nothing is guessed: a wrong encoding would garble every article.

    Raises:
        FileRefused: if it is neither UTF-8 nor marked as UTF-16.
    """
    if not head.strip():
        raise FileRefused(gettext("The file is empty."))
    if head.startswith((codecs.BOM_UTF32_LE, codecs.BOM_UTF32_BE)):
        raise FileRefused(gettext("The file is in UTF-32. Save it as UTF-8."))
    if head.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return "utf-16"
    if b"\x00" in head and not _is_mostly_text(head):
        raise FileRefused(
            gettext("The file is binary, or in UTF-16 without a byte order mark. Save it as UTF-8.")
        )
    try:
        codecs.getincrementaldecoder("utf-8")().decode(head, final=whole)
    except UnicodeDecodeError as error:
        words = gettext(
            "The file is not UTF-8: byte %(byte)s begins no character. Save it as UTF-8."
        )
        raise FileRefused(
            words % {"byte": number_format(error.start + 1, force_grouping=True)}
        ) from error
    return "utf-8-sig"


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
