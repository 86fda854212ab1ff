"""The sides that an article names: where it does so, how often, and of which sort they are."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from events.extraction.data import known_actors

if TYPE_CHECKING:
    from spacy.tokens import Token


@dataclass(frozen=True, slots=True)
class Named:
    """A side as the article names it at one place: tokens `[at, end)`.

    `force`: named by its forces, *the Malian army*. `sure`: by a name of its own, not by a word
    such as *rebels*.
    """

    side: str
    at: int
    end: int
    force: bool = False
    sure: bool = True


@dataclass(frozen=True, slots=True)
class Sides:
    """The sides of an article. `named` counts how often it names each; `country` is the one that it
    is mostly about; `told` are all places that name a side, `covers` the same by token; `accused`
    are those whom the article says to have done it.
    """

    named: Mapping[str, int]
    country: str | None
    told: Sequence[Named] = ()
    covers: Mapping[int, Named] = field(default_factory=dict)
    accused: Sequence[Named] = ()

    def named_by(self, tokens: Iterable[Token]) -> Iterator[Named]:
        """The sides that these words name, in their order, each once."""
        last = None
        for token in tokens:
            found = self.covers.get(int(token.i))
            if found is not None and found is not last:
                yield found
            last = found


def kind_of(side: str) -> str | None:
    """Its kind by the vocabulary: state, armed group, coalition; None where that lacks it."""
    entry = known_actors.actors_by_name().get(side)
    return entry.kind if entry is not None else None


def country_of(side: str) -> str | None:
    entry = known_actors.actors_by_name().get(side)
    return entry.country if entry is not None else None


def is_group(side: str) -> bool:
    """Whether a side is an armed group: one of the vocabulary, or one that only the article
    names.
    """
    return kind_of(side) in {None, "armed_group"}


def is_state(side: str) -> bool:
    return kind_of(side) == "state"
