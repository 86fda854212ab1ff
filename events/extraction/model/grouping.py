"""Events of several pieces brought together: what two pieces tell is one event, by the weights of
the rules.
"""

from __future__ import annotations

from collections.abc import Sequence

from events.extraction.coreference.ruled_out import possible
from events.extraction.coreference.same_event import likelihood
from events.extraction.model.grounding.event import Grounded


def group(events: Sequence[Grounded]) -> list[list[Grounded]]:
    """The events, each with its tellings in other pieces. Two events of one piece stay two: the
    model has seen both.
    """
    groups: list[list[Grounded]] = []
    for event in events:
        rivals = [told for told in groups if all(one.piece != event.piece for one in told)]
        scored = [(_likelihood(event, told), -at) for at, told in enumerate(rivals)]
        best, at = max(scored, default=(0.0, 0))
        if best > 0:
            rivals[-at].append(event)
        else:
            groups.append([event])
    return groups


def _likelihood(event: Grounded, told: Sequence[Grounded]) -> float:
    """The log-odds of one event. The same sentence, which both pieces hold, decides unless kind,
    sides or days rule it out.
    """
    drafts = [one.draft for one in told]
    if not possible(event.draft, drafts):
        return 0.0
    same = any(one.draft.mention.sentence == event.draft.mention.sentence for one in told)
    return (100.0 if same and _same_place(event, told) else 0.0) + likelihood(event.draft, drafts)


def _same_place(event: Grounded, told: Sequence[Grounded]) -> bool:
    """Whether the places agree, as far as both name any."""
    ours = {place.name for place in event.draft.places}
    theirs = {place.name for one in told for place in one.draft.places}
    return not ours or not theirs or bool(ours & theirs)
