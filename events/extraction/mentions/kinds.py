"""The kind of an attack, a raid, harm or damage, where its own words leave it open."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import takewhile

from events.extraction.actors.sides import Sides
from events.extraction.data.word_lists import word_set
from events.extraction.kind_table import kinds_where
from events.extraction.mentions import kind_features, victims
from events.extraction.reading import syntax
from events.extraction.reading.document import Document
from events.extraction.reading.mention import Mention
from events.extraction.types import Kind

KILLING = "killing"  # the subkind
NEAR = 3  # sentences: how far back *the attack* may refer
VIOLENT = kinds_where(lambda row: row.violent)
OF_OPEN_WORDS = kinds_where(lambda row: row.open_words)


def settle(mentions: Sequence[Mention], document: Document, sides: Sides) -> list[Mention]:
    """The mentions, each with a kind; those for which the context settles none are left out."""
    shares = _shares(mentions, document)
    settled: list[Mention] = []
    for mention in mentions:
        if not is_open(mention, document):
            settled.append(_against_armed(mention, document, sides))
            continue
        before = _before(mention, settled)
        found = set(kind_features.features(mention, before, shares, document, sides))
        kind = kind_features.most_likely(found)
        if kind is not None:
            goes_on = mention.refers_back or (mention.is_effect and before is not None)
            settled.append(
                replace(
                    mention,
                    kind=kind,
                    refers_back=goes_on,
                    subkind=mention.subkind if kind is mention.kind else None,
                    leanings=kind_features.leanings(found),
                )
            )
    return settled


def _against_armed(mention: Mention, document: Document, sides: Sides) -> Mention:
    """*Two policemen were killed when gunmen opened fire*, *opened fire on an outpost*: people
    under arms are fought.
    """
    if mention.kind is not Kind.ATTACK_ON_CIVILIANS or mention.subkind != KILLING:
        return mention
    trigger = document.parse[mention.trigger]
    shot = syntax.is_verb(trigger) and syntax.lemma(trigger) in word_set("mentions", "shot")
    clause = [document.parse[i] for i in sorted(mention.scope)]
    if shot and victims.are_fought(trigger, clause, sides):
        return replace(mention, kind=Kind.GROUND_COMBAT, subkind=None)
    return mention


def is_open(mention: Mention, document: Document) -> bool:
    """Whether a mention may be of several kinds: an attack, harm, damage; *raid* and *storm*, which
    both troops and gunmen do.
    """
    trigger = document.parse[mention.trigger]
    return mention.kind is None or (
        mention.kind is Kind.GROUND_COMBAT
        and syntax.lemma(trigger) in word_set("scenery", "open_words")
    )


def open_mentions(
    mentions: Sequence[Mention], document: Document, sides: Sides
) -> Iterator[tuple[Mention, set[str]]]:
    """Each mention that `settle` has to decide, with its features; for fitting the weights."""
    shares = _shares(mentions, document)
    settled: list[Mention] = []
    for mention in mentions:
        if is_open(mention, document):
            found = set(
                kind_features.features(mention, _before(mention, settled), shares, document, sides)
            )
            yield mention, found
            kind = kind_features.most_likely(found)
            settled += [replace(mention, kind=kind)] if kind is not None else []
        else:
            settled.append(mention)


def _shares(mentions: Sequence[Mention], document: Document) -> Mapping[Kind, float]:
    """How much of what the article reports is of each kind. Interceptions and munitions that are
    only named speak for strikes.
    """
    counted: Counter[Kind] = Counter()
    for m in mentions:
        if m.kind in VIOLENT and not is_open(m, document):
            counted[Kind.STRIKE if m.kind is Kind.INTERCEPTION else m.kind] += 1
    counted[Kind.STRIKE] += (
        sum(
            1
            for kind, _, _ in syntax.named_munitions(document.parse)
            if kind in kind_features.FROM_AFAR
        )
        // 2
    )
    total = sum(counted.values())
    return {kind: counted[kind] / total for kind in OF_OPEN_WORDS} if total else {}


def _before(mention: Mention, settled: Sequence[Mention]) -> Mention | None:
    last = takewhile(lambda m: mention.sentence.index - m.sentence.index <= NEAR, reversed(settled))
    near = [
        replace(m, kind=Kind.STRIKE) if m.kind is Kind.INTERCEPTION else m
        for m in last
        if m.kind in VIOLENT
    ][::-1]
    fresh = [m for m in near if not m.refers_back]
    return (fresh or near)[-1] if near else None
