"""The dead of both sides of a fight are summed, those told twice are not."""

import pytest

from events.extraction.types import Count


@pytest.mark.parametrize(
    ("text", "killed", "why"),
    [
        (
            "Rebels attacked a base in Kherson on Monday and killed four soldiers. "
            "The army said 22 of the attackers died in the battle.",
            Count(26, 26),
            "each side in a sentence of its own",
        ),
        (
            "Rebels attacked a base in Kherson on Monday and killed four soldiers. "
            "The army said six soldiers died in the battle.",
            Count(6, 6),
            "a later number of the same side",
        ),
        (
            "Ten people died in a battle in Kherson on Monday. "
            "Rebels attacked a base and killed four soldiers, the army said. "
            "Six of the attackers were killed in the battle.",
            Count(10, 10),
            "a number of all that the two add up to",
        ),
        (
            "The clash in Kherson went on for hours, with 23 soldiers and 31 guerrillas killed "
            "in it.",
            Count(54, 54),
            "with ... killed",
        ),
        (
            "Rebels attacked a base in Kherson on Monday and killed three soldiers and a "
            "contractor. The army said five of the attackers died in the battle.",
            Count(9, 9),
            "soldiers and civilians fall on one side",
        ),
        (
            "Two gunmen attacked a base in Kherson on Monday and shot dead an officer.",
            Count(1, 1),
            "those who shoot are not counted",
        ),
    ],
)
def test_the_dead_of_both_sides_are_summed(text, killed, why, events_of):
    fights = [r for r in events_of(text) if r.kind == "ground_combat"]
    assert [r.casualties.killed for r in fights] == [killed], why
