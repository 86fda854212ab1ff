"""Who did it to whom. The rest of the article may say what the sentences of an event leave open."""

from __future__ import annotations

from collections.abc import Sequence

from events.extraction.actors.implied_perpetrators import implied_perpetrators
from events.extraction.actors.implied_targets import implied_targets
from events.extraction.actors.land_fired_from import from_the_land_of
from events.extraction.actors.opponents import foe_at_home
from events.extraction.actors.pronouns import paragraph
from events.extraction.actors.sides import Sides, is_group, is_state, kind_of
from events.extraction.actors.unnamed import is_of_nobody, unnamed_perpetrators
from events.extraction.attribution import denials
from events.extraction.attribution.parties import AN_OFFICIAL
from events.extraction.coreference.ruled_out import LAUNCHED
from events.extraction.data import known_actors
from events.extraction.judgement.fallen_fighters import as_both_sides
from events.extraction.judgement.land import (
    group_of_the_land,
    holder_of_the_ground,
    of_the_place,
    owners,
)
from events.extraction.judgement.supposed import (
    at_peace,
    is_flown,
    is_planted,
    is_said,
    supposed_side,
    under_fire,
)
from events.extraction.reading.document import Document
from events.extraction.reading.mention import Draft
from events.extraction.types import Kind, Place

DENIED_WITHIN = 3  # sentences


def who_to_whom(
    told: Sequence[Draft],
    where: Sequence[Place],
    drafts: Sequence[Draft],
    document: Document,
    sides: Sides,
    *,
    subkind: str | None,
    denied: Sequence[denials.Denial] = (),
) -> tuple[Sequence[str], Sequence[str]]:
    """Perpetrators and targets of an event. `drafts` are those of the whole article.

    Of munitions that are told of by their downing, *18 of 22 drones*: those who downed them are the
    target, those whose they were the perpetrators.
    """
    stopped = _downings_of(told, drafts)
    if stopped:
        by, to = _as_named(stopped, (), drafts, document, sides, subkind=subkind, denied=denied)
        return to, by
    by, to = _as_named(told, where, drafts, document, sides, subkind=subkind, denied=denied)
    return as_both_sides(by, to, told, where, document, sides)


def _downings_of(told: Sequence[Draft], drafts: Sequence[Draft]) -> list[Draft]:
    """The downings that tell of a launch which no other sentence tells."""
    if any(d.mention.rule != LAUNCHED or d.perpetrators for d in told):
        return []
    triggers = {d.mention.trigger for d in told}
    return [d for d in drafts if d.kind is Kind.INTERCEPTION and d.mention.trigger in triggers]


def _as_named(
    told: Sequence[Draft],
    where: Sequence[Place],
    drafts: Sequence[Draft],
    document: Document,
    sides: Sides,
    *,
    subkind: str | None,
    denied: Sequence[denials.Denial] = (),
) -> tuple[Sequence[str], Sequence[str]]:
    """Perpetrators and targets of an event: from the first draft that names them, else as the
    article implies. `drafts` are those of the whole article.
    """
    kind, near = told[0].kind, paragraph(document, told[0].mention.sentence)
    by: Sequence[str] = next((d.perpetrators for d in told if d.perpetrators), ())
    if by and is_of_nobody(told, document) and not _owned_up_to(told):
        by = ()
    to: Sequence[str] = next(
        (d.targets for d in told if d.targets and not set(d.targets) <= set(by)), ()
    )
    to = to or holder_of_the_ground(told, document, sides)  # "a blast in Russian-held Melitopol"
    flown = is_flown(told, subkind, document)
    planted = not flown and (subkind == "bombing" or is_planted(told, document))
    implied = implied_perpetrators(sides, where, kind, to, near, by_air=flown, planted=planted)
    stopped = kind is Kind.INTERCEPTION and not _says_whose(told)
    owner = _over_own_ground(by, where, sides) or _whom_it_struck(told, by, drafts, document, sides)
    if stopped and owner:
        # "air defence units shot down 21 drones over the region": by those whose region it is
        return [owner], list(by)
    by = by or _as_told_beside(told, to, where, denied, document, sides, implied)
    called = () if by else unnamed_perpetrators(told, document)
    if called:
        return called, to or of_the_place(kind, where, sides) or implied_targets(
            kind, sides, (), where, near
        )
    if not by:
        supposed = supposed_side(
            told,
            to,
            where,
            drafts,
            document,
            sides,
            implied=() if at_peace(implied, to, where) else implied,
            planted=planted,
            flown=flown,
        )
        if _is_unclaimed(told, document):
            return (), to or implied_targets(kind, sides, supposed, where, near)
        by = supposed
    aimed: Sequence[str] = to or implied_targets(kind, sides, by, where, near)
    if kind is Kind.INTERCEPTION and by:
        aimed = group_of_the_land(aimed, by, sides) or aimed or foe_at_home(by[0])
    return by, aimed


def _as_told_beside(
    told: Sequence[Draft],
    to: Sequence[str],
    where: Sequence[Place],
    denied: Sequence[denials.Denial],
    document: Document,
    sides: Sides,
    implied: Sequence[str],
) -> Sequence[str]:
    """The side that who speaks, where it came from, a denial or an accusation beside it names."""
    return (
        (implied if told[0].kind is Kind.INTERCEPTION else ())
        or _by_own_word(told, to, where, sides, document)
        or from_the_land_of(told, to or owners(where), sides, document)
        or _denier(told, to, denied, document)
        or _accused_beside(told, to, sides, document)
    )


def _owned_up_to(told: Sequence[Draft]) -> bool:
    """Whether a sentence of the event names those who claim it, or are blamed for it."""
    named = {"actor/claimed by", "actor/blamed"}
    return any(w.field == "perpetrator" and w.rule in named for d in told for w in d.why)


def _says_whose(told: Sequence[Draft]) -> bool:
    """Whether a sentence names the side whose munitions were stopped: *a Ukrainian drone*."""
    return any(w.field == "target" and w.rule != "actor/implied" for d in told for w in d.why)


def _over_own_ground(by: Sequence[str], where: Sequence[Place], sides: Sides) -> str | None:
    """The state over whose ground something was stopped, where the side taken for the defender is
    its opponent.
    """
    state = next(
        (known_actors.states_by_country().get(p.country or "") for p in where if p.country), None
    )
    if state is None or not by or not sides.named.get(state.name):
        return None
    return (
        state.name
        if by[0] in known_actors.opponents().get(state.name, ()) and is_state(by[0])
        else None
    )


def _whom_it_struck(
    told: Sequence[Draft],
    by: Sequence[str],
    drafts: Sequence[Draft],
    document: Document,
    sides: Sides,
) -> str | None:
    """*Russia attacked Odesa with drones. Air defence shot down 23*: not Russia's, which its own
    sentences do not name, but that of the state at whose ground it launched them.
    """
    own = {d.mention.sentence.index: d.mention.sentence for d in told}.values()
    named = {n.side for s in own for n in sides.named_by(document.tokens(s))}
    launched = {side for d in drafts if d.kind is Kind.STRIKE for side in d.perpetrators}
    struck = under_fire(drafts)
    mistaken = set(by) & launched - named - set(struck)
    return struck[0] if mistaken and struck else None


def _is_unclaimed(told: Sequence[Draft], document: Document) -> bool:
    """*No group has claimed the bombing*, in its sentences or right behind: nobody knows who did
    it.
    """
    last = max((d.mention.sentence for d in told), key=lambda s: s.index)
    behind = [
        s
        for s in document.sentences[last.index + 1 : last.index + 2]
        if s.paragraph == last.paragraph
    ]
    return is_said("unclaimed", told, document, behind)


def _denier(
    told: Sequence[Draft], to: Sequence[str], denied: Sequence[denials.Denial], document: Document
) -> Sequence[str]:
    """*Moscow denied that any missile had been launched*, right behind a strike that nobody else is
    accused of.
    """
    last = max((d.mention.sentence for d in told), key=lambda s: s.index)
    near = [
        d.side
        for d in denied
        if d.sentence.paragraph == last.paragraph
        and 0 <= d.sentence.index - last.index <= DENIED_WITHIN
    ]
    fits = [
        s for s in near if s not in to and told[0].kind in {Kind.STRIKE, Kind.ATTACK_ON_CIVILIANS}
    ]
    return fits[:1]


def _accused_beside(
    told: Sequence[Draft], to: Sequence[str], sides: Sides, document: Document
) -> Sequence[str]:
    """*The ministry blamed the group*, in the paragraph of the event or as the next one begins."""
    first = min((d.mention.sentence for d in told), key=lambda s: s.index)
    last = max((d.mention.sentence for d in told), key=lambda s: s.index)
    behind = [
        s
        for s in document.sentences[last.index + 1 : last.index + 3]
        if s.paragraph == last.paragraph
    ]
    until = max([*behind, *document.sentences[last.index : last.index + 2]], key=lambda s: s.index)
    near = dict.fromkeys(n.side for n in sides.accused if first.first <= n.at < until.last)
    violent = told[0].kind in {Kind.STRIKE, Kind.ATTACK_ON_CIVILIANS}
    return [s for s in near if s not in to] if violent and len(near) == 1 else []


def _by_own_word(
    told: Sequence[Draft],
    to: Sequence[str],
    where: Sequence[Place],
    sides: Sides,
    document: Document,
) -> Sequence[str]:
    """*a strike killed five rebels, the army said*: the side that says so did it, if it fights
    them.
    """
    said = [
        s for d in told for s in d.speakers if s is not None and s in known_actors.actors_by_name()
    ]
    if told[0].kind is Kind.INTERCEPTION:
        return (
            [s for s in said if not is_group(s) and s not in to][:1]
            or _foes_there(to, where)
            or _defender(told, to, sides)
        )
    if told[0].mention.subkind == "recaptured":
        return said[:1]  # "has been brought back under control, the ministry said"
    if to:
        return [s for s in said if to[0] in known_actors.opponents().get(s, ())][:1]
    aimed = told[0].kind is Kind.STRIKE and is_said("aimed_at", told, document)
    struck = set(owners(where)) if aimed else set()
    armed = [s for s in said if is_state(s) or kind_of(s) == "coalition"]
    return [s for s in armed if struck & set(known_actors.opponents().get(s, ()))][:1]


def _foes_there(to: Sequence[str], where: Sequence[Place]) -> Sequence[str]:
    """*A Ukrainian drone was shot down over Bryansk*: by the state of the place, which fights those
    whose drone it is.
    """
    return [s for s in owners(where) if any(s in known_actors.opponents().get(t, ()) for t in to)][
        :1
    ]


def _defender(told: Sequence[Draft], to: Sequence[str], sides: Sides) -> Sequence[str]:
    """*28 drones were shot down, the air force said*: by the state that the article is about."""
    state = known_actors.states_by_country().get(sides.country or "")
    official = any(AN_OFFICIAL in d.speakers for d in told)
    if state is None or state.name in to or not official or not sides.named.get(state.name):
        return []
    return [state.name]
