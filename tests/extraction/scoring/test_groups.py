"""Scores for each war, and apart for articles that nobody looked at."""

from datetime import date

import pytest

from events.extraction.scoring.alignment import align
from events.extraction.scoring.gold import BadGold, GoldArticle, read_gold
from events.extraction.scoring.results import results
from tests.extraction.scoring.events import event
from tests.extraction.scoring.test_gold import line


def article(key, war="", *, left_out=False):
    return GoldArticle(key, "text", date(2024, 11, 13), (event(),), war, left_out)


def scored(*articles, found=()):
    """The results where the articles in `found` were read as annotated, and of others nothing."""
    told = [align(one.id, one.events, one.events if one.id in found else []) for one in articles]
    return results(told, errors=5, articles=articles)


def test_each_war_has_its_scores_the_one_with_most_articles_first():
    told = scored(article("a", "Mali"), article("b", "Sudan"), article("c", "Sudan"), found="b")
    assert [(row["war"], row["articles"], row["aligned"]) for row in told["wars"]] == [
        ("Sudan", 2, 1),
        ("Mali", 1, 0),
    ]
    assert [row["f1"]["value"] for row in told["wars"]] == [2 / 3, 0]


def test_without_wars_there_is_no_list_of_them():
    assert scored(article("a"))["wars"] == []


def test_what_was_left_out_stands_apart_and_first():
    told = scored(article("a", left_out=True), article("b"), article("c"), found="bc")
    assert [(row["left_out"], row["articles"], row["aligned"]) for row in told["parts"]] == [
        (True, 1, 0),
        (False, 2, 2),
    ]


@pytest.mark.parametrize("left_out", [True, False])
def test_one_part_alone_is_no_part(left_out):
    assert scored(article("a", left_out=left_out))["parts"] == []


def test_of_what_was_left_out_no_error_and_no_article_is_listed():
    told = scored(article("a", left_out=True), article("b"))
    assert [error["article"] for error in told["errors"]["missed"]] == ["b"]
    assert [row["article"] for row in told["by_article"]] == ["b"]
    assert told["gold"] == 2


@pytest.mark.parametrize(
    ("values", "reason"),
    [({"war": 1}, "war is no name"), ({"left_out": "no"}, "left_out is neither true nor false")],
)
def test_a_label_that_is_none_is_refused(values, reason):
    with pytest.raises(BadGold, match=reason):
        read_gold([line(**values)])
