"""An article as the services leave it, and rows beside it."""

from datetime import UTC, datetime, timedelta

from django.utils import timezone

from events.extraction import types
from events.models import Page
from events.services.intake.addresses import address_key
from events.services.intake.submit import fingerprint, submit_article
from events.services.linking.copies import write_sketch
from events.services.queue.leases import QueueRules
from events.services.reading.extract import extract_article
from tests.factories import make_article, make_extracted

NOW = datetime(2024, 11, 14, 9, 30, tzinfo=UTC)
LONG_AGO = NOW - timedelta(hours=3)
RULES = QueueRules(lease=timedelta(minutes=5), max_attempts=3)
FIRST, SECOND = (
    "Two drones hit a depot in the north, the governor said.",
    "Shells fell on a village near the river on Tuesday.",
)
TEXT = f"The war went on through the night and nobody slept. {FIRST} {SECOND}"
# long enough for a copy to be one
LONG = f"{TEXT} {' '.join(f'In town {n} the lights went out.' for n in range(20))}"
KYIV = types.Place("Kyiv", None, "UA", 50.45, 30.52, types.Precision.TOWN, "gn:703448")


class Fixed:
    """An extractor that finds the two sentences of the text."""

    version = "1"

    def __call__(self, text, *, published_on):
        return [_told(text, FIRST, killed=types.Count(2, 4), place=KYIV), _told(text, SECOND)]


def _told(text, sentence, *, killed=None, **values):
    report = make_extracted(sentence, by=("Russia",), said=[("the governor", "asserts")], **values)
    start = text.index(sentence)
    changed = {
        "evidence": (types.Evidence(start, start + len(sentence), sentence),),
        "attribution": (types.Attribution("the governor", types.Stance.ASSERTS, start, start + 3),),
        "casualties": types.Casualties(killed=killed),
    }
    return types.Report(**{name: getattr(report, name) for name in report.__slots__} | changed)


def read(text, **values):
    given = {"submitted_by": "form", "published_on": NOW.date(), **values}
    article = submit_article(text=text, now=NOW, max_characters=10_000, **given).article
    extract_article(article_id=article.pk, extractor=Fixed(), rules=RULES, clock=lambda: NOW)
    article.refresh_from_db()
    return article


def other(**values):
    """An article that was read and tells nothing."""
    text = f"Nothing happened here. {timezone.now()}"
    row = make_article(text, **{"sha256": fingerprint(text), "finished_at": NOW, **values})
    write_sketch(row)
    return row


def first(article):
    return article.reports.order_by("ordinal").first()


def a_page(**values):
    key = address_key("https://example.org/news/1")
    defaults = {
        "address": "https://example.org/news/1",
        "address_key": key,
        "submitted_by": "url",
        "not_before": NOW,
    }
    return Page.objects.create(**defaults | values)
