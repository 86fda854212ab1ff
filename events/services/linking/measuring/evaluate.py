"""Measure linking on annotated articles. Touches no row."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from random import Random

from events.extraction.data.known_actors import actors
from events.extraction.types import Report
from events.services.linking.matching.clusters import cluster
from events.services.linking.matching.of_report import Told as OfReport
from events.services.linking.matching.of_report import traits_of
from events.services.linking.matching.scoring import REFUSED, Rule, compare, shipped_rule
from events.services.linking.matching.traits import Traits
from events.services.linking.measuring.alignment import align
from events.services.linking.measuring.gold import LinkedArticle
from events.services.linking.measuring.ledger import Errors, Told, ledger_errors
from events.services.linking.measuring.measures import Agreement, agreement

Read = Callable[[str, date], Sequence[Report]]
TraitsAndReport = tuple[Traits, Report]
Home = Mapping[str, str]
SHUFFLES = 3


@dataclass(frozen=True, slots=True)
class Measured:
    """The agreement over all mentions, read or not, what hangs on the order of articles, and the
    events whose dead are reckoned wrong.
    """

    mentions: int
    read: int
    agreement: Agreement
    depending_on_order: int
    ledger: Errors


def evaluate_linking(
    articles: Sequence[LinkedArticle], read: Read, rule: Rule | None = None
) -> Measured:
    """Read the articles, group their reports, and compare with the annotated events."""
    by_article = [_read(n, article, read) for n, article in enumerate(articles)]
    reports = [traits for told in by_article for traits, _ in told]
    home = grouped(reports, rule or shipped_rule())
    found = _homes(articles, by_article, home)
    others = [grouped(_shuffled(reports, seed), rule or shipped_rule()) for seed in range(SHUFFLES)]
    return Measured(
        len(found),
        sum(group is not None for _, group in found),
        agreement([event for event, _ in found], _with_a_group_each(found)),
        _differing(home, others),
        _ledger(articles, by_article, home, found),
    )


def _homes(
    articles: Sequence[LinkedArticle], by_article: Sequence[Sequence[TraitsAndReport]], home: Home
) -> list[tuple[str, str | None]]:
    """For each mention its event, and the group that its report is in; None: it was not read."""
    homes: list[tuple[str, str | None]] = []
    for article, told in zip(articles, by_article, strict=True):
        found = align(article.mentions, [traits for traits, _ in told])
        homes += [
            (mention.event, home[told[found[m]][0].key] if m in found else None)
            for m, mention in enumerate(article.mentions)
        ]
    return homes


def _with_a_group_each(found: Sequence[tuple[str, str | None]]) -> list[str]:
    """What was not read is in a group of its own."""
    return [group or f"not read {n}" for n, (_, group) in enumerate(found)]


def _ledger(
    articles: Sequence[LinkedArticle],
    by_article: Sequence[Sequence[TraitsAndReport]],
    home: Home,
    found: Sequence[tuple[str, str | None]],
) -> Errors:
    expected = {m.event: m.killed for a in articles for m in a.mentions if m.killed}
    homes: dict[str, list[str]] = {}
    for event, group in found:
        homes.setdefault(event, []).extend([group] if group else [])
    told = [
        Told(article, report, home[traits.key])
        for article, reports in zip(articles, by_article, strict=True)
        for traits, report in reports
    ]
    return ledger_errors(expected, homes, told)


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


def _read(number: int, article: LinkedArticle, read: Read) -> list[TraitsAndReport]:
    above = sides_above()
    found = []
    for ordinal, report in enumerate(read(article.text, article.published_on)):
        key = f"{article.published_on} {article.id} {ordinal:04d}"
        where = OfReport(key, number, number, article.published_on, parents=above)
        found.append((traits_of(report, where), report))
    return found


def _shuffled(reports: Sequence[Traits], seed: int) -> list[Traits]:
    found = list(reports)
    Random(seed).shuffle(found)  # noqa: S311  # no secret: the same orders each time
    return found


def _differing(home: Mapping[str, str], others: Sequence[Mapping[str, str]]) -> int:
    return sum(one[key] != group for one in others for key, group in home.items())
