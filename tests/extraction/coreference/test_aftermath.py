"""Sentences that tell no event, only whom one hurt."""

import pytest

from events.extraction.coreference.aftermath import with_aftermath, with_tolls
from events.extraction.types import Casualties, Count

NOBODY = Count(0, 0)


@pytest.fixture(scope="module")
def read(document_of, drafts_of):
    """A function: the drafts of a text, with those of sentences that say that nobody was hurt."""
    return lambda text: with_aftermath(drafts_of(text), document_of(text))


@pytest.mark.parametrize(
    ("text", "harm", "why"),
    [
        (
            "A drone hit a roof in Kherson. No casualties were reported.",
            Casualties(NOBODY, NOBODY),
            "right behind",
        ),
        (
            "A drone hit a roof in Kherson. It burned. Nobody was hurt.",
            Casualties(NOBODY, NOBODY),
            "with one between",
        ),
        (
            "A drone hit a roof in Kherson. There were no injuries.",
            Casualties(None, NOBODY),
            "of the hurt alone",
        ),
        (
            "A drone hit a roof in Kherson. There were no deaths.",
            Casualties(NOBODY, None),
            "of the dead alone",
        ),
    ],
)
def test_nobody_was_hurt_goes_on_with_the_event_before(text, harm, why, read):
    strike, after = read(text)
    assert (after.kind, after.places, after.casualties) == (strike.kind, strike.places, harm), why
    assert after.mention.refers_back
    assert after.mention.sentence.index > strike.mention.sentence.index


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("No casualties were reported. A drone hit a roof in Kherson.", "before any event"),
        (
            (
                "A drone hit a roof in Kherson. It burned. Rain fell. The road is wet. Nobody "
                "was hurt."
            ),
            "too far below",
        ),
        (
            "Troops captured the town of Pokrovsk. No casualties were reported.",
            "ground taken, nothing that hurts",
        ),
        ("A drone hit a roof in Kherson but there were no casualties.", "the event says it itself"),
    ],
)
def test_of_no_other_event(text, why, read):
    assert len(read(text)) == 1, why


def test_drafts_stand_in_the_order_of_the_text(read):
    found = read("A drone hit a roof in Kherson. Nobody was hurt. A missile hit a bridge in Kyiv.")
    assert [d.mention.sentence.index for d in found] == [0, 1, 2]
    assert found[1].places == found[0].places


@pytest.fixture(scope="module")
def killed_in(document_of, drafts_of):
    """A function: the dead of the first event of a text, with those of the sentence behind."""

    def find(text):
        [[first]] = with_tolls([drafts_of(text)[:1]], document_of(text))
        return first.casualties.killed

    return find


STRIKE = "A drone hit a roof in Kherson."


@pytest.mark.parametrize(
    ("text", "killed", "why"),
    [
        (f"{STRIKE} A total of 37 people died, he said.", Count(37, 37), "right behind"),
        (f"{STRIKE} It burned. Nine people died.", None, "with another sentence between"),
        (f"{STRIKE} Dozens of people could have died.", None, "that they might have died"),
        (f"{STRIKE} In February 900 people died.", None, "of a month"),
        (f"{STRIKE} Since the war began 900 people died.", None, "of a war"),
        ("A drone killed two men in Kherson. Nine people died.", Count(2, 2), "it says its own"),
    ],
)
def test_a_number_right_behind_is_of_the_event_before(text, killed, why, killed_in):
    assert killed_in(text) == killed, why
