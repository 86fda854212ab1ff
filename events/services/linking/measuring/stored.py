"""The figures of linking that come with the product, for the accuracy page."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass
from functools import lru_cache
from pathlib import Path

from events.services.linking.measuring.evaluate import Measured

FILE = Path(__file__).with_name("measured.json")


@dataclass(frozen=True, slots=True)
class StoredFigures:
    """What `evaluate_linking` found on one file of annotated articles; shares from 0 to 1.

    `tolls` are the events whose texts give their dead.
    """

    gold: str
    extractor: str
    articles: int
    mentions: int
    read: int
    pair_precision: float
    pair_recall: float
    mention_precision: float
    mention_recall: float
    mention_f: float
    depending_on_order: int
    tolls: int
    tolls_wrong: Mapping[str, int]

    @property
    def all_tolls_wrong(self) -> int:
        """How many events of those whose texts give their dead."""
        return sum(self.tolls_wrong.values())


def figures(gold: str, extractor: str, articles: int, measured: Measured) -> StoredFigures:
    """The figures of a run, to three places."""
    found = measured.agreement
    return StoredFigures(
        gold,
        extractor,
        articles,
        measured.mentions,
        measured.read,
        round(found.pair_precision, 3),
        round(found.pair_recall, 3),
        round(found.mention_precision, 3),
        round(found.mention_recall, 3),
        round(found.mention_f, 3),
        measured.depending_on_order,
        measured.ledger.events,
        dict(measured.ledger.wrong),
    )


def write(runs: Iterable[StoredFigures], path: Path = FILE) -> None:
    """Put these runs in place of all that were stored."""
    told = [asdict(run) for run in runs]
    path.write_text(json.dumps(told, indent=1) + "\n", encoding="utf-8")
    stored.cache_clear()


@lru_cache(maxsize=1)
def stored() -> tuple[StoredFigures, ...]:
    """The runs that come with the product, in the order of the file."""
    return tuple(StoredFigures(**run) for run in json.loads(FILE.read_text(encoding="utf-8")))
