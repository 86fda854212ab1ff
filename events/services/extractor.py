"""The extractor that the workers use: what it must offer, and the one that ships."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Protocol

from events.extraction import VERSION, extract_events
from events.extraction.gazetteer_file import open_gazetteer
from events.extraction.language import load_parser
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


class RuleExtractor:
    """The rules of `events.extraction`, with the gazetteer file."""

    version = VERSION

    def __init__(self, *, gazetteer_file: Path) -> None:
        self._gazetteer = open_gazetteer(gazetteer_file)

    @staticmethod
    def warm_up() -> None:
        load_parser()

    def __call__(self, text: str, *, published_on: date) -> list[Report]:
        return extract_events(text, published_on=published_on, gazetteer=self._gazetteer)
