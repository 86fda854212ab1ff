"""The actors that the vocabulary knows: their names, parents, countries and opponents."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from types import MappingProxyType

from events.extraction.data.folding import fold
from events.extraction.data.word_lists import parts, rows


@dataclass(frozen=True, slots=True)
class ActorEntry:
    """A side: a state with its forces, or an organisation. `stands_for` are capitals and leaders,
    who mean it only as agents.
    """

    name: str
    kind: str
    parent: str | None
    country: str | None
    aliases: tuple[str, ...]
    stands_for: tuple[str, ...]
    source: str


@lru_cache(maxsize=1)
def actors() -> tuple[ActorEntry, ...]:
    """Every actor of the vocabulary: states first, then groups."""
    states = [
        ActorEntry(
            row["name"],
            "state",
            None,
            row["country"],
            parts(row["words"]),
            parts(row["stands_for"]),
            "ISO 3166-1",
        )
        for row in rows("states.csv")
    ]
    groups = [
        ActorEntry(
            row["name"],
            row["kind"],
            row["parent"] or None,
            row["country"] or None,
            parts(row["aliases"]),
            (),
            row["source"],
        )
        for row in rows("groups.csv")
    ]
    return (*states, *groups)


@lru_cache(maxsize=1)
def actor_names() -> Mapping[str, ActorEntry]:
    """Folded name or alias -> actor: names that mean it wherever they stand."""
    found: dict[str, ActorEntry] = {}
    for actor in actors():
        for name in (actor.name, *actor.aliases):
            found.setdefault(fold(name), actor)
    return MappingProxyType(found)


@lru_cache(maxsize=1)
def stand_ins() -> Mapping[str, ActorEntry]:
    """Folded capital or leader -> the state that it stands for where it acts or speaks: *Moscow
    launched*, *Kyiv said*.
    """
    return MappingProxyType({fold(name): actor for actor in actors() for name in actor.stands_for})


@lru_cache(maxsize=1)
def country_names() -> Mapping[str, str]:
    """Folded state name, demonym or stand-in -> ISO 3166-1 code, for telling which countries a text
    is about.
    """
    found = {
        fold(name): actor.country
        for actor in actors()
        if actor.country
        for name in (actor.name, *actor.aliases)
    }
    return MappingProxyType(found)


@lru_cache(maxsize=1)
def peoples() -> frozenset[str]:
    """Folded words for the people of a state: *Palestinian*, *Malians*."""
    states = [actor for actor in actors() if actor.kind == "state"]
    return frozenset(fold(word) for actor in states for word in actor.aliases if " " not in word)


@lru_cache(maxsize=1)
def names_of_groups() -> frozenset[str]:
    """Folded names and aliases of the armed groups."""
    return frozenset(n for n, actor in actor_names().items() if actor.kind == "armed_group")


@lru_cache(maxsize=1)
def first_words_of_countries() -> frozenset[str]:
    """The words that a country's name, people, capital or leader may begin with: most names of a
    text begin with none.
    """
    return frozenset(name.split(" ")[0] for name in (*country_names(), *stand_ins()))


@lru_cache(maxsize=1)
def actors_by_name() -> Mapping[str, ActorEntry]:
    """Canonical name -> actor."""
    return MappingProxyType({actor.name: actor for actor in actors()})


@lru_cache(maxsize=1)
def states_by_country() -> Mapping[str, ActorEntry]:
    """ISO 3166-1 code -> the state."""
    return MappingProxyType(
        {actor.country: actor for actor in actors() if actor.kind == "state" and actor.country}
    )


@lru_cache(maxsize=1)
def names_of_ground() -> frozenset[str]:
    """Folded names of states, known to all or to few: *Somaliland* is a side and also the ground
    where it lies.
    """
    return frozenset(fold(actor.name) for actor in actors() if actor.kind == "state")


@lru_cache(maxsize=1)
def parents() -> frozenset[str]:
    """The sides that others are part of."""
    return frozenset(actor.parent for actor in actors() if actor.parent)


@cache
def side_of_force(name: str) -> str:
    """The side that a name means; a force stands for the state or organisation it is part of."""
    entry = actors_by_name().get(name)
    return (
        side_of_force(entry.parent)
        if entry is not None and entry.kind == "force" and entry.parent
        else name
    )


@lru_cache(maxsize=1)
def abbreviations() -> frozenset[str]:
    """Folded names that are written in capitals alone: *IRA* is no *Ira*."""
    spelled = {name for actor in actors() for name in (actor.name, *actor.aliases)}
    return frozenset(fold(name) for name in spelled if name.isupper() and name.isalpha())


@lru_cache(maxsize=1)
def sides() -> Mapping[tuple[str, str], str]:
    """(folded word, country) -> the actor whom the word means there: (`junta`, `MM`) -> Myanmar."""
    return MappingProxyType(
        {(fold(row["words"]), row["country"]): row["actor"] for row in rows("sides.csv")}
    )


@lru_cache(maxsize=1)
def first_words_of_sides() -> Mapping[str, int]:
    """The words that a name of a side may begin with, and of how many words it has at most.

    Most words of a text begin none, and need no closer look.
    """
    longest: dict[str, int] = {}
    for name in (*actor_names(), *(words for words, _country in sides())):
        words = name.split(" ")
        longest[words[0]] = max(longest.get(words[0], 0), len(words))
    return MappingProxyType(longest)


@lru_cache(maxsize=256)
def first_words_in(country: str | None) -> frozenset[str]:
    """The words that begin a word for a side in a country: these may be written small."""
    return frozenset(words.split(" ")[0] for words, where in sides() if where == (country or ""))


@lru_cache(maxsize=1)
def opponents() -> Mapping[str, tuple[str, ...]]:
    """Actor name -> those whom it fights: as `conflicts.csv` lists them, and each armed group the
    state of its country.
    """
    found: dict[str, list[str]] = {}
    pairs = [(row["side_a"], row["side_b"]) for row in rows("conflicts.csv")]
    listed = {side for pair in pairs for side in pair}
    for a, b in (*pairs, *_rebellions(listed)):
        found.setdefault(a, []).append(b)
        found.setdefault(b, []).append(a)
    return MappingProxyType({name: tuple(others) for name, others in found.items()})


def _rebellions(listed: Collection[str]) -> Iterator[tuple[str, str]]:
    """Armed groups that no row of the conflicts names fight their own state, unless they are part
    of another side.
    """
    for actor in actors():
        state = states_by_country().get(actor.country or "")
        if (
            actor.kind == "armed_group"
            and actor.name not in listed
            and state is not None
            and _top(actor) != state.name
        ):
            yield state.name, actor.name


def _top(actor: ActorEntry) -> str:
    parent = actors_by_name().get(actor.parent or "")
    return _top(parent) if parent is not None else actor.name


@lru_cache(maxsize=1)
def grounds() -> Mapping[frozenset[str], str]:
    """Two sides that fight each other -> the country in which they do, or "" where it is none in
    particular. Rebels fight their state on its ground.
    """
    listed = {
        frozenset((row["side_a"], row["side_b"])): row["country"] for row in rows("conflicts.csv")
    }
    named = {side for pair in listed for side in pair}
    home = {
        frozenset((state, group)): actors_by_name()[state].country or ""
        for state, group in _rebellions(named)
    }
    return MappingProxyType({**home, **listed})
