"""Which language a text is written in."""

from __future__ import annotations

import py3langid


def identify_language(text: str) -> str:
    """The ISO 639-1 code of the language that most of `text` is in. The first 5,000 characters decide."""
    language, _score = py3langid.classify(text[:5000])
    return str(language)
