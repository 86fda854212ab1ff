"""Names as they are compared: without marks, case or punctuation."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

_APOSTROPHES = re.compile(r"['’‘`ʻʼʾʿ´]")
_OTHER = re.compile(r"[^\w]+")


# an article folds its words again and again, and a name with an accent takes 2 µs
@lru_cache(maxsize=50_000)
def fold(name: str) -> str:
    """The form by which names are compared: `Kryvyï-Rih` and `kryvyi rih` are one."""
    if name.isascii() and name.isalnum():
        return name.lower()  # two names in three, and the gazetteer folds half a million
    bare = name
    if not name.isascii():
        bare = "".join(
            c for c in unicodedata.normalize("NFKD", name) if not unicodedata.combining(c)
        )
    return _OTHER.sub(" ", _APOSTROPHES.sub("", bare.lower())).strip()
