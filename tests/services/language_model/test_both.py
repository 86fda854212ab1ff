"""Rules and model read one article, and the pages that tell of it."""

from datetime import date

import pytest

from events.extraction.scoring.gold import read_gold
from events.models import Event, ModelRequest, Report
from events.services.language_model.gold_export import line_of, settled_articles
from events.services.queue.attempts import Outcome
from events.web import metrics
from tests.factories import make_article
from tests.model_server import model_server, people, says
from tests.services.language_model.conftest import NOW, STRIKE, UKRAINIAN

pytestmark = [pytest.mark.django_db, pytest.mark.either_database]


@pytest.fixture
def read_by_both(waiting, reader, read):
    """The article, read by the rules and by a model that reads another number."""
    text_number = people(3, 3, "killing at least three people")
    with model_server(says({"events": [{**STRIKE, "killed": text_number}]})) as server:
        assert read(waiting, reader(server, way="both")) is Outcome.DONE
    waiting.refresh_from_db()
    return waiting


def test_both_give_one_event_with_the_words_of_each(read_by_both):
    report = Report.objects.get()
    assert report.extractor_version.startswith("both tiny, prompt 1 ")
    assert report.killed_min == 3
    assert report.confidence > 0.5


def test_the_page_of_an_article_says_what_was_sent_where(read_by_both, client):
    page = client.get(read_by_both.get_absolute_url()).content.decode()
    assert "Sent to a language model" in page
    assert ModelRequest.objects.get().sent_to in page
    assert "secret-key" not in page


def test_what_both_agree_on_is_exported_as_annotated_articles(read_by_both, tmp_path):
    report = Report.objects.get()
    differing = {"field": "killed", "rule": "model says/5 to ?", "start": 0, "end": 5}
    agreed = {**report.extracted, "why": []}
    Report.objects.update(extracted={**agreed, "why": [{**differing, "confidence": None}]})
    assert list(settled_articles()) == []
    Event.objects.update(review="accepted")
    (accepted,) = settled_articles()
    Event.objects.update(review="unreviewed")
    Report.objects.update(extracted=agreed)
    (article,) = read_gold(map(line_of, settled_articles()))
    assert article.id == accepted["id"] == read_by_both.public_id
    assert article.events[0]["casualties"]["killed"] == {"min": 3, "max": None}


def test_an_article_that_was_sent_nowhere_says_nothing_of_it(client):
    page = client.get(make_article().get_absolute_url()).content.decode()
    assert "language model" not in page


def test_metrics_and_the_accuracy_page_count_requests_and_what_was_left_out(
    waiting, reader, read, client, monkeypatch
):
    lie = {**STRIKE, "killed": people(30, 30, "killing at least three people")}
    with model_server(says({"events": [lie]})) as server:
        read(waiting, reader(server))
    monkeypatch.setattr(metrics, "_kept", None)
    told = client.get("/metrics").content.decode()
    assert 'tracker_model_requests{outcome="answered"} 1.0' in told
    assert 'tracker_model_tokens{way="sent"} 3000.0' in told
    reason = "number is not in its quotation"
    assert f'tracker_model_values_dropped{{reason="{reason}"}} 1.0' in told
    monkeypatch.setattr(metrics, "_kept", None)
    page = client.get("/accuracy/").content.decode()
    assert "Number is not in its quotation" in page and "1 value left out" in page


def test_evidence_in_another_language_bears_its_language(reader, read, client):
    article = make_article(
        UKRAINIAN, status="pending", not_before=NOW, published_on=date(2024, 11, 13)
    )
    told = {
        **STRIKE,
        "sentences": [1],
        "trigger": "удару російських дронів по Харкову",
        "day": None,
        "places": [
            {"name": "Харкову", "base": "Харків", "within": None, "quote": "по Харкову"},
        ],
        "perpetrators": [],
        "weapons": [],
        "killed": people(2, None, "загинули щонайменше двоє людей"),
        "sources": [],
    }
    with model_server(says({"events": [told]})) as server:
        assert read(article, reader(server)) is Outcome.DONE
    report = Report.objects.get()
    page = client.get(article.get_absolute_url()).content.decode()
    assert '<span lang="uk" dir="auto">“<b>загинули щонайменше двоє людей' in page
    event = client.get(report.event.get_absolute_url()).content.decode()
    assert '<span lang="uk" dir="auto">“' in event and "Kharkiv" in event
