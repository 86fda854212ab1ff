"""What was left out of an answer, and why."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Reason(StrEnum):
    """Why a value, or a whole event, was left out."""

    NOT_IN_TEXT = "quotation is not in the text"
    TOO_LONG = "quotation is too long to show what it says"
    INSTRUCTION = "quotation speaks to the model"
    NO_TRIGGER = "the words that tell the event are not in the text"
    NUMBER = "number is not in its quotation"
    NAME = "name is not in its quotation"
    UNKNOWN = "name means no known side or place"
    MUNITION = "munition is not in its quotation"
    DAY = "day cannot be read from its quotation"
    OTHER_DAY = "day is another than its quotation says"
    KIND = "no such kind or value"
    LONG_AGO = "more than a year before the article"


@dataclass(frozen=True, slots=True)
class Dropped:
    """A value that was left out: its field, what the model said, and why. `corrected`: our own
    reading of the same quotation stands in its place.
    """

    field: str
    value: str
    reason: Reason
    corrected: bool = False
