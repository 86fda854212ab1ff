"""Events of an article that came out alike are one, told twice."""

import pytest

from events.extraction.types import Kind


@pytest.mark.parametrize(
    ("text", "kinds", "why"),
    [
        (
            "Syrian troops clashed with rebels in Hama on Monday.\n\nIt rained in Damascus.\n\n"
            "It rained.\n\nIt rained again.\n\nFighting raged in Hama on Monday, residents said.",
            [Kind.GROUND_COMBAT],
            "a fight told from the other side",
        ),
        (
            "Rebels killed nine soldiers in Hama on Monday.\n\nIt rained in Damascus.\n\n"
            "It rained.\n\nIt rained again.\n\nTroops fought rebels in Hama on Monday, killing "
            "six rebels.",
            [Kind.GROUND_COMBAT, Kind.GROUND_COMBAT],
            "two tolls may be of two fights",
        ),
        (
            "Russia bombed Idlib on Monday.\n\nIt rained.\n\nIt rained.\n\nIt rained.\n\n"
            "Another Russian air strike hit Idlib on Monday.",
            [Kind.STRIKE, Kind.STRIKE],
            "another one is another",
        ),
    ],
)
def test_two_that_came_out_alike_are_one(text, kinds, why, events_of):
    assert [event.kind for event in events_of(text)] == kinds, why
