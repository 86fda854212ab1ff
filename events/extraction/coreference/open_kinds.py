"""The kind of an event that several mentions tell. *The attack* and *killed four* leave it open,
and take it from the mentions whose words say it.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import replace

from events.extraction.kind_table import kinds_where
from events.extraction.reading.mention import Draft
from events.extraction.types import Kind

OF_OPEN_WORDS = kinds_where(lambda row: row.open_words)


def may_share_a_kind(draft: Draft, told: Sequence[Draft]) -> bool:
    """Whether one event may have both kinds: the same, or the words of one side leave it open."""
    kind = told[0].kind
    if draft.kind is kind:
        return True
    open_words = draft.mention.is_open or all(d.mention.is_open for d in told)
    return open_words and {draft.kind, kind} <= OF_OPEN_WORDS


def with_one_kind(told: Sequence[Draft]) -> list[Draft]:
    """The drafts of one event, each with the kind that most of them speak for."""
    if len({d.kind for d in told}) == 1:
        return list(told)
    kind = kind_of(told)
    return [_of_kind(d, kind) for d in told]


def kind_of(told: Sequence[Draft]) -> Kind:
    """The kind of an event: that of the words which say it, else the likeliest over all mentions
    together.
    """
    said = Counter(d.kind for d in told if not d.mention.is_open)
    if said:
        return said.most_common(1)[0][0]
    sums: defaultdict[Kind, float] = defaultdict(float)
    for draft in told:
        for kind, leaning in draft.mention.leanings:
            sums[kind] += leaning
    return max(sums, key=lambda kind: sums[kind]) if sums else told[0].kind


def _of_kind(draft: Draft, kind: Kind) -> Draft:
    if draft.kind is kind:
        return draft
    return replace(draft, mention=replace(draft.mention, kind=kind, subkind=None))
