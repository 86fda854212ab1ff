"""Measure on annotated articles how well reports of one event are joined."""

from __future__ import annotations

from argparse import ArgumentParser
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from events.services import configured
from events.services.linking.measuring.evaluate import evaluate_linking
from events.services.linking.measuring.gold import LinkedArticle, read_linked
from events.services.linking.measuring.stored import StoredFigures, figures, write

EXAMPLES = Path(__file__).parents[2] / "services" / "linking" / "measuring" / "examples.jsonl"


class Command(BaseCommand):
    help = "Print how well reports that tell one event are joined, on annotated articles."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument(
            "gold",
            nargs="*",
            type=Path,
            default=[EXAMPLES],
            help="JSON lines with id, text, published_on and tells; else the shipped examples",
        )
        parser.add_argument(
            "--for-setup",
            action="store_true",
            help="keep the figures in the file from which the accuracy page takes them",
        )

    def handle(self, *, gold: Sequence[Path], for_setup: bool, **_: Any) -> None:
        runs = [_run(path) for path in gold]
        if for_setup:
            write(runs)
        self.stdout.write("\n\n".join(map(_lines, runs)))


def _run(path: Path) -> StoredFigures:
    articles = _articles(path)
    extractor = configured.extractor()
    measured = evaluate_linking(articles, lambda text, day: extractor(text, published_on=day))
    return figures(path.name, extractor.version, len(articles), measured)


def _articles(path: Path) -> Sequence[LinkedArticle]:
    try:
        return read_linked(path.read_text(encoding="utf-8").splitlines())
    except (OSError, ValueError) as error:
        raise CommandError(f"{path}: {error}") from error


def _lines(run: StoredFigures) -> str:
    return (
        f"{run.gold}: {run.articles} articles, {run.mentions} mentions of events, {run.read} read\n"
        f"pairs     precision {run.pair_precision:.3f}  recall {run.pair_recall:.3f}\n"
        f"B-cubed   precision {run.mention_precision:.3f}  recall {run.mention_recall:.3f}  "
        f"F {run.mention_f:.3f}\n"
        f"dead of an event reckoned wrong: {run.all_tolls_wrong} of {run.tolls}"
        f"{_by_what(run.tolls_wrong)}\n"
        f"reports that another order of articles puts elsewhere: {run.depending_on_order}"
    )


def _by_what(wrong: Mapping[str, int]) -> str:
    told = ", ".join(f"{what} {n}" for what, n in sorted(wrong.items(), key=lambda row: -row[1]))
    return f" ({told})" if told else ""
