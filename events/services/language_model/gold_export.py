"""Readings that rules and model agree on, or that reviewers accepted, as annotated articles: a site
can measure and fit its own reader by them.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from events.extraction.model.agreement import MODEL_SAYS, RULES_SAY
from events.models import Article, Report
from events.models.events.event import Review
from events.services.language_model.judged import as_judged, is_as_judged, is_rejected

NOT_AGREED = ("reader/", f"{MODEL_SAYS}/", f"{RULES_SAY}/")
BATCH = 50


def settled_articles() -> Iterator[dict[str, Any]]:
    """Every article all of whose events are settled, in the form that `evaluate` reads.

    An article without events is settled if both readers found none. An undated one never is.
    """
    read = Article.objects.public().filter(status="done", skipped_because="")
    read = read.exclude(extractor_version="").dated()
    for article in read.with_last_reports().order_by("pk").iterator(chunk_size=BATCH):
        told = _by_event(article.reports.all())
        by_both = article.extractor_version.startswith("both ")
        if all(map(_is_settled, told)) and (told or by_both):
            yield {
                "id": article.public_id,
                "text": article.text,
                "published_on": f"{article.published_on:%Y-%m-%d}",
                "events": [as_judged(reports) for reports in told if not is_rejected(reports[0])],
            }


def _by_event(reports: Iterable[Report]) -> list[list[Report]]:
    """The reports that tell one event together; one without an event is alone."""
    found: dict[int | str, list[Report]] = {}
    for report in reports:
        found.setdefault(report.event_id or f"report {report.pk}", []).append(report)
    return list(found.values())


def line_of(article: dict[str, Any]) -> str:
    return json.dumps(article, ensure_ascii=False) + "\n"


def _is_settled(reports: Sequence[Report]) -> bool:
    """Whether a reviewer judged their event, or both readers agree on it."""
    if is_rejected(reports[0]):
        return True
    event = reports[0].event
    if event is not None and event.review != Review.UNREVIEWED:
        return is_as_judged(event, by_several=len(reports) > 1)
    return len(reports) == 1 and _is_agreed(reports[0])


def _is_agreed(report: Report) -> bool:
    agreed = not any(
        str(why["rule"]).startswith(NOT_AGREED) for why in report.extracted.get("why", ())
    )
    return agreed and report.extractor_version.startswith("both ")
