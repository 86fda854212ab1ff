"""Claims that a place is one's own, without a change of hands."""

import pytest

from events.extraction.mentions import sovereignty
from events.extraction.types import Kind, Role, Status

CLAIMS = [
    (
        "Fighting reached Kherson, which Russia claims is part of its own territory.",
        "Russia",
        "a relative clause",
    ),
    (
        "The army shelled Kherson, which the Kremlin claims as part of Russia.",
        "Kremlin",
        "with an article",
    ),
    (
        "They sailed past Snake Island, which is claimed by Ukraine, on Monday.",
        "Ukraine",
        "the passive",
    ),
    (
        "Beijing claims the island as its own and sends jets around it.",
        "Beijing",
        "a sentence of its own",
    ),
]
NO_CLAIMS = [
    ("Kherson, which Russia occupied in 2022, was quiet.", "an occupation, not a claim of right"),
    ("The group, which claims to have killed six soldiers, gave no proof.", "a claim of a deed"),
    ("Responsibility was claimed by Hamas.", "responsibility is no territory"),
]


@pytest.mark.parametrize(("text", "side", "why"), CLAIMS)
def test_a_claim_quotes_the_side_that_makes_it(text, side, why, document_of):
    (claim,) = sovereignty.find(document_of(text))
    assert text[claim.start : claim.end] == side, why
    assert claim.mention.kind is Kind.TERRITORIAL_CLAIM


@pytest.mark.parametrize(("text", "why"), NO_CLAIMS)
def test_other_words_are_no_claim_of_sovereignty(text, why, document_of):
    assert list(sovereignty.find(document_of(text))) == [], why


def test_a_claim_becomes_an_event_that_the_claimant_alone_asserts(events_of):
    text = "A drone fell in the Donetsk region, which the Kremlin claims is part of Russia."
    claim = next(event for event in events_of(text) if event.kind is Kind.TERRITORIAL_CLAIM)
    assert claim.subkind == "sovereignty"
    assert [(a.role, a.name) for a in claim.actors] == [
        (Role.PERPETRATOR, "Russia"),
        (Role.TARGET, "Ukraine"),
    ]
    assert [place.name for place in claim.places] == ["Donetsk Oblast"]
    assert claim.status is Status.CLAIMED
    assert claim.attribution[0].source == "Kremlin"
