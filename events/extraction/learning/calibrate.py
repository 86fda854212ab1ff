"""Measure how far each rule may be trusted, on annotated articles.

    python -m events.extraction.learning.calibrate GOLD.jsonl ...
    python -m events.extraction.learning.calibrate --check GOLD.jsonl ...

The first writes `data/reliability.csv`, which `judgement/confidence.py` reads; `fit_values` then
weighs what else speaks for a value. The second writes nothing: it fits on one half of the articles,
compares with the other half, and prints how far the two agree.

Do not report figures on articles that were used to calibrate: the rules would vouch for themselves.
"""

from __future__ import annotations

import argparse
import csv
import sys
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from events.extraction import data
from events.extraction.gazetteer.gazetteer import Gazetteer
from events.extraction.gazetteer.gazetteer_file import (
    GazetteerMissing,
    default_path,
    open_gazetteer,
)
from events.extraction.judgement.confidence import Reliability, Seen
from events.extraction.pipeline import extract_events
from events.extraction.scoring.agreement import Event
from events.extraction.scoring.alignment import Alignment, align
from events.extraction.scoring.gold import BadGold, GoldArticle, read_gold
from events.extraction.scoring.measures import READ_AS, Bin, first_why, reliability
from events.extraction.serialize import as_json

OUTPUT = Path(data.__file__).with_name("reliability.csv")
KIND = "kind"


@dataclass(frozen=True, slots=True)
class JudgedField:
    """A field that a rule set in one event, and whether it is right. For the kind: whether there is
    such an event.
    """

    field: str
    rule: str
    right: bool


def judged_fields(alignment: Alignment) -> Iterator[JudgedField]:
    """The kind of every predicted event, and each field of the aligned ones whose rule is known.
    Optional events do not count.
    """
    for pair in alignment.pairs:
        yield from _judged(pair.predicted, KIND, True)
        for field, name in READ_AS.items():
            yield from _judged(pair.predicted, name, pair.right[field])
    for event in alignment.spurious:
        yield from _judged(event, KIND, False)


def _judged(event: Event, field: str, right: bool) -> Iterator[JudgedField]:
    why = first_why(event, field)
    if why is not None:
        yield JudgedField(field, why["rule"], right)


def counted(found: Iterable[JudgedField]) -> list[Seen]:
    """A row for each rule of each field, in the order of their names."""
    given: Counter[tuple[str, str]] = Counter()
    right: Counter[tuple[str, str]] = Counter()
    for value in found:
        given[value.field, value.rule] += 1
        right[value.field, value.rule] += value.right
    return [
        Seen(field, rule, right[field, rule], given[field, rule]) for field, rule in sorted(given)
    ]


def judged_by_the_other_half(
    by_article: Sequence[Sequence[JudgedField]],
) -> list[tuple[JudgedField, float]]:
    """Each field with the confidence that the other half of the articles, every second one,
    justifies.
    """
    halves = [[value for article in by_article[start::2] for value in article] for start in (0, 1)]
    fitted = [Reliability(counted(half)) for half in halves]
    pairs = ((halves[0], fitted[1]), (halves[1], fitted[0]))
    return [(value, other.of(value.field, value.rule)) for half, other in pairs for value in half]


def write(rows: Iterable[Seen], path: Path) -> None:
    with path.open("w", encoding="utf-8", newline="") as out:
        lines = csv.writer(out, lineterminator="\n")
        lines.writerow(["field", "rule", "right", "given"])
        lines.writerows([row.field, row.rule, row.right, row.given] for row in rows)


def read_articles(paths: Iterable[Path]) -> list[GoldArticle]:
    """The articles of all files; an article that stands in several counts once."""
    articles: dict[str, GoldArticle] = {}
    for path in paths:
        try:
            with path.open(encoding="utf-8") as lines:
                articles |= {article.text: article for article in read_gold(lines)}
        except BadGold as error:
            raise BadGold([f"{path}: {error}"]) from error
    return list(articles.values())


def aligned(article: GoldArticle, gazetteer: Gazetteer) -> Alignment:
    reports = extract_events(
        article.text, published_on=article.published_on, gazetteer=gazetteer, floor=0
    )
    return align(article.id, article.events, [as_json(report) for report in reports])


def check(by_article: Sequence[Sequence[JudgedField]]) -> str:
    """Tables of the confidence that one half of the articles gives to the fields of the other."""
    judged = judged_by_the_other_half(by_article)
    events = [(sure, value.right) for value, sure in judged if value.field == KIND]
    values = [(sure, value.right) for value, sure in judged if value.field != KIND]
    tables = (
        ("events (their kind's rule)", events),
        ("values (the first rule of each field)", values),
    )
    return "\n\n".join("\n".join([name, *_table(reliability(pairs))]) for name, pairs in tables)


def _table(bins: Iterable[Bin]) -> Iterator[str]:
    yield "confidence   mean   right      n"
    for row in bins:
        yield (
            f"{row.low:.1f} - {row.high:.1f}   {row.mean_confidence:.3f}  {row.right.value:.3f}  "
            f"{row.right.of:5d}"
        )


def main() -> None:
    parser = argparse.ArgumentParser(
        prog="python -m events.extraction.learning.calibrate",
        description="Measure how far rules may be trusted.",
    )
    parser.add_argument(
        "gold", nargs="+", type=Path, help="JSONL with id, text, published_on and events"
    )
    parser.add_argument(
        "--check",
        action="store_true",
        help="fit on one half, hold it against the other, write nothing",
    )
    parser.add_argument("--gazetteer", type=Path, default=default_path())
    parser.add_argument("--out", type=Path, default=OUTPUT)
    args = parser.parse_args()
    try:
        gazetteer, articles = open_gazetteer(args.gazetteer), read_articles(args.gold)
        by_article = [list(judged_fields(aligned(article, gazetteer))) for article in articles]
        if args.check:
            print(check(by_article))
            return
        rows = counted(value for article in by_article for value in article)
        write(rows, args.out)
        print(
            f"{len(rows)} rules, {sum(row.given for row in rows)} fields of "
            f"{len(articles)} articles: {args.out}"
        )
    except (BadGold, GazetteerMissing, OSError, ValueError) as error:
        sys.exit(f"events.extraction.learning.calibrate: {error}")


if __name__ == "__main__":
    main()
