"""The traits of a report, from the report as extracted."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from hashlib import sha256

from events.extraction.actors.unnamed import is_unnamed
from events.extraction.data.folding import fold
from events.extraction.types import Count, Place, Report, Role
from events.services.ledger.told import covers_an_area, told_on_top
from events.services.linking.matching.told_later import follows_another, tells_a_grown_toll
from events.services.linking.matching.traits import Munition, Spot, Traits
from events.services.linking.matching.words import names_within, rare_words, sites_told

MOST_SPOTS = 6
PRINT = 12  # hexadecimal digits of a sentence's fingerprint


@dataclass(frozen=True, slots=True)
class Told:
    """Where a report stands: its article, the day of it, and how the two are known.

    `names` gives the side that a name means, and `parents` what each side belongs to.
    """

    key: str
    article: int
    text: int
    published_on: date
    names: Mapping[str, str] = field(default_factory=dict)
    parents: Mapping[str, frozenset[str]] = field(default_factory=dict)


def traits_of(report: Report, told: Told) -> Traits:
    """What linking compares of this report."""
    return Traits(
        key=told.key,
        article=told.article,
        text=told.text,
        published_on=told.published_on,
        kind=report.kind,
        subkind=report.subkind or "",
        days=report.date,
        spots=tuple(_spot(place) for place in report.places[:MOST_SPOTS]),
        perpetrators=_sides(report, Role.PERPETRATOR, told.names),
        targets=_sides(report, Role.TARGET, told.names),
        killed=_unless_added(report, "killed", report.casualties.killed),
        wounded=_unless_added(report, "wounded", report.casualties.wounded),
        munitions=tuple(Munition(w.type, w.launched, w.intercepted) for w in report.weapons),
        words=_words(report),
        sentences=frozenset(_fingerprint(sentence.text) for sentence in report.evidence),
        sites=frozenset().union(*(sites_told(sentence.text) for sentence in report.evidence)),
        adds=told_on_top("killed", report),
        covers=covers_an_area(report),
        grown=any(tells_a_grown_toll(sentence.text) for sentence in report.evidence),
        follows=follows_another([sentence.text for sentence in report.evidence]),
        parents=told.parents,
    )


def _words(report: Report) -> frozenset[str]:
    """The rare words of its sentences, without those who speak: a governor speaks every day."""
    speaking = frozenset().union(*(names_within(said.source) for said in report.attribution))
    told = frozenset().union(*(rare_words(sentence.text) for sentence in report.evidence))
    return told - speaking


def _unless_added(report: Report, what: str, count: Count | None) -> Count | None:
    """The count, unless it comes on top of what was told before: *three more died* after 20."""
    return None if told_on_top(what, report) else count


def place_key(place: Place) -> str:
    """The gazetteer's key, or the folded name with its country (`xx`: unknown)."""
    return place.key or f"name:{place.country or 'xx'}:{fold(place.name)}"


def _spot(place: Place) -> Spot:
    return Spot(
        place_key(place),
        place.name,
        place.precision,
        place.admin1 or "",
        place.country or "",
        place.lat,
        place.lon,
    )


def _sides(report: Report, role: Role, names: Mapping[str, str]) -> frozenset[str]:
    """The sides by name. *Gunmen* may be of any side: they neither speak for nor against."""
    return frozenset(
        names.get(actor.name, actor.name)
        for actor in report.actors
        if actor.role is role and not is_unnamed(actor.name)
    )


def _fingerprint(sentence: str) -> str:
    return sha256(fold(sentence).encode()).hexdigest()[:PRINT]
