"""What a change is to those who follow an event."""

import pytest

from events.services.subscriptions.triggers import triggers_of

BASE = {"kind": "strike", "status": "claimed", "killed": None, "withdrawn_because": ""}
TWO, THREE = {"min": 2, "max": 2}, {"min": 3, "max": 3}
TABLE = [
    ("a new event", None, BASE, False, {"new"}),
    ("a toll that was not known", BASE, BASE | {"killed": TWO}, False, {"toll"}),
    ("a toll that grew", BASE | {"killed": TWO}, BASE | {"killed": THREE}, False, {"toll"}),
    ("a claim that is confirmed", BASE, BASE | {"status": "confirmed"}, False, {"status"}),
    ("another article that says the same", BASE, BASE | {"articles": ["x"]}, False, set()),
    ("a person's correction", BASE, BASE | {"kind": "ground_combat"}, True, {"correction"}),
    ("a person's toll", BASE, BASE | {"killed": TWO}, True, {"correction", "toll"}),
    ("a withdrawal", BASE, BASE | {"withdrawn_because": "a mistake"}, True, {"withdrawal"}),
    ("one that is back", BASE | {"withdrawn_because": "merged"}, BASE, False, {"new"}),
    ("nothing", BASE, BASE, True, set()),
]


@pytest.mark.parametrize(
    ("what", "before", "after", "by_person", "found"), TABLE, ids=[row[0] for row in TABLE]
)
def test_it_is_told_as(what, before, after, by_person, found):
    assert triggers_of(before, after, by_person=by_person) == found
