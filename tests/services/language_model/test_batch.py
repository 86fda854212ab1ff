"""Requests as a file, and answers from one: what is written, taken in, refused, taken up."""

import json
from datetime import date
from decimal import Decimal

import pytest

from events.models import Article, ModelRequest, Report
from events.services.language_model.batch_export import export_articles
from events.services.language_model.batch_import import import_answers
from events.services.language_model.terms import ModelTerms
from events.services.queue.attempts import Outcome
from tests.factories import make_article
from tests.model_server import says
from tests.services.language_model.conftest import ANSWER, NOW, TEXT

pytestmark = pytest.mark.django_db

TERMS = ModelTerms(
    model="tiny", languages=frozenset({"en"}), price_in=Decimal(1), price_out=Decimal(2)
)


@pytest.fixture
def exported(waiting, tmp_path, gazetteer):
    """The lines of a file with the requests about the waiting article and a German one."""
    make_article(
        "Am Mittwoch trat der Rat der Stadt zusammen und sprach über den Haushalt des Jahres.",
        status="pending",
        not_before=NOW,
    )
    file = tmp_path / "requests.jsonl"
    told = export_articles(
        Article.objects.waiting(), file=file, terms=TERMS, gazetteer=gazetteer, now=NOW
    )
    assert (told.requests, told.articles, told.other_language) == (1, 1, 1)
    return [json.loads(line) for line in file.read_text(encoding="utf-8").splitlines()]


def answer(name, content=ANSWER, status=200):
    body = json.loads(says(content).body)
    row = {"custom_id": name, "response": {"status_code": status, "body": body}, "error": None}
    return json.dumps(row) + "\n"


@pytest.mark.either_database
def test_a_request_is_written_as_batch_interfaces_take_it(exported, waiting):
    (line,) = exported
    assert (line["method"], line["url"]) == ("POST", "/v1/chat/completions")
    assert line["custom_id"].startswith(f"{waiting.public_id}_1_") and len(line["custom_id"]) <= 64
    assert line["body"]["model"] == "tiny" and "[1] Drone hits" in str(line["body"])
    (row,) = ModelRequest.objects.all()
    assert (row.outcome, row.sent_to) == ("exported", "requests.jsonl")


def test_an_answer_is_read_as_if_the_model_had_been_asked(exported, waiting, reader, read):
    told = import_answers([answer(exported[0]["custom_id"])], terms=TERMS, now=NOW)
    assert (told.taken, told.refused, told.articles) == (1, [], [waiting.pk])
    row = ModelRequest.objects.get()
    assert (row.outcome, row.tokens_in, row.cost) == ("answered", 3000, Decimal("0.0038"))
    assert read(waiting, reader(None)) is Outcome.DONE
    assert Report.objects.get().killed_min == 3


def test_what_was_read_before_is_read_again_with_its_new_answer(exported, waiting):
    Article.objects.filter(pk=waiting.pk).update(status="done", finished_at=NOW)
    told = import_answers([answer(exported[0]["custom_id"])], terms=TERMS, now=NOW)
    waiting.refresh_from_db()
    assert told.articles == [waiting.pk] and waiting.status == "pending"


def test_a_file_that_is_taken_in_twice_changes_nothing_the_second_time(exported):
    lines = [answer(exported[0]["custom_id"])]
    import_answers(lines, terms=TERMS, now=NOW)
    told = import_answers(lines, terms=TERMS, now=NOW)
    assert (told.taken, told.before, told.refused) == (0, 1, [])
    assert ModelRequest.objects.count() == 1


@pytest.mark.either_database
def test_unknown_and_doubled_ids_and_broken_lines_are_refused_with_their_number(exported):
    name = exported[0]["custom_id"]
    lines = [
        answer(name),
        answer(name),
        answer(f"{name[:-1]}x"),
        answer("anything"),
        "not json\n",
        '{"response": {}}\n',
    ]
    told = import_answers(lines, terms=TERMS, now=NOW)
    assert told.taken == 1
    assert [refused.number for refused in told.refused] == [2, 3, 4, 5, 6]
    reasons = " ".join(refused.reason for refused in told.refused)
    for words in ("twice", "no request that was exported", "not JSON", "custom_id is missing"):
        assert words in reasons


@pytest.mark.either_database
@pytest.mark.parametrize(
    "line",
    [
        lambda name: answer(name, status=429),
        lambda name: answer(name, content="no events here"),
        lambda name: json.dumps({"custom_id": name, "error": {"message": "expired"}}),
    ],
)
def test_an_answer_that_cannot_be_read_leaves_the_article_waiting(exported, waiting, line):
    told = import_answers([line(exported[0]["custom_id"])], terms=TERMS, now=NOW)
    assert (told.taken, told.unusable, told.articles) == (0, 1, [])
    assert ModelRequest.objects.get().outcome == "malformed"


def test_what_has_an_answer_is_not_written_again(exported, waiting, tmp_path, gazetteer):
    import_answers([answer(exported[0]["custom_id"])], terms=TERMS, now=NOW)
    told = export_articles(
        [waiting], file=tmp_path / "again.jsonl", terms=TERMS, gazetteer=gazetteer, now=NOW
    )
    assert (told.requests, told.answered) == (0, 1)


@pytest.mark.either_database
def test_a_long_article_waits_until_all_its_pieces_have_answers(
    db, tmp_path, gazetteer, reader, read
):
    filler = "The council met again in the evening and spoke about water and bread for the town. "
    article = make_article(
        TEXT + "\n" + "\n".join(filler * 4 for _ in range(30)),
        status="pending",
        not_before=NOW,
        published_on=date(2024, 11, 14),
    )
    file = tmp_path / "long.jsonl"
    export_articles([article], file=file, terms=TERMS, gazetteer=gazetteer, now=NOW)
    names = [json.loads(line)["custom_id"] for line in file.read_text().splitlines()]
    assert len(names) > 1
    import_answers([answer(names[0])], terms=TERMS, now=NOW)
    assert read(article, reader(None)) is Outcome.GIVEN_BACK
    import_answers([answer(name, {"events": []}) for name in names[1:]], terms=TERMS, now=NOW)
    assert read(article, reader(None)) is Outcome.DONE
    assert Report.objects.count() == 1
