"""A folder of articles: each text, saved page or e-mail is one."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from events.sources.article_files.packed.documents import (
    DOCUMENTS,
    LARGEST_FILE,
    refused,
    row_of_document,
)
from events.sources.article_files.rows import FileRefused, Row


def rows_of_folder(folder: Path) -> Iterator[Row]:
    """A row for each article in the folder and its subfolders, sorted by name.

    Raises:
        FileRefused: if there is none.
    """
    paths = _articles(folder)
    if not paths:
        raise FileRefused(f"The folder has no file whose name ends in {', '.join(DOCUMENTS)}.")
    return (_row(path, str(path.relative_to(folder))) for path in paths)


def names_and_sizes(folder: Path) -> Iterator[str]:
    """Names and sizes identify a folder without reading its files."""
    for path in _articles(folder):
        yield f"{path.relative_to(folder)}\t{path.stat().st_size}\n"


def _articles(folder: Path) -> list[Path]:
    return sorted(
        path for path in folder.rglob("*") if path.suffix.lower() in DOCUMENTS and path.is_file()
    )


def _row(path: Path, name: str) -> Row:
    try:
        with path.open("rb") as file:
            content = file.read(LARGEST_FILE + 1)
    except OSError as error:
        return refused(f"The file cannot be read: {error.strerror}.", name)
    return row_of_document(content, name)
