"""Places that an answer names: the name must stand in the text, and our own gazetteer says which
place it is.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from difflib import SequenceMatcher

from events.extraction.data.folding import fold
from events.extraction.data.known_actors import actors_by_name
from events.extraction.gazetteer.gazetteer import Entry
from events.extraction.model.answers import SaidName
from events.extraction.model.described import Described, English
from events.extraction.model.grounding.check import Check
from events.extraction.model.grounding.drops import Reason
from events.extraction.model.grounding.quotations import Span, find
from events.extraction.model.grounding.sides import side_of
from events.extraction.model.words import listed
from events.extraction.places.candidates import Context
from events.extraction.places.order import holds
from events.extraction.places.place_name import Name
from events.extraction.places.resolution import resolve
from events.extraction.places.theatre import theatres
from events.extraction.types import Place, Why

LEAST_ALIKE = 0.6  # how alike a name and its dictionary form must be: *Києві*, *Київ*
MOST_ADDED = 4  # letters by which they may differ in length


def places(said: Sequence[SaidName], check: Check) -> tuple[tuple[Place, ...], tuple[Why, ...]]:
    """The places of an event, without those that only say where a finer one lies."""
    found: dict[str, tuple[Place, Why]] = {}
    for one in said:
        span = check.named(one.name, one.quote, "places")
        if span is not None:
            place, rule = _place(one, span, check)
            why = Why("places", f"place/{rule}", span.start, span.end)
            found.setdefault(place.key or fold(place.name), (place, why))
    kept = [
        pair for pair in found.values() if not any(holds(pair[0], p) for p, _ in found.values())
    ]
    return tuple(place for place, _ in kept), tuple(why for _, why in kept)


def _place(said: SaidName, span: Span, check: Check) -> tuple[Place, str]:
    """The place, and the rule that chose it. A name that the gazetteer lacks has no point."""
    article = check.article
    if article.english is not None:
        known = _found_by_rules(span, article.english)
        if known is not None:
            return known
    name = check.words(span)
    entries = _entries(name, _base(said, name, check), article) or _state(span, article)
    choice = resolve(
        Name(0, 1, name, tuple(entries), None, stands=True), _context(said, article, check)
    )
    if choice is None:
        return Place(name), "not found"
    return choice.place, choice.rule


def _found_by_rules(span: Span, english: English) -> tuple[Place, str] | None:
    """The place that the rules chose for the name at this point of the text."""
    document = english.document
    for name in english.names.found:
        first, last = document.row[name.first], document.row[name.last - 1]
        same = span.overlaps(document.start(first), document.end(last))
        if same and name.first in english.names.places:
            place = english.names.places[name.first]
            return place, english.names.rules.get(name.first, "name")
    return None


def _base(said: SaidName, name: str, check: Check) -> str:
    """The dictionary form, if it is one of this name and not another in its place."""
    if not said.base or fold(said.base) == fold(name):
        return ""
    if _is_form_of(said.base, name, check.language):
        return said.base
    check.drop("places", f"{said.base} for {name}", Reason.NAME)
    return ""


def _is_form_of(base: str, name: str, language: str) -> bool:
    return any(_alike(fold(base), bare) for bare in _bare_forms(name, language))


def _alike(base: str, name: str) -> bool:
    """Whether they begin alike, are about as long, and have most letters in common."""
    return (
        base[:1] == name[:1]
        and abs(len(base) - len(name)) <= MOST_ADDED
        and SequenceMatcher(None, base, name, autojunk=False).ratio() >= LEAST_ALIKE
    )


def _bare_forms(name: str, language: str) -> list[str]:
    """The folded name, and without what Arabic writes in one with it."""
    folded = fold(name)
    return [folded] + [
        folded.removeprefix(prefix)
        for prefix in listed(language, "prefixes")
        if folded.startswith(prefix) and len(folded) > len(prefix) + 1
    ]


def _entries(name: str, base: str, article: Described) -> Sequence[Entry]:
    """What the gazetteer has under the name, its dictionary form, or its bare form."""
    forms = (name, *_bare_forms(name, article.language)[1:]), (base,)
    for alike in forms:
        found = {
            entry.key: entry
            for form in alike
            if form
            for entry in article.gazetteer.candidates(form)
        }
        if found:
            return list(found.values())
    return ()


def _state(span: Span, article: Described) -> Sequence[Entry]:
    """The country of a state, where the vocabulary of sides has its name in this language."""
    actor = actors_by_name().get(side_of(span, article) or "")
    entry = article.gazetteer.entry(f"iso:{actor.country}") if actor and actor.country else None
    return (entry,) if entry is not None and actor and actor.kind == "state" else ()


def _context(said: SaidName, article: Described, check: Check) -> Context:
    """The countries that the article speaks of, and what the name is said to lie in."""
    context = Context(article.countries, theatres(article.countries))
    if not said.within or find(article.text, said.within) is None:
        return context
    entries = _entries(said.within, "", article)
    holder = resolve(Name(0, 1, said.within, tuple(entries), None), context) if entries else None
    return replace(context, holder=holder.place) if holder else context
