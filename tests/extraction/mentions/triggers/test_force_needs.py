"""What a trigger needs where forces break in, raise a flag, free hostages or move arms."""

import pytest

from events.extraction.mentions.triggers.matching import trigger_of

TOLD = [
    ("Soldiers raised their flag over Kupiansk.", "territorial_claim", "a flag over a town"),
    ("The army lost the town to rebels.", "territorial_claim", "a town, to a force"),
    ("Rebels breached the border fence.", "territorial_claim", "lines, by armed people"),
    ("Fighters chased soldiers out of the town.", "territorial_claim", "out of a place"),
    ("Soldiers entered the hospital.", "ground_combat", "troops in a building"),
    ("Commandos rescued four hostages.", "ground_combat", "hostages freed by force"),
    ("The enemy attacked three times near Lyman.", "ground_combat", "as bulletins put it"),
    ("Their lorry hit a mine.", "strike", "what lay in wait"),
    ("Border guards traded fire with rebels.", "ground_combat", "rifles, on the ground"),
    ("Israel stationed tanks near Sderot.", "deployment", "tanks, and where"),
    ("The navy ordered a carrier to the region.", "deployment", "a ship, and where to"),
    ("Gunmen seized dozens of villagers.", "attack_on_civilians", "people who bear no arms"),
    ("Glide bombs flattened a house in Kharkiv.", "strike", "a munition did it"),
    ("Two rockets killed 12 people.", "strike", "a munition killed"),
    ("Rebels made progress in the north.", "territorial_claim", "rebels, on the ground"),
    ("Air defences repelled a drone attack.", "interception", "an attack of what flies"),
    ("Settlers set fire to a mosque.", "attack_on_civilians", "people, by hand"),
    ("A drone crashed into a house.", "strike", "what flies without a pilot"),
    ("A stabbing attack wounded two men.", "attack_on_civilians", "by hand"),
    ("Ukraine destroyed a helicopter at the airfield.", "strike", "it stood on the ground"),
    ("Ukraine destroyed a helicopter over Kherson.", "interception", "it flew"),
    ("Gunmen set houses alight in Goma.", "attack_on_civilians", "homes, by armed people"),
    ("Al-Shabaab fighters shot it out with police.", "ground_combat", "both shoot"),
    ("Residents said fighting continued in Goma.", "ground_combat", "a noun by its place"),
    ("A car bomb went off in Goma.", "strike", "a munition did it"),
    ("Troops entered the outskirts of the town.", "territorial_claim", "a part of a town"),
]
NOT_TOLD = [
    ("She attacked twice near the net.", "nobody under arms"),
    ("The miners hit a seam of coal.", "nothing that lies in wait"),
    ("The report raised red flags in London.", "an idiom"),
    ("Ghana lost the match to Mali.", "no town"),
    ("The singer broke a record.", "no lines"),
    ("The minister entered the hospital.", "nobody under arms"),
    ("Firefighters rescued a cat.", "no hostages"),
    ("The firm ordered a carrier.", "no force, and no place"),
    ("Talks in Doha made progress.", "no force"),
    ("A helicopter crashed near Ankara.", "an aircraft that people fly"),
    ("Troops took out two bridges.", "works, no ground"),
    ("The alarm went off in Leeds.", "no munition"),
    ("In Goma, a city of traders, fifty buildings fell.", "works, no place"),
    ("Fighting inflation remains hard.", "a verb with its object"),
    ("They were seized on a farm in Goma.", "people, no ground"),
    ("Gunmen walked into the village.", "a band among homes holds no ground"),
    ("Drones eliminated members of a rocket unit.", "people do not fly"),
]


def kinds_in(text, document_of):
    found = [trigger_of(token) for token in document_of(text).parse]
    return [str(t.kind) for t in found if t is not None and t.kind is not None]


@pytest.mark.parametrize(("text", "kind", "why"), TOLD)
def test_forces_and_what_they_do_make_it_an_occurrence(text, kind, why, document_of):
    assert kind in kinds_in(text, document_of), why


@pytest.mark.parametrize(("text", "why"), NOT_TOLD)
def test_the_same_words_of_others_do_not(text, why, document_of):
    assert kinds_in(text, document_of) == [], why
