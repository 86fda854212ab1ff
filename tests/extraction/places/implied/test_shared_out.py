"""A lead lists the places of several events: each event keeps its own."""

import pytest

from events.extraction.places.implied.shared_out import shared_out
from tests.extraction.drafts import KHERSON, KYIV, exactly, hurt, told

LEAD = told(0, places=(KYIV, KHERSON))
DEAD_IN_KYIV = told(1, places=(KYIV,), casualties=hurt(exactly(14)))
IN_KYIV = told(1, places=(KYIV,))
IN_KHERSON = told(2, places=(KHERSON,))

CASES = [
    ([LEAD, DEAD_IN_KYIV], [IN_KHERSON], (KYIV,), "the other place has an event of its own"),
    ([LEAD, DEAD_IN_KYIV], [told(2)], (KYIV, KHERSON), "no other event was there"),
    ([LEAD, IN_KYIV], [IN_KHERSON], (KYIV, KHERSON), "no dead or hurt of the one place alone"),
    ([LEAD], [IN_KHERSON], (KYIV, KHERSON), "the lead's own event"),
    ([DEAD_IN_KYIV], [IN_KHERSON], (KYIV,), "one place as it was"),
]


@pytest.mark.parametrize(("event", "other", "expected", "why"), CASES, ids=[c[3] for c in CASES])
def test_an_event_leaves_the_place_of_another_to_it(event, other, expected, why):
    assert shared_out(event[0].places, event, [event, other]) == expected, why
