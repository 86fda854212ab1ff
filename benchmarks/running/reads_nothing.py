"""An extractor that finds nothing and loads nothing: for runs that are not about reading."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from events.extraction.types import Report


class ReadsNothing:
    """The workers' setting EXTRACTOR names it, so that they start in a second."""

    version = "nothing"

    def __init__(self, *, gazetteer_file: Path) -> None:
        """The file is not opened."""

    @staticmethod
    def warm_up() -> None:
        """Nothing to load."""

    def __call__(self, text: str, *, published_on: date) -> list[Report]:
        return []
