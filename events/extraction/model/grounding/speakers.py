"""Who says so: a speaker must be named in the text, and our own rules say what follows for the
status.
"""

from __future__ import annotations

from collections.abc import Sequence

from events.extraction.attribution.parties import AN_OFFICIAL, group_of, is_independent, is_official
from events.extraction.model.answers import SaidSource
from events.extraction.model.grounding.check import Check
from events.extraction.model.grounding.drops import Reason
from events.extraction.model.grounding.quotations import Span
from events.extraction.model.grounding.sides import CIVILIANS, side_of
from events.extraction.model.words import ENGLISH, has
from events.extraction.types import Attribution, Stance

MOST_THAT_ASSERT = 2

Said = tuple[Attribution, str | None]  # with the side of the speaker, None for a third party


def speakers(said: Sequence[SaidSource], check: Check, accused: Sequence[str]) -> list[Said]:
    """The speakers: two at most who assert it, and of those who deny it the accused."""
    found: dict[str, Said] = {}
    for one in said:
        if one.stance not in set(Stance):
            check.drop("attribution", one.stance, Reason.KIND)
            continue
        span = check.named(one.name, one.quote, "attribution")
        if span is None:
            continue
        side, stance = _side(span, check), Stance(one.stance)
        if stance is Stance.ASSERTS or side in accused:
            words = " ".join(check.words(span).split())
            found.setdefault(
                words.lower(), (Attribution(words, stance, span.start, span.end), side)
            )
    told = list(found.values())
    asserts = [one for one in told if one[0].stance is Stance.ASSERTS][:MOST_THAT_ASSERT]
    return asserts + [one for one in told if one[0].stance is Stance.DENIES]


def _side(span: Span, check: Check) -> str | None:
    """The side that a speaker belongs to, None for a third party."""
    words = check.words(span)
    if check.language == ENGLISH:
        group = group_of(words)
        if group is not None or is_independent(words):
            return group
    elif has(words, check.language, "independent"):
        return None
    side = side_of(span, check.article)
    if side is not None:
        return None if side == CIVILIANS else side
    official = (
        is_official(words) if check.language == ENGLISH else has(words, check.language, "officials")
    )
    return AN_OFFICIAL if official else None


def is_flat(said: Sequence[Said], check: Check) -> bool:
    """Whether the sentence that tells it does so in the outlet's own voice: no speaker stands in it
    or right before it.
    """
    trigger = check.told[0]
    if trigger.headline:
        return False
    near = range(trigger.index - 1, trigger.index + 1)
    spoken = [s for s in check.article.sentences if s.index in near]
    return not any(s.start <= one.start < s.end for one, _ in said for s in spoken)
