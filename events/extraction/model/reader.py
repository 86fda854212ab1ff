"""A text for a model, and its answers as reports: the method on one screen."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from events.extraction.cleaning.edited_text import quoted
from events.extraction.coreference import told_together
from events.extraction.dates.date_of_mention import is_background
from events.extraction.gazetteer.gazetteer import Gazetteer
from events.extraction.judgement.shown import FLOOR
from events.extraction.model.answers import SaidEvent
from events.extraction.model.described import Described, articles_described
from events.extraction.model.grounding.drops import Dropped, Reason
from events.extraction.model.grounding.event import Grounded, ground, sentences_of
from events.extraction.model.grouping import group
from events.extraction.model.numbered import Piece
from events.extraction.types import (
    Actor,
    Attribution,
    Casualties,
    DateSpan,
    Report,
    Role,
    Status,
    Why,
)

OLDEST = 365  # days, as for the rules: what is older explains a war and is no news of it


@dataclass(frozen=True, slots=True)
class Part:
    """A piece of one article of a text: what a model is asked about."""

    article: Described
    piece: Piece


@dataclass(frozen=True, slots=True)
class ModelRead:
    """What the answers give: reports, and for each part what was left out of its answer."""

    reports: list[Report]
    dropped: list[tuple[Dropped, ...]]


def parts_of(
    text: str, *, published_on: date, language: str, gazetteer: Gazetteer
) -> tuple[Part, ...]:
    """What a model must be asked to read the text: one part for most articles."""
    articles = articles_described(
        text, published_on=published_on, language=language, gazetteer=gazetteer
    )
    return tuple(Part(article, piece) for article in articles for piece in article.pieces())


def reports_of(
    parts: Sequence[Part],
    answers: Sequence[Sequence[SaidEvent]],
    rates: Mapping[str, float] | None = None,
) -> ModelRead:
    """The events of the answers that stand in the text. `rates` says how often this model was right
    in each field of annotated articles, and in `event` itself; without it nothing is said of that.
    """
    dropped: list[tuple[Dropped, ...]] = []
    of_article: dict[int, tuple[Described, list[Grounded]]] = {}
    for number, (part, answer) in enumerate(zip(parts, answers, strict=True)):
        left_out: list[Dropped] = []
        _article, events = of_article.setdefault(id(part.article), (part.article, []))
        for said in answer:
            event, lost = ground(said, part.article, piece=number)
            left_out += lost
            if event is not None and not _is_too_old(event, part.article, left_out):
                events.append(event)
        dropped.append(tuple(left_out))
    reports = [
        report for article, events in of_article.values() for report in _reports(article, events)
    ]
    return ModelRead([with_rates(report, rates or {}) for report in reports], dropped)


def _is_too_old(event: Grounded, article: Described, left_out: list[Dropped]) -> bool:
    day = event.draft.date
    if day is None or (article.published_on - day.end).days <= OLDEST:
        return False
    left_out.append(Dropped("event", day.end.isoformat(), Reason.LONG_AGO))
    return True


def _reports(article: Described, events: Sequence[Grounded]) -> Iterator[Report]:
    for told in group(events):
        yield quoted(_report(told, article), article.source)


def _report(told: Sequence[Grounded], article: Described) -> Report:
    """What the tellings of one event say together, by the same rules as for our own reader."""
    drafts = [event.draft for event in told]
    today = DateSpan(article.published_on, article.published_on)
    span = told_together.date_of(drafts) or today
    first = told[0]
    by = next((d.perpetrators for d in drafts if d.perpetrators), ())
    to = next((d.targets for d in drafts if d.targets), ())
    said = _said(told)
    return Report(
        kind=first.draft.kind,
        subkind=first.draft.mention.subkind,
        date=span,
        places=told_together.places_of(drafts),
        actors=(
            *(Actor(Role.PERPETRATOR, name) for name in by),
            *(Actor(Role.TARGET, name) for name in to),
        ),
        weapons=told_together.weapons_of(drafts),
        casualties=told_together.casualties_of(drafts),
        personnel=next((d.personnel for d in drafts if d.personnel), None),
        attribution=said,
        status=first.status,
        evidence=tuple(s.evidence(article.text) for s in sentences_of(told)),
        not_counted="told as background" if is_background(span, article.published_on) else None,
        why=_whys(told, said, first.status),
    )


def _said(told: Sequence[Grounded]) -> tuple[Attribution, ...]:
    """Each speaker once."""
    found: dict[str, Attribution] = {}
    for event in told:
        for one in event.draft.said:
            found.setdefault(one.source.lower(), one)
    return tuple(found.values())


def _whys(told: Sequence[Grounded], said: Sequence[Attribution], status: Status) -> tuple[Why, ...]:
    """The words behind each value: of the first telling that has them."""
    whys = [why for event in told for why in event.draft.why]
    trigger = next(why for why in whys if why.field == "kind")
    if not any(why.field == "date" for why in whys):
        whys.append(Why("date", "date/goes on", trigger.start, trigger.end))
    speaker = next((s for s in said if (status is Status.DENIED) == (s.stance == "denies")), None)
    whys.append(
        Why("status", f"status/{status}", speaker.start, speaker.end)
        if speaker
        else Why("status", "status/own voice", trigger.start, trigger.end)
    )
    return tuple(dict.fromkeys(whys))


def with_rates(report: Report, rates: Mapping[str, float], floor: float = FLOOR) -> Report:
    """The report with how sure each value is, by how often this model was right; without the fields
    that it gets wrong too often.
    """
    if not rates:
        return report
    doubtful = {field for field, rate in rates.items() if rate < floor}
    harm = report.casualties
    return replace(
        report,
        confidence=rates.get("event"),
        places=() if "places" in doubtful else report.places,
        actors=tuple(a for a in report.actors if str(a.role) not in doubtful),
        casualties=Casualties(
            None if "killed" in doubtful else harm.killed,
            None if "wounded" in doubtful else harm.wounded,
        ),
        why=tuple(
            replace(why, confidence=rates.get(why.field))
            for why in report.why
            if why.field not in doubtful
        ),
    )
