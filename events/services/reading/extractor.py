"""What workers need of an extractor. Another model can be used through this protocol.

The setting EXTRACTOR names the class. Only workers and `extract_again` load it, so a large model is
no burden to the web server.
"""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path
from typing import NamedTuple, Protocol, runtime_checkable

from events.extraction.types import Report, Toll

VERSION_LENGTH = 60  # what the columns hold that keep it
ENGLISH = frozenset({"en"})


class Reader(Protocol):
    """An extractor that is ready to read. See `Extractor` for what it must keep."""

    version: str

    def __call__(self, text: str, *, published_on: date) -> list[Report]: ...


class Found(NamedTuple):
    """What a text tells: its events, and running totals, which are no events."""

    reports: list[Report]
    tolls: list[Toll]


@runtime_checkable
class FindsTolls(Protocol):
    """An extractor that also finds running totals. It reads the text once for both."""

    def read(self, text: str, *, published_on: date) -> Found: ...


class NotRead(Exception):
    """The text was not read. `instead` is who should read it, if anybody."""

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason
        self.instead: Reader | None = None


class NotReadNow(NotRead):
    """Somebody whom the reading needs cannot be asked now. The article waits and loses no attempt.

    `only_later`: what was begun goes on later, so that nobody else should read it.
    """

    def __init__(self, reason: str, *, retry_after: timedelta, only_later: bool = False) -> None:
        super().__init__(reason)
        self.retry_after = retry_after
        self.only_later = only_later


class NotReadable(NotRead):
    """What was asked gave no answer that can be read. This costs an attempt."""


def languages_of(extractor: Reader) -> frozenset[str]:
    """The languages that it reads, by ISO 639-1 code; English where it does not say."""
    return getattr(extractor, "languages", ENGLISH)


class Extractor(Protocol):
    """Reads one article. Each process makes one instance and uses it for one text at a time.

    `version` is kept with each article, report and revision, to say who read what. It has at most
    60 characters and must change whenever the same text may be read differently (a new model,
    prompt, rule or vocabulary). `manage.py extract_again` uses it to find what an earlier version
    has read. An extractor that reads other languages than English has a set of their codes in
    `languages`.
    """

    version: str

    def __init__(self, *, gazetteer_file: Path) -> None:
        """`gazetteer_file` is the file of places; an extractor with its own does not open it.

        Raises `GazetteerMissing` if it needs the file and there is none: the start fails before an
        article is claimed.
        """

    @staticmethod
    def warm_up() -> None:
        """Load what processes can share.

        Called once, before workers are forked: leave no thread and no connection open.
        """

    def __call__(self, text: str, *, published_on: date) -> list[Report]:
        """The events that the text reports, in its order, each with a sentence as evidence.

        Offsets count characters of `text` as given. Nothing is written, and a second call must give
        the same: an article is read at least once, and its reports are kept once. Any exception
        costs the article an attempt; after the last one it is set aside with the error. A call that
        outlasts the lease (`EXTRACTION_LEASE_SECONDS`) is ended and counts as an attempt.
        """
