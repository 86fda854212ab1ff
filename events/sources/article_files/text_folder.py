"""A folder of articles: each .txt file is one."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from events import lengths
from events.extraction.reading.dateline import find_dateline
from events.sources.article_files.rows import ArticleRow, FileRefused, RefusedRow, Row
from events.sources.article_files.text_lines import encoding_of

LARGEST_FILE = 8_000_000  # bytes


def rows_of_folder(folder: Path) -> Iterator[Row]:
    """A row for each text in the folder and its subfolders, sorted by name.

    Raises:
        FileRefused: if there is none.
    """
    paths = _texts(folder)
    if not paths:
        raise FileRefused("The folder has no file whose name ends in .txt.")
    return (_row(path, str(path.relative_to(folder))) for path in paths)


def names_and_sizes(folder: Path) -> Iterator[str]:
    """Names and sizes identify a folder without reading its files."""
    for path in _texts(folder):
        yield f"{path.relative_to(folder)}\t{path.stat().st_size}\n"


def _texts(folder: Path) -> list[Path]:
    return sorted(path for path in folder.rglob("*.txt") if path.is_file())


def _row(path: Path, name: str) -> Row:
    try:
        if path.stat().st_size > LARGEST_FILE:
            return RefusedRow(
                1, (("text", f"The file has more than {LARGEST_FILE:,} bytes."),), file=name
            )
        content = path.read_bytes()
        text = content.decode(encoding_of(content, whole=True))
    except (FileRefused, UnicodeDecodeError) as error:
        return RefusedRow(1, (("text", str(error)),), file=name)
    except OSError as error:
        return RefusedRow(1, (("text", f"The file cannot be read: {error.strerror}."),), file=name)
    return ArticleRow(1, text=text, title=_title(text), file=name)


def _title(text: str) -> str:
    """The first line if the date line follows it, as in headlines; else it may be a sentence."""
    dateline = find_dateline(text)
    start = len(text) - len(text.lstrip())
    first = text[start:].split("\n", 1)[0].strip()
    stands_above = dateline is not None and dateline.start > start + len(first)
    return first if stands_above and len(first) <= lengths.TITLE else ""
