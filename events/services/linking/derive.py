"""The values of an event, from its reports. Pure: values in, values out."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import permutations
from types import MappingProxyType
from typing import Protocol, TypeVar

from events.extraction.actors.unnamed import is_unnamed
from events.extraction.data.folding import fold
from events.extraction.types import (
    SUBKINDS,
    Actor,
    Count,
    DateSpan,
    Kind,
    Report,
    Role,
    Stance,
    Status,
    Weapon,
    WeaponType,
)
from events.services.ledger.told import sums_up
from events.services.linking.matching.told_later import tells_a_grown_toll

_POSSESSIVE = re.compile(r"['’]s\b")  # folding would make one word of it: "ukraines air force"


@dataclass(frozen=True, slots=True)
class Telling:
    """A report, its article, and the sides that vouch for it (by role in the event).

    `text_id` is the article that first had the text, itself unless it is a reprint. `origins` name
    what it shares with articles that it depends on: text, outlet, agency. Without any it is
    independent. `vouched`: somebody who is known says that its outlet is its outlet.
    """

    article_id: int
    report: Report
    vouched_by: frozenset[Role] = frozenset()
    text_id: int | None = None
    origins: frozenset[str] = frozenset()
    vouched: bool = True


@dataclass(frozen=True, slots=True)
class EventValues:
    """What readers see of an event.

    Counts are ranges; None if no report has one.
    """

    subkind: str
    date: DateSpan
    status: Status
    killed: Count | None
    wounded: Count | None
    personnel: Count | None
    weapons: tuple[Weapon, ...]
    summary: str
    search_text: str
    article_count: int
    origin_count: int
    confidence: float | None
    not_counted: str
    sums_up: bool


def derive_event(
    tellings: Sequence[Telling],
    tolls: Mapping[str, Count | None] = MappingProxyType({}),
    kind: Kind | None = None,
) -> EventValues:
    """The event of these reports: at least one, in the order of publication.

    `kind` is the event's, which its reports need not share: a reviewer may say otherwise, or join
    two events of different kinds.

    `tolls` are what its statements of killed and wounded come to (`services.ledger.statements`).

    A reprint adds what it says, but its day and status are those of the article that it reprints:
    *on Tuesday* is another Tuesday a week later, and a cut that lost *officials said* does not turn
    a claim into a fact.
    """
    reports = [telling.report for telling in tellings]
    first_hand = first_of_each_text(tellings)
    days = _days_of(first_hand)
    return EventValues(
        subkind=_subkind(
            kind or reports[0].kind, [report.subkind for report in reports if report.subkind]
        ),
        date=DateSpan(min(span.start for span in days), max(span.end for span in days)),
        status=_denial({report.status for report in reports}) or _status(first_hand),
        killed=tolls.get("killed"),
        wounded=tolls.get("wounded"),
        personnel=_range(report.personnel for report in reports),
        weapons=_weapons(reports),
        summary=next(
            (_line(sentence.text) for report in reports for sentence in report.evidence), ""
        ),
        search_text="\n".join(_searchable(reports)),
        article_count=len({telling.article_id for telling in tellings}),
        origin_count=count_origins(tellings),
        confidence=max(
            (report.confidence for report in reports if report.confidence is not None), default=None
        ),
        not_counted=_not_counted(reports),
        sums_up=any(map(sums_up, reports)),
    )


def _days_of(tellings: Sequence[Telling]) -> list[DateSpan]:
    """Their days, without those of counts that went on, where others give any: *has climbed to 84,
    officials said on Tuesday*.
    """
    at_first = [one for one in tellings if not _counts_on(one.report)]
    return [one.report.date for one in at_first or tellings]


def _counts_on(report: Report) -> bool:
    return any(tells_a_grown_toll(sentence.text) for sentence in report.evidence)


def sides_told(reports: Iterable[Report]) -> list[Actor]:
    """Each side of the event once. *Gunmen* give way where another report names who did it."""
    told = list(dict.fromkeys(actor for report in reports for actor in report.actors))
    known = {actor.role for actor in told if not is_unnamed(actor.name)}
    return [actor for actor in told if actor.role not in known or not is_unnamed(actor.name)]


class OfText(Protocol):
    """What an article says. `text_id`: the article that first had its text (None: itself)."""

    @property
    def article_id(self) -> int: ...

    @property
    def text_id(self) -> int | None: ...


Said = TypeVar("Said", bound=OfText)


def first_of_each_text(said: Sequence[Said]) -> list[Said]:
    """Of articles that are copies of each other, what the first one says. Keeps the order."""
    first: dict[int, int] = {}
    for one in said:
        first.setdefault(one.text_id or one.article_id, one.article_id)
    return [one for one in said if first[one.text_id or one.article_id] == one.article_id]


def count_origins(tellings: Iterable[Telling]) -> int:
    """How many independent origins the articles have. Those connected by any shared one are one.

    What anonymous senders posted adds none: three posts of one sender looked like three outlets.
    """
    told = list(tellings)
    groups: list[set[str]] = []
    for telling in [one for one in told if one.vouched] or told[:1]:
        joined = {f"article {telling.article_id}", *telling.origins}
        apart = [group for group in groups if group.isdisjoint(joined)]
        groups = [
            *apart,
            joined.union(*(group for group in groups if not group.isdisjoint(joined))),
        ]
    return len(groups)


def vouching_roles(report: Report, names: Mapping[Role, frozenset[str]]) -> frozenset[Role]:
    """The roles whose side says that it happened. `names`: the folded names of the side by role.

    A speaker that names both sides (*Ukrainian officials in Russian-held Donetsk*) belongs to
    neither.
    """
    asserting = (said.source for said in report.attribution if said.stance is Stance.ASSERTS)
    return frozenset(
        role for speaker in asserting if (role := role_of_speaker(speaker, names)) is not None
    )


def role_of_speaker(speaker: str, names: Mapping[Role, frozenset[str]]) -> Role | None:
    """The role of the side that the speaker's words name; None for neither or both."""
    words = fold(_POSSESSIVE.sub("", speaker))
    named = [role for role, keys in names.items() if _names_one_of(words, keys)]
    return named[0] if len(named) == 1 else None


def _names_one_of(speaker: str, keys: frozenset[str]) -> bool:
    return any(f" {key} " in f" {speaker} " for key in keys)


def _status(tellings: Sequence[Telling]) -> Status:
    """The best established status. Two sides that vouch in separate reports confirm the event."""
    found = {telling.report.status for telling in tellings}
    if Status.CONFIRMED in found or _both_sides_vouch(tellings):
        return Status.CONFIRMED
    return Status.REPORTED if Status.REPORTED in found else Status.CLAIMED


def _denial(found: set[Status]) -> Status | None:
    """Disputed where one report denies what another, or itself, says; denied where none says more
    than the denial; None where nobody denies it.
    """
    if found == {Status.DENIED}:
        return Status.DENIED
    return Status.DISPUTED if found & {Status.DENIED, Status.DISPUTED} else None


def _both_sides_vouch(tellings: Sequence[Telling]) -> bool:
    return any(
        Role.PERPETRATOR in one.vouched_by and Role.TARGET in other.vouched_by
        for one, other in permutations(tellings, 2)
    )


def _range(counts: Iterable[Count | None]) -> Count | None:
    """From the lowest to the highest count in any report; None if there is none.

    It has no upper bound if a report has none (*at least 5*).
    """
    given = [count for count in counts if count is not None and count != Count(None, None)]
    if not given:
        return None
    lowest = min((count.min for count in given if count.min is not None), default=None)
    highest = [count.max for count in given if count.max is not None]
    return Count(lowest, max(highest) if len(highest) == len(given) else None)


def _subkind(kind: Kind, subkinds: Sequence[str]) -> str:
    """The subkind that the reports agree on.

    `other` gives way. If reports differ: `combined` if the kind has it, else the first. Those of
    another kind are left out.
    """
    subkinds = [subkind for subkind in subkinds if subkind in SUBKINDS[kind]]
    specific = list(dict.fromkeys(subkind for subkind in subkinds if subkind != "other")) or list(
        subkinds
    )
    if len(set(specific)) > 1 and "combined" in SUBKINDS[kind]:
        return "combined"
    return specific[0] if specific else ""


def _weapons(reports: Sequence[Report]) -> tuple[Weapon, ...]:
    """Each type once, with the counts of the latest report that has them."""
    found: dict[WeaponType, Weapon] = {}
    for weapon in (weapon for report in reports for weapon in report.weapons):
        earlier = found.get(weapon.type, weapon)
        found[weapon.type] = Weapon(
            weapon.type,
            earlier.launched if weapon.launched is None else weapon.launched,
            earlier.intercepted if weapon.intercepted is None else weapon.intercepted,
        )
    return tuple(found.values())


def _searchable(reports: Sequence[Report]) -> list[str]:
    """Sentences and names, each once."""
    lines: dict[str, None] = {}
    for report in reports:
        lines |= dict.fromkeys(_line(sentence.text) for sentence in report.evidence)
        lines |= dict.fromkeys(place.name for place in report.places)
        lines |= dict.fromkeys(place.admin1 for place in report.places if place.admin1)
        lines |= dict.fromkeys(actor.name for actor in report.actors)
        lines |= dict.fromkeys(said.source for said in report.attribution)
    return list(lines)


def _not_counted(reports: Sequence[Report]) -> str:
    """The first reason, if every report has one: a single report that counts is enough."""
    reasons = [report.not_counted for report in reports]
    return (reasons[0] or "") if all(reasons) else ""


def _line(words: str) -> str:
    return " ".join(words.split())
