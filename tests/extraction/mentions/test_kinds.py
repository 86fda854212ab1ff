"""What kind an attack, a harm or a damage was, where its own words leave it open."""

import pytest

from events.extraction.actors.spotting.side_spotting import find_sides
from events.extraction.mentions import kinds

CASES = [
    (
        "Soldiers killed 40 people in Goma on Monday.",
        ["attack_on_civilians"],
        "people of no arms, by those who bear them",
    ),
    (
        "Three soldiers were killed by a landmine near Goma.",
        ["strike"],
        "by a munition, whoever they were",
    ),
    (
        "Police killed 30 ethnic Tutsis in Goma.",
        ["attack_on_civilians"],
        "people of a community, and no fighters",
    ),
    (
        "Militants attacked an army base near Goma.",
        ["ground_combat"],
        "armed people against a base",
    ),
    (
        "Gunmen burned down a village near Goma, killing villagers.",
        ["attack_on_civilians"],
        "armed people against villagers",
    ),
    ("Rebels attacked farmers near Goma.", ["attack_on_civilians"], "armed people against farmers"),
    ("Drones attacked Kherson.", ["strike"], "munitions attack from afar"),
    ("Soldiers killed nine militants near Goma.", ["ground_combat"], "armed people on both ends"),
    (
        "Gunmen killed 26 villagers near Djibo.",
        ["attack_on_civilians"],
        "armed people and villagers",
    ),
    (
        "Debris damaged a school in Kyiv. Two people were wounded.",
        ["strike", "strike"],
        "the wounded of the debris",
    ),
    (
        "A missile hit a market in Kherson. Seven people were killed.",
        ["strike", "strike"],
        "the dead belong to what was told before",
    ),
    (
        "Gunmen raided a camp near Goma. Nine people were killed.",
        ["ground_combat", "ground_combat"],
        "the dead of the raid",
    ),
    (
        "Gunmen abducted ten pupils. The attack shocked the region.",
        ["attack_on_civilians"] * 2,
        "the attack is the abduction",
    ),
    (
        "A missile hit a market in Kherson. The attack was the third.",
        ["strike", "strike"],
        "the attack is the missile's",
    ),
    ("A house was destroyed by a drone in Kherson.", ["strike"], "by a munition"),
    (
        "North and South Korea exchanged artillery fire on Tuesday.",
        ["strike"],
        "one exchange, and no fight beside it",
    ),
    (
        "The military chief was assassinated in Benghazi last week.",
        ["attack_on_civilians"],
        "who is assassinated was not fought",
    ),
    (
        "Three people were killed by a missile in Pokrovsk, in the region where troops have "
        "taken the town of Lyman in recent weeks.",
        ["strike", "territorial_claim"],
        "what the relative clause tells of the place is apart",
    ),
    (
        "Russia attacked Kherson, killing two people.",
        ["strike"],
        "a state that attacks does so from afar",
    ),
    (
        "Boko Haram attacked an army base near Goma.",
        ["ground_combat"],
        "a group that attacks a base fights for it",
    ),
]
LEFT_OUT = [
    ("Five people were killed on a road near Kherson.", "dead of nothing that was told"),
    ("A bridge was damaged by the flood.", "damage without an attack"),
    ("Two people died in hospital.", "a death with no cause"),
]


@pytest.mark.parametrize(("text", "expected", "why"), CASES)
def test_the_rest_of_the_text_settles_the_kind(text, expected, why, settled_of):
    assert [str(mention.kind) for mention in settled_of(text)] == expected, why


@pytest.mark.parametrize(("text", "why"), LEFT_OUT)
def test_harm_of_no_known_cause_is_no_event(text, why, settled_of):
    assert settled_of(text) == [], why


def test_what_goes_on_with_an_event_points_back_to_it(settled_of):
    first, second = settled_of("A missile hit a market in Kherson. Seven people were killed.")
    assert not first.refers_back
    assert second.refers_back


def test_nothing_settles_to_nothing(settled_of):
    assert settled_of("The harvest was good.") == []


@pytest.mark.parametrize(
    ("text", "is_open", "why"),
    [
        ("Militants attacked a base.", True, "attack may be of several kinds"),
        ("Two people died in Goma.", True, "harm may be by anything"),
        ("Gunmen raided a base.", True, "troops raid, and gunmen do"),
        ("Soldiers and rebels clashed near Goma.", False, "a clash is a fight"),
        ("Warplanes bombed Goma.", False, "a bombing is a strike"),
    ],
)
def test_only_what_words_leave_open_is_settled(text, is_open, why, document_of, mentions_of):
    document = document_of(text)
    assert kinds.is_open(mentions_of(text)[0], document) is is_open, why
    assert (
        bool(list(kinds.open_mentions(mentions_of(text), document, find_sides(document, None))))
        is is_open
    )
