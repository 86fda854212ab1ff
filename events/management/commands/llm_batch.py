"""Requests to a language model as a file, and its answers from one."""

from __future__ import annotations

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from events.extraction.gazetteer.gazetteer_file import GazetteerMissing, open_gazetteer
from events.extraction.scoring.gold import BadGold, read_gold
from events.models import Article
from events.models.articles import ArticleQuerySet
from events.services import configured
from events.services.language_model.batch_export import Exported, export_articles, export_gold
from events.services.language_model.batch_import import TakenIn, import_answers
from events.tasks import wake_extraction

WOKEN = 200  # messages at once; the sweep finds the others
SHOWN = 20


class Command(BaseCommand):
    help = (
        "Write the requests about articles to a file for batch interfaces, or take their answers "
        "from one."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        actions = parser.add_subparsers(dest="action", required=True)
        export = actions.add_parser("export", help="write the requests, a line of JSON each")
        export.add_argument("file", type=Path)
        which = export.add_mutually_exclusive_group()
        which.add_argument("--waiting", action="store_true", help="waiting articles (the default)")
        which.add_argument("--article", action="append", metavar="ID", help="may be repeated")
        which.add_argument("--all", action="store_true", help="every article")
        which.add_argument("--gold", type=Path, metavar="FILE", help="annotated articles of a file")
        take = actions.add_parser("import", help="take in the answers")
        take.add_argument("file", type=Path)

    def handle(self, *, action: str, file: Path, **options: Any) -> None:
        try:
            told = _export(file, options) if action == "export" else self._import(file)
        except (OSError, UnicodeDecodeError, BadGold) as error:
            raise CommandError(f"{file}: {error}") from error
        except GazetteerMissing as error:
            raise CommandError(str(error)) from error
        self.stdout.write(told)

    def _import(self, file: Path) -> str:
        with file.open(encoding="utf-8") as lines:
            found = import_answers(lines, terms=configured.model_terms(), now=timezone.now())
        for refused in found.refused[:SHOWN]:
            self.stderr.write(str(refused))
        wake_extraction(*found.articles[:WOKEN])
        return _taken_in(found)


def _export(file: Path, options: dict[str, Any]) -> str:
    terms = configured.model_terms()
    gazetteer = open_gazetteer(configured.gazetteer_file())
    if options["gold"]:
        with options["gold"].open(encoding="utf-8") as lines:
            gold = read_gold(lines)
        return _exported(export_gold(gold, file=file, terms=terms, gazetteer=gazetteer))
    articles = _chosen(options).order_by("pk").iterator(chunk_size=50)
    found = export_articles(
        articles, file=file, terms=terms, gazetteer=gazetteer, now=timezone.now()
    )
    return _exported(found)


def _chosen(options: dict[str, Any]) -> ArticleQuerySet:
    if options["article"]:
        found = Article.objects.filter(public_id__in=options["article"])
        missing = set(options["article"]) - set(found.values_list("public_id", flat=True))
        if missing:
            raise CommandError(f"There is no article {', '.join(sorted(missing))}.")
        return found
    return Article.objects.all() if options["all"] else Article.objects.waiting()


def _exported(found: Exported) -> str:
    return (
        f"{found.requests} requests about {found.articles} articles, about {found.tokens:,} tokens."
        f" {found.answered} have answers already; {found.other_language} articles are in a "
        f"language that is not read."
    )


def _taken_in(found: TakenIn) -> str:
    return (
        f"{found.taken} answers taken in, {found.before} known before, {found.unusable} cannot be "
        f"read, {len(found.refused)} lines refused. {len(found.articles)} articles are due."
    )
