"""Fit how sure a value is (`data/value_weights.toml`) on annotated articles.

    python -m events.extraction.learning.fit_values GOLD.jsonl ...
    python -m events.extraction.learning.fit_values --write GOLD.jsonl ...
    python -m events.extraction.learning.fit_values GOLD.jsonl ... --no-weapons GOLD.jsonl ...

All print what readers would be shown at each floor, by fits on other articles: the share of the
values that is shown, and the share of those that is wrong. `--no-weapons` names articles whose
annotation leaves weapons open. Run `calibrate` before: the rates of rules go into the fit.
"""

from __future__ import annotations

import argparse
import sys
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from pathlib import Path

from events.extraction import data
from events.extraction.gazetteer.gazetteer_file import (
    GazetteerMissing,
    default_path,
    open_gazetteer,
)
from events.extraction.learning.calibrate import aligned, read_articles
from events.extraction.learning.fitting import Example, by_the_other_folds, fit
from events.extraction.learning.value_examples import (
    YES,
    examples_without_weapons,
    value_examples,
)
from events.extraction.scoring.gold import BadGold

OUTPUT = Path(data.__file__).with_name("value_weights.toml")
HOLD = 4.0
LEAST = 10  # examples that a feature needs: rules are named after words, and most words are rare
FLOORS = (0.0, 0.25, 0.4, 0.5, 0.6, 0.7, 0.75, 0.8, 0.85, 0.9, 0.95)


def shown(judged: Sequence[tuple[float, bool]]) -> Iterator[tuple[float, float, float]]:
    """Of each floor: the share of values at or above it, and the share of those that is wrong."""
    for floor in FLOORS:
        kept = [right for sure, right in judged if sure >= floor]
        if kept:
            yield floor, len(kept) / len(judged), 1 - sum(kept) / len(kept)


def judged_by_other_articles(examples: Sequence[Example]) -> list[tuple[float, bool]]:
    """Each value with its chance by a fit on other articles, and whether it is right."""
    found = by_the_other_folds(examples, HOLD)
    return [(chance.get(YES, 0.0), label == YES) for chance, label in found]


def of_common_features(examples: Sequence[Example]) -> list[Example]:
    """The examples without the features that fewer than `LEAST` of them have."""
    seen = Counter(feature for example in examples for feature in example.features)
    rare = {feature for feature, times in seen.items() if times < LEAST}
    return [replace(example, features=example.features - rare) for example in examples]


def write(weights: Mapping[str, float], path: Path) -> None:
    """Keep the head of the file, which says where the weights are from."""
    head = path.read_text(encoding="utf-8").split("[", 1)[0] if path.exists() else ""
    lines = [f'"{name}" = {weight:.2f}\n' for name, weight in sorted(weights.items())]
    path.write_text(f"{head}[weights]\n" + "".join(lines), encoding="utf-8")


def main(arguments: Sequence[str] | None = None) -> None:
    """Print the table of floors; with `--write` keep the fit on all articles."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("gold", nargs="+", type=Path)
    parser.add_argument("--no-weapons", nargs="*", default=[], type=Path, metavar="gold")
    parser.add_argument("--write", action="store_true", help="write the fit into the data file")
    parser.add_argument("--out", type=Path, default=OUTPUT)
    parser.add_argument("--gazetteer", type=Path, default=default_path())
    args = parser.parse_args(arguments)
    try:
        gazetteer = open_gazetteer(args.gazetteer)
        whole, partly = (
            [aligned(article, gazetteer) for article in read_articles(files)]
            for files in (args.gold, args.no_weapons)
        )
    except (BadGold, GazetteerMissing, OSError) as error:
        sys.exit(f"events.extraction.learning.fit_values: {error}")
    examples = of_common_features(
        [*value_examples(whole), *examples_without_weapons(partly, rated_on=whole)]
    )
    print("floor   shown   wrong")
    for floor, share, wrong in shown(judged_by_other_articles(examples)):
        print(f" {floor:.2f}   {share:.3f}   {wrong:.3f}")
    if args.write:
        write(fit(examples, HOLD)[YES], args.out)
        print(f"{len(examples)} values: {args.out}")


if __name__ == "__main__":
    main()
