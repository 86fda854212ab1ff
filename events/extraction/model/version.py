"""Which prompt, words and code check a model's answers, as a few digits."""

from __future__ import annotations

import hashlib
from functools import cache
from pathlib import Path

from events.extraction.model.prompt import prompt_version
from events.extraction.version import LENGTH, fingerprint

PACKAGE = Path(__file__).resolve().parent
MODEL_LENGTH = 30  # characters of a model's name
FORMS = ("*.md", "*.toml", "*.py")


@cache
def checks() -> str:
    """The version of the prompt, and a fingerprint of all that turns an answer into reports."""
    found = hashlib.sha256(fingerprint().encode())
    for path in sorted(path for form in FORMS for path in PACKAGE.rglob(form)):
        found.update(path.relative_to(PACKAGE).as_posix().encode() + path.read_bytes())
    return f"prompt {prompt_version()} {found.hexdigest()[:LENGTH]}"


def version_of(way: str, model: str) -> str:
    """What is kept with each report: *llm qwen2.5:14b, prompt 1 0a1b2c3*."""
    return f"{way} {model[-MODEL_LENGTH:]}, {checks()}"
