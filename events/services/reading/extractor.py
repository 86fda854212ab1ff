"""What the workers need of an extractor: the seam behind which another model may stand.

The setting EXTRACTOR names the class. Only workers and `extract_again` load it, so it may bring a
model as large as they hold.
"""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Protocol

from events.extraction.types import Report

VERSION_LENGTH = 60  # what the columns hold that keep it


class Extractor(Protocol):
    """Reads one article. An instance is made once in each process and used for one text at a time.

    `version` is kept with each article, report and revision, so that it can be told who read what:
    another one whenever the same text may be read differently (a new model, prompt, rule or
    vocabulary), of at most 60 characters. `manage.py extract_again` finds by it what an earlier
    version has read.
    """

    version: str

    def __init__(self, *, gazetteer_file: Path) -> None:
        """`gazetteer_file` is the file of places; an extractor that has its own does not open it.

        Raises `GazetteerMissing` where it needs the file and there is none: a start is then refused
        before an article is claimed.
        """

    @staticmethod
    def warm_up() -> None:
        """Load what processes can share. Called once, before workers are forked, so no thread or
        connection may be left open.
        """

    def __call__(self, text: str, *, published_on: date) -> list[Report]:
        """The events that the text reports, in its order, each with at least one sentence as
        evidence.

        Offsets count characters of `text` as given. Nothing is written, and a second call gives the
        same: an article is read at least once, and its reports are kept once. Any exception costs
        the article an attempt; it is tried again, and set aside with the error after the last. A
        call that outlasts the lease (`EXTRACTION_LEASE_SECONDS`) is ended and counts as one.
        """
