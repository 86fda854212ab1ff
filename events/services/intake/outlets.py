"""The row of an outlet, whatever letters its name is typed with."""

from __future__ import annotations

import tomllib
import unicodedata
from functools import lru_cache
from pathlib import Path

from events.models import Source

LOOK_ALIKES = Path(__file__).with_name("look_alikes.toml")
UNSEEN = ("Cc", "Cf")  # zero-width spaces, marks of direction, soft hyphens


def outlet_named(outlet: str) -> Source | None:
    """The outlet's row; `reuters` and `Reuters` are one outlet, and so is one typed in look-alikes.

    A name is taken for another in look-alikes only if that outlet is known: *ВВС* can be the air
    force.
    """
    name = plain_name(outlet)
    if not name:
        return None
    return outlet_known(outlet) or Source.objects.get_or_create(name=name)[0]


def outlet_known(outlet: str) -> Source | None:
    """The outlet's row, if there is one already."""
    name = plain_name(outlet)
    return (_known(name) or _known(in_latin(name))) if name else None


def plain_name(name: str) -> str:
    """The name without characters that nobody sees, each letter in its usual form."""
    seen = "".join(c for c in name if unicodedata.category(c) not in UNSEEN or c.isspace())
    return " ".join(unicodedata.normalize("NFKC", seen).split())


def in_latin(name: str) -> str:
    """The name with Latin letters for all that look like them."""
    return name.translate(_look_alikes())


def _known(name: str) -> Source | None:
    return Source.objects.filter(name__iexact=name).order_by("pk").first()


@lru_cache(maxsize=1)
def _look_alikes() -> dict[int, str]:
    tables = tomllib.loads(LOOK_ALIKES.read_text(encoding="utf-8"))
    return {ord(letter): latin for table in tables.values() for letter, latin in table.items()}
