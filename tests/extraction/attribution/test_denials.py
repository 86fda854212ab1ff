"""Denials that stand in a sentence of their own."""

import pytest

from events.extraction.actors.references import resolve
from events.extraction.actors.spotting.side_spotting import find_sides
from events.extraction.attribution import denials
from events.extraction.types import Kind, Stance
from tests.extraction.drafts import told

RUSSIA = "Russia"


@pytest.fixture(scope="module")
def denials_of(document_of):
    """A function: the denials of a text."""

    def find(text):
        document = document_of(text)
        sides = find_sides(document, "UA")
        return denials.find(document, lambda words: resolve(list(words), sides, acts=True))

    return find


@pytest.mark.parametrize(
    ("text", "source", "side", "why"),
    [
        ("A drone hit a clinic. Russia denied the attack.", "Russia", "Russia", "a side"),
        (
            "A drone hit a clinic. The Kremlin has denied that it did so.",
            "The Kremlin",
            "Russia",
            "what stands for a side",
        ),
        ("Hamas rejected the accusation.", "Hamas", "Hamas", "rejected"),
    ],
)
def test_a_side_denies_in_its_own_words(text, source, side, why, denials_of):
    (found,) = denials_of(text)
    assert (found.said.source, found.said.stance, found.side) == (source, Stance.DENIES, side), why
    assert text[found.said.start : found.said.end] == source


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("Russia said that it hit a depot.", "an assertion"),
        ("Russia denied that it targets civilians.", "a denial of the motive"),
        ("The teacher denied the rumour.", "of no side"),
        ("Russia denied plans for talks.", "of something else"),
    ],
)
def test_other_words_deny_nothing_that_happened(text, why, denials_of):
    assert denials_of(text) == [], why


def test_a_denial_points_back_to_what_its_side_is_accused_of(denials_of):
    found = denials_of("Shells hit a clinic. It burned. Russia denied the attack.")
    strike = [told(0, perpetrators=(RUSSIA,))]
    assert [side for _, side in denials.denied_by(strike, (RUSSIA,), [strike], found)] == [RUSSIA]


@pytest.mark.parametrize(
    ("index", "accused", "why"),
    [
        (0, ("Ukraine",), "the other side is accused"),
        (3, (RUSSIA,), "told only after the denial"),
    ],
)
def test_it_concerns_no_other_event(index, accused, why, denials_of):
    found = denials_of("Shells hit a clinic. It burned. Russia denied the attack. Rain fell.")
    strike = [told(index, perpetrators=accused)]
    assert denials.denied_by(strike, accused, [strike], found) == [], why


def test_of_two_events_it_denies_the_later(denials_of):
    found = denials_of("Shells hit a clinic. A drone hit a bus. Russia denied the attack.")
    clinic, bus = [told(0, perpetrators=(RUSSIA,))], [told(1, perpetrators=(RUSSIA,))]
    assert denials.denied_by(clinic, (RUSSIA,), [clinic, bus], found) == []
    assert len(denials.denied_by(bus, (RUSSIA,), [clinic, bus], found)) == 1


def test_who_is_said_to_have_lost_a_town_may_deny_it(denials_of):
    found = denials_of("Rebels took the town. A drone hit a bus. Russia denied the claim.")
    town = [told(0, Kind.TERRITORIAL_CLAIM, targets=(RUSSIA,))]
    bus = [told(1, perpetrators=("Ukraine",))]
    assert len(denials.denied_by(town, (RUSSIA,), [town, bus], found)) == 1
