"""An article read by a model: what is kept, what is recorded, and what happens when it fails."""

import json
from datetime import date, timedelta
from decimal import Decimal

import pytest

from events.models import ModelRequest, Report
from events.services.language_model.terms import Fallback
from events.services.queue.attempts import Outcome
from tests.factories import make_article
from tests.model_server import fails, model_server, says
from tests.services.language_model.conftest import ANSWER, NOW, STRIKE, TEXT, UKRAINIAN

pytestmark = [pytest.mark.django_db, pytest.mark.either_database]

LATER = timedelta(minutes=2)


def test_an_article_is_read_and_every_value_stands_in_it(waiting, reader, read):
    with model_server(says(ANSWER)) as server:
        assert read(waiting, reader(server)) is Outcome.DONE
    (report,) = Report.objects.all()
    assert (report.kind, report.status, report.killed_min, report.killed_max) == (
        "strike",
        "claimed",
        3,
        None,
    )
    assert report.extracted["places"][0]["key"] == "gn:706448"
    assert report.extracted["date"] == {"start": "2024-11-13", "end": "2024-11-13"}
    assert report.extractor_version.startswith("llm tiny, prompt 1 ")
    for evidence in report.evidence.all():
        assert TEXT[evidence.start : evidence.end] == evidence.quote
    waiting.refresh_from_db()
    assert (waiting.status, waiting.language) == ("done", "en")
    assert waiting.extractor_version == report.extractor_version


def test_the_request_goes_to_the_configured_address_alone_and_tells_the_key_nowhere_else(
    waiting, reader, read
):
    with model_server(says(ANSWER)) as server:
        read(waiting, reader(server))
    assert server.paths == ["/v1/chat/completions"]
    assert server.headers[0]["Authorization"] == "Bearer secret-key"
    (body,) = server.asked
    assert body["temperature"] == 0 and body["model"] == "tiny"
    assert body["response_format"]["json_schema"]["strict"] is True
    assert "[2] A Russian drone struck" in body["messages"][1]["content"]
    (row,) = ModelRequest.objects.all()
    assert (row.sent_to, row.outcome, row.part) == (server.url, "answered", 1)
    assert "secret-key" not in str([vars(row), body])


def test_a_text_that_is_read_again_is_not_asked_about_again(waiting, reader, read):
    with model_server(says(ANSWER), fails(500)) as server:
        read(waiting, reader(server))
        first = Report.objects.get().extracted
        waiting.refresh_from_db()
        waiting.status, waiting.attempts = "pending", 0
        waiting.save()
        assert read(waiting, reader(server)) is Outcome.DONE
        assert len(server.asked) == 1
    assert Report.objects.get().extracted == first


@pytest.mark.parametrize(
    ("trouble", "why"),
    [
        (fails(429, "slow down", Retry_After="120"), "429"),
        (fails(503), "503"),
        (fails(401, "bad key"), "bad key"),
        (fails(404, "no such model"), "no such model"),
    ],
)
def test_trouble_of_the_server_puts_the_article_off_and_costs_no_attempt(
    waiting, reader, read, trouble, why
):
    with model_server(trouble) as server:
        assert read(waiting, reader(server)) is Outcome.GIVEN_BACK
    waiting.refresh_from_db()
    assert (waiting.status, waiting.attempts) == ("pending", 0)
    assert waiting.not_before >= NOW + timedelta(seconds=60)
    assert why in waiting.last_error
    assert ModelRequest.objects.get().outcome == "failed"


def test_a_wait_that_the_server_asks_for_is_kept(waiting, reader, read):
    with model_server(fails(429, Retry_After="300")) as server:
        read(waiting, reader(server))
    waiting.refresh_from_db()
    assert waiting.not_before == NOW + timedelta(seconds=300)


def test_a_slow_server_puts_the_article_off(waiting, reader, read):
    slow = says(ANSWER)
    slow.seconds = 1.5
    with model_server(slow) as server:
        assert read(waiting, reader(server, timeout=0.3)) is Outcome.GIVEN_BACK
    waiting.refresh_from_db()
    assert (waiting.status, waiting.attempts) == ("pending", 0)
    assert "within 0.3 seconds" in waiting.last_error


def test_a_server_that_is_away_is_not_asked_about_the_next_article(waiting, reader, read):
    another = make_article(f"{TEXT} More.", status="pending", not_before=NOW)
    with model_server(fails(503)) as server:
        extractor = reader(server)
        read(waiting, extractor)
        assert read(another, extractor) is Outcome.GIVEN_BACK
        assert len(server.asked) == 1


def test_trouble_comes_to_the_rules_where_the_settings_say_so(waiting, reader, read):
    with model_server(fails(503)) as server:
        extractor = reader(server, fallback=Fallback.RULES)
        assert read(waiting, extractor) is Outcome.DONE
    report = Report.objects.get()
    assert not report.extractor_version.startswith("llm")
    waiting.refresh_from_db()
    assert waiting.extractor_version == report.extractor_version


@pytest.mark.parametrize(
    "malformed",
    [
        "Here are the events: one strike.",
        '{"events": [{"kind": "strike"}]}',
        '{"events": "none"}',
        '{"events": [{"kind": "strike", "killed": {"min": true}}]}',
        "[" * 3000,
    ],
)
def test_an_answer_that_cannot_be_read_is_asked_for_once_more(waiting, reader, read, malformed):
    with model_server(says(malformed), says(ANSWER)) as server:
        assert read(waiting, reader(server)) is Outcome.DONE
    assert len(server.asked) == 2
    assert "Send the whole answer again" in server.asked[1]["messages"][-1]["content"]
    assert [row.outcome for row in ModelRequest.objects.order_by("id")] == ["malformed", "answered"]
    assert Report.objects.get().extractor_version.startswith("llm")


def test_after_two_such_answers_the_rules_read(waiting, reader, read):
    with model_server(says("no")) as server:
        assert read(waiting, reader(server)) is Outcome.DONE
    assert len(server.asked) == 2
    assert not Report.objects.get().extractor_version.startswith("llm")


def test_an_answer_that_is_cut_off_is_not_believed(waiting, reader, read):
    with model_server(says(ANSWER, finish="length"), says({"events": []})) as server:
        read(waiting, reader(server))
    assert len(server.asked) == 2
    assert not Report.objects.exists()


@pytest.mark.parametrize("added", ["```json\n%s\n```", "<think>One strike.</think>\n%s"])
def test_what_local_models_put_around_their_json_is_taken_off(waiting, reader, read, added):
    with model_server(says(added % json.dumps(ANSWER))) as server:
        assert read(waiting, reader(server)) is Outcome.DONE
    assert len(server.asked) == 1


def test_a_spent_budget_puts_articles_off_until_midnight(waiting, reader, read):
    terms = {"price_in": Decimal(1), "price_out": Decimal(2), "budget": Decimal("0.003")}
    another = make_article(f"{TEXT} More.", status="pending", not_before=NOW)
    with model_server(says(ANSWER, tokens=(3000, 400))) as server:
        extractor = reader(server, **terms)
        assert read(waiting, extractor) is Outcome.DONE
        assert ModelRequest.objects.get().cost == Decimal("0.0038")
        assert read(another, extractor) is Outcome.GIVEN_BACK
        assert len(server.asked) == 1
    another.refresh_from_db()
    assert "budget" in another.last_error
    assert another.not_before.date() == date(2024, 11, 15)


def test_without_an_address_nothing_is_sent(waiting, reader, read):
    with model_server(says(ANSWER)) as server:
        assert read(waiting, reader(None)) is Outcome.GIVEN_BACK
        assert server.asked == []
    waiting.refresh_from_db()
    assert "LLM_URL is empty" in waiting.last_error
    assert not ModelRequest.objects.exists()


def test_a_redirect_is_not_followed(waiting, reader, read):
    with model_server(says(ANSWER)) as other:
        away = fails(307, "elsewhere", Location=f"{other.url}/chat/completions")
        with model_server(away) as server:
            assert read(waiting, reader(server)) is Outcome.GIVEN_BACK
        assert other.asked == []


def test_what_was_left_out_is_counted_by_reason(waiting, reader, read):
    lie = {**STRIKE, "killed": {"min": 30, "max": None, "parts": [], "quote": "at least three"}}
    with model_server(says({"events": [lie]})) as server:
        read(waiting, reader(server))
    assert ModelRequest.objects.get().dropped == {"number is not in its quotation": 1}
    assert ModelRequest.objects.figures().dropped == {"number is not in its quotation": 1}
    assert Report.objects.get().killed_min is None


def test_a_long_article_is_read_in_pieces_that_overlap_and_counts_each_event_once(reader, read, db):
    filler = "The council met again in the evening and spoke about water and bread for the town. "
    text = TEXT + "\n" + "\n".join(filler * 4 for _ in range(40))
    article = make_article(text, status="pending", not_before=NOW, published_on=date(2024, 11, 14))
    with model_server(lambda body: says(ANSWER)) as server:
        extractor = reader(server, concurrency=2)
        assert read(article, extractor) is Outcome.DONE
        assert len(server.asked) > 2
    assert Report.objects.count() == 1
    assert all(len(text) < 10_000 for text in server.texts())


def test_other_languages_are_read_where_the_settings_name_them(reader, read, db):
    article = make_article(UKRAINIAN, status="pending", not_before=NOW)
    with model_server(says({"events": []})) as server:
        assert read(article, reader(server)) is Outcome.DONE
    article.refresh_from_db()
    assert (article.language, article.skipped_because) == ("uk", "")


def test_a_language_that_the_settings_leave_out_is_skipped_and_sent_nowhere(reader, read, db):
    article = make_article(UKRAINIAN, status="pending", not_before=NOW)
    with model_server(says({"events": []})) as server:
        read(article, reader(server, languages=frozenset({"en"})))
        assert server.asked == []
    article.refresh_from_db()
    assert "Ukrainian" in article.skipped_because
