"""Measurements as JSON."""

from __future__ import annotations

from events.api import shapes
from events.models import Evaluation


def evaluation_as_json(run: Evaluation, version_at_work: str | None) -> shapes.Run:
    return {
        "created_at": run.created_at,
        "extractor_version": run.extractor_version,
        "is_at_work": None if version_at_work is None else run.extractor_version == version_at_work,
        "gold": {
            "name": run.gold_name,
            "sha256": run.gold_sha256,
            "articles": run.articles,
            "events": run.events,
        },
        "results": _results(run),
    }


def _results(run: Evaluation) -> shapes.Results:
    """Runs of earlier versions told neither wars nor parts nor single articles."""
    found: shapes.Results = run.results
    return {
        **found,
        "wars": run.results.get("wars", []),
        "parts": run.results.get("parts", []),
        "by_article": run.results.get("by_article", []),
    }
