"""A gazetteer with spellings that people taught, above those of the file."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from events.extraction.data.folding import fold
from events.extraction.gazetteer.gazetteer import Entry, Gazetteer


class TaughtGazetteer:
    """A taught spelling means its place and no other. `taught` is by folded spelling."""

    def __init__(self, gazetteer: Gazetteer, taught: Mapping[str, Entry]) -> None:
        self._gazetteer, self._taught = gazetteer, taught
        self._by_key = {entry.key: entry for entry in taught.values()}

    def candidates(self, name: str) -> Sequence[Entry]:
        taught = self._taught.get(fold(name))
        return (taught,) if taught is not None else self._gazetteer.candidates(name)

    def entry(self, key: str) -> Entry | None:
        return self._gazetteer.entry(key) or self._by_key.get(key)

    def capital(self, whole: str) -> Entry | None:
        return self._gazetteer.capital(whole)
