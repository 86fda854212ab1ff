"""Whole texts of several wars: who did it, where the sentence names others beside."""

import pytest

TOLD = [
    (
        "The Houthis and Hezbollah threatened Israel. Israel's army said a missile was fired at "
        "Haifa from Yemen on Monday.",
        ["Houthis"],
        "the group of the land from which it was fired",
    ),
    (
        "Hezbollah and Hamas vowed revenge. Some 40 rockets were fired from southern Lebanon at "
        "Haifa on Monday, Israel's army said.",
        ["Hezbollah"],
        "not the group that was named last",
    ),
    (
        "Iran warned Pakistan. A missile fired from Iran hit a village near Panjgur in Pakistan on "
        "Monday, killing two children, Pakistan's foreign ministry said.",
        ["Iran"],
        "the state, where no group of it fights those struck",
    ),
    (
        "Sudanese jets bombed Nyala on Monday, with at least 30 Chadians killed.",
        ["Sudan"],
        "those killed did not do it, though the parse has them for a subject",
    ),
    (
        "The army said heavy fighting with Boko Haram raged near Baga on Monday. A terrorist "
        "stabbed two women to death in London on Monday.",
        None,
        "a terrorist is none of those told before",
    ),
    (
        "The BLA claimed responsibility for the ambush of a military convoy near Turbat on Monday "
        "in which eight soldiers were killed.",
        ["Baloch Liberation Army"],
        "the convoy suffered the ambush, and those who claim it did it",
    ),
    (
        "Libyan rebels hold Misrata against Gaddafi. NATO said targets hit near Brega on Monday "
        "included two tanks of the Libyan army.",
        ["NATO"],
        "a coalition that tells of targets struck them",
    ),
    (
        "Ukraine's air force warned Kyiv of Russian aircraft that fired missiles. The air force "
        "said it had shot down five missiles over Kyiv on Monday.",
        ["Ukraine"],
        "aircraft of the other side are not whom the air force means",
    ),
]


@pytest.mark.parametrize(("text", "by", "why"), TOLD)
def test_the_side_that_did_it_is_told_from_those_beside(text, by, why, events_of):
    found = [a.name for a in events_of(text)[-1].actors if a.role == "perpetrator"]
    assert (found == by) if by is not None else ("Boko Haram" not in found), why
