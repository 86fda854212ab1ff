"""Deaths told by a noun: *the killing of 15 aid workers*, *Shukr's killing*."""

import pytest

from events.extraction.types import Count


def exactly(n):
    return Count(n, n)


TOLD = [
    ("The killing of 15 aid workers in Rafah by Israeli forces drew protests.", 15, "counted"),
    ("The assassination of Ismail Haniyeh in Tehran raised fears of war.", 1, "by name"),
    ("Israel's killing of one of its top commanders in Beirut angered Hezbollah.", 1, "one of"),
    ("The Israeli assassination of a senior commander in Beirut drew threats.", 1, "by his rank"),
    ("Hezbollah vowed revenge for Fuad Shukr's killing in Beirut.", 1, "whose killing it was"),
    ("The killing of two nurses in Goma by rebels drew protests.", 2, "by those behind *by*"),
]
NOT_TOLD = [
    ("The killing of civilians in Bucha by Russian troops shocked Ukraine.", "nobody counted them"),
    ("Israel's killings in Gaza drew protests.", "it did them, and suffered none"),
    ("The attempted assassination of a general in Kabul angered the Taliban.", "he lives"),
    (
        "Hezbollah fired rockets at Haifa in response to the killing of two men.",
        "of another attack",
    ),
    ("Hezbollah fired rockets at Haifa after the killing of two men in Beirut.", "the same"),
    ("An assassination attempt on a general in Kabul angered the Taliban.", "he lives"),
]


@pytest.mark.parametrize(("text", "killed", "why"), TOLD, ids=[row[2] for row in TOLD])
def test_a_noun_of_killing_counts_those_it_is_said_of(text, killed, why, drafts_of):
    assert exactly(killed) in [draft.casualties.killed for draft in drafts_of(text)], why


@pytest.mark.parametrize(("text", "why"), NOT_TOLD, ids=[row[1] for row in NOT_TOLD])
def test_without_a_number_it_counts_nobody(text, why, drafts_of):
    assert {draft.casualties.killed for draft in drafts_of(text)} <= {None}, why
