"""Rules and their confidence in plain words."""

import json
from datetime import date
from importlib.resources import files

import pytest

from events.extraction import extract_events
from events.extraction.data import known_triggers
from events.extraction.dates.expressions import EXPRESSIONS
from events.extraction.types import Status, WeaponType
from events.management.commands.load_demo import FILE as DEMO
from events.wording import meanings
from events.wording.meanings import confidence_words, rule_meaning


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
    yield from (trigger.rule for trigger in known_triggers.triggers())
    yield from (f"date/{expression.rule}" for expression in EXPRESSIONS)
    yield from (f"weapons/{weapon}" for weapon in WeaponType)
    yield from (
        "actor/claims",
        "actor/implied",
        "actor/undergoer",
        "casualties/none",
        "strike/launched",
        "place/name",
    )


def test_every_rule_that_the_vocabulary_makes_has_its_explanation():
    assert [rule for rule in rules_of_the_vocabulary() if rule_meaning(rule) == rule] == []


# they would call a rule by its raw name in a sentence that says nothing
CATCH_ALL = {"date", "actor", "status"}


def explained_by(rule):
    return max(
        (name for name in meanings._explained() if meanings._begins(rule, name)),
        key=len,
        default=None,
    )


@pytest.fixture(scope="module")
def rules_of_articles(gazetteer):
    """Every rule that the demo articles and the annotated articles that ship produce, doubtful ones
    too.
    """
    shipped = (
        files("events.extraction.data")
        .joinpath("gold.jsonl")
        .read_text(encoding="utf-8")
        .splitlines()
    )
    articles = [
        json.loads(line) for line in (*DEMO.read_text(encoding="utf-8").splitlines(), *shipped)
    ]
    read = [(article["text"], date.fromisoformat(article["published_on"])) for article in articles]
    found = [
        extract_events(text, published_on=on, gazetteer=gazetteer, floor=0) for text, on in read
    ]
    return {why.rule for events in found for event in events for why in event.why}


def test_every_rule_that_articles_produce_has_an_explanation_of_its_own(rules_of_articles):
    assert len(rules_of_articles) > 100
    assert (
        sorted(
            r for r in rules_of_articles if explained_by(r) is None or explained_by(r) in CATCH_ALL
        )
        == []
    )


@pytest.mark.parametrize(
    "concluded", ["date/goes on", "place/nationwide", "place/named beside", "place/told before"]
)
def test_what_no_words_say_is_explained_as_concluded(concluded):
    assert explained_by(concluded) == concluded


@pytest.mark.parametrize("status", Status)
def test_every_status_says_what_it_rests_on(status):
    assert explained_by(f"status/{status}") == f"status/{status}"


@pytest.mark.parametrize(
    ("confidence", "words"),
    [
        (None, ""),
        (0.0, "0 % sure"),
        (0.49, "49 % sure"),
        (0.5, "50 % sure"),
        (0.86, "86 % sure"),
        (0.9, "90 % sure"),
        (1.0, "100 % sure"),
    ],
)
def test_confidence_is_said_as_a_share_of_a_hundred(confidence, words):
    assert confidence_words(confidence) == words
