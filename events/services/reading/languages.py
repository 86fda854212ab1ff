"""The names of languages, for readers."""

from __future__ import annotations

import csv
from functools import cache
from pathlib import Path

FILE = Path(__file__).with_name("languages.csv")


def language_name(code: str) -> str:
    """*Ukrainian* for `uk`; the code itself if it has no name here."""
    return _names().get(code, code)


@cache
def _names() -> dict[str, str]:
    lines = [
        line for line in FILE.read_text(encoding="utf-8").splitlines() if not line.startswith("#")
    ]
    return {row["code"]: row["name"] for row in csv.DictReader(lines)}
