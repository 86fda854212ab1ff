"""The judge of the chaos run must see every kind of damage: each is done here by hand to a database
that was in order.
"""

from datetime import UTC, datetime

import pytest

from benchmarks.articles import Text
from benchmarks.running.clients import Ledger
from benchmarks.running.verdict import judge
from events.extraction.types import Place as Named
from events.extraction.types import Precision
from events.models import Article, Event, Report
from events.services import configured
from events.services.reading.record import record_reports
from tests.factories import make_article, make_event, make_extracted

pytestmark = [pytest.mark.django_db, pytest.mark.either_database]

NOW = datetime(2024, 11, 14, 9, 30, tzinfo=UTC)
KYIV = Named("Kyiv", None, "UA", 50.45, 30.52, Precision.TOWN, "gn:703448")
GOOD, POISON = 1, 2


@pytest.fixture
def ledger(settings):
    """Of one article with one report, and one that was poison."""
    settings.EXTRACTION_MAX_ATTEMPTS = 5
    ledger = Ledger()
    good, poison = make_article("Good."), make_article("Poison.", status="quarantined", attempts=5)
    read(good)
    for number, article in ((GOOD, good), (POISON, poison)):
        ledger.acknowledge(
            Text(number, article.text, "2024-11-14", poison=number == POISON), article.public_id
        )
    return ledger


def read(article):
    report = make_extracted(place=KYIV, by=("Russia",))
    record_reports(article=article, reports=[report], version="1", now=NOW)


def faults(ledger, *, reports=1):
    kept = Report.objects.order_by("pk").values_list("extracted", flat=True).first()
    return judge(ledger, expected=lambda text: [kept] * reports).faults


def good():
    return Article.objects.filter(text="Good.")


def poison():
    return Article.objects.filter(text="Poison.")


def tell_apart():
    """The race: a second article makes an event of its own, of what the first tells as well."""
    report = make_extracted(place=KYIV, by=("Russia",))
    other = make_article("Another.")
    record_reports(article=other, reports=[report, report], version="1", now=NOW)
    doubled = other.reports.latest("ordinal").event
    other.reports.exclude(event=doubled).delete()
    Event.objects.update(article_count=1)


def test_a_database_in_order_has_no_fault(ledger):
    assert faults(ledger) == {}


def test_a_difference_names_the_article_both_versions_and_the_reports(ledger, settings):
    settings.EXTRACTOR = "tests.fakes.ScriptedExtractor"
    configured.extractor.cache_clear()
    Article.objects.update(extractor_version="1")
    (found,) = judge(ledger, expected=lambda text: [{"kind": "strike"}]).differences
    configured.extractor.cache_clear()
    assert (found.text, found.version_kept, found.version_here) == ("Good.", "1", "scripted")
    assert found.only_here == [{"kind": "strike"}]
    assert found.only_kept[0]["places"][0]["name"] == "Kyiv"


def test_articles_that_told_both_events_make_no_double(ledger):
    report = make_extracted(place=KYIV, by=("Russia",))
    record_reports(
        article=make_article("Two nights."), reports=[report, report], version="1", now=NOW
    )
    assert faults(ledger) == {}


@pytest.mark.parametrize(
    ("damage", "name"),
    [
        pytest.param(lambda: poison().delete(), "lost", id="a row is gone"),
        pytest.param(
            lambda: good().update(status="pending"), "lost", id="an article is never read"
        ),
        pytest.param(
            lambda: Report.objects.update(event=None),
            "without_their_reports",
            id="a report without its event",
        ),
        pytest.param(
            lambda: Report.objects.update(extracted={"places": []}),
            "without_their_reports",
            id="another report",
        ),
        pytest.param(lambda: make_article("Good.\n"), "rows_doubled", id="a text has two rows"),
        pytest.param(tell_apart, "events_doubled", id="one event was made twice"),
        pytest.param(make_event, "events_untold", id="an event without a report"),
        pytest.param(
            lambda: Event.objects.update(article_count=7), "events_miscounted", id="a wrong count"
        ),
        pytest.param(
            lambda: good().update(status="quarantined"),
            "good_set_aside",
            id="a good article is set aside",
        ),
        pytest.param(
            lambda: poison().update(status="done"), "poison_not_set_aside", id="poison was read"
        ),
        pytest.param(
            lambda: poison().update(attempts=6),
            "poison_not_set_aside",
            id="poison was tried too often",
        ),
    ],
)
def test_damage_is_seen(ledger, damage, name):
    kept = list(Report.objects.values_list("extracted", flat=True))
    damage()
    assert name in judge(ledger, expected=lambda text: kept).faults


def test_a_report_that_is_missing_is_seen(ledger):
    assert faults(ledger, reports=2) == {"without_their_reports": 1}


def test_an_article_acknowledged_under_two_ids_is_seen(ledger):
    ledger.acknowledge(ledger.texts[GOOD], poison().get().public_id)
    assert judge(ledger, expected=lambda text: []).rows_doubled == 1


def test_a_refusal_is_seen(ledger):
    ledger.refused.append("API 400")
    assert faults(ledger) == {"refused": 1}
