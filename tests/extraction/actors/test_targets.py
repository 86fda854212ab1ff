"""To whom it was done, as the sentence gives it; doubt gives nobody."""

import pytest

DONE_TO = [
    (
        "Rockets hit the Tower 22 base on Monday, wounding five US soldiers.",
        ["United States"],
        "whose soldiers fell",
    ),
    (
        "A Chadian soldier died on Monday when his lorry hit a mine.",
        ["Chad"],
        "who died when a vehicle ran into it",
    ),
    ("Russia attacked Ukraine with drones.", ["Ukraine"], "the object"),
    ("Ukraine shot down nine Russian drones.", ["Russia"], "whose munitions they were"),
    ("Ukraine shot down nine drones launched by Russia.", ["Russia"], "who launched them"),
    ("Russia struck Kyiv with missiles.", ["Ukraine"], "the state of the place"),
    ("Hezbollah fired rockets at Israel.", ["Israel"], "after at"),
    (
        "Israel bombed Gaza on Tuesday. Hamas vowed revenge.",
        ["Hamas"],
        "in Gaza the side that is fought, not a state",
    ),
    ("A drone hit Kherson.", [], "nobody is named who did it"),
    ("Russia massed 50,000 troops at the border.", [], "those who are sent are no target"),
    (
        "JNIM militants ambushed Malian soldiers and Wagner mercenaries.",
        ["Mali", "Wagner Group"],
        "both who were ambushed",
    ),
    (
        "The coalition bombed rebel-held northern Yemen. The Houthis vowed revenge.",
        ["Houthis"],
        "who holds the ground",
    ),
    ("Houthi missiles killed two Indians in Israel.", ["Israel"], "guests are no target"),
    (
        "A Nigerian convoy struck a roadside bomb in Kano.",
        ["Nigeria"],
        "who runs into a bomb suffers it",
    ),
    (
        "Nigerian soldiers came under gunfire in Kano.",
        ["Nigeria"],
        "who comes under fire suffers it",
    ),
    (
        "A Turkish soldier was killed in clashes with the PKK in Iraq.",
        ["Turkey"],
        "the side of the fallen",
    ),
    (
        "Boko Haram gunmen massacred 20 villagers in Nigeria.",
        ["civilians"],
        "people of no side that is told",
    ),
    (
        "Russian soldiers executed nine prisoners of war in Ukraine.",
        ["Ukraine"],
        "whose people they are, in a war of states",
    ),
    (
        "Arakan Army fighters massacred 20 Rohingya villagers.",
        ["Rohingya"],
        "the community that is told",
    ),
    (
        "RSF fighters massacred civilians in Sudan.",
        ["civilians"],
        "in a civil war they are nobody's",
    ),
    ("Sudan's army lost control of the town to the RSF.", ["Sudan"], "who lost it"),
    (
        "M23 rebels captured Goma.",
        ["Democratic Republic of the Congo"],
        "rebels fight their own state",
    ),
    ("A missile wounded a UN peacekeeper in Lebanon.", ["United Nations"], "one peacekeeper"),
    ("The Houthis struck a Liberia-flagged ship in the Red Sea.", [], "a flag is no side"),
    (
        "Two Indian soldiers were killed by Pakistani shelling in Kashmir.",
        ["India"],
        "the dead of the main clause, where the parse takes the noun for a verb",
    ),
    ("Turkish troops shelled a post near the border with Syria.", [], "beyond a border"),
    ("Turkish drones struck a Kurdish-held village in Syria.", ["Kurds"], "who holds the ground"),
]


@pytest.mark.parametrize(("text", "sides", "why"), DONE_TO)
def test_to_whom_it_was_done(text, sides, why, drafts_of):
    assert list(drafts_of(text)[0].targets) == sides, why
