"""Write what the extractor found: reports with evidence and claims, linked to events."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from datetime import datetime
from types import MappingProxyType

from events import lengths
from events.extraction import types
from events.extraction.serialize import as_json
from events.models import Article, Claim, Evidence, Holding, Report, ReportTraits, Revision
from events.models.events.turns import take_turns
from events.models.occurrence import count_columns
from events.services.linking.joining.kept_traits import write_traits
from events.services.linking.joining.link import Occasion, link_reports, reports_of
from events.services.linking.refresh import new_events, refresh_events
from events.services.reading.moved_reports import follow, moves_of
from events.services.reading.supersede import (
    earlier_reports,
    leave_untold,
    make_room,
    match,
    says_the_same,
    take_over,
)
from events.services.reading.undated import is_undated
from events.services.reference.resolve import Named


def record_reports(
    *,
    article: Article,
    reports: Sequence[types.Report],
    version: str,
    now: datetime,
    recount: Mapping[int, str] = MappingProxyType({}),
    moved: Collection[int] = (),
    read_before: bool = True,
) -> list[Revision]:
    """Write the reports of one reading in place of the article's earlier ones. In a transaction.

    `recount`: events to derive anew in any case, with the reason. `moved`: articles whose origin
    changed, so that their reports are linked anew. Not `read_before`: the article has no reports.
    All events are refreshed together. Returns the revisions of events; none if
    this version's reports are there already, word for word.
    """
    rows = [report_row(article, report, ordinal, version) for ordinal, report in enumerate(reports)]
    if not (read_before and Report.objects.filter(article=article).exists()):
        named = Named()
        # before its turn: nobody else looks at them yet
        written = _write(article, rows, reports, named)
        take_turns()
        seeds = {row.pk for row in rows if not row.undated} | reports_of(moved)
        occasion = Occasion(seeds, f"article {article.public_id}", version, now, written=written)
        linked = link_reports(occasion)
        return linked.revisions + refresh_events(
            {**recount, **linked.reasons},
            version=version,
            now=now,
            new=new_events(linked.new, linked.told, rows),
            named=named,
            held=linked.held,
        )
    take_turns()  # before events are locked: linking and sums wait for each other in this order
    known = list(Report.objects.filter(article=article))
    if says_the_same(known, rows, version=version):
        return _linked_anew(reports_of(moved), recount, article, version, now)
    earlier = earlier_reports(article)
    matched = match(_dated(rows, reports), earlier)
    moves = moves_of(matched)
    shared = take_over(rows, matched, earlier)
    reasons, withdrawn = leave_untold(earlier, rows, article=article, version=version, now=now)
    make_room(article, earlier, version=version, room=len(rows))
    _write(article, rows, reports)
    follow(moves, rows)
    dated = [row for row in rows if not row.undated]
    seeds = {row.pk for row in dated if not _withdrawn(row)} | shared | reports_of(moved)
    again = {row.pk for row in dated} if earlier else set()
    linked = link_reports(Occasion(seeds, f"article {article.public_id}", version, now, again))
    told = {row.event_id: _read_again(article) for row in rows if _withdrawn(row) and row.event_id}
    return (
        withdrawn
        + linked.revisions
        + refresh_events(
            {**recount, **reasons, **told, **linked.reasons},
            version=version,
            now=now,
            noting_kept=bool(earlier),
        )
    )


def record_held(
    article: Article, reports: Sequence[types.Report], *, version: str, has_totals: bool
) -> None:
    """Write the reports of an article that is not public in place of its earlier ones.

    They are linked to nothing, and no place or side gets a row: those are public.
    """
    Report.objects.filter(article=article).delete()
    rows = [report_row(article, report, ordinal, version) for ordinal, report in enumerate(reports)]
    _write_words(article, rows, reports)
    Holding.objects.filter(article=article).update(has_totals=has_totals)


def link_written(article: Article, *, now: datetime) -> list[Revision]:
    """Link the reports of the last reading of an article that has become public.

    In a transaction. Those that tell an event already are left where they are.
    """
    take_turns()
    version = article.extractor_version
    unlinked = Report.objects.filter(article=article, extractor_version=version, event=None)
    rows = list(unlinked.filter(undated=False))
    if not rows:
        return []
    write_traits(rows)
    seeds = {row.pk for row in rows}
    linked = link_reports(Occasion(seeds, f"article {article.public_id}", version, now))
    return linked.revisions + refresh_events(linked.reasons, version=version, now=now)


def _linked_anew(
    seeds: Collection[int],
    recount: Mapping[int, str],
    article: Article,
    version: str,
    now: datetime,
) -> list[Revision]:
    linked = link_reports(Occasion(seeds, f"article {article.public_id}", version, now))
    return linked.revisions + refresh_events(
        {**recount, **linked.reasons}, version=version, now=now
    )


def _write(
    article: Article,
    rows: Sequence[Report],
    reports: Sequence[types.Report],
    named: Named | None = None,
) -> list[ReportTraits]:
    _write_words(article, rows, reports)
    return write_traits([row for row in rows if not row.undated], named)


def _write_words(article: Article, rows: Sequence[Report], reports: Sequence[types.Report]) -> None:
    pairs = list(zip(rows, reports, strict=True))
    Report.objects.bulk_create(rows)
    Evidence.objects.bulk_create(
        evidence for row, report in pairs for evidence in evidence_rows(row, report, article.text)
    )
    Claim.objects.bulk_create(
        claim for row, report in pairs for claim in claim_rows(row, report, article.text)
    )


def _dated(rows: Sequence[Report], reports: Sequence[types.Report]) -> dict[int, types.Report]:
    """The reports whose days are known, by position: the others are compared with none."""
    return {
        position: report for position, report in enumerate(reports) if not rows[position].undated
    }


def _withdrawn(row: Report) -> bool:
    """Whether a reviewer has withdrawn its event: it stays there, and nothing is linked to it."""
    return row.event is not None and row.event.withdrawn_at is not None


def _read_again(article: Article) -> str:
    return f"Article {article.public_id} read again"


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
        undated=is_undated(report, article.text, article.published_on),
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
