"""Search the weights of `data/{same_event,reportability}.toml` with which whole articles come out
best.

    python -m events.extraction.learning.search_weights GOLD.jsonl ... --seconds 600
    python -m events.extraction.learning.search_weights GOLD.jsonl ... --seconds 600 --write

A fit (fit_weights.py) judges pairs and groups of mentions, one by one. Readers see events, and a
pair that is wrong may cost none or several. So this tries one weight after another, a little more
or less, and keeps what gains at least `--gain` in the sum of detection F1 and half of record F1.

Keep a third of the articles out of it, and stop when the scores on those rise no longer: it fits
the articles that it sees.
"""

from __future__ import annotations

import argparse
import random
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from unittest.mock import patch

from events.extraction import compose
from events.extraction.coreference import aftermath, merging
from events.extraction.data import fitted_weights
from events.extraction.gazetteer.gazetteer import Gazetteer
from events.extraction.gazetteer.gazetteer_file import default_path, open_gazetteer
from events.extraction.learning.fit_weights import FOLDER, NO, YES, write_table
from events.extraction.pipeline import DescribedArticle, describe_article
from events.extraction.quantities import barrages
from events.extraction.scoring.alignment import align
from events.extraction.scoring.gold import GoldArticle, read_gold
from events.extraction.scoring.measures import detection, records
from events.extraction.scoring.rates import total
from events.extraction.serialize import as_json

GAIN = 0.0006  # half of an event of some 700
STEP = 0.5  # log-odds
FILES = ("same_event", "reportability")

Weights = Mapping[str, Mapping[str, float]]
Score = Callable[[Weights], float]


@dataclass(frozen=True, slots=True)
class Articles:
    """Annotated articles with their mentions, which the weights do not change."""

    told: Sequence[tuple[GoldArticle, DescribedArticle]]
    gazetteer: Gazetteer

    def score(self, weights: Weights) -> float:
        """Detection F1 and half of record F1, with these weights."""
        with (
            patch.object(fitted_weights, "same_event_weights", lambda: weights["same_event"]),
            patch.object(fitted_weights, "reportability_weights", lambda: weights["reportability"]),
        ):
            aligned = [
                align(gold.id, gold.events, list(self._events(told))) for gold, told in self.told
            ]
        found = total([detection(one) for one in aligned])
        right = total([records(one) for one in aligned])
        return found.f1 + right.f1 / 2

    def _events(self, told: DescribedArticle) -> Iterator[Mapping[str, object]]:
        groups = aftermath.with_tolls(merging.group(told.drafts), told.document)
        whole = compose.assemble(groups, told.document, told.sides, told.names, self.gazetteer)
        reports = barrages.with_launch_counts(list(compose.reports(whole)))
        return (as_json(report) for report in reports)


def search(
    score: Score,
    start: Weights,
    rnd: random.Random,
    go_on: Callable[[], bool],
    gain: float = GAIN,
) -> Weights:
    """The best weights found from `start` on, one weight after another in random order, for as long
    as `go_on` says.
    """
    best, weights = score(start), start
    keys = [(name, feature) for name, table in start.items() for feature in table]
    rnd.shuffle(keys)
    for name, feature in keys:
        for sign in rnd.sample((1, -1), 2):
            if not go_on():
                return weights
            moved = weights[name][feature] + sign * STEP * rnd.uniform(0.3, 1)
            tried = {**weights, name: {**weights[name], feature: moved}}
            if (reached := score(tried)) > best + gain:
                best, weights = reached, tried
                break
    return weights


def present() -> Weights:
    """The weights as they are."""
    return {
        "same_event": fitted_weights.same_event_weights(),
        "reportability": fitted_weights.reportability_weights(),
    }


def main(arguments: Sequence[str] | None = None) -> None:
    """Print the score with the present weights and with those found."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("gold", nargs="+", type=Path)
    parser.add_argument("--seconds", type=float, default=600.0, help="how long to search (600)")
    parser.add_argument("--gain", type=float, default=GAIN, help=f"the least to keep ({GAIN})")
    parser.add_argument("--seed", type=int, default=7)
    parser.add_argument("--write", action="store_true", help="write what was found")
    args = parser.parse_args(arguments)
    articles, start = _described(args.gold), present()
    print(f"as they are: {articles.score(start):.4f}")
    until = time.monotonic() + args.seconds
    rnd = random.Random(args.seed)  # noqa: S311  the same seed has to give the same search
    found = search(articles.score, start, rnd, lambda: time.monotonic() < until, args.gain)
    print(f"found: {articles.score(found):.4f}")
    for name in FILES if args.write else ():
        write_table(FOLDER / f"{name}.toml", {YES: dict(found[name]), NO: {}})


def _described(paths: Sequence[Path]) -> Articles:
    gazetteer = open_gazetteer(default_path())
    gold = [a for path in paths for a in read_gold(path.read_text(encoding="utf-8").splitlines())]
    told = [
        (a, describe_article(a.text, published_on=a.published_on, gazetteer=gazetteer))
        for a in gold
    ]
    return Articles(told, gazetteer)


if __name__ == "__main__":
    main()
