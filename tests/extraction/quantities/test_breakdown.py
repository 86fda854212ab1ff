"""A toll that is told place by place."""

import pytest

from events.extraction.types import Count


def exactly(n):
    return Count(n, n)


def by_place(drafts):
    return [([p.name for p in d.places], d.casualties.killed, d.casualties.wounded) for d in drafts]


def test_each_place_with_a_number_of_its_own_is_an_event(drafts_of):
    found = drafts_of("Russian shelling killed three people, two in Pokrovsk and one in Kherson.")
    assert by_place(found) == [(["Pokrovsk"], exactly(2), None), (["Kherson"], exactly(1), None)]


def test_the_whole_stays_where_its_parts_do_not_make_it_up(drafts_of):
    whole, *parts = drafts_of(
        "Russian shelling killed nine people, two in Pokrovsk and one in Kherson."
    )
    assert whole.casualties.killed == exactly(9)
    assert by_place(parts) == [(["Pokrovsk"], exactly(2), None), (["Kherson"], exactly(1), None)]
    assert not {p.name for p in whole.places} & {"Pokrovsk", "Kherson"}


def test_the_hurt_are_told_place_by_place_as_well(drafts_of):
    found = drafts_of("Russian shelling wounded three people, two in Pokrovsk and one in Kherson.")
    assert by_place(found) == [(["Pokrovsk"], None, exactly(2)), (["Kherson"], None, exactly(1))]


@pytest.mark.parametrize(
    ("text", "told", "why"),
    [
        (
            "Russian shells killed two people in Pokrovsk and wounded five in Kherson.",
            [(["Pokrovsk"], exactly(2), None), (["Kherson"], None, exactly(5))],
            "each number by its own word of harm",
        ),
        (
            "Russian strikes killed one person in Kyiv and injured six in the town of Brovary.",
            [(["Kyiv"], exactly(1), None), (["Brovary"], None, exactly(6))],
            "what sort of place it is may stand before its name",
        ),
        (
            "Of the 14 killed in Tuesday's air strikes, nine died in Pokrovsk and five in Kherson.",
            [(["Pokrovsk"], exactly(9), None), (["Kherson"], exactly(5), None)],
            "a verb may stand between the number and its place",
        ),
    ],
)
def test_dead_and_hurt_of_one_barrage_are_of_their_own_places(text, told, why, drafts_of):
    assert by_place(drafts_of(text)) == told, why


def test_the_verb_of_harm_may_stand_behind_the_place(events_of):
    found = events_of("Russian shells killed two in Pokrovsk and five in Kherson were wounded.")
    harm = {e.places[0].name: (e.casualties.killed, e.casualties.wounded) for e in found}
    assert harm == {"Pokrovsk": (exactly(2), None), "Kherson": (None, exactly(5))}


def test_a_clause_keeps_its_days_from_the_places_of_another(events_of):
    found = events_of(
        "Since Monday, shelling has killed four in Kherson; a strike on Tuesday killed two in "
        "Odesa."
    )
    days = {e.places[0].name: (e.date.end - e.date.start).days for e in found}
    assert days["Kherson"] > days["Odesa"] == 0


def test_respectively_goes_by_the_order_of_the_places(drafts_of):
    found = drafts_of("Missiles hit Kyiv and Kherson, leaving 15 and 10 people dead respectively.")
    assert by_place(found) == [(["Kyiv"], exactly(15), None), (["Kherson"], exactly(10), None)]
    assert {w.rule for d in found for w in d.why if w.field == "killed"} == {
        "casualties/respectively"
    }


def test_each_item_of_a_list_is_struck_in_its_own_place(drafts_of):
    found = drafts_of(
        "Airstrikes hit four launchers near Kyiv; a tank near Kherson; two depots near Pokrovsk."
    )
    assert [[p.name for p in d.places] for d in found] == [["Kyiv"], ["Kherson"], ["Pokrovsk"]]


def test_what_the_next_clause_says_of_a_side_is_no_item_of_a_list(events_of):
    (event,) = events_of(
        "Shelling of the city of Donetsk on Sunday killed five; Kyiv's forces were blamed by the "
        "Moscow-installed mayor."
    )
    assert [p.name for p in event.places] == ["Donetsk"]
    assert event.casualties.killed == exactly(5)


def test_sorts_of_munitions_stay_with_their_place(drafts_of):
    found = drafts_of(
        "Air defences destroyed 14 drones and four missiles over Kyiv and 16 drones over Kherson."
    )
    told = [
        ([p.name for p in d.places], [(str(w.type), w.intercepted) for w in d.weapons])
        for d in found
    ]
    assert told == [(["Kyiv"], [("drone", 14), ("missile", 4)]), (["Kherson"], [("drone", 16)])]


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("Russian shelling killed three people in Pokrovsk.", "one place"),
        ("Russian shelling killed three people in Pokrovsk and Kherson.", "one number for both"),
        (
            "Russian drones hit Kherson, 20 km from Kyiv, killing two people in Kherson.",
            "kilometres are no people",
        ),
    ],
)
def test_one_number_is_one_event(text, why, drafts_of):
    assert len(drafts_of(text)) == 1, why


def test_why_points_at_number_and_place(drafts_of):
    text = "Russian shelling killed three people, two in Pokrovsk and one in Kherson."
    whys = [w for d in drafts_of(text) for w in d.why if w.field == "killed"]
    assert [text[w.start : w.end] for w in whys] == ["two in Pokrovsk", "one in Kherson"]
