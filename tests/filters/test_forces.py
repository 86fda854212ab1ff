"""A side stands for its forces, unless the address says no."""

import pytest
from django.http import QueryDict

from events.filters import EventFilter
from events.models import Event
from tests.factories import make_actor, make_event

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("query", "summaries", "why"),
    [
        ("actor=russia", {"state", "army", "brigade"}, "a state, its army, the army's brigade"),
        ("perpetrator=russia", {"state", "army", "brigade"}, "in a role, too"),
        ("actor=russian-army", {"army", "brigade"}, "an army is not its state"),
        ("actor=russia&forces=no", {"state"}, "the state alone"),
        ("actor=russia&forces=yes", {"state", "army", "brigade"}, "as without it"),
        ("target=russia", set(), "nobody acted upon it"),
    ],
)
def test_a_side_includes_its_forces(query, summaries, why):
    russia = make_actor("Russia")
    army = make_actor("Russian army", parent=russia)
    brigade = make_actor("Brigade", parent=army)
    for side, summary in ((russia, "state"), (army, "army"), (brigade, "brigade")):
        make_event(perpetrator=side.name, summary=summary)
    found = EventFilter(QueryDict(query), Event.objects.visible())
    assert {event.summary for event in found.qs} == summaries, why
    assert not found.problems
