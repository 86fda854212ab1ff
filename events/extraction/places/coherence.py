"""What the other names of a text say of one: the same name means the same place throughout, a
quarter lies in the town named before, a small town far from all the others is not meant.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace

from events.extraction.data.folding import fold
from events.extraction.data.plurals import singular
from events.extraction.data.word_lists import word_set
from events.extraction.gazetteer.gazetteer import Entry
from events.extraction.gazetteer.naming_customs import names_recur
from events.extraction.places.candidates import APART_KM, BIG, SEVERAL
from events.extraction.places.links import Links
from events.extraction.places.order import km
from events.extraction.places.place_name import Choice, Name
from events.extraction.places.resolution import KEPT
from events.extraction.types import Place, Precision

FAR_KM = 700  # from every other place of the text
NEAR_KM = 60  # from a town of the text: as far as a front or a district reaches
AROUND_KM = 150  # a village within it may be what the text means
BESIDE_OTHERS = "near the other places"
COMPARED = 100  # places: of thousands, the first ones tell where a text is
BACK = 250  # tokens: two paragraphs or three
FINE = frozenset({Precision.TOWN, Precision.SITE, Precision.DISTRICT})
TOLD = FINE | {Precision.UNRESOLVED}

_Choices = dict[int, Choice]


def coherent(choices: _Choices, names: Sequence[Name], links: Links) -> _Choices:
    """The choices, each seen beside the others."""
    found = choices | dict(_of_the_same_name(choices, names, links))
    found = found | dict(_near_the_others(found, names, links))
    found = _without_far_ones(found, names, links)
    return found | dict(_in_a_town(found, names, links))


def _of_the_same_name(
    choices: _Choices, names: Sequence[Name], links: Links
) -> Iterator[tuple[int, Choice]]:
    """*Rafah, a town in Egypt*, then *south of Rafah*: of which the text says once where it lies,
    it need not say so again.
    """
    known: dict[str, Choice] = {}
    for name in names:
        choice, word = choices.get(name.first), fold(name.text)
        if choice and name.first in links.holders and choice.place.precision in TOLD:
            known.setdefault(word, choice)
    for name in names:
        choice, told = choices.get(name.first), known.get(fold(name.text))
        if choice and told and _gives_way(choice, told, name, links):
            yield name.first, told


def _gives_way(choice: Choice, told: Choice, name: Name, links: Links) -> bool:
    """Whether a name without evidence of its own is of another country, or was not found."""
    if name.first in links.holders or choice.place.precision not in TOLD:
        return False
    unknown = choice.place.lat is None and choice.place.admin1 is None
    return unknown or choice.place.country != told.place.country


def _near_the_others(
    choices: _Choices, names: Sequence[Name], links: Links
) -> Iterator[tuple[int, Choice]]:
    """*shelled Pokrovsk ... killed two in Vodiane*: of several villages of the name, the one beside
    the towns that the text names. A village that was chosen far from all of them gives way, too.
    """
    known = {c.place.key: c.place for c in choices.values() if c.place.precision in FINE}
    for name in names:
        choice = choices.get(name.first)
        if choice is None or not _is_open(choice, name, links):
            continue
        others = [p for p in known.values() if fold(p.name) != fold(name.text)][:COMPARED]
        if choice.rule != SEVERAL and any(km(choice.place, p) <= AROUND_KM for p in others):
            continue
        near = [e for e in name.entries if _is_near(e, choice.place, others)]
        if near and all(km(e, near[0].as_place()) <= APART_KM for e in near):
            best = max(near, key=lambda e: (e.primary, e.population))
            rest = tuple(e.key for e in name.entries if e.key != best.key)
            yield name.first, Choice(replace(best.as_place(), among=rest[:KEPT]), BESIDE_OTHERS)


def _is_open(choice: Choice, name: Name, links: Links) -> bool:
    """Whether several places bear the name, and the text does not say where it lies."""
    told = name.first in links.holders and choice.rule != SEVERAL
    town = choice.place.precision is Precision.TOWN and _is_slight(name, choice.place, links)
    small = town and names_recur(choice.place.country)
    return not told and (choice.rule == SEVERAL or small)


def _is_near(entry: Entry, place: Place, others: Sequence[Place]) -> bool:
    alike = entry.country == place.country and entry.precision in FINE
    inside = place.admin1 in {None, entry.admin1} or place.lat is not None
    return alike and inside and any(km(entry, p) <= NEAR_KM for p in others)


def _in_a_town(
    choices: _Choices, names: Sequence[Name], links: Links
) -> Iterator[tuple[int, Choice]]:
    """*in the X and Y neighbourhoods*: not known, but in the town that the text named last."""
    quarters: set[str] = set()
    for at, name in enumerate(names):
        choice = choices.get(name.first)
        if choice is None or choice.place.precision is not Precision.UNRESOLVED:
            continue
        word = fold(name.text)
        if singular(name.type_word or "") in word_set("places", "parts_of_towns"):
            quarters.add(word)
        if word not in quarters or name.first in links.holders:
            continue
        town = _town_before(at, names, choices)
        if town is not None and town.country == choice.place.country:
            yield name.first, Choice(town, f"quarter of {town.name}")


def _town_before(at: int, names: Sequence[Name], choices: _Choices) -> Place | None:
    here = names[at].first
    for name in reversed(names[:at]):
        choice = choices.get(name.first)
        if here - name.first > BACK:
            return None
        town = choice is not None and choice.place.precision is Precision.TOWN
        if choice is not None and town and choice.place.lat is not None and name.people >= BIG:
            return choice.place
    return None


def _without_far_ones(choices: _Choices, names: Sequence[Name], links: Links) -> _Choices:
    """*Marine* in Illinois, *Brig* in Switzerland: a small town that the text does not call one,
    far from all others that it names.
    """
    fine = {
        c.place.key or fold(c.place.name): c.place
        for c in choices.values()
        if c.place.precision in FINE
    }
    slight = [
        n.first
        for n in names
        if n.first in choices
        and choices[n.first].place.precision is Precision.TOWN
        and _is_slight(n, choices[n.first].place, links)
    ]
    far = {
        first for first in slight if _is_far(choices[first].place, list(fine.values())[:COMPARED])
    }
    kept = {first: choice for first, choice in choices.items() if first not in far}
    main = Counter(p.country for p in fine.values()).most_common(1)
    called = {n.first: n for n in names if n.first in far and n.type_word is not None}
    country = main[0][0] if main else None
    unknown = {first: Place(n.text, None, country) for first, n in called.items()}
    return kept | {first: Choice(place, "not found") for first, place in unknown.items()}


def _is_far(place: Place, fine: Sequence[Place]) -> bool:
    others = [p for p in fine if p.key != place.key]
    at_home = any(p.country == place.country for p in others)
    return len(others) > 1 and not at_home and all(km(place, p) > FAR_KM for p in others)


def _is_slight(name: Name, place: Place, links: Links) -> bool:
    meant = [e for e in name.entries if e.key == place.key]
    told = name.type_word is not None and any(e.primary for e in meant)
    held = name.first in links.holders
    return not (told or held) and all(e.population < BIG and e.key.startswith("gn:") for e in meant)
