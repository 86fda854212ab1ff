"""Articles that were read, and are read again."""

from datetime import UTC, datetime, timedelta

from events.extraction import types
from events.extraction.types import Casualties, Count
from events.models import Event, Evidence, Report, Revision
from events.services.queue.articles import read_again
from events.services.queue.leases import QueueRules
from events.services.reading.extract import extract_article
from events.services.reading.record import record_reports
from tests.factories import make_article, make_extracted

NOW = datetime(2024, 11, 14, 9, 30, tzinfo=UTC)
LATER = NOW + timedelta(minutes=10)
RULES = QueueRules(lease=timedelta(minutes=5), max_attempts=3)
FIRST = "Two drones hit a depot in the north, the governor said."
SECOND = "Shells fell on a village near the river on Tuesday."
TEXT = f"{FIRST} {SECOND}"
KYIV = types.Place("Kyiv", None, "UA", 50.45, 30.52, types.Precision.TOWN, "gn:703448")


class Reader:
    """An extractor of some version that finds what it is given."""

    def __init__(self, *reports, version="2", meanwhile=lambda: None):
        self.reports, self.version, self.meanwhile = list(reports), version, meanwhile

    def __call__(self, text, *, published_on):
        self.meanwhile()
        return self.reports


def told(sentence=FIRST, **values):
    """A strike on Kyiv by Russia, told in this sentence of the text."""
    start = TEXT.index(sentence)
    report = make_extracted(sentence, **{"place": KYIV, "by": ("Russia",), **values})
    fields = {name: getattr(report, name) for name in report.__slots__}
    return types.Report(
        **{**fields, "evidence": (types.Evidence(start, start + len(sentence), sentence),)}
    )


def dead(number):
    return Casualties(killed=Count(number, number))


def an_article(*reports, version="1"):
    """An article that this version has read."""
    article = make_article(TEXT, extractor_version=version)
    record_reports(article=article, reports=reports, version=version, now=NOW)
    return article


def again(article, *reports, version="2", now=LATER, **reader):
    """Read it again, as the queue does."""
    assert read_again(article_ids=[article.pk], now=now) == [article.pk]
    extractor = Reader(*reports, version=version, **reader)
    return extract_article(
        article_id=article.pk, extractor=extractor, rules=RULES, clock=lambda: now
    )


def state():
    """All that readers can see, and the history."""
    events = list(Event.objects.order_by("pk").values())
    reports = list(
        Report.objects.order_by("pk").values(
            "pk", "event", "extractor_version", "ordinal", "extracted"
        )
    )
    return events, reports, Revision.objects.count(), Evidence.objects.count()
