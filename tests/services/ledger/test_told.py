"""The numbers of a report, and whether they come on top of what was told before."""

import pytest

from events.extraction.types import Casualties, Count, Place, Precision, Why
from events.services.ledger.told import covers_an_area, sums_up, told_on_top, told_to_correct
from tests.factories import make_extracted


@pytest.mark.parametrize(
    ("sentence", "read_from", "on_top"),
    [
        ("Three more people died in hospital.", "Three more people died", True),
        ("Two more people wounded on Friday in Rafah have died.", "in Rafah have died", True),
        ("Two people wounded on Friday in Rafah have died.", "in Rafah have died", False),
        ("Three more bodies were found, so the toll is 23.", "the toll is 23", False),
    ],
)
def test_a_number_comes_on_top_if_its_words_or_those_before_it_say_so(sentence, read_from, on_top):
    start = sentence.index(read_from)
    why = Why("killed", "rule", start, start + len(read_from))
    assert told_on_top("killed", make_extracted(sentence, why=(why,))) is on_top


@pytest.mark.parametrize(("killed", "on_top"), [(14, False), (2, True)])
def test_the_sum_that_an_increment_leads_to_does_not_come_on_top(killed, on_top):
    sentence = "Two more passengers died overnight, raising the death toll to 14."
    read_from = "raising the death toll"
    start = sentence.index(read_from)
    why = Why("killed", "rule", start, start + len(read_from))
    counted = Casualties(killed=Count(killed, killed))
    assert told_on_top("killed", make_extracted(sentence, why=(why,), casualties=counted)) is on_top


@pytest.mark.parametrize(
    ("sentence", "total"),
    [
        ("At least 19 civilians were killed in two attacks in the territory.", True),
        ("A series of car bombings killed 33.", True),
        ("Attacks killed 19 civilians.", False),
        ("Two people were killed in attacks.", False),
    ],
)
def test_the_numbers_of_one_town_are_a_total_only_if_its_attacks_are_counted(sentence, total):
    town = Place("Beni", "North Kivu", "CD", precision=Precision.TOWN)
    assert sums_up(make_extracted(sentence, place=town)) is total


def test_what_is_told_of_the_past_day_in_a_region_is_told_of_the_whole_region():
    region = Place("Kherson Oblast", country="UA", precision=Precision.REGION)
    said = "Russian attacks killed five people in the Kherson region over the past day."
    assert covers_an_area(make_extracted(said, place=region))


@pytest.mark.parametrize(
    ("sentence", "killed", "wounded", "on_top"),
    [
        ("Eight were killed and another 23 injured.", "Eight were killed", "another 23", False),
        ("It killed 16 and wounded another 40.", "killed 16", "another 40", False),
        ("Three more died and two more were hurt.", "Three more died", "two more", True),
        ("Another 12 came to hospital.", "", "Another 12", True),
    ],
)
def test_a_number_that_stands_beside_the_other_does_not_come_on_top_of_earlier_ones(
    sentence, killed, wounded, on_top
):
    told = {"killed": killed, "wounded": wounded}
    whys = [
        Why(what, "rule", sentence.index(words), sentence.index(words) + len(words))
        for what, words in told.items()
        if words
    ]
    assert told_on_top("wounded", make_extracted(sentence, why=tuple(whys))) is on_top


@pytest.mark.parametrize(
    ("sentence", "corrects"),
    [
        ("Thirteen soldiers were killed, not 20 as first reported.", True),
        ("The army revised the death toll down to 13.", True),
        ("Thirteen soldiers were killed, the army first reported.", False),
    ],
)
def test_a_number_corrects_those_before_it_if_the_text_says_so(sentence, corrects):
    report = make_extracted(sentence, why=(Why("killed", "rule", 0, 8),))
    assert told_to_correct("killed", report) is corrects
