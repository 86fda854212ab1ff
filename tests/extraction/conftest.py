"""What tests of extraction share: one parser, and single steps fed as the pipeline feeds them."""

import time
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date

import pytest

from events.extraction.actors.spotting.side_spotting import find_sides
from events.extraction.describe import describe
from events.extraction.mentions import kinds, spotting
from events.extraction.pipeline import extract_events
from events.extraction.places import toponyms
from events.extraction.reading.language import load_parser, read
from tests.fakes import TinyGazetteer

PUBLISHED_ON = date(2024, 11, 13)  # a Wednesday


@contextmanager
def _at_most(seconds: float) -> Iterator[None]:
    started = time.process_time()
    yield
    assert time.process_time() - started < seconds


@pytest.fixture
def at_most_seconds():
    """A context that fails when its body takes more processor time than given."""
    return _at_most


@pytest.fixture(scope="session")
def document_of():
    """A function: the parsed document of a text."""
    load_parser()
    return lambda text: read(text, published_on=PUBLISHED_ON)


@pytest.fixture(scope="session")
def mentions_of(document_of):
    """A function: the mentions of a text, before their kinds are settled."""
    return lambda text: spotting.find(document_of(text))


@pytest.fixture(scope="session")
def settled_of(document_of):
    """A function: the mentions of a text, each with its kind."""

    def settled(text):
        document = document_of(text)
        return kinds.settle(spotting.find(document), document, find_sides(document, None))

    return settled


@pytest.fixture(scope="session")
def drafts_of(document_of):
    """A function: the drafts of a text, one for each mention, with all values that were read."""

    def drafts(text, gazetteer=None):
        document = document_of(text)
        names = toponyms.find_names(document, gazetteer or TinyGazetteer())
        sides = find_sides(document, names.main_country)
        told = kinds.settle(spotting.find(document), document, sides)
        return [draft for mention in told for draft in describe(mention, document, names, sides)]

    return drafts


@pytest.fixture(scope="session")
def events_of(gazetteer):
    """A function: the events of an article, by the whole pipeline and the whole gazetteer."""
    return lambda text: extract_events(text, published_on=PUBLISHED_ON, gazetteer=gazetteer)
