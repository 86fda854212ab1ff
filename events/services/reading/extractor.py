"""What workers need of an extractor. Another model can be used through this protocol.

The setting EXTRACTOR names the class. Only workers and `extract_again` load it, so a large model is
no burden to the web server.
"""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Protocol

from events.extraction.types import Report

VERSION_LENGTH = 60  # what the columns hold that keep it


class Extractor(Protocol):
    """Reads one article. Each process makes one instance and uses it for one text at a time.

    `version` is kept with each article, report and revision, to say who read what. It has at most
    60 characters and must change whenever the same text may be read differently (a new model,
    prompt, rule or vocabulary). `manage.py extract_again` uses it to find what an earlier version
    has read.
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
