"""How many munitions were stopped, where a text tells it in parts or by what is left."""

import pytest

from events.extraction.types import Kind


def stopped(drafts):
    return [
        ([p.name for p in d.places], [(w.launched, w.intercepted) for w in d.weapons])
        for d in drafts
        if d.kind is Kind.INTERCEPTION
    ]


@pytest.mark.parametrize(
    ("text", "counts", "why"),
    [
        (
            "Of the 40 drones that Russia launched, 25 drones were downed over Kyiv.",
            [(40, 25)],
            "the whole stands first",
        ),
        (
            "Air defences destroyed all but four of the 30 drones over Kyiv.",
            [(30, 26)],
            "four got through",
        ),
        (
            "The air force said it shot down 20 out of 30 Russia-launched drones over Kyiv.",
            [(30, 20)],
            "whose drones they are stands between number and noun",
        ),
        (
            "Russia fired 41 drones overnight; 37 were shot down over Kyiv.",
            [(None, 37)],
            "the number stopped stands apart from its noun",
        ),
        (
            "The air force reported destroying all four drones over Kyiv.",
            [(4, 4)],
            "all of them, wherever the word stands",
        ),
        (
            "Russia fired 40 drones at Kyiv; 31 drones were shot down.",
            [(None, 31)],
            "what was launched stands in the other clause",
        ),
        (
            "Russia launched 23 drones at Kyiv. Sixteen were destroyed.",
            [(None, 16)],
            "a bare number right behind the launch",
        ),
    ],
)
def test_a_part_and_its_whole_are_told_apart(drafts_of, text, counts, why):
    assert [found for _, found in stopped(drafts_of(text))] == [counts], why


def test_each_place_with_a_number_is_an_interception_of_its_own(drafts_of):
    found = stopped(
        drafts_of("Eight drones were downed over Kyiv and three over the neighbouring Kherson.")
    )
    assert found == [(["Kyiv"], [(None, 8)]), (["Kherson"], [(None, 3)])]


def test_parts_that_make_up_the_whole_leave_no_event_for_it(drafts_of):
    found = stopped(
        drafts_of(
            "Air defences destroyed 20 drones: 14 over the territory of Kherson and six over Kyiv."
        )
    )
    assert found == [(["Kherson Oblast"], [(None, 14)]), (["Kyiv"], [(None, 6)])]


@pytest.mark.parametrize(
    ("text", "launched", "why"),
    [
        ("Two days ago an army drone hit Kharkiv.", None, "a number of days"),
        ("Hezbollah fired more than 135 rockets at Haifa.", 135, "a whole number, if not all"),
        ("Hezbollah fired dozens of rockets at Haifa.", None, "no number"),
        ("Rebels fired two Tochka-U missiles at Kharkiv.", 2, "a name of three words"),
        ("Russia launched three one-way attack drones at Kharkiv.", 3, "one-way counts nothing"),
        ("Two mortar shells hit a hospital in Kharkiv.", 2, "mortar shells are no mortar"),
        ("Russia fired two Iskander missiles at Kharkiv.", 2, "model and sort are one name"),
        ("About 25 projectiles were fired at Haifa.", 25, "of no certain sort"),
        ("Three missiles hit Kharkiv.", 3, "what hits was launched"),
        ("A missile hit Kharkiv.", None, "one of who knows how many"),
        ("Two bombs exploded in Kharkiv.", None, "planted, not launched"),
    ],
)
def test_what_was_launched_is_counted(drafts_of, text, launched, why):
    assert [w.launched for w in drafts_of(text)[0].weapons] == [launched], why
