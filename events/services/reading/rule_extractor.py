"""The extractor that ships. Only workers load this module: it loads the parser."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from events.extraction import VERSION, extract_events
from events.extraction.gazetteer.gazetteer_file import open_gazetteer
from events.extraction.reading.language import load_parser
from events.extraction.types import Report


class RuleExtractor:
    """The rules of `events.extraction`, with the gazetteer file.

    Raises `GazetteerMissing` if there is no such file.
    """

    version = VERSION

    def __init__(self, *, gazetteer_file: Path) -> None:
        self._gazetteer = open_gazetteer(gazetteer_file)

    @staticmethod
    def warm_up() -> None:
        load_parser()

    def __call__(self, text: str, *, published_on: date) -> list[Report]:
        return extract_events(text, published_on=published_on, gazetteer=self._gazetteer)
