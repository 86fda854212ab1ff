"""Who speaks, and for which side, as the names of sides tell it. Pure: values in, values out."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from functools import lru_cache

from events import lengths
from events.extraction.data.folding import fold
from events.extraction.data.word_lists import word_set
from events.extraction.types import Report, Role, Stance

LONGEST_NAME = 5  # words of a side's name: "Lord's Resistance Army of Uganda"
LONGEST_SPEAKER = 30  # words that are looked at
SIDE = "side "  # what the key of a voice that speaks for a side begins with


@dataclass(frozen=True, slots=True)
class Voice:
    """`words` are the speaker's or the outlet's. `side`: the primary key of the side that it speaks
    for, the state or organisation at the top. `contests`: that side is said to have done it.
    """

    words: str
    side: int | None
    contests: bool

    @property
    def key(self) -> str:
        """By this a later number of the same speaker replaces an earlier one."""
        return f"{SIDE}{self.side}" if self.side else fold(_without_owners(self.words))


def same_voice(one: str, other: str) -> bool:
    """Whether two keys are of one speaker: *the mayor*, *mayor Ihor Terekhov*; *Belgorod governor
    Vyacheslav Gladkov* and *governor Vyacheslav Gladkov*.
    """
    if one == other or SIDE in (one[: len(SIDE)], other[: len(SIDE)]):
        return one == other
    mine, theirs = _naming(one), _naming(other)
    return bool(mine and theirs) and (mine <= theirs or theirs <= mine)


@lru_cache(maxsize=4096)
def _naming(key: str) -> frozenset[str]:
    """The words that tell a speaker from others, without those that any speaker has."""
    return frozenset(key.split()) - word_set("reporting", "any_speaker")


class Voices:
    """The voices of reports. `tops` gives for the key of a name the side at the top of it."""

    def __init__(self, tops: Mapping[str, int]) -> None:
        self._tops = tops

    def of(self, report: Report, outlet: str, affiliation: Collection[int] = ()) -> Voice:
        """Who gives the numbers: who is quoted, else the outlet, with the side that it is of."""
        speakers = self._counting(report)
        sides = {side for speaker in speakers for side in self._sides(speaker)}
        if not speakers:
            sides = {*affiliation}
        side = sides.pop() if len(sides) == 1 else None
        words = speakers[0] if speakers else outlet
        return Voice(words[: lengths.SPEAKER], side, side is not None and side in self._did(report))

    def _counting(self, report: Report) -> list[str]:
        """Who is quoted, without a side that claims its attack where others count the dead: *14
        were killed, police said. Al-Shabaab claimed the attack*.
        """
        speakers = [said.source for said in report.attribution if said.stance is Stance.ASSERTS]
        sides = {side for speaker in speakers for side in self._sides(speaker)}
        others = [speaker for speaker in speakers if not self._sides(speaker)]
        return others if others and sides <= self._did(report) else speakers

    def side_of(self, speaker: str) -> int | None:
        """The one side that the words name."""
        sides = self._sides(speaker)
        return sides.pop() if len(sides) == 1 else None

    def _sides(self, speaker: str) -> set[int]:
        """The sides that the words name. A speaker of two sides belongs to neither."""
        return {self._tops[run] for run in runs_of(speaker) if run in self._tops}

    def _did(self, report: Report) -> set[int]:
        keys = [name_key(a.name) for a in report.actors if a.role is Role.PERPETRATOR]
        return {self._tops[key] for key in keys if key in self._tops}


def name_key(name: str) -> str:
    """The folded name that finds a side among the names of all."""
    return (fold(name) or name)[: lengths.NAME]


def runs_of(speaker: str) -> set[str]:
    """Every run of words that may be the name of a side."""
    words = fold(_without_owners(speaker)).split()[:LONGEST_SPEAKER]
    return {
        " ".join(words[start : start + length])
        for start in range(len(words))
        for length in range(1, LONGEST_NAME + 1)
    }


def _without_owners(words: str) -> str:
    """*Mali's army* names Mali."""
    return words.replace("’s", "").replace("'s", "")
