"""What `import_articles` reads: a file, or a folder of texts."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from pathlib import Path
from types import TracebackType
from typing import BinaryIO, Self

from events.sources.article_files import Layout, Row, names_and_sizes, rows_of_file, rows_of_folder


class SourceMissing(Exception):
    """There is nothing at the path."""


class ArticleSource:
    """A file with its size, or a folder of unknown size. The hash says whether it is the same."""

    def __init__(self, path: Path) -> None:
        if not path.exists():
            raise SourceMissing(f"{path} does not exist.")
        self._path = path
        self._is_folder = path.is_dir()
        self._file: BinaryIO | None = None
        self.name = path.resolve().name
        self.size = None if self._is_folder else path.stat().st_size

    def __enter__(self) -> Self:
        if not self._is_folder:
            self._file = self._path.open("rb")
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        if self._file:
            self._file.close()

    def sha256(self) -> str:
        """Of the file's bytes, or of the names and sizes of the folder's texts."""
        if not self._is_folder:
            with self._path.open("rb") as file:
                return hashlib.file_digest(file, "sha256").hexdigest()
        found = hashlib.sha256()
        for name in names_and_sizes(self._path):
            found.update(name.encode("utf-8", "surrogateescape"))
        return found.hexdigest()

    def rows(self, layout: Layout) -> Iterator[Row]:
        """From the first. Raises FileRefused where none can be read."""
        if self._file is None:
            return rows_of_folder(self._path)
        self._file.seek(0)
        return rows_of_file(self._file, self.name, layout)

    def position(self) -> int:
        """How many bytes were read so far."""
        return self._file.tell() if self._file else 0
