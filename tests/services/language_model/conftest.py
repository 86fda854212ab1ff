"""An article that waits, and a way to have it read by a model."""

from datetime import UTC, date, datetime, timedelta
from functools import partial

import pytest

from events.services.language_model.building import build
from events.services.language_model.terms import ModelTerms
from events.services.queue.leases import QueueRules
from events.services.reading.extract import extract_article
from events.sources.language_model.client import ask
from events.sources.language_model.replies import ModelAddress
from tests.factories import make_article
from tests.model_server import day, event, people, place, side, source, weapon

NOW = datetime(2024, 11, 14, 9, 30, tzinfo=UTC)
RULES = QueueRules(lease=timedelta(minutes=5), max_attempts=3)
TEXT = (
    "Drone hits depot in Kherson\n"
    "A Russian drone struck a fuel depot in Kherson on Wednesday, killing at least three people, "
    "the regional governor said.\n"
    "Rescue work went on through the evening, and the road stayed closed."
)
STRIKE = event(
    subkind="drone",
    sentences=[2, 1],
    trigger="drone struck a fuel depot",
    day=day("on Wednesday", "2024-11-13"),
    places=[place("Kherson", "in Kherson")],
    perpetrators=[side("Russian", "A Russian drone")],
    weapons=[weapon("drone", "A Russian drone struck")],
    killed=people(3, None, "killing at least three people"),
    sources=[source("the regional governor", "the regional governor said")],
)
ANSWER = {"events": [STRIKE]}
UKRAINIAN = (
    "Внаслідок удару російських дронів по Харкову у ніч на середу загинули щонайменше двоє людей, "
    "повідомив голова ОВА. Рятувальники працюють на місці влучання, пожежу ліквідовано."
)


@pytest.fixture
def waiting(db):
    """An article that waits to be read."""
    return make_article(
        TEXT,
        status="pending",
        extractor_version="",
        not_before=NOW,
        published_on=date(2024, 11, 14),
    )


@pytest.fixture
def reader(gazetteer_path):
    """Makes the extractor that asks a server, on terms that a test may change."""

    def make(server, *, timeout=5.0, way="llm", **terms):
        address = server and ModelAddress(
            url=server.url, model="tiny", key="secret-key", timeout=timedelta(seconds=timeout)
        )
        agreed = ModelTerms(
            **{
                "model": "tiny",
                "languages": frozenset({"en", "uk", "ru", "ar", "fr", "es"}),
                "address": address,
                "pause": timedelta(seconds=60),
                **terms,
            }
        )

        def clock():
            return NOW

        send = partial(ask, address=address, clock=clock)
        return build(way, agreed, send=send, gazetteer_file=gazetteer_path, clock=clock)

    return make


@pytest.fixture
def read():
    """Reads an article as a worker does, and gives the outcome."""

    def do(article, extractor, now=NOW):
        return extract_article(
            article_id=article.pk, extractor=extractor, rules=RULES, clock=lambda: now
        )

    return do
