"""Have articles read again, after an upgrade of the extractor, and tell what that changes."""

from __future__ import annotations

import json
import logging
import time
from argparse import ArgumentParser
from collections.abc import Iterable, Sequence
from datetime import date
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from events.extraction.gazetteer.gazetteer_file import GazetteerMissing
from events.models import Article, Revision
from events.models.articles import ArticleQuerySet
from events.services import configured
from events.services.linking.differences import Difference, What, difference_of
from events.services.queue.articles import read_again
from events.services.reading.preview import preview_article
from events.tasks import wake_extraction

logger = logging.getLogger(__name__)

WOKEN = 200  # messages at once; the sweep finds the others
LOOK_EVERY_SECONDS = 1.0


class Command(BaseCommand):
    help = (
        "Put read articles back into the queue, to be read by the version of the extractor that "
        "is installed now."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        which = parser.add_mutually_exclusive_group(required=True)
        which.add_argument(
            "--article",
            action="append",
            metavar="ID",
            help="this article; may be given more than once",
        )
        which.add_argument(
            "--older-than-version", action="store_true", help="those that another version has read"
        )
        which.add_argument("--all", action="store_true", help="all that have been read")
        parser.add_argument(
            "--since",
            type=date.fromisoformat,
            metavar="DATE",
            help="of these, those published on this day or later",
        )
        parser.add_argument(
            "--dry-run",
            action="store_true",
            help="read them here and say what would change; keep nothing",
        )
        parser.add_argument(
            "--follow",
            action="store_true",
            help="wait until they have been read, and say what has changed",
        )

    def handle(self, *, since: date | None, dry_run: bool, follow: bool, **options: Any) -> None:
        version = configured.extractor_version()
        articles = chosen(version, article=options["article"], older=options["older_than_version"])
        articles = (articles.published_since(since) if since else articles).order_by("pk")
        if dry_run:
            self.preview(articles)
            return
        keys = list(articles.values_list("pk", flat=True))
        marked = read_again(article_ids=keys, now=timezone.now())
        self.stdout.write(
            f"{len(marked)} of {len(keys)} articles will be read again by version {version}"
        )
        for pk in marked[:WOKEN]:
            wake_extraction(pk)
        if follow:
            self.follow(marked)

    def preview(self, articles: ArticleQuerySet) -> None:
        try:
            extractor = configured.extractor()
        except GazetteerMissing as error:
            raise CommandError(str(error)) from error
        for article in articles.iterator(chunk_size=50):
            try:
                differences = preview_article(
                    article=article, extractor=extractor, now=timezone.now()
                )
            except Exception:
                # whatever one text does to the reader, the others are still to be told of
                logger.exception("Article %s", article.public_id)
            else:
                self.tell(article, differences)

    def follow(self, marked: Sequence[int]) -> None:
        """Tell of each as it is finished; ends when none of them waits or is being read."""
        waiting = set(marked)
        while waiting:
            finished = Article.objects.finished().filter(pk__in=waiting).without_text()
            for article in finished.order_by("finished_at", "pk"):
                waiting.discard(article.pk)
                self.tell(
                    article,
                    (
                        difference_of(revision)
                        for revision in Revision.objects.left_by_reading(article)
                    ),
                )
            if waiting:
                time.sleep(LOOK_EVERY_SECONDS)

    def tell(self, article: Article, differences: Iterable[Difference]) -> None:
        self.stdout.write(f"\nArticle {article.public_id} {article.title}".rstrip())
        if article.last_error:
            self.stdout.write(f"  {article.status}: {article.last_error}")
            return
        lines = [line for one in differences for line in lines_of(one)]
        self.stdout.write("\n".join(lines or ["  nothing changes"]))


def chosen(version: str, *, article: list[str] | None, older: bool) -> ArticleQuerySet:
    """The articles that the options name, each of which must be there."""
    if article is None:
        return (
            Article.objects.read_by_another_than(version)
            if older
            else Article.objects.read_before()
        )
    found = Article.objects.filter(public_id__in=article)
    missing = set(article) - set(found.values_list("public_id", flat=True))
    if missing:
        raise CommandError(f"There is no article {', '.join(sorted(missing))}")
    return found


def lines_of(difference: Difference) -> list[str]:
    """One event and, where it goes on, a line for each of its values that is new or has changed."""
    head = f"  {difference.what:<8} event {difference.event}: {difference.because}"
    if difference.what is What.GONE:
        return [head]
    new = difference.what is What.NEW
    told = [one for one in difference.changes if one.after or not new]
    values = [
        _value(one.after) if new else f"{_value(one.before)} -> {_value(one.after)}" for one in told
    ]
    return [
        head,
        *(f"           {one.field}: {value}" for one, value in zip(told, values, strict=True)),
    ]


def _value(stored: object) -> str:
    return json.dumps(stored, ensure_ascii=False)
