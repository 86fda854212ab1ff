"""How far it is established, by who says so."""

import pytest

from events.extraction.attribution.parties import A_COMMENTATOR, A_FIGHTER, AN_OFFICIAL
from events.extraction.judgement.status import accused, status_of
from events.extraction.types import Attribution, Kind, Stance, Status

Q = "quoted"
ASSERTS, DENIES = Stance.ASSERTS, Stance.DENIES
BY, TO = ["Russia"], ["Ukraine"]
STATUSES = [
    ([], BY, TO, Status.REPORTED, "the article's own voice"),
    ([(ASSERTS, "Ukraine")], BY, TO, Status.CLAIMED, "one side that fights"),
    ([(ASSERTS, "Russia")], BY, TO, Status.CLAIMED, "the side that did it"),
    (
        [(ASSERTS, AN_OFFICIAL)],
        BY,
        TO,
        Status.CLAIMED,
        "an official of a side that the text does not name",
    ),
    ([(ASSERTS, None)], BY, TO, Status.REPORTED, "a third party"),
    ([(ASSERTS, "Poland")], BY, TO, Status.REPORTED, "a state that is no party"),
    (
        [(ASSERTS, "Ukraine"), (ASSERTS, None)],
        BY,
        TO,
        Status.REPORTED,
        "one side and a third party",
    ),
    ([(ASSERTS, "Ukraine"), (ASSERTS, "Russia")], BY, TO, Status.CONFIRMED, "both sides"),
    ([(ASSERTS, "Ukraine"), (DENIES, "Russia")], BY, TO, Status.DISPUTED, "the accused denies it"),
    ([(ASSERTS, None), (DENIES, "Russia")], BY, TO, Status.DISPUTED, "what a witness says"),
    ([(DENIES, "Russia")], BY, TO, Status.DENIED, "the accused denies it, nobody else is quoted"),
    ([(ASSERTS, "Ukraine")], [], [], Status.CLAIMED, "a side of a war, nobody is named who did it"),
    ([(ASSERTS, "Hamas")], ["Israel"], [], Status.CLAIMED, "the enemy of who did it"),
    (
        [(ASSERTS, "Ukraine"), (ASSERTS, None)],
        ["Ukraine"],
        ["Russia"],
        Status.CONFIRMED,
        "who did it owns up",
    ),
    (
        [(ASSERTS, "Russia"), (ASSERTS, A_COMMENTATOR)],
        BY,
        TO,
        Status.REPORTED,
        "who only comments confirms nothing",
    ),
    (
        [(ASSERTS, "Russia"), (ASSERTS, AN_OFFICIAL)],
        BY,
        TO,
        Status.CLAIMED,
        "officials may be those of the state that did it",
    ),
    (
        [(ASSERTS, "Hamas"), (ASSERTS, AN_OFFICIAL)],
        ["Hamas"],
        ["Israel"],
        Status.CONFIRMED,
        "a group has no officials",
    ),
    (
        [(ASSERTS, "Hamas"), (ASSERTS, A_FIGHTER)],
        ["Hamas"],
        ["Israel"],
        Status.CLAIMED,
        "a fighter may be of the group that did it",
    ),
    (
        [(ASSERTS, "Ukraine"), (ASSERTS, "Ukraine")],
        BY,
        TO,
        Status.CLAIMED,
        "two of one side are one side",
    ),
]


def said(*pairs):
    return [Attribution(Q, stance, 0, len(Q)) for stance, _ in pairs], [side for _, side in pairs]


@pytest.mark.parametrize(("pairs", "by", "to", "status", "why"), STATUSES)
def test_the_status_says_who_stands_behind_it(pairs, by, to, status, why):
    attributions, sides = said(*pairs)
    assert status_of(attributions, sides, by, to) is status, why


@pytest.mark.parametrize(
    ("pairs", "status", "why"),
    [
        ([(ASSERTS, "Ukraine")], Status.REPORTED, "the body tells it flat"),
        (
            [(ASSERTS, "Ukraine"), (DENIES, "Russia")],
            Status.DISPUTED,
            "a denial counts however it is told",
        ),
        ([(DENIES, "Russia")], Status.DISPUTED, "what the outlet tells is denied"),
        (
            [(ASSERTS, "Ukraine"), (ASSERTS, "Russia")],
            Status.CONFIRMED,
            "both sides are more than the outlet alone",
        ),
        (
            [(ASSERTS, "Poland"), (ASSERTS, "Russia")],
            Status.REPORTED,
            "a state that takes no part adds nothing to what the outlet tells",
        ),
    ],
)
def test_what_the_outlet_tells_as_its_own_is_more_than_a_claim(pairs, status, why):
    attributions, sides = said(*pairs)
    assert status_of(attributions, sides, BY, TO, flat=True) is status, why


@pytest.mark.parametrize(
    ("kind", "whose", "why"),
    [
        (Kind.STRIKE, ("Russia",), "who struck"),
        (Kind.TERRITORIAL_CLAIM, ("Russia", "Ukraine"), "also who is said to have lost the place"),
    ],
)
def test_a_denial_counts_of_the_accused(kind, whose, why):
    assert accused(BY, TO, kind) == whose, why


@pytest.mark.parametrize(
    ("by", "to", "status", "why"),
    [
        ("United States", "Al-Qaeda in the Arabian Peninsula", Status.REPORTED, "others fight"),
        ("Yemen", "Al-Qaeda in the Arabian Peninsula", Status.CLAIMED, "their own state did it"),
        ("Houthis", "Al-Qaeda in the Arabian Peninsula", Status.CLAIMED, "rebels are no guests"),
    ],
)
def test_officials_of_the_place_are_a_third_party_to_the_war_of_others(by, to, status, why):
    attributions, sides = said((ASSERTS, AN_OFFICIAL))
    assert status_of(attributions, sides, [by], [to], home="Yemen") is status, why
