"""Reading one article: everything is kept once, or nothing."""

from datetime import UTC, date, datetime, timedelta

import pytest

from events.extraction.types import (
    Attribution,
    Casualties,
    Count,
    DateSpan,
    Evidence,
    Kind,
    Stance,
    Why,
)
from events.extraction.types import Report as Extracted
from events.models import Article, Report
from events.services.queue.articles import claim
from events.services.queue.attempts import Outcome
from events.services.queue.leases import QueueRules
from events.services.reading.extract import extract_article
from tests.factories import make_article
from tests.fakes import ScriptedExtractor

pytestmark = pytest.mark.django_db

NOW = datetime(2024, 11, 14, 9, 30, tzinfo=UTC)
RULES = QueueRules(lease=timedelta(minutes=5), max_attempts=2)
TEXT = (
    "The war went on through the night. Two drones hit a depot in the north, the governor said! "
    "Nobody was hurt in the attack."
)
SENTENCE = "Two drones hit a depot in the north, the governor said!"


class Fixed:
    """An extractor that finds what it is given."""

    version = "fixed"

    def __init__(self, *reports: Extracted, meanwhile=lambda: None) -> None:
        self.reports, self.meanwhile = list(reports), meanwhile

    def __call__(self, text: str, *, published_on: date) -> list[Extracted]:
        self.meanwhile()
        return self.reports


def told(**values) -> Extracted:
    start = TEXT.index(SENTENCE)
    sentence = Evidence(start, start + len(SENTENCE), SENTENCE)
    return Extracted(
        **{
            "kind": Kind.STRIKE,
            "subkind": "drone",
            "date": DateSpan(date(2024, 11, 13), date(2024, 11, 13)),
            "evidence": (sentence,),
            **values,
        }
    )


def waiting(text: str = TEXT, **values) -> Article:
    return make_article(text, status="pending", not_before=NOW, **values)


def read(article: Article, extractor=None, now: datetime = NOW) -> Outcome:
    extractor = extractor or ScriptedExtractor(gazetteer_file=None)
    return extract_article(
        article_id=article.pk, extractor=extractor, rules=RULES, clock=lambda: now
    )


def test_a_read_article_is_done_with_its_reports():
    article = waiting(last_error="An earlier error.")
    assert read(article) is Outcome.DONE
    article.refresh_from_db()
    assert (article.status, article.language, article.extractor_version, article.finished_at) == (
        "done",
        "en",
        "scripted",
        NOW,
    )
    assert (article.token, article.lease_until, article.last_error, article.skipped_because) == (
        "",
        None,
        "",
        "",
    )
    assert [report.ordinal for report in article.reports.all()] == [0]


def test_a_report_is_kept_whole_with_its_words_and_speakers():
    start = TEXT.index("the governor")
    said = Attribution("the governor", Stance.ASSERTS, start, start + len("the governor"))
    why = (
        Why("subkind", "weapon-noun", TEXT.index("drones"), TEXT.index("drones") + 6, 0.86),
        Why("date", "publication-day", 0, 0),
    )
    article = waiting()
    read(
        article,
        Fixed(
            told(
                attribution=(said,),
                why=why,
                casualties=Casualties(killed=Count(0, 0), wounded=Count(3, None)),
            )
        ),
    )
    report = article.reports.get()
    assert (
        report.killed_min,
        report.killed_max,
        report.wounded_min,
        report.wounded_max,
        report.personnel_min,
    ) == (
        0,
        0,
        3,
        None,
        None,
    )
    assert report.extracted["why"][1] == {
        "field": "date",
        "rule": "publication-day",
        "start": 0,
        "end": 0,
        "confidence": None,
    }
    evidence = list(
        report.evidence.order_by("field").values_list("field", "rule", "quote", "confidence")
    )
    assert evidence == [("", "", SENTENCE, None), ("subkind", "weapon-noun", "drones", 0.86)]
    claim_row = report.claims.get()
    assert (claim_row.speaker, claim_row.stance, claim_row.quote) == (
        "the governor",
        "asserts",
        SENTENCE,
    )
    assert all(
        TEXT[row.start : row.end] == row.quote for row in (claim_row, *report.evidence.all())
    )


def test_a_text_in_another_language_is_done_and_says_why_nothing_was_read():
    article = waiting(
        "Вночі російські війська атакували Київ безпілотниками! Двоє людей загинули, "
        "повідомила міська влада."
    )
    assert read(article) is Outcome.DONE
    article.refresh_from_db()
    assert (article.status, article.language, article.reports.count()) == ("done", "uk", 0)
    assert "not in English" in article.skipped_because


def test_an_error_costs_an_attempt_and_the_last_one_sets_the_article_aside():
    article = waiting("This text must FAIL when it is read by the worker!")
    assert read(article) is Outcome.ERROR
    article.refresh_from_db()
    assert (article.status, article.attempts, article.last_error) == (
        "pending",
        1,
        "ValueError: This text cannot be read.",
    )
    assert read(article) is Outcome.NOT_CLAIMED  # it waits
    assert read(article, now=NOW + timedelta(minutes=1)) is Outcome.ERROR
    article.refresh_from_db()
    assert article.status == "quarantined"


def test_a_report_that_the_database_refuses_leaves_no_half_of_the_article():
    backwards = told(date=DateSpan(date(2024, 11, 14), date(2024, 11, 13)))
    article = waiting()
    assert read(article, Fixed(told(), backwards)) is Outcome.ERROR
    article.refresh_from_db()
    assert (article.status, article.reports.count()) == ("pending", 0)
    assert "days_in_order" in article.last_error


def test_a_worker_that_comes_back_after_its_lease_writes_nothing():
    article = waiting()
    late = NOW + timedelta(minutes=6)
    overtaken = Fixed(told(), meanwhile=lambda: claim(article_id=article.pk, now=late, rules=RULES))
    assert read(article, overtaken) is Outcome.LEASE_LOST
    article.refresh_from_db()
    assert (article.status, article.attempts, Report.objects.count()) == ("running", 2, 0)


def test_a_worker_whose_reading_fails_after_its_lease_changes_nothing_either():
    article = waiting("This text must FAIL when it is read by the worker!")
    late = NOW + timedelta(minutes=6)
    scripted = ScriptedExtractor(gazetteer_file=None)

    class Overtaken(Fixed):
        def __call__(self, text, *, published_on):
            claim(article_id=article.pk, now=late, rules=RULES)
            return scripted(text, published_on=published_on)

    assert read(article, Overtaken()) is Outcome.LEASE_LOST
    article.refresh_from_db()
    assert (article.status, article.last_error) == ("running", "")


def test_a_worker_told_to_stop_hands_its_article_back():
    def stop():
        raise SystemExit

    article = waiting()
    with pytest.raises(SystemExit):
        read(article, Fixed(meanwhile=stop))
    article.refresh_from_db()
    assert (article.status, article.attempts, article.not_before) == ("pending", 0, NOW)


def test_an_article_put_back_after_this_version_has_read_it_keeps_its_reports():
    article = waiting()
    read(article, Fixed(told()))
    first = article.reports.get()
    Article.objects.filter(pk=article.pk).update(status="pending")
    assert read(article, Fixed(told())) is Outcome.DONE
    assert article.reports.get() == first
