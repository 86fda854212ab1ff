"""A mention becomes drafts: all that its sentence says, field by field."""

from __future__ import annotations

from dataclasses import replace

from events.extraction.actors import perpetrators, targets
from events.extraction.actors.implied_targets import implied_targets
from events.extraction.actors.references import resolve
from events.extraction.actors.sides import Sides
from events.extraction.attribution import attribution
from events.extraction.attribution.speaker_sides import side_of
from events.extraction.data.known_actors import actors_by_name
from events.extraction.dates import date_of_mention, spoken_days
from events.extraction.kind_table import kinds_where
from events.extraction.mentions import sovereignty
from events.extraction.places import place_of_mention, toponyms
from events.extraction.places.scenes.vague_names import is_vast
from events.extraction.quantities import breakdown, weapons
from events.extraction.quantities.land_of_speaker import land_of_speaker
from events.extraction.quantities.people import casualties
from events.extraction.quantities.people.named_victims import named_victims
from events.extraction.reading import syntax
from events.extraction.reading.document import Document
from events.extraction.reading.mention import Draft, Mention
from events.extraction.reading.numerals import read_numerals
from events.extraction.types import Attribution, Casualties, Count, DateSpan, Kind, Stance, Why

LONGEST_OCCURRENCE = 7  # days
LONGEST_COUNTED = 27  # days: what strikes did in a month is a statistic
TOLL_OF_A_WAR, TOLL_OF_A_CAMPAIGN = 2000, 5000  # dead
TOTALLED = kinds_where(lambda row: row.totalled)


def describe(
    mention: Mention, document: Document, names: toponyms.Names, sides: Sides
) -> list[Draft]:
    """The mention as drafts: usually one; for *attacks on each other* one for each side."""
    said = attribution.speeches(mention, document)
    speakers = tuple(side_of(speech, sides) for speech in said)
    day = date_of_mention.when(mention, document)
    if day is not None and _is_running_total(mention, *day):
        return []
    harmed, why_harmed, fallen = casualties.casualties(mention, document)
    if _is_toll_of_a_war(mention, harmed):
        return []
    where, why_where = place_of_mention.places(mention, names, document)
    if not where and (harmed.killed or harmed.wounded):
        voices = [speech.attribution for speech in said]
        where, why_where = land_of_speaker(mention, voices, names, document)
    if any(is_vast(place, mention.kind) for place in where):
        where, why_where = (), ()
    speaker = next((s for s in speakers if s in actors_by_name()), None)
    by, why_by = perpetrators.perpetrators(mention, document, sides, speaker)
    to, why_to = targets.targets(mention, document, sides, by, where, speaker)
    used, why_used = weapons.weapons(mention, document)
    draft = Draft(
        mention=mention,
        date=day[0] if day else None,
        places=where,
        perpetrators=tuple(by),
        targets=tuple(to),
        weapons=used,
        casualties=harmed,
        fallen=fallen,
        victims=named_victims(mention, document),
        personnel=personnel(mention, document),
        said=tuple(speech.attribution for speech in said),
        speakers=speakers,
        why=_whys(
            mention, document, day and day[1], *why_where, why_by, why_to, *why_used, *why_harmed
        ),
        background=day is not None and date_of_mention.is_background(day[0], document.published_on),
        day_of_speech=day is not None
        and spoken_days.is_day_of_speech(day[1].start, mention, document),
    )
    if mention.mutual:
        return _both_ways(draft)
    return [*breakdown.by_place(draft, document, names), *_launch_of(draft, sides)]


def _whys(mention: Mention, document: Document, *found: Why | None) -> tuple[Why, ...]:
    token = document.parse[mention.trigger]
    return (
        Why("kind", mention.rule, document.start(token), document.end(token)),
        *(w for w in found if w is not None),
    )


def _is_running_total(mention: Mention, days: DateSpan, why: Why) -> bool:
    """*200 aid workers killed since October*, *79 attacks in February*: a toll of a war would count
    its dead again.
    """
    length = (days.end - days.start).days
    harm = mention.rule.startswith("harm/")
    if harm and why.rule in date_of_mention.PERIODS:
        return True  # "sixteen soldiers have been killed this month", by whatever
    if why.rule == "date/ago" or why.rule in date_of_mention.OF_WHAT_FOLLOWS:
        return False  # "three months ago", "weeks after": some day of that time
    return mention.kind in TOTALLED and (
        length > LONGEST_COUNTED or (harm and length > LONGEST_OCCURRENCE)
    )


def _is_toll_of_a_war(mention: Mention, harmed: Casualties) -> bool:
    """*More than 40,000 have been killed*: so many die in no one occurrence, nor in *a bombardment*
    of one day.
    """
    bound = TOLL_OF_A_WAR if mention.is_effect else TOLL_OF_A_CAMPAIGN
    return harmed.killed is not None and (harmed.killed.min or 0) >= bound


def personnel(mention: Mention, document: Document) -> Count | None:
    """*a force of 50,000 troops*: the people deployed or fighting, where the text counts them."""
    trigger = document.parse[mention.trigger]
    target = syntax.undergoer(trigger) if syntax.is_verb(trigger) else None
    if mention.kind is not Kind.DEPLOYMENT or target is None:
        return None
    numerals = read_numerals(" ".join(t.text for t in syntax.phrase(target)))
    return numerals[0].count if numerals else None


def _launch_of(draft: Draft, sides: Sides) -> list[Draft]:
    """*15 of 16 drones were downed* also says that 16 were launched: a strike on the country that
    they were launched at.
    """
    launched = tuple(replace(w, intercepted=None) for w in draft.weapons if w.launched is not None)
    if draft.kind is not Kind.INTERCEPTION or not launched:
        return []
    mention = replace(draft.mention, kind=Kind.STRIKE, subkind=None, rule="strike/launched")
    harmless = replace(draft, casualties=Casualties(), personnel=None)
    return [
        replace(
            harmless,
            mention=mention,
            weapons=launched,
            places=(),
            perpetrators=draft.targets,
            targets=draft.perpetrators,
        )
    ]


def _both_ways(draft: Draft) -> list[Draft]:
    """*Moscow and Kyiv launched attacks on each other*: each side is once the perpetrator and once
    the target.
    """
    both = tuple(dict.fromkeys((*draft.perpetrators, *draft.targets)))
    if len(both) != 2:
        return [draft]
    a, b = both
    return [
        replace(draft, perpetrators=(a,), targets=(b,)),
        replace(draft, perpetrators=(b,), targets=(a,)),
    ]


def describe_claim(
    claim: sovereignty.SovereigntyClaim, document: Document, names: toponyms.Names, sides: Sides
) -> Draft:
    """A claim of sovereignty as a draft: the side that makes the claim is its speaker, and the
    place is the last one named before it.
    """
    where = place_of_mention.nearest_before(claim.mention, names)
    tokens = [
        t
        for t in document.tokens(claim.mention.sentence)
        if claim.start <= document.start(t) < claim.end
    ]
    side = resolve(tokens, sides, acts=True)
    state = implied_targets(Kind.TERRITORIAL_CLAIM, sides, [side] if side else [], where)
    said = Attribution(
        document.text[claim.start : claim.end], Stance.ASSERTS, claim.start, claim.end
    )
    return Draft(
        mention=claim.mention,
        places=where,
        perpetrators=(side,) if side else (),
        targets=tuple(state),
        said=(said,),
        speakers=(side or said.source,),
        why=_whys(
            claim.mention, document, Why("perpetrator", "actor/claims", claim.start, claim.end)
        ),
    )
