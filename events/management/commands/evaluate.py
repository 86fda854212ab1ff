"""Measure the extractor on annotated articles."""

import json
from argparse import ArgumentParser, ArgumentTypeError
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from events.extraction import data
from events.extraction.gazetteer.gazetteer_file import GazetteerMissing
from events.extraction.scoring.assignment import SciPyMissing
from events.extraction.scoring.gold import BadGold
from events.management.evaluation_text import as_text
from events.models import Evaluation
from events.services import configured
from events.services.language_model.batch_lines import BadLine
from events.services.reading.evaluate import NotMeasured, evaluate
from events.services.reading.extractor import Reader
from events.services.reference import stored_runs

SHIPPED, PRESS = (Path(data.__file__).with_name(name) for name in ("gold.jsonl", "press.jsonl"))


class Command(BaseCommand):
    help = (
        "Measure the extractor on annotated articles, and keep the figures for the accuracy page."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument(
            "gold",
            nargs="*",
            type=Path,
            default=[SHIPPED, PRESS],
            help="JSONL: id, text, published_on, events; war and left_out if known",
        )
        parser.add_argument(
            "--extractor",
            choices=["rules", "llm", "both"],
            help="who reads them (default: the setting EXTRACTOR)",
        )
        parser.add_argument(
            "--answers",
            type=Path,
            metavar="FILE",
            help="recorded answers of a model, as `llm_batch import` takes them; asks none",
        )
        parser.add_argument(
            "--errors",
            type=_count,
            default=5,
            metavar="N",
            help="how many of each sort to list (5)",
        )
        parser.add_argument(
            "--json", action="store_true", help="print JSON, a list of one object for each file"
        )
        parser.add_argument(
            "--no-store",
            action="store_true",
            help="print only; the accuracy page keeps its figures",
        )
        parser.add_argument(
            "--for-setup",
            action="store_true",
            help="keep the figures in the file from which set-up fills the accuracy page; use "
            "--errors 0 for articles that may not be passed on",
        )

    def handle(
        self,
        *,
        gold: list[Path],
        errors: int,
        json: bool,
        no_store: bool,
        for_setup: bool,
        **options: Any,
    ) -> None:
        reader = _reader(options["extractor"], options["answers"])
        runs = [_run(path, reader, errors=errors, store=not no_store) for path in gold]
        if for_setup:
            stored_runs.write(runs)
        self.stdout.write(_as_json(runs) if json else "\n\n".join(map(as_text, runs)))


def _count(given: str) -> int:
    if not given.isdecimal():
        raise ArgumentTypeError(f"{given!r} is no count")
    return int(given)


def _reader(name: str | None, answers: Path | None) -> Reader:
    """The extractor to measure."""
    way = name or settings.EXTRACTOR
    if answers is not None and way not in configured.WITH_MODEL:
        raise CommandError("--answers needs --extractor llm or both.")
    try:
        if answers is None:
            return configured.extractor_named(name) if name else configured.extractor()
        with answers.open(encoding="utf-8") as lines:
            return configured.extractor_of_answers(way, lines)
    except (BadLine, OSError, UnicodeDecodeError) as error:
        raise CommandError(f"{answers}: {error}") from error
    except GazetteerMissing as error:
        raise CommandError(str(error)) from error


def _run(path: Path, reader: Reader, *, errors: int, store: bool) -> Evaluation:
    try:
        return evaluate(
            gold_file=path,
            extractor=reader,
            errors=errors,
            store=store,
            now=timezone.now(),
        )
    except (BadGold, NotMeasured, OSError, UnicodeDecodeError) as error:
        raise CommandError(f"{path}: {error}") from error
    except (GazetteerMissing, SciPyMissing) as error:
        raise CommandError(str(error)) from error


def _as_json(runs: list[Evaluation]) -> str:
    return json.dumps([_record(run) for run in runs], ensure_ascii=False, indent=2)


def _record(run: Evaluation) -> dict[str, Any]:
    return {
        "gold": {"name": run.gold_name, "sha256": run.gold_sha256},
        "extractor_version": run.extractor_version,
        "created_at": run.created_at.isoformat(),
        "results": run.results,
    }
