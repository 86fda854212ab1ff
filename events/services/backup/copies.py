"""What each kind of database has to be able to do."""

from __future__ import annotations

from pathlib import Path
from typing import Protocol


class Copies(Protocol):
    """Copies of one database; `name` is how messages call it."""

    name: str

    def take(self, to: Path, tables: list[str]) -> dict[str, int]:
        """A copy as of one moment, while others write. Gives the number of rows of each table in
        it.
        """

    def put_in_place(self, copy: Path, tables: dict[str, int]) -> str:
        """All of the copy or nothing takes the place of what is there; a sentence for the operator.
        Tables with their rows.

        Raises:
            BackupError: where it cannot be done; then all is as it was.
        """
