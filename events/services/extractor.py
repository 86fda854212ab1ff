"""What the workers need of an extractor."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Protocol

from events.extraction.types import Report


class Extractor(Protocol):
    """Reads one article. Another model may stand behind this; the setting EXTRACTOR names the class."""

    version: str

    def __init__(self, *, gazetteer_file: Path) -> None: ...

    @staticmethod
    def warm_up() -> None:
        """Load what processes can share. Called once, before workers are forked."""

    def __call__(self, text: str, *, published_on: date) -> list[Report]:
        """The events that the text reports, in its order."""
