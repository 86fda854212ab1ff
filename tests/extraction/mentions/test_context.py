"""What the context rules make of an occurrence."""

import pytest

from events.extraction.data.known_context_rules import Direction, Modality, context_rules
from events.extraction.mentions.context import modalities
from events.extraction.reading import syntax
from events.extraction.reading.language import load_parser

CONTEXTS = [
    ("Russia struck Kyiv.", "strike", set(), "a fact"),
    ("Russia did not strike Kyiv.", "strike", {Modality.NEGATED}, "not hangs on the verb"),
    ("No strike was reported.", "strike", {Modality.NEGATED}, "no hangs on the noun"),
    ("Residents heard nothing of a strike.", "strike", {Modality.NEGATED}, "nothing governs it"),
    ("Russia could strike Kyiv.", "strike", {Modality.POSSIBLE}, "a modal verb"),
    (
        "Officials discussed a planned strike.",
        "strike",
        {Modality.POSSIBLE, Modality.WISHED},
        "two",
    ),
    ("The army vowed to strike Kyiv.", "strike", {Modality.WISHED}, "a vow governs it"),
    ("The army warned of a strike.", "strike", {Modality.WISHED}, "warned of"),
    ("The army warned that Russia struck Kyiv.", "strike", set(), "warned that"),
    (
        "Soldiers dug trenches to repel an assault.",
        "repel",
        {Modality.WISHED},
        "an infinitive: what for",
    ),
    ("If Russia strikes Kyiv, talks end.", "strike", {Modality.HYPOTHETICAL}, "a condition"),
    ("Russia often strikes Kyiv.", "strike", {Modality.HABITUAL}, "a habit"),
    ("Prices fell before Russia struck Kyiv.", "strike", {Modality.HISTORICAL}, "background"),
    ("The group vowed to respond to the strike.", "strike", set(), "what is answered has happened"),
    ("The group vowed to avenge the killing.", "killing", set(), "so has what is avenged"),
    ("The group threatened Russia after the strike.", "strike", set(), "after it"),
    ("The army continued to strike Kyiv.", "strike", set(), "what goes on is done"),
    (
        "Kyiv has not commented, but Russia struck the town.",
        "strike",
        set(),
        "the second clause has its own subject",
    ),
    (
        "Russia, which could join the talks, struck Kyiv.",
        "strike",
        set(),
        "what is possible is told in another clause",
    ),
]


@pytest.mark.parametrize(("text", "lemma", "found", "why"), CONTEXTS)
def test_the_context_makes_it_so(text, lemma, found, why, document_of):
    trigger = next(t for t in document_of(text).parse if syntax.lemma(t) == lemma)
    assert set(modalities(trigger)) == found, why


def test_every_modality_is_made_by_a_rule():
    assert {rule.makes for rule in context_rules()} == set(Modality)


def test_every_label_of_a_rule_is_one_of_the_parser_s():
    known = {*load_parser().get_pipe("parser").labels, "ROOT"}
    used = {label for rule in context_rules() for label in (*rule.labels, *rule.hangs_by)}
    assert used - known == set()


def test_a_rule_for_what_hangs_on_a_word_says_how_it_hangs():
    """A label is what the rule is looked up by."""
    modifying = [rule for rule in context_rules() if rule.direction is Direction.MODIFIES]
    assert modifying
    assert all(rule.labels for rule in modifying)


def test_a_rule_for_what_governs_a_word_has_phrases():
    governing = [rule for rule in context_rules() if rule.direction is Direction.GOVERNS]
    assert governing
    assert all(rule.phrases for rule in governing)
