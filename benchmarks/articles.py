"""Invented articles, as many as are asked for and no two alike, made of two sources.

Passages of the annotated articles, with other numbers in them, are as varied as news is. Composed
ones tell strikes on a few towns on a few days, so that many of them tell the same event and are
linked to it by several workers at once.
"""

from __future__ import annotations

import json
import re
from collections import deque
from dataclasses import dataclass
from pathlib import Path
from random import Random
from threading import Lock

ANNOTATED = Path(__file__).resolve().parent.parent / "events" / "extraction" / "data" / "gold.jsonl"
TOWNS = (
    "Kherson",
    "Kharkiv",
    "Odesa",
    "Sumy",
    "Zaporizhzhia",
    "Mykolaiv",
    "Poltava",
    "Chernihiv",
    "Belgorod",
    "Kursk",
)
WEAPONS = ("drone", "missile", "glide bomb")
DAYS = ("Monday", "Tuesday", "Wednesday")
MARK = "KILLSITSREADER"  # of a text that kills its reader, by benchmarks/running/poison.py
PUBLISHED_ON = "2024-11-14"
NUMBER = re.compile(r"(?<![\d,.:-])[3-9]\d?(?![\d,.:-]|th\b)")
REPEATED_FROM = 6  # the latest texts, of which one is sent again now and then
PASSAGE = 2


@dataclass(frozen=True, slots=True)
class Text:
    """What is sent. `poison` kills its reader; no two have the same `number`."""

    number: int
    text: str
    published_on: str
    poison: bool = False


class Writer:
    """Writes texts for several threads.

    One in `poison_every` is poison; `repeats` (0 to 1) is how often one is given twice.
    """

    def __init__(self, random: Random, *, poison_every: int = 0, repeats: float = 0.0) -> None:
        self._random = random
        self._poison_every = poison_every
        self._repeats = repeats
        self._passages = annotated_passages()
        self._latest: deque[Text] = deque(maxlen=REPEATED_FROM)
        self._number = 0
        self._lock = Lock()

    def next(self) -> Text:
        """A new text, or one that another thread may be sending at this moment."""
        with self._lock:
            if self._latest and self._random.random() < self._repeats:
                return self._random.choice(self._latest)
            self._number += 1
            text = (
                self._poison()
                if self._is_poison()
                else self._passage()
                if self._number % 2
                else self._composed()
            )
            self._latest.append(text)
            return text

    def _is_poison(self) -> bool:
        return (
            bool(self._poison_every)
            and self._number % self._poison_every == self._poison_every // 2
        )

    def _poison(self) -> Text:
        said = (
            f"A drone hit a depot in {self._random.choice(TOWNS)} on Monday, officials said. "
            f"{MARK}."
        )
        return Text(self._number, f"{said} {self._closing()}", PUBLISHED_ON, poison=True)

    def _passage(self) -> Text:
        passage, published_on = self._random.choice(self._passages)
        varied = NUMBER.sub(lambda _: str(self._random.randint(3, 98)), passage)
        return Text(self._number, f"{varied}\n\n{self._closing()}", published_on)

    def _composed(self) -> Text:
        told = " ".join(self._strike() for _ in range(self._random.randint(1, 3)))
        return Text(self._number, f"{told} {self._closing()}", PUBLISHED_ON)

    def _strike(self) -> str:
        choose, killed, wounded = (
            self._random.choice,
            self._random.randint(2, 30),
            self._random.randint(2, 60),
        )
        what, where, day = choose(WEAPONS), choose(TOWNS), choose(DAYS)
        return (
            f"A Russian {what} struck a warehouse in the city of {where} on {day}, killing "
            f"{killed} people and wounding "
            f"{wounded}, the regional governor said. Rescue workers were searching the rubble."
        )

    def _closing(self) -> str:
        """Tells nothing, and is in no other text."""
        return f"The desk keeps this report under the file number {self._number:07d}."


def annotated_passages() -> list[tuple[str, str]]:
    """Pairs of paragraphs that stand together, each with its day of publication."""
    passages = []
    for line in ANNOTATED.read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        paragraphs = row["text"].split("\n\n")[1:]  # the first is the headline
        for first in range(0, len(paragraphs) - 1, PASSAGE):
            passages.append(("\n\n".join(paragraphs[first : first + PASSAGE]), row["published_on"]))
    return passages
