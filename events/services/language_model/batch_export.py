"""Write the requests about articles to a file, for a service that answers files."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import TextIO

from django.db import transaction

from events import lengths
from events.extraction.gazetteer.gazetteer import Gazetteer
from events.extraction.model.numbered import tokens
from events.extraction.model.prompt import prompt
from events.extraction.model.reader import parts_of
from events.extraction.reading.identify_language import identify_language
from events.extraction.scoring.gold import GoldArticle
from events.models import Article, ModelOutcome, ModelRequest
from events.services.language_model.answers import asked_of, question
from events.services.language_model.batch_lines import custom_id, request_line
from events.services.language_model.terms import ModelTerms
from events.services.reading.undated import day_to_read_from


@dataclass
class Exported:
    """What was written, and what was not needed."""

    requests: int = 0
    articles: int = 0
    tokens: int = 0
    answered: int = 0
    other_language: int = 0


def export_articles(
    articles: Iterable[Article],
    *,
    file: Path,
    terms: ModelTerms,
    gazetteer: Gazetteer,
    now: datetime,
) -> Exported:
    """Write what has no answer yet. The file is there whole, and noted in the record, or not at
    all.
    """
    told = Exported()
    rows: list[ModelRequest] = []
    unfinished = file.with_name(f".{file.name}.unfinished")
    with unfinished.open("w", encoding="utf-8") as lines:
        for article in articles:
            rows += _write_article(article, lines, terms, gazetteer, file.name, now, told)
    with transaction.atomic():
        ModelRequest.objects.bulk_create(rows)
        unfinished.replace(file)
    return told


def export_gold(
    articles: Iterable[GoldArticle], *, file: Path, terms: ModelTerms, gazetteer: Gazetteer
) -> Exported:
    """Write the requests about annotated articles, whose answers `evaluate --answers` reads. They
    are in no table, and nothing is noted.
    """
    told = Exported()
    with file.open("w", encoding="utf-8") as lines:
        for article in articles:
            told.articles += 1
            parts = parts_of(
                article.text,
                published_on=article.published_on,
                language=identify_language(article.text),
                gazetteer=gazetteer,
            )
            for number, part in enumerate(parts, 1):
                one = question(part, number, terms)
                lines.write(request_line(custom_id("gold", number, one.key), one.body))
                _count(told, part.piece.lines)
    return told


def _write_article(
    article: Article,
    lines: TextIO,
    terms: ModelTerms,
    gazetteer: Gazetteer,
    name: str,
    now: datetime,
    told: Exported,
) -> list[ModelRequest]:
    language = identify_language(article.text)
    if language not in terms.languages:
        told.other_language += 1
        return []
    rows = []
    day = day_to_read_from(article.text, article.published_on, article.submitted_at)
    parts = parts_of(article.text, published_on=day, language=language, gazetteer=gazetteer)
    for number, part in enumerate(parts, 1):
        one = question(part, number, terms)
        if ModelRequest.objects.answered().of_request(one.key, terms.model).exists():
            told.answered += 1
            continue
        lines.write(request_line(custom_id(article.public_id, number, one.key), one.body))
        _count(told, part.piece.lines)
        rows.append(
            ModelRequest(
                **asked_of(article.text, number, one.key, terms),
                sent_to=name[: lengths.ADDRESS],
                sent_at=now,
                outcome=ModelOutcome.EXPORTED,
            )
        )
    told.articles += bool(rows)
    return rows


def _count(told: Exported, lines: str) -> None:
    told.requests += 1
    told.tokens += tokens(prompt()) + tokens(lines)
