"""A group of drafts becomes a report. What its sentences leave open is taken from the article, or
left out.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from events.extraction.actors import perpetrators, references
from events.extraction.actors.sides import Sides
from events.extraction.attribution import denials, statements
from events.extraction.attribution.speaker_sides import side_of
from events.extraction.coreference import told_together
from events.extraction.coreference.same_event import is_lead
from events.extraction.coreference.told_again import is_told_again
from events.extraction.dates import date_of_mention
from events.extraction.dates.heading_days import heading_before
from events.extraction.dates.spoken_days import told_later
from events.extraction.gazetteer.gazetteer import Gazetteer
from events.extraction.judgement import reasons, reportability
from events.extraction.judgement.land import state_of
from events.extraction.judgement.roles import who_to_whom
from events.extraction.judgement.status import accused, status_of
from events.extraction.judgement.who_says import who_says
from events.extraction.kind_table import kinds_where
from events.extraction.mentions import subkinds
from events.extraction.places.implied.implied_places import implied_places
from events.extraction.places.implied.land_of_victims import land_of_victims
from events.extraction.places.implied.nationwide import is_told_finer, nationwide
from events.extraction.places.implied.shared_out import shared_out
from events.extraction.places.implied.told_after import told_after, told_behind_the_lead
from events.extraction.places.located import located
from events.extraction.places.scenes.vague_names import is_vast
from events.extraction.places.toponyms import Names
from events.extraction.reading.document import Document, Sentence
from events.extraction.reading.mention import Draft
from events.extraction.types import (
    Casualties,
    Count,
    DateSpan,
    Evidence,
    Kind,
    Place,
    Precision,
    Report,
    Why,
)

LEAST_PROBABLE = 0.42  # below, an event is left out
OLDEST = 365  # days: what is told as longer ago explains a war, and is no news of it
CONTINUES = 2  # sentences
FRESH = 3  # days: a lead about an older event sets no day for the rest
SHORT = 2  # days: a night or a day is carried on to the sentences that follow; "last week" is not


@dataclass(frozen=True, slots=True)
class GroupedArticle:
    """What an event may take from the rest of its article: names, sides, other events, denials."""

    document: Document
    sides: Sides
    names: Names
    gazetteer: Gazetteer
    groups: Sequence[Sequence[Draft]]
    drafts: Sequence[Draft]
    denials: Sequence[denials.Denial]
    statements: Sequence[statements.Statement]


def assemble(
    groups: Sequence[Sequence[Draft]],
    document: Document,
    sides: Sides,
    names: Names,
    gazetteer: Gazetteer,
) -> GroupedArticle:
    """The described article with its groups."""
    denied = denials.find(document, lambda words: references.resolve(list(words), sides, acts=True))
    drafts = sorted((d for told in groups for d in told), key=lambda d: d.mention.sentence.index)
    said = statements.find(document, lambda speech: side_of(speech, sides))
    return GroupedArticle(document, sides, names, gazetteer, groups, drafts, denied, said)


def reports(article: GroupedArticle) -> Iterator[Report]:
    """One report for each group that is likely enough to be an event, and for those that came out
    alike.
    """
    kept: list[tuple[Sequence[Draft], Report]] = []
    for told in filter(lambda told: _is_reported(told, article), article.groups):
        new = report(told, article)
        again = (n for n, (_, known) in enumerate(kept) if is_told_again(known, new))
        at = None if any(d.mention.anew for d in told) else next(again, None)
        if at is None:
            kept.append((told, new))
        else:
            both = [*kept[at][0], *told]
            kept[at] = (both, report(both, article))
    return (one for _, one in kept)


def _is_reported(told: Sequence[Draft], article: GroupedArticle) -> bool:
    day = told_together.date_of(told)
    if day is not None and (article.document.published_on - day.end).days > OLDEST:
        return False
    return reportability.probability(told, article.document) >= LEAST_PROBABLE


def continued_day(told: Sequence[Draft], dated: Sequence[Draft], document: Document) -> DateSpan:
    """The day of an event whose sentences give none: that of the event before it, else of the lead,
    else the day of publication. Under a heading that names a day: that of an event below the same
    heading, else the heading's.

    The event before must stand in the same paragraph or the sentence before. A night or a day is
    carried on; *last week* is not, nor a day long past.
    """
    first = told[0].mention.sentence
    heading = heading_before(first, document)
    today = heading.span if heading else DateSpan(document.published_on, document.published_on)
    recent = [
        d
        for d in dated
        if d.date
        and (d.date.end - d.date.start).days < SHORT
        and _is_news(d.date, document)
        and (heading is None or d.mention.sentence.start > heading.start)
    ]
    before = [
        d
        for d in recent
        if 0 <= first.index - d.mention.sentence.index <= CONTINUES
        and _goes_on(first, d.mention.sentence)
    ]
    lead = (
        [
            d
            for d in recent
            if is_lead(d) and d.date and (document.published_on - d.date.end).days <= FRESH
        ]
        if told[0].kind in VIOLENT
        else []
    )
    chosen = before[-1:] or lead[:1]
    return chosen[0].date or today if chosen else today


def _is_news(span: DateSpan, document: Document) -> bool:
    return not date_of_mention.is_background(span, document.published_on)


def _goes_on(sentence: Sentence, earlier: Sentence) -> bool:
    return sentence.paragraph == earlier.paragraph or sentence.index == earlier.index + 1


VIOLENT = kinds_where(lambda row: row.violent)
HARMFUL = VIOLENT - {Kind.INTERCEPTION}


def _where(
    told: Sequence[Draft], subkind: str | None, article: GroupedArticle
) -> tuple[tuple[Place, ...], Why | None]:
    """The places of an event: those that its sentences name, else the country of a counted barrage,
    else what the text around implies.
    """
    where = told_together.places_of(told)
    if where:
        finer, why = told_after(where, told, article.drafts, article.names, article.document)
        if not finer:
            finer, why = told_behind_the_lead(
                where, told, article.drafts, article.names, article.document
            )
        return (finer, why) if finer else (shared_out(where, told, article.groups), None)
    by, to = who_to_whom(
        told,
        (),
        article.drafts,
        article.document,
        article.sides,
        subkind=subkind,
        denied=article.denials,
    )
    country = nationwide(
        told, by if told[0].kind is Kind.INTERCEPTION else to, article.names, article.gazetteer
    )
    implied, why = implied_places(told, article.drafts, article.names, article.document, by, to)
    land, why_land = land_of_victims(told, by, article.document, article.gazetteer)
    if land and land[0].country not in {p.country for p in implied}:
        return land, why_land
    if country and not is_told_finer(why, implied, told, article.drafts):
        return country, None
    guessed = why is not None and why.rule == "place/dateline"
    if guessed or all(p.precision is Precision.COUNTRY for p in implied):
        later, why_later = told_behind_the_lead(
            () if guessed else implied,
            told,
            article.drafts,
            article.names,
            article.document,
        )
        if later:
            return later, why_later
    return implied, why


def report(told: Sequence[Draft], article: GroupedArticle) -> Report:
    """What a group of drafts says together, completed from the article."""
    document, sides = article.document, article.sides
    span = _when(told, article)
    kind = told[0].kind
    used = told_together.weapons_of(told)
    subkind = subkinds.subkind_of(kind, [d.mention for d in told], used, document)
    where, why_where = _where(told, subkind, article)
    if any(is_vast(place, kind) for place in where):
        where, why_where = (), None
    by, to = who_to_whom(
        told, where, article.drafts, document, sides, subkind=subkind, denied=article.denials
    )
    denied = denials.denied_by(told, accused(by, to, kind), article.groups, article.denials)
    stated = statements.of_event(told, article.groups, article.statements, by)
    voices = who_says(told, by, to, denied, stated)
    said, speakers = tuple(one for one, _ in voices), [side for _, side in voices]
    status = status_of(said, speakers, by, to, flat=_is_flat(told), home=state_of(where))
    whys = reasons.with_confidence(
        [
            *reasons.reasons(told, document, span, where, why_where),
            *reasons.side_reasons(told, document, by, to),
            reasons.status_reason(said, status, told, document),
        ]
    )
    return Report(
        kind=kind,
        subkind=subkind,
        date=span,
        places=located(where, article.names, document),
        actors=perpetrators.as_actors(by, to),
        weapons=used,
        casualties=_harm(told, subkind),
        personnel=next((d.personnel for d in told if d.personnel), None),
        attribution=said,
        status=status,
        evidence=_evidence(told, document),
        confidence=round(reportability.probability(told, document), 2),
        not_counted="told as background"
        if date_of_mention.is_background(span, document.published_on)
        else None,
        why=whys,
    )


def _when(told: Sequence[Draft], article: GroupedArticle) -> DateSpan:
    """The days of an event: those that its sentences name, else those of the event before it. For
    what the lead tells, and where they name but a day on which somebody spoke of it, a sentence
    behind may name the day.
    """
    own = told_together.date_of(told)
    dated = [d for d in told if d.date == own and own is not None]
    spoken = bool(dated) and dated[0].day_of_speech
    if own is not None and not spoken:
        return own
    told_first = spoken or all(is_lead(d) for d in told)
    later = told_later(told, article.drafts, article.document) if told_first else None
    if later is not None and (own is None or later.end <= own.end):
        return later
    return own or continued_day(told, [d for d in article.drafts if d.date], article.document)


def _is_flat(told: Sequence[Draft]) -> bool:
    """Whether the body first reports it in the outlet's own voice.

    A flat headline does not make more of a side's claim, nor does a flat sentence that follows a
    quoted one.
    """
    body = [d for d in told if not d.mention.sentence.headline]
    return bool(body) and not min(body, key=lambda d: d.mention.sentence.index).said


def _evidence(told: Sequence[Draft], document: Document) -> tuple[Evidence, ...]:
    sentences = {d.mention.sentence.index: d.mention.sentence for d in told}
    return tuple(sentence.evidence(document.text) for sentence in sentences.values())


def _harm(told: Sequence[Draft], subkind: str | None) -> Casualties:
    """Those whom it killed and hurt. Ground taken, forces moved and munitions stopped harm nobody:
    the dead of such a sentence are of a strike or a fight beside it. But an aircraft that is shot
    down has people aboard.
    """
    harm = told_together.casualties_of(told)
    manned = told[0].kind is Kind.INTERCEPTION and subkind == "aircraft"
    if manned or told[0].kind in HARMFUL:
        return harm
    return Casualties(_if_none(harm.killed), _if_none(harm.wounded))


def _if_none(count: Count | None) -> Count | None:
    return count if count is not None and count.max == 0 else None
