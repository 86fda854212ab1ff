"""The page on accuracy."""

import re

import pytest

from events.extraction.scoring.agreement import Field
from events.services.linking.measuring.stored import stored
from events.services.reference import stored_runs
from events.wording.counting.measures import FIELDS, FITTED_ON, percent, percent_range
from tests.factories import SENTENCE, make_article, make_evaluation

pytestmark = [pytest.mark.django_db, pytest.mark.either_database]


@pytest.fixture
def shown(client):
    """A function: the words of the page, with single spaces."""

    def shown():
        page = client.get("/accuracy/").content.decode()
        return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", page))

    return shown


def test_where_nothing_was_measured_it_says_how_to(shown):
    page = shown()
    assert "Nothing has been measured here yet" in page and "python manage.py evaluate" in page


def test_a_run_says_on_what_it_was_made_and_what_came_of_it(shown):
    make_evaluation("mine.jsonl", created_at="2024-11-14T10:00Z")
    page = shown()
    for words in (
        (
            "On mine.jsonl 1 article with 3 annotated events, read on 14 November 2024 by "
            "extractor version test."
        ),
        "Precision 67% 2 of 3; 21–94%",
        "F1 of whole records 33%",
        "Killed 50% 1 of 2 10–90%",  # of the fields
        "Deployment 0% – 1 0 0",
        "Killed 1 of 2 (50%) –",  # left empty
        "80% to 90% 85% 67% 2 of 3 21–94%",
        f"Strike, 3 fields wrong in example {SENTENCE} Killed Annotated: 5. Read: not said.",
        f"Deployment, missed in example {SENTENCE} Annotated: day: 2024-11-13; place: Kyiv (UA)",
        f"Interception, not annotated in example {SENTENCE} Read: day: 2024-11-13",
    ):
        assert words in page


@pytest.mark.parametrize(
    ("version", "words"),
    [
        (None, "it is not known whether this version is the one at work"),
        ("test", "This is the version that reads articles here now"),
        (
            "newer",
            "Articles here are now read by another version, newer: these figures are not its own",
        ),
    ],
)
def test_it_says_whether_the_figures_are_of_the_version_at_work(shown, version, words):
    make_evaluation()
    make_article(status="pending", extractor_version="")
    if version:
        make_article(extractor_version="older")
        make_article(extractor_version=version)
    assert words in shown()


def test_it_says_that_the_press_on_other_wars_is_read_worse(shown):
    make_evaluation("agency.jsonl", results=scores(f1=0.86, record=0.62))
    assert "are read worse" not in shown()
    make_evaluation("press.jsonl", results=scores(f1=0.76, record=0.33))
    page = shown()
    assert "Press articles on other wars are read worse" in page
    assert "76% on the press articles and 86% on the agency stories" in page
    make_evaluation("held_back.jsonl", results=scores(f1=0.63, record=0.25))
    assert "63% on the press articles" in shown(), "what nobody looked at counts"
    make_evaluation("held_back.jsonl", results=scores(f1=0.9, record=0.25))
    assert "are read worse" not in shown(), "it would not be true"


def scores(*, f1, record):
    found = make_evaluation("any.jsonl").results
    return found | {
        "f1": found["f1"] | {"value": f1},
        "record_f1": found["record_f1"] | {"value": record},
    }


def test_wars_and_what_nobody_looked_at_have_their_figures(shown):
    found = make_evaluation().results
    some = {"articles": 2, "gold": 3, "predicted": 4, "aligned": 2}
    some |= {"f1": found["f1"] | {"value": 0.57}, "record_f1": found["record_f1"] | {"value": 0.2}}
    none = some | {"gold": 0, "predicted": 0, "aligned": 0}
    make_evaluation(
        "press.jsonl",
        results=found
        | {
            "wars": [{"war": "Somalia", **some}, {"war": "Libya", **none}],
            "parts": [{"left_out": True, **some}, {"left_out": False, **some, "articles": 5}],
        },
    )
    page = shown()
    assert "Press articles on many wars 1 article with 3 annotated events" in page
    assert "Somalia 57% – 20% 2 3 4 2" in page
    assert "Libya – – – 2 0 0 0" in page
    assert (
        "Articles that nobody looked at while rules were written (2): F1 57%, whole records 20%. "
        "Those that were looked at (5): F1 57%, whole records 20%."
    ) in page


def test_the_runs_that_ship_fill_it(shown):
    stored_runs.load()
    page = shown()
    assert "Press articles on many wars 72 articles" in page
    assert "Articles invented for the test 76 articles" in page
    assert "are read worse than agency stories" in page


def test_it_says_how_well_reports_of_one_event_are_joined(shown):
    page = shown()
    for run in stored():
        assert f"{run.gold} ({run.articles})" in page
        assert f"{percent(run.pair_recall)} {run.mention_f:.2f}" in page


def test_it_says_on_which_of_these_articles_the_rule_was_fitted(shown):
    page = shown()
    for file, note in FITTED_ON.items():
        run = next(run for run in stored() if run.gold == file)
        assert f"{file} ({run.articles}) {note}" in page


def test_a_run_of_an_earlier_version_told_less(shown):
    found = make_evaluation().results
    less = {name: found[name] for name in found if name not in {"wars", "parts", "by_article"}}
    make_evaluation("mine.jsonl", results=less)
    assert "On mine.jsonl" in shown() and "Wars" not in shown()


def test_only_the_last_run_on_each_file_is_shown(shown):
    make_evaluation("mine.jsonl", extractor_version="first")
    make_evaluation("mine.jsonl", extractor_version="second")
    make_evaluation("other.jsonl", extractor_version="third")
    page = shown()
    assert "version second" in page and "version third" in page and "version first" not in page


def test_without_confidence_it_says_so(shown):
    make_evaluation(confidence=None)
    assert "Confidence of events : this version gave none" in shown()


def test_a_run_that_found_nothing_wrong_or_nothing_at_all_has_its_page(client):
    nothing = make_evaluation().results | {
        "errors": {"wrong": [], "missed": [], "spurious": []},
        "kinds": [],
    }
    make_evaluation(results=nothing)
    page = client.get("/accuracy/").content.decode()
    assert "Worst errors" not in page and "No event was annotated or found" in page


def test_the_queries_do_not_grow(client, django_assert_num_queries):
    for number in (1, 5):
        for n in range(number):
            make_evaluation(f"{n}.jsonl")
        with django_assert_num_queries(5):
            client.get("/accuracy/")


def test_every_field_that_is_scored_has_a_name_and_a_meaning():
    assert list(FIELDS) == [str(field) for field in Field]


@pytest.mark.parametrize(
    ("share", "words"),
    [
        (0.9552, "96%"),
        (1.0, "100%"),
        (0.999, "over 99%"),
        (0.0, "0%"),
        (0.001, "under 1%"),
        (0.5, "50%"),
    ],
)
def test_only_what_is_exact_is_called_all_or_none(share, words):
    assert percent(share) == words


def test_a_share_without_an_interval_has_a_dash():
    assert percent_range({"low": None, "high": None}) == "–"
    assert percent_range({"low": 0.876, "high": 1.0}) == "88–100%"
