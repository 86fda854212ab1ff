"""Articles whose day nobody has told: what is kept, and what waits for the day."""

from datetime import UTC, date, datetime

import pytest

from events.extraction import types
from events.models import Article, Event, Report, ReportTraits
from events.models.articles import DayBasis
from events.services.intake.set_day import set_day
from events.services.intake.submit import ArticleRefused
from events.services.queue.attempts import Outcome
from events.services.reading.extract import extract_article
from events.services.reading.undated import day_to_read_from, is_undated
from tests.factories import make_article, make_extracted
from tests.services.reading.rereading import LATER, NOW, RULES, Reader

SUBMITTED = datetime(2026, 11, 30, 12, tzinfo=UTC)
FULL = "Drones hit Kyiv on 13 November 2024."
TEXT = f"{FULL} Shells fell on Sumy on Tuesday."


@pytest.mark.parametrize(
    ("text", "day", "why"),
    [
        (TEXT, date(2024, 11, 13), "the day that it names is near to that of its publication"),
        ("Drones hit Kyiv on Tuesday.", date(2026, 11, 30), "it names none"),
        ("Drones hit Kyiv on 13 November.", date(2026, 11, 30), "a day without a year is no day"),
        ("Elections are due on 3 May 2031.", date(2026, 11, 30), "what is to come is later"),
        ("On 2 May 2024 and 4 May 2024 drones hit Kyiv.", date(2024, 5, 4), "the last counts"),
    ],
)
def test_an_undated_text_is_read_from_the_last_day_that_it_names(text, day, why):
    assert day_to_read_from(text, None, SUBMITTED) == day, why


def test_a_dated_text_is_read_from_its_day():
    assert day_to_read_from(TEXT, date(2024, 12, 1), SUBMITTED) == date(2024, 12, 1)


def report_of(sentence, *, day_words=""):
    """A strike on Kyiv or shells on Sumy, told by this sentence of TEXT."""
    start = TEXT.index(sentence)
    place = "Kyiv" if "Kyiv" in sentence else "Sumy"
    report = make_extracted(sentence, place=place, on=date(2024, 11, 13))
    fields = {name: getattr(report, name) for name in report.__slots__}
    at = TEXT.index(day_words)
    why = types.Why("date", "date/explicit", at, at + len(day_words))
    evidence = types.Evidence(start, start + len(sentence), sentence)
    return types.Report(**{**fields, "evidence": (evidence,), "why": (why,)})


NAMED = report_of(FULL, day_words="13 November 2024")
UNNAMED = report_of("Shells fell on Sumy on Tuesday.", day_words="Tuesday")


@pytest.mark.parametrize(
    ("report", "published_on", "undated"),
    [
        (NAMED, None, False),
        (UNNAMED, None, True),
        (UNNAMED, date(2024, 11, 13), False),
    ],
)
def test_only_a_day_with_a_year_stands_without_the_articles(report, published_on, undated):
    assert is_undated(report, TEXT, published_on) is undated


def read(article, *reports, now=NOW):
    return extract_article(
        article_id=article.pk, extractor=Reader(*reports), rules=RULES, clock=lambda: now
    )


@pytest.fixture
def undated(db):
    article = make_article(
        TEXT, published_on=None, published_on_basis="undated", status="pending", not_before=NOW
    )
    assert read(article, NAMED, UNNAMED) is Outcome.DONE
    return article


def test_an_undated_report_makes_no_event_and_is_compared_with_none(undated):
    event = Event.objects.get()
    assert (event.ends_on, event.reports.get().undated) == (date(2024, 11, 13), False)
    apart = Report.objects.get(undated=True)
    assert (apart.event, ReportTraits.objects.filter(report=apart).exists()) == (None, False)


def test_once_the_day_is_set_the_article_is_read_from_it(undated):
    first = Event.objects.get()
    assert set_day(article=undated, day=date(2024, 11, 14), basis=DayBasis.GIVEN, now=LATER)
    assert read(undated, NAMED, UNNAMED, now=LATER) is Outcome.DONE
    assert Event.objects.visible().count() == 2
    assert first in Event.objects.visible()
    assert not Report.objects.filter(undated=True, event__isnull=True, article__published_on=None)


def test_an_event_is_withdrawn_that_stood_on_a_day_nobody_told(db):
    article = make_article(TEXT, status="pending", not_before=NOW)
    read(article, UNNAMED)
    Article.objects.filter(pk=article.pk).update(
        published_on=None, published_on_basis="undated", status="pending"
    )
    read(article, UNNAMED, now=LATER)
    assert (Event.objects.visible().count(), Event.objects.count()) == (0, 1)


def test_a_worker_that_reads_from_the_old_day_keeps_nothing(db):
    article = make_article(TEXT, status="pending", not_before=NOW)

    def set_meanwhile():
        set_day(article=article, day=date(2024, 11, 2), basis=DayBasis.REVIEWER, now=LATER)

    extractor = Reader(NAMED, meanwhile=set_meanwhile)
    done = extract_article(
        article_id=article.pk, extractor=extractor, rules=RULES, clock=lambda: NOW
    )
    article.refresh_from_db()
    assert (done, article.status, Report.objects.count()) == (Outcome.LEASE_LOST, "pending", 0)
    assert (article.published_on, article.published_on_basis) == (date(2024, 11, 2), "reviewer")


def test_a_day_that_cannot_be_is_refused_and_the_same_day_changes_nothing(db):
    article = make_article(TEXT)
    with pytest.raises(ArticleRefused, match="published_on"):
        set_day(article=article, day=date(2999, 1, 1), basis=DayBasis.GIVEN, now=NOW)
    same = article.published_on
    assert not set_day(article=article, day=same, basis=DayBasis.GIVEN, now=NOW)
    article.refresh_from_db()
    assert article.status == "done"
