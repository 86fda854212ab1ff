"""Whom a text says by name to have died, since nobody dies twice."""

import pytest

NAMED = [
    ("Israel killed Fuad Shukr in a strike on Beirut.", {"fuad shukr"}, "killed"),
    ("Fuad Shukr was killed in a strike on Beirut.", {"fuad shukr"}, "was killed"),
    (
        "A strike on Beirut killed Fuad Shukr and Ali Hassan.",
        {"fuad shukr", "ali hassan"},
        "two of them",
    ),
    ("The assassination of Ismail Haniyeh in Tehran angered Iran.", {"ismail haniyeh"}, "the noun"),
    ("A strike on Beirut killed a general.", set(), "no name"),
    ("A strike on Beirut killed the wife of Fuad Shukr.", set(), "hers is not told"),
    ("Joe Biden said that a strike on Beirut killed four.", set(), "who says so"),
]


@pytest.mark.parametrize(("text", "names", "why"), NAMED, ids=[row[2] for row in NAMED])
def test_the_dead_are_known_by_the_names_that_the_clause_gives(text, names, why, drafts_of):
    assert set().union(*(draft.victims for draft in drafts_of(text))) == names, why


def test_a_later_mention_of_the_surname_alone_names_the_same_victim(events_of):
    events = events_of(
        "Israel killed Hezbollah commander Fuad Shukr in an air strike on Beirut on Tuesday. "
        "Israel has been at war with Hezbollah since last year. "
        "Rockets hit the Israeli town of Metula on Wednesday, the army said. "
        "In Tehran officials said that Israel would pay for its assassination of Shukr."
    )
    assert [event.casualties.killed.min for event in events if event.casualties.killed] == [1]


def test_two_men_of_one_surname_are_two(events_of):
    events = events_of(
        "An Israeli strike killed Ahmed Nasser in Gaza City on Monday.\n\n"
        "On Tuesday, a strike killed Khaled Nasser in Beirut."
    )
    assert [(e.places[0].name, e.casualties.killed.min) for e in events] == [
        ("Gaza City", 1),
        ("Beirut", 1),
    ]
