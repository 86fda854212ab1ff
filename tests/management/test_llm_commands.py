"""The commands about the language model."""

import json
from datetime import timedelta
from io import StringIO

import pytest
from django.core.management import CommandError, call_command

from events.models import Evaluation, ModelRequest
from events.services import configured
from tests.factories import make_article
from tests.model_server import fails, model_server, says
from tests.services.language_model.conftest import ANSWER, NOW, STRIKE, TEXT

pytestmark = [pytest.mark.django_db, pytest.mark.either_database]

GOLD = {
    "id": "g1",
    "text": TEXT,
    "published_on": "2024-11-14",
    "events": [
        {
            "kind": "strike",
            "subkind": "drone",
            "date": {"start": "2024-11-13", "end": "2024-11-13"},
            "places": [
                {
                    "name": "Kherson",
                    "admin1": "Kherson Oblast",
                    "country": "UA",
                    "lat": 46.63695,
                    "lon": 32.61458,
                    "precision": "town",
                }
            ],
            "actors": [{"role": "perpetrator", "name": "Russia"}],
            "weapons": [{"type": "drone", "launched": None, "intercepted": None}],
            "casualties": {"killed": {"min": 3, "max": None}, "wounded": None},
            "attribution": [{"source": "the regional governor", "stance": "asserts"}],
            "status": "claimed",
            "evidence": [
                {
                    "start": TEXT.index("A Russian"),
                    "end": TEXT.index("\nRescue"),
                    "text": TEXT[TEXT.index("A Russian") : TEXT.index("\nRescue")],
                }
            ],
        }
    ],
}


@pytest.fixture
def with_model(settings, gazetteer_path):
    """Settings with a model, as a test gives its address."""
    settings.EXTRACTOR, settings.GAZETTEER_FILE = "llm", gazetteer_path
    settings.LLM_MODEL, settings.REDIS_URL = "tiny", ""
    settings.LLM_URL = ""
    configured.extractor.cache_clear()
    yield settings
    configured.extractor.cache_clear()


def run(*arguments):
    out = StringIO()
    call_command(*arguments, stdout=out, stderr=out)
    return out.getvalue()


def test_llm_check_tries_the_connection_and_reckons_the_cost(with_model):
    with model_server(says({"events": []}, tokens=(3000, 10))) as server:
        with_model.LLM_URL = server.url
        with_model.LLM_PRICE_IN = with_model.LLM_PRICE_OUT = 2
        told = run("llm_check")
    assert server.url in told and "3000 tokens sent" in told
    assert "A thousand articles" in told and "Cost: " in told and "unknown" not in told
    assert not ModelRequest.objects.exists()


def test_llm_check_says_what_is_wrong(with_model):
    with pytest.raises(CommandError, match="LLM_URL is empty"):
        run("llm_check")
    with model_server(fails(401, "bad key")) as server:
        with_model.LLM_URL = server.url
        with pytest.raises(CommandError, match="bad key"):
            run("llm_check")


def test_a_batch_goes_out_and_comes_back(with_model, tmp_path):
    make_article(TEXT, status="pending", not_before=NOW - timedelta(days=1))
    requests, answers = tmp_path / "out.jsonl", tmp_path / "in.jsonl"
    assert "1 requests about 1 articles" in run("llm_batch", "export", str(requests))
    name = json.loads(requests.read_text(encoding="utf-8"))["custom_id"]
    body = json.loads(says(ANSWER).body)
    line = json.dumps({"custom_id": name, "response": {"status_code": 200, "body": body}})
    answers.write_text(f"{line}\nnonsense\n", encoding="utf-8")
    told = run("llm_batch", "import", str(answers))
    assert "line 2: it is not JSON" in told
    assert "1 answers taken in" in told and "1 lines refused. 1 articles are due" in told


def test_an_article_that_is_not_there_is_named(with_model, tmp_path):
    with pytest.raises(CommandError, match="no article nosuch"):
        run("llm_batch", "export", str(tmp_path / "x.jsonl"), "--article", "nosuch")


def recorded(tmp_path, content):
    """A gold file and a file with the recorded answer to it."""
    gold, requests, answers = (tmp_path / name for name in ("gold", "requests", "answers"))
    gold.write_text(json.dumps(GOLD), encoding="utf-8")
    run("llm_batch", "export", str(requests), "--gold", str(gold))
    name = json.loads(requests.read_text(encoding="utf-8"))["custom_id"]
    body = json.loads(says(content).body)
    line = json.dumps({"custom_id": name, "response": {"status_code": 200, "body": body}})
    answers.write_text(line, encoding="utf-8")
    return str(gold), str(answers)


def test_recorded_answers_are_measured_like_the_rules(with_model, tmp_path):
    gold, answers = recorded(tmp_path, ANSWER)
    told = run("evaluate", gold, "--extractor", "llm", "--answers", answers)
    assert "record     F1 1.000" in told
    run_kept = Evaluation.objects.get()
    assert run_kept.extractor_version.startswith("llm tiny, prompt 1")
    assert run_kept.results["f1"]["value"] == 1.0


def test_what_was_measured_becomes_the_confidence_of_the_next_reports(with_model, tmp_path):
    gold, answers = recorded(tmp_path, ANSWER)
    run("evaluate", gold, "--extractor", "llm", "--answers", answers)
    with model_server(says({"events": [STRIKE]})) as server:
        with_model.LLM_URL = server.url
        (report,) = configured.extractor()(TEXT, published_on=NOW.date())
    assert report.confidence == 1.0
    assert {why.confidence for why in report.why if why.field == "killed"} == {1.0}


def test_an_answer_that_is_missing_gives_no_figure(with_model, tmp_path):
    gold, answers = recorded(tmp_path, ANSWER)
    (tmp_path / "answers").write_text("", encoding="utf-8")
    with pytest.raises(CommandError, match="g1: The file has no answer to part 1"):
        run("evaluate", gold, "--extractor", "llm", "--answers", answers)
    with pytest.raises(CommandError, match="--answers needs"):
        run("evaluate", gold, "--extractor", "rules", "--answers", answers)
