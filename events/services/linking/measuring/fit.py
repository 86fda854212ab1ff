"""Fit the weights of `same_occurrence.toml` on annotated articles.

    python -m events.services.linking.measuring.fit LINKING.jsonl --apart ANNOTATED.jsonl ...

Prints the weights that a fit would give, for the table `[weights]`, and how well it does on events
left out of it. `LINKING.jsonl` says which articles tell one event. The articles of ANNOTATED.jsonl
tell events apart: two reports of one article are two events, and two reports of other days are two
even when their days are made the same. scikit-learn is a development requirement.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date, timedelta
from functools import partial
from itertools import combinations
from pathlib import Path

from events.extraction.gazetteer.gazetteer_file import default_path, open_gazetteer
from events.extraction.learning.fitting import Example, cross_validated, fit
from events.extraction.pipeline import extract_events
from events.extraction.scoring.gold import read_gold
from events.extraction.types import Report
from events.services.linking.matching.features import features, refusal
from events.services.linking.matching.of_report import Told, traits_of
from events.services.linking.matching.scoring import by_hand
from events.services.linking.matching.traits import Traits
from events.services.linking.measuring.alignment import align
from events.services.linking.measuring.evaluate import Read, sides_above
from events.services.linking.measuring.gold import LinkedArticle, read_linked

YES, NO = "yes", "no"
HOLD = 0.5
ANOTHER_TIME = timedelta(days=4)
EVERY = 20  # of the pairs of other days, which are many, one in so many is an example
WORDS = "words "  # reports of one article share words whatever they tell


def told_together(articles: Sequence[LinkedArticle], read: Read) -> Iterator[Example]:
    """Pairs of reports that tell annotated events: the same one, or two."""
    found = []
    for n, article in enumerate(articles):
        reports = _traits(n, article.id, article.published_on, article.text, read)
        aligned = align(article.mentions, reports)
        found += [(article.mentions[m].event, reports[r]) for m, r in aligned.items()]
    for (event, one), (other, two) in combinations(found, 2):
        if not refusal(one, two):
            yield Example(event, _fitted(one, two), YES if event == other else NO)


def told_apart(articles: Sequence[Sequence[Traits]]) -> Iterator[Example]:
    """Pairs of reports that tell two events: of one article, or of other days laid on one day."""
    for told in articles:
        for one, two in combinations(told, 2):
            other = replace(two, article=-1, text=-1)
            if not refusal(one, other):
                shared = frozenset(f for f in _fitted(one, other) if not f.startswith(WORDS))
                yield Example(one.key, shared, NO)
    reports = [report for told in articles for report in told]
    for n, (one, two) in enumerate(combinations(reports, 2)):
        if n % EVERY == 0 and abs(one.days.start - two.days.start) >= ANOTHER_TIME:
            moved = replace(two, days=one.days, published_on=one.published_on)
            if not refusal(one, moved):
                yield Example(one.key, _fitted(one, moved), NO)


def _fitted(one: Traits, two: Traits) -> frozenset[str]:
    """Without the features whose weights are set by hand."""
    return features(one, two) - by_hand()


def _traits(number: int, name: str, day: date, text: str, read: Read) -> list[Traits]:
    told = partial(Told, article=number, text=number, published_on=day, parents=sides_above())
    return [
        traits_of(report, told(key=f"{day} {name} {n}")) for n, report in enumerate(read(text, day))
    ]


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("linking", type=Path)
    parser.add_argument("--apart", nargs="+", type=Path, required=True)
    parser.add_argument("--hold", type=float, default=HOLD, help="how strongly weights are held")
    args = parser.parse_args()
    gazetteer = open_gazetteer(default_path())

    def read(text: str, day: date) -> Sequence[Report]:
        return extract_events(text, published_on=day, gazetteer=gazetteer)

    linked = read_linked(args.linking.read_text(encoding="utf-8").splitlines())
    annotated = [
        article
        for path in args.apart
        for article in read_gold(path.read_text(encoding="utf-8").splitlines())
    ]
    apart = [
        _traits(-2 - n, article.id, article.published_on, article.text, read)
        for n, article in enumerate(annotated)
    ]
    examples = [*told_together(linked, read), *told_apart(apart)]
    left_out, fitted = cross_validated(examples, args.hold), fit(examples, args.hold)[YES]
    said = [f"# {len(examples)} pairs; {left_out.right:.3f} of those left out of a fit are right"]
    said += [f'"{name}" = {weight:.2f}' for name, weight in sorted(fitted.items())]
    sys.stdout.write("\n".join(said) + "\n")


if __name__ == "__main__":
    main()
