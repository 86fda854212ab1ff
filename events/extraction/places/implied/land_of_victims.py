"""The land of the civilians whom a strike from abroad hit: *rocket fire from X killed two Israeli
civilians*.
"""

from __future__ import annotations

from collections.abc import Sequence

from events.extraction.data import known_actors
from events.extraction.data.folding import fold
from events.extraction.data.word_lists import word_set
from events.extraction.gazetteer.gazetteer import Gazetteer
from events.extraction.reading import syntax
from events.extraction.reading.document import Document
from events.extraction.reading.mention import Draft
from events.extraction.types import Kind, Place, Why


def land_of_victims(
    told: Sequence[Draft], by: Sequence[str], document: Document, gazetteer: Gazetteer
) -> tuple[tuple[Place, ...], Why | None]:
    """The country whose civilians a side of another country killed or hurt from afar, and the words
    that say so. Soldiers may have been anywhere.
    """
    homes = {a.country for s in by if (a := known_actors.actors_by_name().get(s)) is not None}
    if not homes or any(d.kind is not Kind.STRIKE for d in told):
        return (), None
    for draft in told:
        for i in sorted(draft.mention.scope):
            token = document.parse[i]
            land = _people_before(token.i, document) if _is_civilian(token.i, document) else None
            hit = land is not None and land not in homes and _is_fought(land, by)
            entry = gazetteer.entry(f"iso:{land}") if hit else None
            if entry is not None:
                start, end = document.start(document.parse[i - 1]), document.end(token)
                why = Why("places", "place/land of the victims", start, end)
                return (entry.as_place(),), why
    return (), None


def _is_fought(land: str, by: Sequence[str]) -> bool:
    """Whether the side is known to fight that state: not *a Thai villager*, killed from Gaza."""
    state = known_actors.states_by_country().get(land)
    fought = {o for side in by for o in known_actors.opponents().get(side, ())}
    return state is not None and state.name in fought


def _is_civilian(at: int, document: Document) -> bool:
    return syntax.lemma(document.parse[at]) in word_set("places", "civilians")


def _people_before(at: int, document: Document) -> str | None:
    before = document.parse[at - 1] if at else None
    if before is None or before.pos_ not in {"ADJ", "PROPN"}:
        return None
    return known_actors.country_names().get(fold(before.text))
