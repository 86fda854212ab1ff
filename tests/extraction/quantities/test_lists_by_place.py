"""Lists of places with the dead and hurt of each."""

import pytest

from events.extraction.types import Count


def exactly(n):
    return Count(n, n)


def by_place(events):
    return [([p.name for p in e.places], e.casualties.killed, e.casualties.wounded) for e in events]


@pytest.mark.parametrize(
    ("text", "found", "why"),
    [
        (
            "Russian attacks in the past 24 hours:\n"
            "• Kherson: 2 killed, 9 injured\n"
            "• Pokrovsk: 6 injured",
            [(["Kherson"], exactly(2), exactly(9)), (["Pokrovsk"], None, exactly(6))],
            "each place has its own, the line above them none",
        ),
        (
            "Consequences of Russian shelling over the day\n"
            "Kherson - four dead, 12 wounded\n"
            "Pokrovsk - one dead, five wounded",
            [(["Kherson"], exactly(4), exactly(12)), (["Pokrovsk"], exactly(1), exactly(5))],
            "a dash, and numbers in words",
        ),
    ],
)
def test_each_place_of_a_list_is_an_event(text, found, why, events_of):
    assert by_place(events_of(text)) == found, why


def test_a_list_without_an_attack_above_it_tells_none(events_of):
    assert events_of("Road deaths over the day:\nKherson: 2 killed, 9 injured") == []
