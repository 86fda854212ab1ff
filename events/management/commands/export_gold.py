"""Write settled readings as annotated articles."""

from argparse import ArgumentParser
from pathlib import Path

from django.core.management.base import BaseCommand, CommandError

from events.services.language_model.gold_export import line_of, settled_articles


class Command(BaseCommand):
    help = (
        "Write the articles whose events reviewers accepted, or on which rules and language model "
        "agree, as annotated articles for evaluate, calibrate and fit_weights."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("file", type=Path)

    def handle(self, *, file: Path, **_: object) -> None:
        try:
            with file.open("w", encoding="utf-8") as lines:
                number = sum(bool(lines.write(line_of(one))) for one in settled_articles())
        except OSError as error:
            raise CommandError(f"{file}: {error}") from error
        self.stdout.write(f"{number} articles written.")
