"""What a made-up kind, the blockade, must bring about; `test_a_new_kind.py` runs it in a copy."""

import csv
import io
from datetime import UTC, date, datetime, timedelta

import pytest
from django.core.management import call_command
from django.urls import reverse
from django.utils import translation

from events.extraction import extract_events
from events.extraction.types import Kind
from events.models import Event
from events.services.queue.attempts import Outcome
from events.services.queue.leases import QueueRules
from events.services.reading.extract import extract_article
from events.web.explore import lanes
from events.wording.meanings import rule_meaning
from tests.factories import make_article, make_event, make_place
from tests.fakes import TinyGazetteer

pytestmark = pytest.mark.django_db

DAY = date(2024, 11, 13)
NOW = datetime(2024, 11, 14, 9, 30, tzinfo=UTC)
RULES = QueueRules(lease=timedelta(minutes=5), max_attempts=2)
TEXT = "Russian forces blockaded Kherson on Wednesday, the governor said. Nobody could leave."


class Reader:
    version = "test"

    def __call__(self, text, *, published_on):
        return extract_events(text, published_on=published_on, gazetteer=TinyGazetteer())


@pytest.fixture
def told():
    """The event of the text, read as a worker reads it."""
    article = make_article(TEXT, status="pending", not_before=NOW, published_on=DAY)
    outcome = extract_article(
        article_id=article.pk, extractor=Reader(), rules=RULES, clock=lambda: NOW
    )
    assert outcome is Outcome.DONE
    return Event.objects.get()


def page(client, address):
    response = client.get(address)
    assert response.status_code == 200, address
    return b"".join(response).decode()


def test_the_extractor_reads_it():
    (event,) = extract_events(TEXT, published_on=DAY, gazetteer=TinyGazetteer())
    assert (event.kind, event.subkind) == (Kind("blockade"), "port")
    assert [(actor.role, actor.name) for actor in event.actors] == [
        ("perpetrator", "Russia"),
        ("target", "Ukraine"),
    ]


def test_the_database_keeps_it(told):
    assert (told.kind, told.subkind, told.get_kind_display()) == ("blockade", "port", "blockade")
    told.full_clean()


def test_it_needs_no_migration():
    call_command("makemigrations", check=True, dry_run=True, verbosity=0)


def test_its_page_names_it_and_says_why(told, client):
    shown = page(client, told.get_absolute_url())
    assert "Blockade of a port, Kherson" in shown
    assert 'href="#shape-blockade"' in shown
    assert 'class="of-blockade"' in page(client, told.reports.get().article.get_absolute_url())
    expected = "the verb “blockade” tells that a place was closed off"
    assert rule_meaning("blockade/verb/blockade") == expected


def test_the_home_page_has_it_in_filter_legend_and_lanes(told, client):
    shown = page(client, "/")
    assert 'id="kind-blockade"' in shown
    assert '<symbol id="shape-blockade" viewBox="0 0 16 16"><path d="M2 6h12v4H2Z"/>' in shown
    assert '<pattern id="fill-blockade" class="shape-blockade" width="7"' in shown
    assert 'fill="url(#fill-blockade)"' in shown
    assert f'class="lane-mark lane-mark-{told.status} shape-blockade"' in shown
    assert page(client, "/?kind=blockade").count(told.get_absolute_url()) >= 1
    assert page(client, "/?subkind=port").count(told.get_absolute_url()) >= 1


def test_the_map_draws_it(told, client):
    points = client.get(reverse("web:map_points")).json()
    assert points["kinds"][-1] == ["blockade", "blockade"]
    assert points["events"]["kind"] == [len(points["kinds"]) - 1]


def test_its_colours_are_in_the_style_sheet(client):
    address = reverse("web:kind_styles", args=["any"])
    styles = client.get(address).content.decode()
    assert "--kind-blockade: #123456;" in styles
    assert "--kind-blockade: #abcdef;" in styles
    assert ".shape-blockade { color: var(--kind-blockade); }" in styles


def test_charts_draw_it_also_where_events_are_many(told, client):
    kyiv = make_place()
    for n in range(lanes.ONE_BY_ONE + 1):
        kind = "blockade" if n % 2 else "strike"
        make_event(kind=kind, subkind="", places=[kyiv], ends_on=DAY - timedelta(days=n % 30))
    assert "#shape-blockade" in page(client, "/")
    charts = page(client, "/charts/")
    assert 'id="kinds-blockade"' in charts
    assert 'id="pairs-blockade"' in charts
    drawn = page(client, "/charts/kinds.svg")
    assert "#123456" in drawn and "Blockade" in drawn
    rows = list(csv.DictReader(io.StringIO(page(client, "/charts/kinds.csv"))))
    assert sum(int(row["blockade"]) for row in rows) == 151


def test_exports_and_api_give_it(told, client):
    (row,) = csv.DictReader(io.StringIO(page(client, "/api/v1/events.csv?kind=blockade")))
    assert (row["kind"], row["subkind"]) == ("blockade", "port")
    assert client.get("/api/v1/events/?kind=blockade").json()["results"][0]["kind"] == "blockade"
    facet = client.get("/api/v1/facets/").json()["kind"]
    assert {"value": "blockade", "count": 1} in facet
    assert "blockade" in client.get("/api/v1/timeline/").content.decode()
    schema = client.get("/api/v1/schema/?format=json").json()
    assert "blockade" in schema["components"]["schemas"]["KindEnum"]["enum"]


def test_without_a_translation_it_keeps_its_english_words(told, client):
    with translation.override("uk"):
        shown = client.get(told.get_absolute_url(), headers={"accept-language": "uk"})
    assert "Blockade of a port" in shown.content.decode()
    about = client.get("/about/", headers={"accept-language": "uk"}).content.decode()
    assert "Blockade" in about and "удар" in about.lower()
