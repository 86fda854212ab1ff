"""With what, how many launched and how many stopped; a count only where the text gives it."""

import pytest

from events.extraction.types import Kind, WeaponType

DRONE, MISSILE, ROCKET = WeaponType.DRONE, WeaponType.MISSILE, WeaponType.ROCKET
STRIKES = [
    ("Russia fired 30 drones at Kyiv.", [(DRONE, 30)], "a launch with its number"),
    ("Russia fired a missile at Kyiv.", [(MISSILE, 1)], "one was fired"),
    ("A missile hit Kyiv.", [(MISSILE, None)], "that one hit does not say how many were fired"),
    ("Russia launched dozens of drones at Kyiv.", [(DRONE, None)], "dozens is no whole number"),
    ("Russia launched drones and missiles at Kyiv.", [(DRONE, None), (MISSILE, None)], "two sorts"),
    (
        "Russia launched 20 drones and six missiles at Kyiv.",
        [(DRONE, 20), (MISSILE, 6)],
        "two sorts, each with its number",
    ),
    (
        "Russia fired four ballistic missiles at Kyiv.",
        [(WeaponType.BALLISTIC_MISSILE, 4)],
        "the longest name",
    ),
    (
        "Russia fired two Iskanders at Kyiv.",
        [(WeaponType.BALLISTIC_MISSILE, 2)],
        "a model stands for its type",
    ),
    ("Militants fired 12 Grad rockets at Kyiv.", [(ROCKET, 12)], "a model beside its type"),
    ("Glide bombs hit Kherson.", [(WeaponType.GLIDE_BOMB, None)], "not a bomb"),
    ("Artillery shells hit Kherson.", [(WeaponType.ARTILLERY, None)], "tubes"),
    ("An airstrike hit Kherson.", [], "the subkind says it, no munition is named"),
    ("Heavy shelling hit Kherson.", [], "the subkind says it, no munition is named"),
    ("A strike on a drone factory hit Kherson.", [], "what was hit is not what hit"),
]
INTERCEPTIONS = [
    ("Ukraine shot down 20 drones over Kyiv.", [(DRONE, None, 20)], "a bare shoot-down"),
    ("Ukraine shot down 15 of 16 drones over Kyiv.", [(DRONE, 16, 15)], "out of"),
    ("Ukraine shot down all 42 drones over Kyiv.", [(DRONE, 42, 42)], "all"),
    ("Ukraine shot down a drone over Kyiv.", [(DRONE, None, 1)], "one"),
    ("Ukraine shot down drones over Kyiv.", [(DRONE, None, None)], "an uncounted plural"),
    (
        "Ukraine shot down nine drones and two missiles over Kyiv.",
        [(DRONE, None, 9), (MISSILE, None, 2)],
        "two sorts",
    ),
    (
        "Ukraine shot down 37 Shahed drones over Kyiv.",
        [(DRONE, None, 37)],
        "a model beside its type",
    ),
    (
        "Air defence systems destroyed six missiles over Kyiv.",
        [(MISSILE, None, 6)],
        "the system is not what was stopped",
    ),
]


@pytest.mark.parametrize(("text", "weapons", "why"), STRIKES)
def test_a_strike_names_what_was_launched(text, weapons, why, drafts_of):
    draft = next(d for d in drafts_of(text) if d.kind is Kind.STRIKE)
    assert [(w.type, w.launched) for w in draft.weapons] == weapons, why
    assert all(w.intercepted is None for w in draft.weapons)


@pytest.mark.parametrize(("text", "weapons", "why"), INTERCEPTIONS)
def test_an_interception_names_what_was_stopped(text, weapons, why, drafts_of):
    draft = next(d for d in drafts_of(text) if d.kind is Kind.INTERCEPTION)
    assert [(w.type, w.launched, w.intercepted) for w in draft.weapons] == weapons, why


def test_what_was_launched_and_stopped_is_a_strike_as_well(drafts_of):
    interception, strike = drafts_of("Ukraine shot down 15 of 16 Russian drones over Kyiv.")
    assert (strike.kind, [(w.launched, w.intercepted) for w in strike.weapons]) == (
        Kind.STRIKE,
        [(16, None)],
    )
    assert strike.places == ()  # the regions named are those of the interception
    assert (strike.perpetrators, strike.targets) == (
        interception.targets,
        interception.perpetrators,
    )


@pytest.mark.parametrize(
    ("text", "kind", "why"),
    [
        (
            "Troops with rifles captured Pokrovsk.",
            Kind.TERRITORIAL_CLAIM,
            "a place was taken, not struck",
        ),
        (
            "Gunmen abducted ten people at a missile depot.",
            Kind.ATTACK_ON_CIVILIANS,
            "missiles had no part",
        ),
        ("Russia deployed troops with missiles to Kherson.", Kind.DEPLOYMENT, "nothing was fired"),
    ],
)
def test_other_kinds_list_no_munitions(text, kind, why, drafts_of):
    (draft,) = drafts_of(text)
    assert (draft.kind, draft.weapons) == (kind, ()), why


@pytest.mark.parametrize(
    ("text", "weapons", "why"),
    [
        (
            "Russia launched 32 drones at Kyiv. Thirty were shot down.",
            [(DRONE, None, 30)],
            "a bare number",
        ),
        (
            "Russia launched 32 drones at Kyiv. All 32 of them were shot down.",
            [(DRONE, 32, 32)],
            "all of them",
        ),
        (
            "Russia launched 38 drones at Kyiv, all of which were shot down.",
            [(DRONE, 38, 38)],
            "all of which",
        ),
        (
            "Russia launched two missiles at Kyiv, but both were shot down.",
            [(MISSILE, 2, 2)],
            "both",
        ),
        (
            "Russia launched missiles at Kyiv. They were shot down.",
            [(MISSILE, None, None)],
            "they, uncounted",
        ),
        (
            "Russia launched drones and missiles at Kyiv. Nine were shot down.",
            [(MISSILE, None, 9)],
            "the sort named last",
        ),
        (
            "Russia launched drones. Rain fell. Wind blew. It was cold. Nine were shot down.",
            [],
            "named too far above",
        ),
    ],
)
def test_a_bare_number_that_was_shot_down_is_of_the_munition_named_before(
    text, weapons, why, drafts_of
):
    draft = next(d for d in drafts_of(text) if d.kind is Kind.INTERCEPTION)
    assert [(w.type, w.launched, w.intercepted) for w in draft.weapons] == weapons, why
    assert {w.rule for w in draft.why if w.field == "weapons"} == (
        {"weapons/named before"} if weapons else set()
    )
