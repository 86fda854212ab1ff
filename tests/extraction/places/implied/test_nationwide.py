"""What was launched at a whole country, and what was stopped elsewhere."""

from datetime import date

import pytest

from events.extraction.pipeline import extract_events
from events.extraction.types import Kind

STOPPED = [
    (
        "Russia attacked the Odesa region with 30 drones overnight. Air defence shot down 23 of 30 "
        "drones, the regional governor said on Wednesday.",
        "Odesa Oblast",
        "the 30 that were launched at one region",
    ),
    (
        "Russia attacked the Odesa region with drones overnight. Ukraine shot down 123 of 150 "
        "drones, the air force said on Wednesday.",
        "Ukraine",
        "more than were told of the region",
    ),
    (
        "A cargo ship in the Red Sea was hit by a missile on Monday. The US navy destroyer Mason "
        "shot down two drones fired by the Houthis.",
        "Red Sea",
        "a warship is not at home",
    ),
]


LAUNCHED = (
    "Russia launched 120 drones and 14 missiles at Ukraine overnight. The air force said it shot "
    "down 98 drones and 9 missiles. A woman was killed in Kryvyi Rih."
)


def test_a_barrage_of_many_stays_of_the_country_that_it_was_launched_at(gazetteer):
    told = extract_events(LAUNCHED, published_on=date(2026, 11, 18), gazetteer=gazetteer)
    assert [[p.name for p in event.places] for event in told] == [
        ["Ukraine"],
        ["Ukraine"],
        ["Kryvyi Rih"],
    ]


@pytest.mark.parametrize(("text", "place", "why"), STOPPED)
def test_what_was_stopped_was_stopped_where_it_was_launched_at(text, place, why, gazetteer):
    told = extract_events(text, published_on=date(2026, 11, 18), gazetteer=gazetteer)
    stopped = [event for event in told if event.kind is Kind.INTERCEPTION]
    assert [p.name for event in stopped for p in event.places] == [place], why
