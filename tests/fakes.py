"""What stands in for the outermost edges in tests."""

import os
import signal
import time
from datetime import date
from pathlib import Path

from events.extraction.types import DateSpan, Evidence, Kind, Report


class ScriptedExtractor:
    """Does what the text says: `SLEEP 2` takes two seconds, `FAIL` raises, `KILL` ends its process as a crash would.

    Otherwise each sentence that ends with `!` is a report. The setting EXTRACTOR names it in worker processes.
    """

    version = "scripted"

    def __init__(self, *, gazetteer_file: Path) -> None:
        self.warm = True

    @staticmethod
    def warm_up() -> None:
        pass

    def __call__(self, text: str, *, published_on: date) -> list[Report]:
        words = text.split()
        if "SLEEP" in words:
            time.sleep(float(words[words.index("SLEEP") + 1]))
        if "FAIL" in words:
            raise ValueError("This text cannot be read.")
        if "KILL" in words:
            os.kill(os.getpid(), signal.SIGKILL)
        return [_report(text, start, published_on) for start in range(len(text)) if text[start] == "!"]


def _report(text: str, mark: int, published_on: date) -> Report:
    start = text.rfind(". ", 0, mark) + 2 if ". " in text[:mark] else 0
    return Report(
        kind=Kind.STRIKE,
        subkind="drone",
        date=DateSpan(published_on, published_on),
        evidence=(Evidence(start, mark + 1, text[start : mark + 1]),),
    )
