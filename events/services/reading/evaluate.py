"""Measure the extractor on annotated articles, and keep the result."""

from __future__ import annotations

import hashlib
import io
from datetime import datetime
from pathlib import Path

from events import lengths
from events.extraction.scoring.alignment import Alignment, align
from events.extraction.scoring.gold import GoldArticle, read_gold
from events.extraction.scoring.results import results
from events.extraction.serialize import as_json
from events.models import Evaluation
from events.services.reading.extractor import NotRead, Reader


def evaluate(
    *, gold_file: Path, extractor: Reader, errors: int, store: bool, now: datetime
) -> Evaluation:
    """Read every article of the file and score the result; list `errors` of each sort.

    Without `store` nothing is kept.

    Raises:
        BadGold: if the file holds what cannot be scored.
        NotMeasured: if an article cannot be read now.
    """
    content = gold_file.read_bytes()
    articles = read_gold(io.StringIO(content.decode("utf-8")))
    aligned = [_aligned(article, extractor) for article in articles]
    found = results(aligned, errors=errors, articles=articles)
    evaluation = Evaluation(
        created_at=now,
        extractor_version=extractor.version,
        gold_name=gold_file.name[: lengths.NAME],
        gold_sha256=hashlib.sha256(content).hexdigest(),
        articles=found["articles"],
        events=found["gold"],
        results=found,
    )
    if store:
        evaluation.save(force_insert=True)
    return evaluation


class NotMeasured(Exception):
    """An article could not be read, so that there is no figure."""


def _aligned(article: GoldArticle, extractor: Reader) -> Alignment:
    try:
        reports = extractor(article.text, published_on=article.published_on)
    except NotRead as error:
        # what the product would do: another reads, or nobody
        if error.instead is None:
            raise NotMeasured(f"{article.id}: {error.reason}") from error
        reports = error.instead(article.text, published_on=article.published_on)
    return align(article.id, article.events, [as_json(report) for report in reports])
