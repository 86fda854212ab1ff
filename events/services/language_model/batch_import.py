"""Take in a file of answers. They go the way of every answer: kept by request, and held to the text
when the article is read.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime

from django.db import transaction

from events import lengths
from events.models import Article, ModelOutcome, ModelRequest
from events.services.language_model.batch_lines import BadLine, BatchAnswer, answers_in
from events.services.language_model.terms import ModelTerms
from events.services.queue.articles import make_due, read_again

UNKNOWN = "custom_id {name} is of no request that was exported here"
TWICE = "custom_id {name} stands in the file twice"


@dataclass
class TakenIn:
    """What became of the lines. `articles` are due to be read now."""

    taken: int = 0
    before: int = 0
    unusable: int = 0
    refused: list[BadLine] = field(default_factory=list)
    articles: list[int] = field(default_factory=list)


def import_answers(lines: Iterable[str], *, terms: ModelTerms, now: datetime) -> TakenIn:
    """Keep each answer as it comes, so that a file that was cut short is taken up where it ended.

    Articles with a new answer are due at once, also those that were read before.
    """
    told = TakenIn()
    seen: set[str] = set()
    public_ids: dict[str, None] = {}
    for found in answers_in(lines):
        if isinstance(found, BadLine):
            told.refused.append(found)
        elif found.custom_id in seen:
            told.refused.append(BadLine(found.number, TWICE.format(name=found.custom_id[:80])))
        else:
            seen.add(found.custom_id)
            if _take(found, terms, now, told):
                public_ids[found.article] = None
    told.articles = _due(list(public_ids), now)
    return told


def _take(found: BatchAnswer, terms: ModelTerms, now: datetime, told: TakenIn) -> bool:
    """Keep one answer. Whether it is new and can be used."""
    rows = ModelRequest.objects.filter(
        request_sha256__startswith=found.key, model=terms.model[: lengths.NAME]
    )
    exported = rows.filter(outcome=ModelOutcome.EXPORTED).order_by("-id").first()
    if exported is None or len(found.key) < 8:
        if len(found.key) >= 8 and rows.exists():
            told.before += 1
        else:
            told.refused.append(BadLine(found.number, UNKNOWN.format(name=found.custom_id[:80])))
        return False
    if rows.answered().exists():
        told.before += 1
        return False
    usable = not found.fault
    reply = found.reply
    with transaction.atomic():
        exported.outcome = ModelOutcome.ANSWERED if usable else ModelOutcome.MALFORMED
        exported.took_ms = None
        exported.error = found.fault[: lengths.CHANGE]
        exported.answer = reply.content.replace("\x00", "") if reply else ""
        exported.tokens_in = reply.tokens_in if reply else 0
        exported.tokens_out = reply.tokens_out if reply else 0
        exported.cost = terms.cost(exported.tokens_in, exported.tokens_out)
        exported.save()
    told.taken += usable
    told.unusable += not usable
    return usable


def _due(public_ids: list[str], now: datetime) -> list[int]:
    keys = list(Article.objects.filter(public_id__in=public_ids).values_list("pk", flat=True))
    return sorted({*make_due(article_ids=keys, now=now), *read_again(article_ids=keys, now=now)})
