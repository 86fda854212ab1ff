"""Submit the demo articles: short retellings, in this project's own words, of documented events.

They are made for a first look. Dates, places, names and numbers are those of public reporting by
news agencies and of UN statements at the time, with who gave them, and each may have been revised
since: cite the reporting, not these. The first two tell one event, so that merging can be seen.
"""

import json
from argparse import ArgumentParser
from datetime import date
from pathlib import Path

from django.conf import settings
from django.core.management.base import BaseCommand
from django.utils import timezone

from events.models import Article
from events.models.articles import SubmittedBy
from events.services.intake.submit import submit_article

FILE = Path(__file__).resolve().parent.parent / "demo_articles.jsonl"


class Command(BaseCommand):
    help = "Submit the demo articles; those that are there already stay as they are."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument(
            "--if-empty", action="store_true", help="only where no article has been submitted yet"
        )

    def handle(self, *, if_empty: bool, **_: object) -> None:
        if if_empty and Article.objects.exists():
            return
        created = [
            submit(json.loads(line)) for line in FILE.read_text(encoding="utf-8").splitlines()
        ]
        self.stdout.write(
            f"{sum(created)} demo articles submitted, {len(created) - sum(created)} were "
            f"there already"
        )


def submit(article: dict[str, str]) -> bool:
    """Whether the article is new here."""
    return submit_article(
        text=article["text"],
        title=article["title"],
        outlet=article["outlet"],
        published_on=date.fromisoformat(article["published_on"]),
        submitted_by=SubmittedBy.DEMO,
        now=timezone.now(),
        max_characters=settings.MAX_ARTICLE_CHARACTERS,
    ).created
