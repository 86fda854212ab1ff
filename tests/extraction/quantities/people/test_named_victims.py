"""Whom a text says by name to have died, since nobody dies twice."""

import pytest

NAMED = [
    ("Israel killed Fuad Shukr in a strike on Beirut.", {"shukr"}, "killed"),
    ("Fuad Shukr was killed in a strike on Beirut.", {"shukr"}, "was killed"),
    ("A strike on Beirut killed Fuad Shukr and Ali Hassan.", {"shukr", "hassan"}, "two of them"),
    ("The assassination of Ismail Haniyeh in Tehran angered Iran.", {"haniyeh"}, "the noun"),
    ("A strike on Beirut killed a general.", set(), "no name"),
    ("A strike on Beirut killed the wife of Fuad Shukr.", set(), "hers is not told"),
    ("Joe Biden said that a strike on Beirut killed four.", set(), "who says so"),
]


@pytest.mark.parametrize(("text", "names", "why"), NAMED, ids=[row[2] for row in NAMED])
def test_the_dead_are_known_by_their_surnames(text, names, why, drafts_of):
    assert set().union(*(draft.victims for draft in drafts_of(text))) == names, why


def test_a_later_mention_of_the_surname_alone_names_the_same_victim(events_of):
    events = events_of(
        "Israel killed Hezbollah commander Fuad Shukr in an air strike on Beirut on Tuesday. "
        "Israel has been at war with Hezbollah since last year. "
        "Rockets hit the Israeli town of Metula on Wednesday, the army said. "
        "In Tehran officials said that Israel would pay for its assassination of Shukr."
    )
    assert [event.casualties.killed.min for event in events if event.casualties.killed] == [1]
