"""Those who did it, where the text has but a word for them."""

import pytest

from events.extraction.actors.unnamed import is_unnamed, unnamed_perpetrators
from events.extraction.types import Role

CALLED = [
    ("Gunmen abducted ten people in Zamfara.", ["gunmen"], "the subject"),
    ("A gunman shot dead a judge in Herat.", ["gunmen"], "one of them"),
    ("Ten people were killed by bandits in Zamfara.", ["bandits"], "after by"),
    ("Masked men shot dead three villagers in Tillaberi.", ["armed men"], "men with arms"),
    ("Three men shot dead a villager in Tillaberi.", [], "men of whom no more is said"),
    ("Soldiers shot dead three villagers in Tillaberi.", [], "those of a state are no such word"),
    ("A drone killed three militants in Kunar.", [], "those whom it was done to"),
]


@pytest.mark.parametrize(("text", "words", "why"), CALLED)
def test_whoever_has_no_name_is_called_as_the_text_calls_them(
    text, words, why, drafts_of, document_of
):
    assert unnamed_perpetrators(drafts_of(text), document_of(text)) == words, why


EVENTS = [
    ("Gunmen abducted ten people in Zamfara on Tuesday.", ["gunmen"], "nobody names them"),
    (
        "Gunmen abducted ten people in Maiduguri on Tuesday. Boko Haram claimed responsibility "
        "for the abduction.",
        ["Boko Haram"],
        "a group owns up to it",
    ),
    (
        "Unidentified gunmen killed two soldiers near Mir Ali on Tuesday. The Pakistani Taliban "
        "attacked soldiers there in May.",
        ["gunmen"],
        "nobody knows who they are, whoever fights there",
    ),
    (
        "Boko Haram gunmen abducted ten people in Maiduguri on Tuesday.",
        ["Boko Haram"],
        "their name stands before the word",
    ),
]


@pytest.mark.parametrize(("text", "names", "why"), EVENTS)
def test_a_name_stands_before_a_word(text, names, why, events_of):
    event = events_of(text)[0]
    assert [a.name for a in event.actors if a.role is Role.PERPETRATOR] == names, why


def test_only_words_are_unnamed():
    assert is_unnamed("gunmen")
    assert is_unnamed("armed men")
    assert not is_unnamed("Boko Haram")
