"""Days told from another event's: *the following day*, *two days earlier*, *a day after taking
Goma*.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from events.extraction.dates.days_apart import days_apart, days_before_its_clause, shifted
from events.extraction.dates.expressions import read_dates
from events.extraction.reading.document import Document
from events.extraction.reading.mention import Draft
from events.extraction.types import DateSpan, Why

NEAR = 4  # sentences: how far back *the following day* points


def with_anchored_days(drafts: Sequence[Draft], document: Document) -> list[Draft]:
    """The same drafts in the order of the text. A draft that is dated from another event gets that
    event's day, moved by the days in between.
    """
    found: list[Draft] = []
    for draft in drafts:
        found.append(_anchored(draft, found, drafts, document))
    return found


def _anchored(
    draft: Draft, before: Sequence[Draft], drafts: Sequence[Draft], document: Document
) -> Draft:
    ago = days_before_its_clause(draft.mention, document)
    if ago is not None:
        main = next(
            (
                d.date
                for d in drafts
                if d is not draft and _same_sentence(d, draft) and d.date and _short(d.date)
            ),
            None,
        )
        # the main clause's, which may tell no event
        own = draft.date if draft.date and _short(draft.date) else None
        day = main or own or DateSpan(document.published_on, document.published_on)
        return replace(draft, date=shifted(day, -ago), earlier=True)
    apart = days_apart(draft.mention, document)
    if draft.date is not None:
        return _before_the_day_of_speech(draft, apart)
    if apart is None:
        return draft
    anchor = _told_last(draft, before)
    if anchor is None and apart[0] >= 0:
        anchor = _named_last(draft, document)
    if anchor is None and apart[0] < 0:
        # "a day earlier" at the head of an article: before its own day
        anchor = DateSpan(document.published_on, document.published_on)
    if anchor is None:
        return draft
    return replace(draft, date=shifted(anchor, apart[0]), why=(*draft.why, apart[1]))


def _before_the_day_of_speech(draft: Draft, apart: tuple[int, Why] | None) -> Draft:
    """*The shells that hit the school the day before killed 43, he said on Wednesday*: Tuesday."""
    if draft.date is None or apart is None or apart[0] >= 0 or not draft.day_of_speech:
        return draft
    return replace(draft, date=shifted(draft.date, apart[0]), why=(*draft.why, apart[1]))


def _told_last(draft: Draft, before: Sequence[Draft]) -> DateSpan | None:
    """The day of the last event in an earlier sentence; for a night, the day on which it ended."""
    here = draft.mention.sentence.index
    for earlier in reversed(before):
        if here - earlier.mention.sentence.index > NEAR:
            break
        if (
            0 < here - earlier.mention.sentence.index <= NEAR
            and earlier.date is not None
            and _short(earlier.date)
        ):
            return DateSpan(earlier.date.end, earlier.date.end)
    return None


def _named_last(draft: Draft, document: Document) -> DateSpan | None:
    """The day that the text named last, though no event was told of it: *They met on Friday. That
    night ...*.
    """
    here = draft.mention.sentence.index
    for sentence in reversed(document.sentences[max(0, here - NEAR) : here]):
        words = read_dates(document.words(sentence), sentence.start, document.published_on)
        named = [d.span for d in words if not d.since and _short(d.span)]
        if named:
            return DateSpan(named[-1].end, named[-1].end)
    return None


def _same_sentence(a: Draft, b: Draft) -> bool:
    return a.mention.sentence.index == b.mention.sentence.index


def _short(span: DateSpan) -> bool:
    return (span.end - span.start).days <= 1
