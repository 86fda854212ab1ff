"""Names of actors, towns and regions in the reader's language, where there is one.

Regions are named by Natural Earth, in the files that the map draws. Towns and actors that the news
names most are in `names.csv`: spellings of the agencies in each language, for towns compared with
GeoNames. Everything else keeps the name that the gazetteer or the article has.
"""

from __future__ import annotations

import csv
import json
from collections.abc import Mapping
from functools import cache
from pathlib import Path

from django.conf import settings
from django.utils import translation

Names = Mapping[tuple[str, str, str], Mapping[str, str]]
REGION = "iso:"


def local_actor(name: str) -> str:
    return _listed().get(("actor", name, ""), {}).get(_language(), name)


def local_place(name: str, country: str, key: str = "") -> str:
    """The town's or region's own name in the reader's language; `name` where there is none."""
    language = _language()
    if key.startswith(REGION):
        return _regions(language).get(key.removeprefix(REGION), name)
    return _listed().get(("place", name, country), {}).get(language, name)


def _language() -> str:
    return (translation.get_language() or "en").partition("-")[0]


@cache
def _listed() -> Names:
    with Path(__file__).with_name("names.csv").open(encoding="utf-8", newline="") as file:
        return {(row["what"], row["name"], row["country"]): row for row in csv.DictReader(file)}


@cache
def _regions(language: str) -> Mapping[str, str]:
    """By ISO 3166-2 code. English keeps the gazetteer's names, which articles are found by."""
    path = Path(settings.BASE_DIR) / "static" / "geo" / f"regions.{language}.json"
    if language == "en" or not path.exists():
        return {}
    named: Mapping[str, str] = json.loads(path.read_text(encoding="utf-8"))
    return named
