"""Rules and their confidence in plain words."""

import pytest

from events.extraction import vocabulary
from events.extraction.steps.dates import RULES
from events.extraction.types import WeaponType
from events.templatetags.reasons import confidence_words, rule_meaning


@pytest.mark.parametrize(
    ("rule", "meaning"),
    [
        ("date/weekday", "a weekday: the nearest one not after the day of publication"),
        ("strike/verb/hit", "the verb “hit” tells a strike"),
        ("interception/verb/shoot down", "the verb “shoot down” tells that something was stopped"),
        ("casualties/none", "the words say that nobody came to harm"),
        ("casualties/kill", "a number that belongs to the word “kill”"),
        ("weapons/ballistic_missile", "a word for a weapon: ballistic missile"),
        ("place/village", "the name of a place, called village in the text"),
        ("place/near Kyiv", "the name of a place: the one near Kyiv"),
        ("datebook", "datebook"),  # begins like a family and is none of it
        ("model-7/token", "model-7/token"),
        ("", ""),
    ],
)
def test_a_rule_is_explained_by_the_longest_name_that_it_begins_with(rule, meaning):
    assert rule_meaning(rule) == meaning


def rules_of_the_vocabulary():
    yield from (trigger.rule for trigger in vocabulary.triggers())
    yield from (f"date/{name}" for name, *_ in RULES)
    yield from (f"weapons/{weapon}" for weapon in WeaponType)
    yield from ("actor/claims", "actor/implied", "actor/undergoer", "casualties/none", "strike/launched", "place/name")


def test_every_rule_that_the_vocabulary_makes_has_its_explanation():
    assert [rule for rule in rules_of_the_vocabulary() if rule_meaning(rule) == rule] == []


@pytest.mark.parametrize(
    ("confidence", "words"),
    [
        (None, ""),
        (0.0, "doubtful, 0.00"),
        (0.49, "doubtful, 0.49"),
        (0.5, "more likely than not, 0.50"),
        (0.86, "likely, 0.86"),
        (0.9, "very likely, 0.90"),
        (1.0, "very likely, 1.00"),
    ],
)
def test_confidence_is_said_in_words_and_in_a_number(confidence, words):
    assert confidence_words(confidence) == words
