"""The same scores for each war, and apart for articles that nobody looked at while rules were
written: on those that were looked at, rules do better than on any other.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from events.extraction.scoring import measures
from events.extraction.scoring.alignment import Alignment
from events.extraction.scoring.gold import GoldArticle
from events.extraction.scoring.rates import f1_as_json, total

Json = dict[str, Any]
Aligned = Mapping[str, Alignment]  # by the article's id


def wars(articles: Iterable[GoldArticle], aligned: Aligned) -> list[Json]:
    """Each war that the file names, that with most articles first."""
    of_war: dict[str, list[Alignment]] = {}
    for article in articles:
        if article.war:
            of_war.setdefault(article.war, []).append(aligned[article.id])
    ordered = sorted(of_war.items(), key=lambda one: (-len(one[1]), one[0]))
    return [{"war": war, **_scores(told)} for war, told in ordered]


def parts(articles: Iterable[GoldArticle], aligned: Aligned) -> list[Json]:
    """What was left out and what was looked at; empty where the file does not tell them apart."""
    apart: dict[bool, list[Alignment]] = {True: [], False: []}
    for article in articles:
        apart[article.left_out].append(aligned[article.id])
    if not all(apart.values()):
        return []
    return [{"left_out": left_out, **_scores(told)} for left_out, told in apart.items()]


def _scores(told: Sequence[Alignment]) -> Json:
    found = [measures.detection(alignment) for alignment in told]
    everything = total(found)
    return {
        "articles": len(told),
        "gold": everything.gold,
        "predicted": everything.predicted,
        "aligned": everything.hits,
        "f1": f1_as_json(found),
        "record_f1": f1_as_json([measures.records(alignment) for alignment in told]),
    }
