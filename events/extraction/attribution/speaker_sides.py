"""The side that a speaker belongs to."""

from __future__ import annotations

from collections.abc import Callable

from events.extraction.actors.generic_references import home_state
from events.extraction.actors.noun_phrases import phrase_sides
from events.extraction.actors.references import resolve
from events.extraction.actors.sides import Sides
from events.extraction.attribution.parties import (
    A_COMMENTATOR,
    A_FIGHTER,
    AN_OFFICIAL,
    BOTH_SIDES,
    are_both_sides,
    group_of,
    is_commentator,
    is_fighter,
    is_independent,
    is_official,
)
from events.extraction.attribution.speech import Speech

LONGEST_OFFICE = 20  # tokens


def side_of(speech: Speech, sides: Sides) -> str | None:
    """The side that a speaker belongs to; None for a third party. An unnamed official speaks for
    the side of the place.
    """
    words = speech.attribution.source
    if are_both_sides(words):
        return BOTH_SIDES
    if is_independent(words):
        # nobody's, or that of the group which runs it
        return group_of(words) or (A_COMMENTATOR if is_commentator(words) else None)
    home = home_state(sides)
    named = resolve(list(speech.words), sides, acts=True, speaker=home) if speech.words else None
    named = named or next(iter(phrase_sides(speech.speaker, sides, acts=True, speaker=home)), None)
    if named or is_official(words):
        return named or AN_OFFICIAL
    if _was_before(is_independent, speech):
        return None
    if is_fighter(words) or _was_before(is_fighter, speech):
        return A_FIGHTER
    official = _holds_office(speech) or _was_before(is_official, speech)
    return AN_OFFICIAL if official else None


def _holds_office(speech: Speech) -> bool:
    """*The governor of North Kivu, Carly Nzanzu Kasivita, said*: what stands beside the name."""
    name = speech.speaker
    beside = name.head if name.dep_ == "appos" else name
    own = [t.text for t in beside.subtree if t.head.dep_ not in {"relcl", "acl", "ccomp"}]
    return name.pos_ == "PROPN" and is_official(" ".join(own[:LONGEST_OFFICE]))


def _was_before(holds: Callable[[str], bool], speech: Speech) -> bool:
    """*Bassal said*, where *Mahmoud Bassal, a spokesman for ...* stood before."""
    name = speech.speaker
    if name.pos_ != "PROPN":
        return False
    # all words at once: to ask each in turn took time that grew with the square of the length
    words = name.doc.to_array("ORTH")[: name.i]
    earlier = (words == name.orth).nonzero()[0].tolist()
    return any(holds(name.doc[max(0, at - 8) : at + 8].text) for at in earlier)
