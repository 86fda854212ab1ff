"""Texts that reprint one another, and how they come in."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

from events.extraction.types import (
    Attribution,
    Casualties,
    Count,
    Evidence,
    Precision,
)
from events.extraction.types import Place as Named
from events.models import Article
from events.services.intake.submit import submit_article
from events.services.queue.attempts import Outcome
from events.services.queue.leases import QueueRules
from events.services.reading.extract import extract_article
from tests.factories import make_extracted

NOW = datetime(2024, 11, 24, 9, 30, tzinfo=UTC)


RULES = QueueRules(lease=timedelta(minutes=5), max_attempts=2)


KYIV = Named("Kyiv", None, "UA", 50.45, 30.52, Precision.TOWN, "gn:703448")


LEAD = "A drone hit a house in Kyiv and killed three people, the mayor of the city said on Tuesday."


REST = [
    (
        "Rescue crews looked for others below the stones until the morning while lights failed "
        "in the whole of the district."
    ),
    (
        "Neighbours brought blankets and hot water to the yard, where a school bus stood with "
        "its windows broken by the blast."
    ),
    (
        "The governor asked people to stay in shelters, as more was in the air above the "
        "northern part of the region that night."
    ),
    (
        "A woman who lives across the street said that she had heard an engine, then nothing, "
        "then the noise of falling glass."
    ),
]


FULL = "\n\n".join([LEAD, *REST])


SHORT = "\n\n".join([LEAD, *REST[:2]])


OTHER = LEAD + " " + " ".join(f"Something else was told by way of word{n}." for n in range(20))


class Reads:
    """An extractor that finds in every text that has the lead what it is given, at the lead."""

    version = "reads"

    def __init__(self, **values) -> None:
        self.values = {
            "place": KYIV,
            "by": ("Russia",),
            "casualties": Casualties(killed=Count(3, 3)),
            **values,
        }

    def __call__(self, text: str, *, published_on: date):
        start = text.index(LEAD)
        report = make_extracted(on=published_on, **self.values)
        said = tuple(
            Attribution(one.source, one.stance, start, start + 3) for one in report.attribution
        )
        return [
            replace(report, evidence=(Evidence(start, start + len(LEAD), LEAD),), attribution=said)
        ]


def submit(text: str, **values) -> Article:
    values = {
        "published_on": date(2024, 11, 13),
        "submitted_by": "api",
        "now": NOW,
        "max_characters": 100_000,
        **values,
    }
    return submit_article(text=text, **values).article


def read(article: Article, **values) -> None:
    Article.objects.filter(pk=article.pk).update(status="pending", not_before=NOW)
    assert (
        extract_article(
            article_id=article.pk, extractor=Reads(**values), rules=RULES, clock=lambda: NOW
        )
        is Outcome.DONE
    )
    article.refresh_from_db()


def take_in(
    text: str, outlet: str = "", published_on: date = date(2024, 11, 13), **values
) -> Article:
    article = submit(text, outlet=outlet, published_on=published_on)
    read(article, **values)
    return article
