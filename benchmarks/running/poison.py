"""The extractor that ships, and texts that kill their reader, like a crash in a C extension."""

from __future__ import annotations

import os
import signal
from datetime import date

from benchmarks.articles import MARK
from events.services.reading.extractor import Found
from events.services.reading.rule_extractor import RuleExtractor


class PoisonableExtractor(RuleExtractor):
    """Reads as the product does, and dies of a text with MARK in it.

    The workers' setting EXTRACTOR names it.
    """

    def read(self, text: str, *, published_on: date) -> Found:
        if MARK in text:
            os.kill(os.getpid(), signal.SIGKILL)
        return super().read(text, published_on=published_on)
