"""The page on accuracy."""

import re

import pytest

from events.extraction.scoring.agreement import Field
from events.wording.measures import FIELDS, percent, percent_range
from tests.factories import SENTENCE, make_article, make_evaluation

pytestmark = pytest.mark.django_db


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
        with django_assert_num_queries(2):
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
