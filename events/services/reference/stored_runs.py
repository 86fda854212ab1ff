"""Measurements that come with the product, so that a new site can show at once how well it reads.

A measurement takes minutes, and SciPy, which only the development set-up installs.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from datetime import datetime
from pathlib import Path
from typing import Any

from django.db import transaction

from events.extraction import data
from events.models import Evaluation

SHIPPED = Path(data.__file__).with_name("measured.json")
KEPT = ("extractor_version", "gold_name", "gold_sha256", "articles", "events", "results")


def write(runs: Iterable[Evaluation], path: Path = SHIPPED) -> None:
    """Put the runs into the file, each in place of the one on the same gold file."""
    stored = {row["gold_name"]: row for row in read(path)}
    stored |= {run.gold_name: _as_row(run) for run in runs}
    text = json.dumps(list(stored.values()), ensure_ascii=False, indent=1)
    path.write_text(f"{text}\n", encoding="utf-8")


def read(path: Path = SHIPPED) -> list[dict[str, Any]]:
    if not path.exists():
        return []
    rows: list[dict[str, Any]] = json.loads(path.read_text(encoding="utf-8"))
    return rows


@transaction.atomic
def load(path: Path = SHIPPED) -> int:
    """Add the runs that are not here. Says how many are new.

    A later run on the same articles stays the last: it is of this site's own version.
    """
    missing = [run for run in map(_as_run, read(path)) if not _is_known(run)]
    Evaluation.objects.bulk_create(missing)
    return len(missing)


def _is_known(run: Evaluation) -> bool:
    same = Evaluation.objects.filter(gold_name=run.gold_name, gold_sha256=run.gold_sha256)
    return same.filter(created_at__gte=run.created_at).exists()


def _as_row(run: Evaluation) -> dict[str, Any]:
    kept = {name: getattr(run, name) for name in KEPT}
    return {"created_at": run.created_at.isoformat(timespec="seconds"), **kept}


def _as_run(row: dict[str, Any]) -> Evaluation:
    return Evaluation(**{**row, "created_at": datetime.fromisoformat(row["created_at"])})
