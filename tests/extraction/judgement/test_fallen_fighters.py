"""Fighters who fell and have no name in the text are a side of the fight."""

import pytest

FELL = [
    (
        "Three militants and a soldier were killed in an encounter near Shopian in Kashmir on "
        "Wednesday, the Indian army said.",
        (["militants"], ["India"]),
        "each did it to the other",
    ),
    (
        "Nine soldiers were killed and 14 militants died in a battle at Gao on Tuesday, the Malian "
        "army said.",
        (["militants"], ["Mali"]),
        "the soldiers fought those who fell with them",
    ),
    (
        "Fighting near Marib in Yemen killed 34 Yemeni soldiers and 52 Houthi rebels on Tuesday.",
        (["Yemen"], ["Houthis"]),
        "the dead of two sides at war",
    ),
    (
        "US missiles killed eight suspected militants in South Waziristan on Tuesday.",
        (["United States"], ["militants"]),
        "the state of the place was not struck",
    ),
    (
        "Pakistani troops killed nine militants near Tank on Tuesday.",
        (["Pakistan"], ["militants"]),
        "troops on their own ground strike no state",
    ),
    (
        "A Russian missile killed nine people in Kherson on Tuesday.",
        (["Russia"], ["Ukraine"]),
        "people are no fighters",
    ),
    (
        "Israeli troops killed two Hamas militants in Rafah on Tuesday.",
        (["Israel"], ["Hamas"]),
        "they have a name",
    ),
    (
        "Tribal fighters clashed with Druze militants near Sweida in Syria on Tuesday, killing 10 "
        "militants.",
        ([], ["Druze"]),
        "the word is said of those who have a name before",
    ),
    (
        "Three militants and four civilians were killed in clashes in Lahore on Tuesday.",
        ([], []),
        "nobody says who killed the civilians",
    ),
    (
        "A drone strike in Lahore killed two civilians and wounded a militant on Tuesday.",
        ([], []),
        "those hurt beside the dead were not what it was meant for",
    ),
    (
        "Soldiers fought gunmen near Tank in Pakistan on Tuesday, and three militants died in a "
        "road accident.",
        ([], []),
        "an accident is no part of the fight",
    ),
]


def test_fighters_near_a_border_are_not_of_the_state_beyond_it(events_of):
    event = events_of("Pakistani soldiers killed 12 militants near the Afghan border on Monday.")[0]
    assert [a.name for a in event.actors if a.role == "target"] == ["militants"]


@pytest.mark.parametrize(("text", "roles", "why"), FELL)
def test_those_who_fell_are_a_side(text, roles, why, events_of):
    event = events_of(text)[0]
    by, to = ([a.name for a in event.actors if a.role == r] for r in ("perpetrator", "target"))
    assert (by, to) == roles, why


MUNITIONS_TOLD_BY_THEIR_DOWNING = (
    "Ukraine's air force said it shot down 18 of 22 drones launched by Russia overnight."
)


def test_the_launch_of_what_was_downed_is_of_those_whose_it_was(events_of):
    strike = next(e for e in events_of(MUNITIONS_TOLD_BY_THEIR_DOWNING) if e.kind == "strike")
    assert [(a.role, a.name) for a in strike.actors] == [
        ("perpetrator", "Russia"),
        ("target", "Ukraine"),
    ]
    assert [p.country for p in strike.places] == ["UA"]


def test_a_state_at_war_with_one_other_on_its_ground_repels_nobody_else(events_of):
    event = events_of("Ukrainian forces repelled attacks near Bakhmut, the General Staff said.")[0]
    assert [a.name for a in event.actors if a.role == "perpetrator"] == ["Russia"]


def test_gangs_are_no_federation_that_the_text_does_not_name(events_of):
    event = events_of("Armed gangs killed 40 people in Kenscoff in Haiti on Saturday.")[0]
    assert [a.name for a in event.actors if a.role == "perpetrator"] == ["gangs"]


INNOCENT = [
    ("Soldiers shot dead a boy in Jenin on Monday.", None, "whose soldiers, the text does not say"),
    ("Troops shelled Donetsk on Monday, killing nine people.", None, "nor whose troops"),
    ("Rebels attacked Beni on Monday, killing four people.", "rebels", "the map names no group"),
    (
        "The Kenyan army said it had planted trees in Mandera, where a bomb killed two officers.",
        None,
        "who plants trees plants no bomb",
    ),
    (
        "Al Shabaab said it had planted the bomb that killed two people in Mogadishu on Monday.",
        "Al-Shabaab",
        "who says so of a bomb does",
    ),
    (
        "Rebels in Ituri in Congo known as CODECO attacked a camp on Monday, killing 60 people.",
        "CODECO",
        "a group whose name follows its sort",
    ),
    (
        "FARC condemned it. Gunmen of the Colombian group ELN killed four soldiers in Arauca.",
        "National Liberation Army",
        "a group with its own name is not the one named before",
    ),
]


@pytest.mark.parametrize(("text", "side", "why"), INNOCENT)
def test_nobody_is_accused_whom_the_text_does_not_name(text, side, why, events_of):
    actors = [a.name for e in events_of(text) for a in e.actors if a.role == "perpetrator"]
    assert actors == ([side] if side else []), why


def test_those_whom_guards_wounded_are_no_target_of_the_drones_before(events_of):
    strike = events_of(
        "Drones hit Engels airbase on Monday, and Russian guards opened fire, wounding five "
        "Ukrainian soldiers."
    )[0]
    assert [a.name for a in strike.actors if a.role == "target"] == []
