"""Measure linking on annotated articles. Touches no row."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from random import Random

from events.extraction.data.known_actors import actors
from events.extraction.types import Report
from events.services.linking.matching.clusters import cluster
from events.services.linking.matching.of_report import Told, traits_of
from events.services.linking.matching.scoring import REFUSED, Rule, compare, shipped_rule
from events.services.linking.matching.traits import Traits
from events.services.linking.measuring.alignment import align
from events.services.linking.measuring.gold import LinkedArticle
from events.services.linking.measuring.measures import Agreement, agreement

Read = Callable[[str, date], Sequence[Report]]
SHUFFLES = 3


@dataclass(frozen=True, slots=True)
class Measured:
    """The agreement over all mentions, read or not, and what hangs on the order of articles."""

    mentions: int
    read: int
    agreement: Agreement
    depending_on_order: int


def evaluate_linking(
    articles: Sequence[LinkedArticle], read: Read, rule: Rule | None = None
) -> Measured:
    """Read the articles, group their reports, and compare with the annotated events."""
    by_article = [_traits(n, article, read) for n, article in enumerate(articles)]
    reports = [report for told in by_article for report in told]
    home = grouped(reports, rule or shipped_rule())
    events: list[str] = []
    groups: list[str] = []
    missed = 0
    for article, told in zip(articles, by_article, strict=True):
        found = align(article.mentions, told)
        for m, mention in enumerate(article.mentions):
            events.append(mention.event)
            missed += m not in found
            groups.append(home[told[found[m]].key] if m in found else f"not read {len(groups)}")
    others = [grouped(_shuffled(reports, seed), rule or shipped_rule()) for seed in range(SHUFFLES)]
    return Measured(
        len(events), len(events) - missed, agreement(events, groups), _differing(home, others)
    )


def grouped(reports: Sequence[Traits], rule: Rule) -> dict[str, str]:
    """For the key of each report the key of the first report of its event."""
    ordered = sorted(reports, key=lambda report: report.key)

    def score(a: int, b: int) -> int:
        return compare(ordered[a], ordered[b], rule).score

    parts = cluster(len(ordered), score, join=rule.join, refused=REFUSED)
    return {ordered[n].key: ordered[part[0]].key for part in parts for n in part}


def sides_above() -> Mapping[str, frozenset[str]]:
    """What each side of the vocabulary belongs to."""
    return {actor.name: frozenset({actor.parent}) for actor in actors() if actor.parent}


def _traits(number: int, article: LinkedArticle, read: Read) -> list[Traits]:
    above = sides_above()
    return [
        traits_of(
            report,
            Told(
                f"{article.published_on} {article.id} {ordinal:04d}",
                number,
                number,
                article.published_on,
                parents=above,
            ),
        )
        for ordinal, report in enumerate(read(article.text, article.published_on))
    ]


def _shuffled(reports: Sequence[Traits], seed: int) -> list[Traits]:
    found = list(reports)
    Random(seed).shuffle(found)  # noqa: S311  # no secret: the same orders each time
    return found


def _differing(home: Mapping[str, str], others: Sequence[Mapping[str, str]]) -> int:
    return sum(one[key] != group for one in others for key, group in home.items())
