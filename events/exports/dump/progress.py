"""How far a dump has come. A dump that was stopped goes on there."""

from __future__ import annotations

import json
import os
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any

NAME = "progress.json"


@dataclass(frozen=True, slots=True)
class Written:
    """So much of a file is whole."""

    size: int = 0
    rows: int = 0


@dataclass(frozen=True, slots=True)
class Progress:
    """`position` is where the log of changes stood when the dump began; `after` is the last row of
    each stage that is written, None once the stage is done.
    """

    version: str
    begun_at: str
    position: int
    after: dict[str, int | None] = field(default_factory=dict)
    files: dict[str, Written] = field(default_factory=dict)

    def of(self, name: str) -> Written:
        return self.files.get(name, Written())

    def save(self, directory: Path) -> None:
        """Whole or not at all."""
        beside = directory / f"{NAME}.new"
        write_whole(beside, json.dumps(asdict(self)).encode())
        beside.replace(directory / NAME)


def read_progress(directory: Path) -> Progress | None:
    """None where there is none that can be read."""
    try:
        kept: dict[str, Any] = json.loads((directory / NAME).read_bytes())
        files = {name: Written(**written) for name, written in kept.pop("files").items()}
        return Progress(**kept, files=files)
    except (OSError, ValueError, TypeError, KeyError):
        return None


def write_whole(path: Path, content: bytes) -> None:
    """Write a file, and wait until the disk has it."""
    with path.open("wb") as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())
