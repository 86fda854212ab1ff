"""Who asserts an event and who denies it, of all who speak of it."""

from dataclasses import replace

import pytest

from events.extraction.judgement.who_says import who_says
from events.extraction.types import Attribution, Kind, Stance

BY, TO = ("Russia",), ("Ukraine",)
ARMY, MAYOR, AIR_FORCE = ("the army", "Ukraine"), ("the mayor", "Ukraine"), ("Moscow", "Russia")
WITNESS, POLAND = ("a witness", None), ("Poland", "Poland")


def said(*speakers, stance=Stance.ASSERTS):
    return [(Attribution(name, stance, 0, len(name)), side) for name, side in speakers]


@pytest.fixture
def draft(drafts_of):
    """A function: a draft whose sentence names these speakers."""
    plain = drafts_of("Missiles hit Kherson on Monday.")[0]
    assert plain.kind is Kind.STRIKE

    def told(*speakers):
        return replace(
            plain,
            said=tuple(one for one, _ in said(*speakers)),
            speakers=tuple(side for _, side in speakers),
        )

    return told


@pytest.mark.parametrize(
    ("told", "stated", "names", "why"),
    [
        ([ARMY, MAYOR, WITNESS], [], ["the army", "the mayor"], "the first two"),
        ([ARMY, MAYOR], [AIR_FORCE], ["the army", "Moscow"], "the other side makes more of it"),
        ([ARMY, MAYOR, AIR_FORCE], [], ["the army", "Moscow"], "also in its own sentences"),
        ([ARMY], [WITNESS], ["the army"], "a third party may speak of anything"),
        ([ARMY], [POLAND], ["the army"], "so may a side that took no part"),
        ([], [WITNESS, POLAND], ["a witness"], "the first, where its own name nobody"),
        ([], [WITNESS, WITNESS], ["a witness"], "each once"),
        ([], [], [], "nobody"),
    ],
)
def test_two_assert_it_at_most(told, stated, names, why, draft):
    found = who_says([draft(*told)], BY, TO, [], said(*stated))
    assert [one.source for one, _ in found] == names, why


def test_a_denial_of_the_accused_is_kept_beside_them(draft):
    denied = said(AIR_FORCE, stance=Stance.DENIES)
    found = who_says([draft(ARMY, WITNESS)], BY, TO, denied, [])
    assert [(one.source, one.stance) for one, _ in found] == [
        ("the army", Stance.ASSERTS),
        ("a witness", Stance.ASSERTS),
        ("Moscow", Stance.DENIES),
    ]
