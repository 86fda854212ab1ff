"""Fit the weights of `same_occurrence.toml` on annotated articles.

    python -m events.services.linking.measuring.fit LINKING.jsonl ... --apart ANNOTATED.jsonl ...

Prints the weights that a fit would give, for the table `[weights]`, and how many pairs it gets
right of events left out of it. `LINKING.jsonl` says which articles tell one event. The articles of
ANNOTATED.jsonl tell events apart: two reports of one article are two events, and two reports of
other days are two even when their days are made the same. SciPy is a development requirement.
"""

from __future__ import annotations

import argparse
import sys
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date, timedelta
from functools import partial
from itertools import combinations
from pathlib import Path
from zlib import crc32

from events.extraction.gazetteer.gazetteer_file import default_path, open_gazetteer
from events.extraction.learning.fitting import ALWAYS, Example
from events.extraction.pipeline import extract_events
from events.extraction.scoring.gold import read_gold
from events.extraction.types import Report
from events.services.linking.matching.features import features, refusal
from events.services.linking.matching.of_report import Told, traits_of
from events.services.linking.matching.scoring import expectations
from events.services.linking.matching.traits import Traits
from events.services.linking.measuring.alignment import align
from events.services.linking.measuring.evaluate import Read, sides_above
from events.services.linking.measuring.gold import LinkedArticle, read_linked
from events.services.linking.measuring.weigh import fit_held

YES, NO = "yes", "no"
HOLD = 1.0
FOLDS = 5
ANOTHER_TIME = timedelta(days=4)
EVERY = 4  # of the pairs of other days, which are many, one in so many is an example
# how much all pairs of one article, and of other days, count beside those that are annotated
ONE_ARTICLE, OTHER_DAYS = 20.0, 60.0
SHARED_ANYWAY = ("words ", "sentence ", "site ")  # by reports of one article, whatever they tell
Counted = tuple[Example, float]


def told_together(articles: Sequence[LinkedArticle], read: Read) -> Iterator[Counted]:
    """Pairs of reports that tell annotated events: the same one, or two.

    The pairs of an event count together as half its reports, however many articles tell it.
    """
    found = []
    for n, article in enumerate(articles):
        reports = _traits(n, article.id, article.published_on, article.text, read)
        aligned = align(article.mentions, reports)
        found += [(article.mentions[m].event, reports[r]) for m, r in aligned.items()]
    sizes = Counter(event for event, _ in found)
    for (event, one), (other, two) in combinations(found, 2):
        if one.article != two.article and not refusal(one, two):
            label = YES if event == other else NO
            counts = 1 / max(1, (sizes[event] - 1) / 2) if label == YES else 1.0
            yield Example(min(event, other), features(one, two), label), counts


def of_one_article(articles: Sequence[Sequence[Traits]]) -> Iterator[Example]:
    """Pairs of reports of one article, as if two articles told them."""
    for told in articles:
        for one, two in combinations(told, 2):
            other = replace(two, article=-1, text=-1)
            if not refusal(one, other):
                found = features(one, other)
                kept = frozenset(f for f in found if not f.startswith(SHARED_ANYWAY))
                yield Example(one.key, kept, NO)


def of_other_days(articles: Sequence[Sequence[Traits]]) -> Iterator[Example]:
    """Pairs of reports of other days, laid on one day."""
    reports = [report for told in articles for report in told]
    for n, (one, two) in enumerate(combinations(reports, 2)):
        if n % EVERY == 0 and abs(one.days.start - two.days.start) >= ANOTHER_TIME:
            moved = replace(two, days=one.days, published_on=one.published_on)
            if not refusal(one, moved):
                yield Example(one.key, features(one, moved), NO)


def counted(examples: Iterable[Example], together: float) -> list[Counted]:
    """These examples, which count so much all together."""
    found = list(examples)
    return [(example, together / len(found)) for example in found]


def left_out_right(examples: Sequence[Counted], rest: Sequence[Counted], hold: float) -> float:
    """The share of examples that a fit without their events gets right."""
    right = 0
    for fold in range(FOLDS):
        out = [e for e, _ in examples if _fold(e) == fold]
        weights = _fit([c for c in examples if _fold(c[0]) != fold] + list(rest), hold)
        right += sum((_score(e, weights) >= 0) == (e.label == YES) for e in out)
    return right / len(examples)


def _fold(example: Example) -> int:
    return crc32(example.article.encode()) % FOLDS


def _score(example: Example, weights: Mapping[str, float]) -> float:
    return weights[ALWAYS] + sum(weights[name] for name in example.features)


def _fit(examples: Sequence[Counted], hold: float) -> dict[str, float]:
    expected, bounds = expectations()
    return fit_held(examples, expected, bounds, hold=hold, yes=YES)


def _traits(number: int, name: str, day: date, text: str, read: Read) -> list[Traits]:
    told = partial(Told, article=number, text=number, published_on=day, parents=sides_above())
    return [
        traits_of(report, told(key=f"{day} {name} {n}")) for n, report in enumerate(read(text, day))
    ]


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("linking", nargs="+", type=Path)
    parser.add_argument("--apart", nargs="+", type=Path, required=True)
    parser.add_argument(
        "--hold", type=float, default=HOLD, help="how strongly weights are held to what is expected"
    )
    args = parser.parse_args()
    gazetteer = open_gazetteer(default_path())

    def read(text: str, day: date) -> Sequence[Report]:
        return extract_events(text, published_on=day, gazetteer=gazetteer)

    linked = [
        article
        for path in args.linking
        for article in read_linked(path.read_text(encoding="utf-8").splitlines())
    ]
    annotated = [
        article
        for path in args.apart
        for article in read_gold(path.read_text(encoding="utf-8").splitlines())
    ]
    apart = [
        _traits(-2 - n, article.id, article.published_on, article.text, read)
        for n, article in enumerate(annotated)
    ]
    examples = list(told_together(linked, read))
    rest = [
        *counted(of_one_article(apart), ONE_ARTICLE),
        *counted(of_other_days(apart), OTHER_DAYS),
    ]
    right = left_out_right(examples, rest, args.hold)
    said = [f"# {len(examples)} pairs; {right:.3f} of those left out of a fit are right"]
    fitted = _fit([*examples, *rest], args.hold)
    said += [f'"{name}" = {weight:.2f}' for name, weight in fitted.items()]
    sys.stdout.write("\n".join(said) + "\n")


if __name__ == "__main__":
    main()
