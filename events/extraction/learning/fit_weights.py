"""Fit the weights of named features (`data/{same_event,reportability,kind_weights}.toml`) on
annotated articles.

    python -m events.extraction.learning.fit_weights GOLD.jsonl ...
    python -m events.extraction.learning.fit_weights --write GOLD.jsonl ...

The first prints how well the present weights do, and how well a new fit would do on articles left
out of it. The second also writes the new fit.

Keep a third of the articles out of it, and look at the scores on those: throw a fit away that does
not carry over to them. A weight that was set by hand is fitted like the others.
"""

from __future__ import annotations

import argparse
import tomllib
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

from events.extraction import compose, data
from events.extraction.coreference import merging, ruled_out, same_event
from events.extraction.coreference.open_kinds import OF_OPEN_WORDS, with_one_kind
from events.extraction.gazetteer.gazetteer import Gazetteer
from events.extraction.gazetteer.gazetteer_file import default_path, open_gazetteer
from events.extraction.judgement import reportability
from events.extraction.learning.fitting import Example, Fit, Table, cross_validated, fit, measure
from events.extraction.mentions import kind_features, kinds
from events.extraction.pipeline import DescribedArticle, describe_article
from events.extraction.reading.document import Sentence
from events.extraction.reading.mention import Draft
from events.extraction.scoring.agreement import Event, right_fields
from events.extraction.scoring.alignment import align, share_a_sentence
from events.extraction.scoring.gold import GoldArticle, read_gold
from events.extraction.serialize import as_json

HOLD = 4.0
YES, NO = "yes", "no"
FOLDER = Path(data.__file__).parent


def same_event_examples(
    article: GoldArticle, told: DescribedArticle, gazetteer: Gazetteer
) -> Iterator[Example]:
    """Each draft with those of each gold event before it: whether it reports that event too."""
    groups: dict[int, list[Draft]] = {}
    for draft in told.drafts:
        event = _event_of(draft, article, told, gazetteer)
        may = {n: told for n, told in groups.items() if ruled_out.possible(draft, told)}
        rivals = same_event.among(list(may.values()), list(groups.values()))
        for (other, earlier), how in zip(may.items(), rivals, strict=True):
            yield Example(
                article.id,
                frozenset(same_event.features(draft, earlier, how)),
                YES if other == event else NO,
            )
        if event is not None:
            groups[event] = with_one_kind([*groups.get(event, []), draft])


def _event_of(
    draft: Draft, article: GoldArticle, told: DescribedArticle, gazetteer: Gazetteer
) -> int | None:
    """The gold event that a draft reports: sharing a sentence, of the same kind or one that its
    words leave open, with the most fields right.
    """
    alone = compose.assemble([[draft]], told.document, told.sides, told.names, gazetteer)
    found = as_json(compose.report([draft], alone))
    scores = {
        n: (event["kind"] == found["kind"], sum(right_fields(event, found).values()))
        for n, event in enumerate(article.events)
        if share_a_sentence(event, found) and _may_be(draft, found["kind"], event["kind"])
    }
    return max(scores, key=lambda n: scores[n]) if scores else None


def _may_be(draft: Draft, found: str, wanted: str) -> bool:
    """Whether a draft may tell an event of a kind: its own, or any that its words leave open."""
    return found == wanted or (draft.mention.is_open and wanted in map(str, OF_OPEN_WORDS))


def reportability_examples(
    article: GoldArticle, told: DescribedArticle, gazetteer: Gazetteer
) -> Iterator[Example]:
    """Each group of drafts: whether it is a gold event. Groups that are an optional event are left
    out.
    """
    groups = merging.group(told.drafts)
    whole = compose.assemble(groups, told.document, told.sides, told.names, gazetteer)
    found = [as_json(compose.report(group, whole)) for group in groups]
    aligned = align(article.id, article.events, found)
    labels = {id(pair.predicted): YES for pair in aligned.pairs} | {
        id(event): NO for event in aligned.spurious
    }
    for group, event in zip(groups, found, strict=True):
        if id(event) in labels:
            yield Example(
                article.id,
                frozenset(reportability.features(group, told.document)),
                labels[id(event)],
            )


def kind_examples(
    article: GoldArticle, told: DescribedArticle, gazetteer: Gazetteer
) -> Iterator[Example]:
    """Each mention whose words leave its kind open, where the gold events of its sentence allow one
    kind for it, or none.
    """
    for mention, features in kinds.open_mentions(told.mentions, told.document, told.sides):
        events = [event for event in article.events if _has_sentence(event, mention.sentence)]
        taken = {
            str(m.kind)
            for m in told.mentions
            if m.sentence is mention.sentence and not kinds.is_open(m, told.document)
        }
        wanted = {event["kind"] for event in events} & {str(kind) for kind in kinds.OF_OPEN_WORDS}
        left = wanted - taken or wanted
        if len(left) <= 1:
            yield Example(article.id, frozenset(features), next(iter(left), kind_features.NONE))


def _has_sentence(event: Event, sentence: Sentence) -> bool:
    return share_a_sentence(event, {"evidence": [{"start": sentence.start, "end": sentence.end}]})


Collect = Callable[[GoldArticle, DescribedArticle, Gazetteer], Iterator[Example]]
FILES: dict[str, Collect] = {
    "same_event.toml": same_event_examples,
    "reportability.toml": reportability_examples,
    "kind_weights.toml": kind_examples,
}


def main(arguments: Sequence[str] | None = None) -> None:
    """Print, for each file of weights, how well they do and how well a new fit does on articles
    left out of it.
    """
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("gold", nargs="+", type=Path)
    parser.add_argument(
        "--write", action="store_true", help="write the new fit into the data files"
    )
    parser.add_argument(
        "--hold",
        type=float,
        default=HOLD,
        help="how strongly weights are held to zero (4)",
    )
    parser.add_argument(
        "--only", nargs="*", default=list(FILES), choices=list(FILES), help="these files alone"
    )
    args = parser.parse_args(arguments)
    gazetteer = open_gazetteer(default_path())
    articles = [
        article
        for path in args.gold
        for article in read_gold(path.read_text(encoding="utf-8").splitlines())
    ]
    told = [
        (a, describe_article(a.text, published_on=a.published_on, gazetteer=gazetteer))
        for a in articles
    ]
    for name, collect in ((name, FILES[name]) for name in args.only):
        examples = [example for a, t in told for example in collect(a, t, gazetteer)]
        prior = _read(FOLDER / name)
        _say(name, "as they are", len(examples), measure(examples, prior))
        _say(
            name,
            "a new fit, on articles left out of it",
            len(examples),
            cross_validated(examples, args.hold),
        )
        if args.write:
            fitted = fit(examples, args.hold)
            write_table(FOLDER / name, {label: fitted.get(label, {}) for label in prior})


def _say(name: str, what: str, number: int, found: Fit) -> None:
    print(f"{name}: {what}: {found.right:.3f} right of {number}, surprise {found.surprise:.3f}")


def _read(path: Path) -> Table:
    tables = tomllib.loads(path.read_text(encoding="utf-8"))
    return {YES: tables["weights"], NO: {}} if "weights" in tables else tables


def write_table(path: Path, weights: Table) -> None:
    """Keep the head of the file, and its tables in their order."""
    head = path.read_text(encoding="utf-8").split("[", 1)[0]
    tables = {"weights": weights[YES]} if set(weights) == {YES, NO} else weights
    lines = [
        f"[{label}]\n" + "".join(_line(t, v) for t, v in sorted(table.items()))
        for label, table in tables.items()
    ]
    path.write_text(head + "".join(lines), encoding="utf-8")


def _line(feature: str, value: float) -> str:
    return f'"{feature}" = {value:.2f}\n' if abs(value) >= SMALLEST or feature == "always" else ""


SMALLEST = 0.05

if __name__ == "__main__":
    main()
