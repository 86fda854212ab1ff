"""Who asserts an event and who denies it: speakers of its own sentences, then of others."""

from __future__ import annotations

from collections.abc import Sequence

from events.extraction.attribution.parties import AN_OFFICIAL
from events.extraction.data.folding import fold
from events.extraction.data.word_lists import word_sets
from events.extraction.judgement.status import accused, confirm, takes_part
from events.extraction.reading.mention import Draft
from events.extraction.types import Attribution, Stance

MOST_SPEAKERS = 2

Said = tuple[Attribution, str | None]  # who says so, and of which side they are


def who_says(
    told: Sequence[Draft],
    by: Sequence[str],
    to: Sequence[str],
    denied: Sequence[tuple[Attribution, str]],
    stated: Sequence[Said],
) -> list[Said]:
    """Each speaker once: two at most who assert it, and any of the accused who deny it.

    `denied` and `stated` are what was said of it in other sentences.
    """
    blamed = accused(by, to, told[0].kind)
    found: dict[str, Said] = {said.source.lower(): (said, side) for said, side in denied}
    for draft in told:
        for said, side in zip(draft.said, draft.speakers, strict=True):
            if said.stance is Stance.ASSERTS or side in blamed:
                found.setdefault(said.source.lower(), (said, side))
    asserts = [one for one in found.values() if one[0].stance is Stance.ASSERTS]
    return [
        *_chosen(asserts, stated, by, to),
        *(one for one in found.values() if one[0].stance is Stance.DENIES),
    ]


def _chosen(
    told: Sequence[Said], stated: Sequence[Said], by: Sequence[str], to: Sequence[str]
) -> list[Said]:
    """The first who asserts it and the first whose word makes more of that, else the second.

    A third party in another sentence counts only where the event's own name nobody: it may speak
    of anything. So may a side that took no part.
    """
    others = [one for one in stated if not told or takes_part(one[1], (*by, *to))]
    if not told:
        return others[:1]
    first, *rest = told
    more = [one for one in (*rest, *others) if confirm((first[1], one[1]), by)]
    more = more or [one for one in rest if _adds(one, first)]
    return [first, *more[: MOST_SPEAKERS - 1]]


def _adds(second: Said, first: Said) -> bool:
    """Whether a second speaker adds to the first: a third party beside a side, or another official
    of that side. Not the same one named again (*the governor*, then *Mr Petrov, the governor*), nor
    those of a side that took no part.
    """
    if _words(second) & _words(first):
        return False
    return first[1] is not None and second[1] in (None, first[1], AN_OFFICIAL)


def _words(said: Said) -> set[str]:
    small = word_sets("function_words", "the", "a", "of")
    return set(fold(said[0].source).split()) - small
