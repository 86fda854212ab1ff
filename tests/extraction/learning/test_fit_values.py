"""Fitting how sure values are."""

import tomllib

from events.extraction.learning import fit_values
from events.extraction.learning.fitting import Example
from events.extraction.learning.value_examples import (
    NO,
    YES,
    examples_without_weapons,
    value_examples,
)
from events.extraction.scoring.alignment import align
from events.extraction.serialize import as_json
from tests.extraction.judgement.test_shown import REPORT


def article(name, *, right):
    ours = as_json(REPORT)
    gold = {**ours, "places": ours["places"] if right else []}
    return align(name, [gold], [ours])


def test_every_value_with_a_reason_is_an_example_labelled_by_the_annotation():
    found = value_examples([article(str(n), right=n % 2 == 0) for n in range(10)])
    places = {e.article: e.label for e in found if "places" in e.features}
    assert places == {str(n): YES if n % 2 == 0 else NO for n in range(10)}
    assert {e.label for e in found if "killed" in e.features} == {YES}


def test_a_rule_is_never_rated_on_the_article_that_it_is_judged_on():
    only = [article("wrong", right=False), *(article(str(n), right=True) for n in range(4))]
    rated = {
        e.article: {f for f in e.features if f.startswith("rule right")}
        for e in value_examples(only)
        if "places" in e.features
    }
    assert rated["0"] < rated["wrong"]


def test_weapons_are_no_examples_where_their_annotation_leaves_them_open():
    articles = [article(str(n), right=n % 2 == 0) for n in range(4)]
    found = examples_without_weapons(articles, rated_on=articles)
    assert {
        field for field in ("places", "weapons") if any(field in e.features for e in found)
    } == {"places"}


def test_a_feature_that_few_examples_have_is_left_out():
    many = [Example(str(n), frozenset({"places"}), YES) for n in range(fit_values.LEAST)]
    found = fit_values.of_common_features([*many, Example("one", frozenset({"odd"}), NO)])
    assert {feature for example in found for feature in example.features} == {"places"}


def test_the_table_says_at_each_floor_what_is_shown_and_what_of_it_is_wrong():
    judged = [(0.95, True)] * 3 + [(0.3, False)]
    table = {floor: (share, wrong) for floor, share, wrong in fit_values.shown(judged)}
    assert table[0.0] == (1.0, 0.25)
    assert table[0.4] == (0.75, 0.0)


def test_values_are_judged_by_fits_on_other_articles():
    examples = [Example(str(n), frozenset({"good"}), YES) for n in range(5)]
    examples += [Example(str(n), frozenset({"bad"}), NO) for n in range(5)]
    judged = fit_values.judged_by_other_articles(examples)
    assert len(judged) == len(examples)
    assert min(sure for sure, right in judged if right) > max(s for s, right in judged if not right)


def test_the_file_keeps_its_head(tmp_path):
    path = tmp_path / "value_weights.toml"
    path.write_text('# Source: here.\n[weights]\n"old" = 1.0\n', encoding="utf-8")
    fit_values.write({"always": 0.5, "places": -0.25}, path)
    assert path.read_text(encoding="utf-8").startswith("# Source: here.\n")
    assert tomllib.loads(path.read_text(encoding="utf-8")) == {
        "weights": {"always": 0.5, "places": -0.25}
    }
