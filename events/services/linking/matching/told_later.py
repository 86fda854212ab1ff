"""What sentences say of other days: that dead were counted on, that an attack followed another."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

WORDS = Path(__file__).with_name("told_later.toml")
WITHIN = 30  # characters between *came* and *a day after*, between that and *another*


@dataclass(frozen=True, slots=True)
class _Patterns:
    grown: re.Pattern[str]
    counted: re.Pattern[str]
    came_after: re.Pattern[str]
    after_another: re.Pattern[str]


@lru_cache(maxsize=1)
def _patterns() -> _Patterns:
    tables = tomllib.loads(WORDS.read_text(encoding="utf-8"))
    after = {name: _one_of(words) for name, words in tables["a_day_after"].items()}
    gap = f".{{0,{WITHIN}}}?"
    return _Patterns(
        _words(_one_of(tables["grown"])),
        _words(_one_of(tables["counted"])),
        _words(rf"{after['came']}\b{gap}\b{after['day']}"),
        _words(
            rf"(?:{after['day']}\b{gap}\b{after['another']}"
            rf"|{after['again']}\b{gap}\b{after['in_days']})"
        ),
    )


def tells_a_grown_toll(sentence: str) -> bool:
    """*The death toll has climbed to 84*, *six more died, bringing the number of dead to 27*."""
    patterns = _patterns()
    return bool(patterns.grown.search(sentence) and patterns.counted.search(sentence))


def follows_another(sentences: Sequence[str]) -> bool:
    """Whether the first of these tells an attack *a day after another*, or a further one says of it
    that it *came a day after a bomb killed two*. A first one may tell that bomb.
    """
    patterns = _patterns()
    further = any(map(patterns.came_after.search, sentences[1:]))
    return further or any(map(patterns.after_another.search, sentences))


def _one_of(words: Iterable[str]) -> str:
    return f"(?:{'|'.join(map(re.escape, words))})"


def _words(pattern: str) -> re.Pattern[str]:
    return re.compile(rf"\b{pattern}\b", re.IGNORECASE)
