"""The extractor that the workers use: what it must offer, and the one that ships."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import Protocol

from events.extraction import VERSION, extract_events
from events.extraction.gazetteer import Entry
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
        self._gazetteer = EmptyGazetteer()

    @staticmethod
    def warm_up() -> None:
        """There is no parser to load yet."""

    def __call__(self, text: str, *, published_on: date) -> list[Report]:
        return extract_events(text, published_on=published_on, gazetteer=self._gazetteer)


class EmptyGazetteer:
    """Finds no place: every place stays unresolved."""

    def candidates(self, name: str) -> Sequence[Entry]:
        return ()

    def entry(self, key: str) -> Entry | None:
        return None

    def capital(self, country: str) -> Entry | None:
        return None
