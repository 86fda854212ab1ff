"""The extractor that ships. Only workers load this module: it loads the parser."""

from __future__ import annotations

from collections.abc import Mapping
from copy import copy
from datetime import date
from pathlib import Path

from events.extraction import VERSION
from events.extraction.gazetteer.gazetteer import Gazetteer
from events.extraction.gazetteer.gazetteer_file import open_gazetteer
from events.extraction.gazetteer.taught import TaughtGazetteer
from events.extraction.pipeline import read_article
from events.extraction.reading.language import load_parser
from events.extraction.types import Report
from events.extraction.version import with_places
from events.services.reading.extractor import Found
from events.services.reading.taught_names import Taught


class RuleExtractor:
    """The rules of `events.extraction`, with the gazetteer file.

    Raises `GazetteerMissing` if there is no such file.
    """

    version = VERSION

    def __init__(self, *, gazetteer_file: Path) -> None:
        places = open_gazetteer(gazetteer_file)
        self._gazetteer: Gazetteer = places
        self.version = with_places(VERSION, places.about()["hash"])
        self._sides: Mapping[str, str] = {}

    @staticmethod
    def warm_up() -> None:
        load_parser()

    def __call__(self, text: str, *, published_on: date) -> list[Report]:
        return self.read(text, published_on=published_on).reports

    def read(self, text: str, *, published_on: date) -> Found:
        """The events, and the running totals beside them."""
        told = read_article(
            text,
            published_on=published_on,
            gazetteer=self._gazetteer,
            sides=self._sides,
        )
        return Found(told.reports, told.tolls)

    def knowing(self, taught: Taught) -> RuleExtractor:
        """The same with what reviewers taught; another version."""
        if not taught:
            return self
        other = copy(self)
        other.version = taught.version(self.version)
        other._gazetteer = TaughtGazetteer(self._gazetteer, taught.places)
        other._sides = taught.sides
        return other
