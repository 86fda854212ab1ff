"""Write what the extractor found: reports with evidence and claims, linked to events."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime
from types import MappingProxyType

from events import lengths
from events.extraction import types
from events.extraction.serialize import as_json
from events.models import Article, Claim, Event, Evidence, Report, Revision
from events.models.occurrence import count_columns
from events.services.linking.link import Link, Sighting, lock_places, reports_in_copies
from events.services.linking.refresh import refresh_events
from events.services.reading.supersede import (
    Earlier,
    choose_again,
    earlier_reports,
    leave_untold,
    make_room,
    match,
    places_told,
    says_the_same,
    set_free,
)
from events.services.reference.resolve import actor_key, actor_rows, place_key, place_rows


def record_reports(
    *,
    article: Article,
    reports: Sequence[types.Report],
    version: str,
    now: datetime,
    recount: Mapping[int, str] = MappingProxyType({}),
) -> list[Revision]:
    """Write the reports of one reading in place of the article's earlier ones. In a transaction.

    `recount`: events to derive anew in any case, with the reason. All events are refreshed
    together, so that their locks are taken in one order. Returns the revisions of events; none if
    this version's reports are there already, word for word.
    """
    known = list(Report.objects.filter(article=article))
    if says_the_same(known, reports, version=version):
        return refresh_events(recount, version=version, now=now)
    rows = [report_row(article, report, ordinal, version) for ordinal, report in enumerate(reports)]
    pairs = list(zip(rows, reports, strict=True))
    sightings = _sightings(pairs)
    lock_places(
        {sighting.place for sighting in sightings if sighting.place}
        | (places_told(article) if known else set())
    )
    earlier = earlier_reports(article) if known else []
    set_free(earlier, now=now)
    reasons, moved_to = _link(article, sightings, reports, earlier, now)
    untold, withdrawn = leave_untold(
        earlier, moved_to, reasons, article=article, version=version, now=now
    )
    if known:
        make_room(article, earlier, version=version, room=len(rows))
    Report.objects.bulk_create(rows)
    Evidence.objects.bulk_create(
        evidence for row, report in pairs for evidence in evidence_rows(row, report, article.text)
    )
    Claim.objects.bulk_create(
        claim for row, report in pairs for claim in claim_rows(row, report, article.text)
    )
    return withdrawn + refresh_events(
        {**recount, **reasons, **untold}, version=version, now=now, noting_kept=bool(earlier)
    )


def _link(
    article: Article,
    sightings: Sequence[Sighting],
    reports: Sequence[types.Report],
    earlier: Sequence[Earlier],
    now: datetime,
) -> tuple[dict[int, str], dict[int, str]]:
    """Give each report its event, a known or a new one.

    Returns the reason of the change for each event, by primary key. If another event now tells an
    earlier report's occurrence, also returns its public id, by the primary key of the earlier
    report's event.
    """
    matched = match(reports, earlier)
    reasons: dict[int, str] = {}
    moved_to: dict[int, str] = {}
    copies = reports_in_copies(article) if reports else []
    for position, (sighting, report) in enumerate(zip(sightings, reports, strict=True)):
        mine = matched.get(position)
        taken = {*reasons, *(one.event.pk for other, one in matched.items() if other != position)}
        link = choose_again(sighting, report, mine, article=article, taken=taken, copies=copies)
        event = link.event or _new_event(sighting.report, now)
        sighting.report.event = event
        sighting.report.linked_because = link.because[: lengths.REASON]
        reasons[event.pk] = _reason(article, link, earlier)
        if mine and mine.event != event:
            moved_to[mine.event.pk] = event.public_id
    return reasons, moved_to


def _reason(article: Article, link: Link, earlier: Sequence[Earlier]) -> str:
    if link.event is None:
        return f"First told by article {article.public_id}"
    if any(one.event == link.event for one in earlier):
        return f"Article {article.public_id} read again"
    return f"Joined by article {article.public_id}"


def _sightings(pairs: Sequence[tuple[Report, types.Report]]) -> list[Sighting]:
    places = place_rows(place for _row, report in pairs for place in report.places)
    actors = actor_rows(actor.name for _row, report in pairs for actor in report.actors)
    return [
        Sighting(
            report=row,
            place=places[place_key(report.places[0])] if report.places else None,
            perpetrators=frozenset(
                actors[actor_key(actor.name)]
                for actor in report.actors
                if actor.role is types.Role.PERPETRATOR
            ),
        )
        for row, report in pairs
    ]


def _new_event(report: Report, now: datetime) -> Event:
    """An event with its required values; the rest is derived once its report is there."""
    days = {"starts_on": report.starts_on, "ends_on": report.ends_on}
    return Event.objects.create(
        kind=report.kind, status=report.status, created_at=now, updated_at=now, **days
    )


def report_row(article: Article, report: types.Report, ordinal: int, version: str) -> Report:
    """The report's row, not yet saved and not yet linked to an event."""
    return Report(
        article=article,
        extractor_version=version,
        ordinal=ordinal,
        kind=report.kind,
        subkind=report.subkind or "",
        starts_on=report.date.start,
        ends_on=report.date.end,
        status=report.status,
        confidence=report.confidence,
        not_counted=(report.not_counted or "")[: lengths.REASON],
        extracted=as_json(report),
        **count_columns("killed", report.casualties.killed),
        **count_columns("wounded", report.casualties.wounded),
        **count_columns("personnel", report.personnel),
    )


def evidence_rows(row: Report, report: types.Report, text: str) -> list[Evidence]:
    """A row for each sentence that tells it, and for each field that was set by words of the text.

    The quote is always cut from the text. A rule that read no words, such as falling back on the
    publication day, has nothing to quote and is only in `extracted`.
    """
    told = [("", "", sentence.start, sentence.end, None) for sentence in report.evidence]
    read = [
        (why.field[: lengths.FIELD], why.rule[: lengths.RULE], why.start, why.end, why.confidence)
        for why in report.why
        if why.start < why.end
    ]
    return [
        Evidence(
            report=row,
            field=field,
            rule=rule,
            start=start,
            end=end,
            quote=text[start:end],
            confidence=confidence,
        )
        for field, rule, start, end, confidence in (*told, *read)
    ]


def claim_rows(row: Report, report: types.Report, text: str) -> list[Claim]:
    """A row for each speaker, with the sentence that names them."""
    claims = []
    for said in report.attribution:
        start, end = _sentence_around(said, report.evidence)
        quote = text[start:end]
        claims.append(
            Claim(
                report=row,
                speaker=said.source[: lengths.SPEAKER],
                stance=said.stance,
                start=start,
                end=end,
                quote=quote,
            )
        )
    return claims


def _sentence_around(
    said: types.Attribution, sentences: Sequence[types.Evidence]
) -> tuple[int, int]:
    for sentence in sentences:
        if sentence.start <= said.start and said.end <= sentence.end:
            return sentence.start, sentence.end
    return said.start, said.end
