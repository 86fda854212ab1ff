"""The words that name an occurrence."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from events.extraction.data.word_lists import language_table
from events.extraction.types import Kind

# What words may name that leave the kind open.
ATTACK, HARM, DAMAGE = "attack", "harm", "damage"
OPEN_KINDS = frozenset({ATTACK, HARM, DAMAGE})


@dataclass(frozen=True, slots=True)
class Trigger:
    """Words that name an occurrence; see the head of `en/triggers.toml` for `needs`.

    Where `kind` is None the words leave it open, and `unsettled` says what they do name.
    """

    kind: Kind | None
    unsettled: str | None
    subkind: str | None
    pos: str
    words: tuple[str, ...]
    needs: str | None

    @property
    def rule(self) -> str:
        return f"{self.kind or self.unsettled}/{self.pos}/{' '.join(self.words)}"


@lru_cache(maxsize=1)
def triggers() -> tuple[Trigger, ...]:
    """Every trigger, one for each word or phrase, in the order of the file: the first that fits a
    token wins.
    """
    kinds = {str(kind): kind for kind in Kind}
    return tuple(
        Trigger(
            kinds.get(row["kind"]),
            None if row["kind"] in kinds else row["kind"],
            row.get("subkind"),
            row["pos"],
            tuple(words.split()),
            row.get("needs"),
        )
        for row in language_table("triggers.toml")["trigger"]
        for words in row["words"]
    )
