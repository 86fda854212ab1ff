"""Measure on annotated articles how well reports of one event are joined."""

from __future__ import annotations

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from events.services import configured
from events.services.linking.measuring.evaluate import Measured, evaluate_linking
from events.services.linking.measuring.gold import read_linked

EXAMPLES = Path(__file__).parents[2] / "services" / "linking" / "measuring" / "examples.jsonl"


class Command(BaseCommand):
    help = "Print how well reports that tell one event are joined, on annotated articles."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument(
            "gold",
            nargs="?",
            type=Path,
            default=EXAMPLES,
            help="JSON lines with id, text, published_on and tells; else the shipped examples",
        )

    def handle(self, *, gold: Path, **_: Any) -> None:
        try:
            articles = read_linked(gold.read_text(encoding="utf-8").splitlines())
        except (OSError, ValueError) as error:
            raise CommandError(f"{gold}: {error}") from error
        extractor = configured.extractor()
        measured = evaluate_linking(articles, lambda text, day: extractor(text, published_on=day))
        self.stdout.write(_lines(measured, len(articles)))


def _lines(measured: Measured, articles: int) -> str:
    found = measured.agreement
    return (
        f"{articles} articles, {measured.mentions} mentions of events, {measured.read} read\n"
        f"pairs     precision {found.pair_precision:.3f}  recall {found.pair_recall:.3f}\n"
        f"B-cubed   precision {found.mention_precision:.3f}  recall {found.mention_recall:.3f}  "
        f"F {found.mention_f:.3f}\n"
        f"reports that another order of articles puts elsewhere: {measured.depending_on_order}"
    )
