"""GET /api/v1/accuracy/."""

import pytest

from tests.factories import make_article, make_evaluation

pytestmark = pytest.mark.django_db
ADDRESS = "/api/v1/accuracy/"


def test_where_nothing_was_measured_the_list_is_empty(api):
    assert api.get(ADDRESS).json() == {"version_at_work": None, "runs": []}


@pytest.mark.parametrize(
    ("version", "is_at_work"), [(None, None), ("test", True), ("newer", False)]
)
def test_a_run_says_on_what_it_was_made_and_whether_its_version_is_at_work(
    api, version, is_at_work
):
    run = make_evaluation("mine.jsonl")
    if version:
        make_article(extractor_version=version)
    shown = api.get(ADDRESS).json()
    assert shown["version_at_work"] == version
    (told,) = shown["runs"]
    assert told["gold"] == {"name": "mine.jsonl", "sha256": "0" * 64, "articles": 1, "events": 3}
    assert (told["is_at_work"], told["results"]) == (is_at_work, run.results)


def test_a_run_of_an_earlier_version_names_no_wars(api):
    found = make_evaluation().results
    make_evaluation("mine.jsonl", results={**found, "wars": [{"war": "Somalia"}]})
    del found["wars"], found["parts"], found["by_article"]
    make_evaluation("old.jsonl", results=found)
    told = {run["gold"]["name"]: run["results"] for run in api.get(ADDRESS).json()["runs"]}
    assert told["mine.jsonl"]["wars"] == [{"war": "Somalia"}]
    assert (told["old.jsonl"]["wars"], told["old.jsonl"]["by_article"]) == ([], [])


def test_the_queries_do_not_grow(api, django_assert_num_queries):
    for number in (1, 5):
        for n in range(number):
            make_evaluation(f"{n}.jsonl")
        with django_assert_num_queries(2):
            api.get(ADDRESS)


def test_a_parameter_that_is_not_known_is_named(api):
    response = api.get(f"{ADDRESS}?version=1")
    assert response.status_code == 400
    assert response.json()["errors"][0]["field"] == "version"
