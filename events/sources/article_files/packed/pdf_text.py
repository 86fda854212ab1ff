"""The text and title of a PDF, by pdfminer.six."""

from __future__ import annotations

import io
import logging
import re
from typing import Any

from events.sources.article_files.rows import FileRefused

MOST_PAGES = 60
UNREADABLE = "The PDF cannot be read."
NO_TEXT = "The PDF has no text; it may hold pictures of pages."

_HYPHEN = re.compile(r"(?<=[^\W\d_])-\n(?=[a-zа-яіїєґ])")
_LINE = re.compile(r"(?<=\S)[ \t]*\n[ \t]*(?=\S)")

# It warns of every small fault of a PDF, and most PDFs have some.
logging.getLogger("pdfminer").setLevel(logging.ERROR)


def text_of_pdf(content: bytes) -> tuple[str, str]:
    """Text and title. Lines of one paragraph are joined, as no line of print ends a sentence.

    Raises:
        FileRefused: if it is no PDF, is locked, or has no text.
    """
    from pdfminer.high_level import extract_text  # noqa: PLC0415 - slow to load, and seldom asked

    try:
        text = extract_text(io.BytesIO(content), maxpages=MOST_PAGES)
        title = _title(content)
    except Exception as error:  # whatever a broken PDF does to its reader
        raise FileRefused(UNREADABLE) from error
    paragraphs = [_LINE.sub(" ", _HYPHEN.sub("", part)) for part in re.split(r"\n\s*\n|\f", text)]
    whole = "\n\n".join(part.strip() for part in paragraphs if part.strip())
    if not whole:
        raise FileRefused(NO_TEXT)
    return whole, title


def _title(content: bytes) -> str:
    from pdfminer.pdfdocument import PDFDocument  # noqa: PLC0415 - as above
    from pdfminer.pdfparser import PDFParser  # noqa: PLC0415 - as above

    for info in PDFDocument(PDFParser(io.BytesIO(content))).info:
        title = _decoded(info.get("Title"))
        if title and not title.lower().startswith(("microsoft word", "untitled")):
            return title
    return ""


def _decoded(title: Any) -> str:
    if not isinstance(title, bytes):
        return ""
    if title.startswith(b"\xfe\xff"):
        return title.decode("utf-16", errors="ignore").strip()
    return title.decode("utf-8", errors="ignore").strip()
