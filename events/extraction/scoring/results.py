"""All measures of one evaluation as JSON: what is printed, kept, shown on the page and given by the
API.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from events.extraction.scoring import groups, measures
from events.extraction.scoring.agreement import Event, Field
from events.extraction.scoring.alignment import Alignment, Pair
from events.extraction.scoring.gold import GoldArticle
from events.extraction.scoring.measures import Bin
from events.extraction.scoring.rates import Rate, f1_as_json, interval_as_json, total
from events.extraction.scoring.wording import in_words, quoted

Json = dict[str, Any]


def results(
    alignments: Sequence[Alignment], *, errors: int, articles: Sequence[GoldArticle] = ()
) -> Json:
    """`errors` is how many of each sort are listed: of events with wrong fields those with the
    most, of others the fullest. None is of an article that is left out: it has to stay unseen.

    The `articles` tell what is known of each.
    """
    unseen = {article.id for article in articles if article.left_out}
    shown = [alignment for alignment in alignments if alignment.article not in unseen]
    aligned = {alignment.article: alignment for alignment in alignments}
    pairs = [pair for alignment in alignments for pair in alignment.pairs]
    found = [measures.detection(alignment) for alignment in alignments]
    everything = total(found)
    return {
        "articles": len(alignments),
        "gold": everything.gold,
        "predicted": everything.predicted,
        "aligned": everything.hits,
        "precision": _rate(everything.precision),
        "recall": _rate(everything.recall),
        "f1": f1_as_json(found),
        "record_f1": f1_as_json([measures.records(alignment) for alignment in alignments]),
        "fields": [
            {"field": field, **_rate(measures.field_accuracy(pairs, field))} for field in Field
        ],
        "kinds": [_kind(alignments, kind) for kind in measures.kinds(alignments)],
        "wars": groups.wars(articles, aligned),
        "parts": groups.parts(articles, aligned),
        "by_article": [_found(alignment) for alignment in shown],
        "abstention": [_abstention(pairs, field) for field in Field if field != Field.GEO],
        "calibration": {
            "events": [
                _bin(found) for found in measures.reliability(measures.confident_events(alignments))
            ],
            "values": [
                _bin(found) for found in measures.reliability(measures.confident_values(pairs))
            ],
        },
        "errors": {
            "wrong": _most_wrong(shown, errors),
            "missed": _fullest([(a.article, event) for a in shown for event in a.missed], errors),
            "spurious": _fullest(
                [(a.article, event) for a in shown for event in a.spurious], errors
            ),
        },
    }


def _found(alignment: Alignment) -> Json:
    found = measures.detection(alignment)
    return {
        "article": alignment.article,
        "gold": found.gold,
        "predicted": found.predicted,
        "aligned": found.hits,
    }


def _rate(rate: Rate) -> Json:
    return {
        "value": rate.value,
        "hits": rate.hits,
        "of": rate.of,
        **interval_as_json(rate.interval),
    }


def _kind(alignments: Sequence[Alignment], kind: str | None) -> Json:
    tallies = [measures.detection_of_kind(alignment, kind) for alignment in alignments]
    told = total(tallies)
    return {
        "kind": kind,
        "gold": told.gold,
        "predicted": told.predicted,
        "aligned": told.hits,
        **f1_as_json(tallies),
    }


def _abstention(pairs: Sequence[Pair], field: Field) -> Json:
    found = measures.abstention(pairs, field)
    return {
        "field": field,
        "wanted": found.wanted,
        "given": found.given,
        "left_empty": _rate(found.left_empty),
        "unwanted": found.unwanted,
        "uncalled_for": found.uncalled_for,
    }


def _bin(found: Bin) -> Json:
    return {
        "confidence_from": found.low,
        "confidence_to": found.high,
        "mean_confidence": found.mean_confidence,
        **_rate(found.right),
    }


def _most_wrong(alignments: Sequence[Alignment], errors: int) -> list[Json]:
    told = [
        (alignment.article, pair)
        for alignment in alignments
        for pair in alignment.pairs
        if pair.wrong
    ]
    worst = sorted(told, key=lambda one: -len(one[1].wrong))[:errors]
    return [_wrong(article, pair) for article, pair in worst]


def _wrong(article: str, pair: Pair) -> Json:
    differ = [
        {
            "field": field,
            "gold": in_words(pair.gold, field),
            "ours": in_words(pair.predicted, field),
        }
        for field in pair.wrong
    ]
    return {
        "article": str(article),
        "kind": pair.gold["kind"],
        "sentence": quoted(pair.gold),
        "fields": differ,
    }


def _fullest(told: Sequence[tuple[str, Event]], errors: int) -> list[Json]:
    worst = sorted(told, key=lambda one: -len(_given(one[1])))[:errors]
    return [_alone(article, event) for article, event in worst]


def _alone(article: str, event: Event) -> Json:
    said = [{"field": field, "value": in_words(event, field)} for field in _given(event)]
    return {
        "article": str(article),
        "kind": event.get("kind"),
        "sentence": quoted(event),
        "fields": said,
    }


def _given(event: Event) -> list[Field]:
    return [field for field in Field if field != Field.GEO and measures.is_given(event, field)]
