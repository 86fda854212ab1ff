"""Where places are looked up: the protocol that other rooms use, and the file behind it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

from events.extraction.types import Place, Precision


@dataclass(frozen=True, slots=True)
class Entry:
    """A place of the gazetteer, found by one of its names.

    `key` is its id (`gn:703448`, `iso:UA-65`, `iso:UA`); `admin1` the name of its first-level
    division; `primary` whether the name asked for is the one that the gazetteer lists it under, not
    an alternate.
    """

    key: str
    name: str
    precision: Precision
    country: str | None
    admin1: str | None
    lat: float | None
    lon: float | None
    population: int = 0
    primary: bool = True

    def as_place(self) -> Place:
        return Place(
            self.name, self.admin1, self.country, self.lat, self.lon, self.precision, self.key
        )


class Gazetteer(Protocol):
    """Look-ups of places. Names are folded by `text.fold` before they are compared."""

    def candidates(self, name: str) -> Sequence[Entry]:
        """Every place that bears this name, primary names before alternates, then the most
        populous; empty where none does.
        """

    def entry(self, key: str) -> Entry | None:
        """The place with this key."""

    def capital(self, whole: str) -> Entry | None:
        """The capital of a country, by ISO 3166-1 alpha-2 code, or the chief town of a division, by
        its key.
        """
