"""What a trigger needs beside it: the same word with it and without it."""

import pytest

from events.extraction.mentions.triggers.needs import NEEDS
from events.extraction.reading import syntax

MET = [
    ("taken_place", "Rebels took the town.", "take", "forces, and a town"),
    ("taken_place", "Rebels marched into Goma.", "march", "into a place"),
    (
        "out_of_place",
        "Soldiers drove rebels out of the town.",
        "drive",
        "armed people out of a place",
    ),
    ("mission", "Peacekeepers left the base.", "leave", "a mission"),
    ("ship", "Rebels sank a tanker.", "sink", "a ship"),
    ("armed_camp", "Soldiers destroyed a rebel camp.", "destroy", "a camp, by hand"),
    ("armed_shot_at", "Police opened fire on the gunmen.", "open", "on people under arms"),
    ("munition_agent", "A tank fired at a watchtower.", "fire", "a tank"),
    ("munition_agent", "A quadcopter opened fire on a crowd.", "open", "from the air"),
    ("toll_reached", "The death toll climbed to 43.", "toll", "the number reached"),
    ("toll_reached", "The number of dead rose to nine.", "number", "of the dead"),
    ("people_object", "The army lost seven soldiers.", "lose", "people"),
    ("people_object", "The army neutralised five.", "neutralise", "a bare number"),
    ("leaving_force", "Rebels withdrew from the town.", "withdraw", "a force"),
    ("leaving_force", "Russia withdrew from the town.", "withdraw", "a state"),
    ("place_subject", "The town fell on Monday.", "fall", "a town"),
    ("troops_move", "Three hundred troops landed in Goma.", "land", "troops, and where to"),
    ("armed_target", "Drones killed three soldiers.", "kill", "people under arms"),
    ("civilians", "Soldiers opened fire on villagers.", "open", "people without arms"),
    ("encircled_place", "Rebels encircled the town.", "encircle", "a town"),
    ("of_what_flies", "The downing of a drone angered Iran.", "downing", "a drone"),
    ("works_by_force", "Troops destroyed the bridge.", "destroy", "a bridge"),
    ("aerial", "Most of them were intercepted.", "intercept", "most of what was launched"),
    ("moving_force", "Rebels advanced 30 kilometres.", "advance", "a distance"),
    ("munition_object", "Russia sent 30 drones.", "send", "drones"),
    ("operation_of_force", "The army expanded its operation in Goma.", "expand", "of an army"),
    ("homes_by_force", "Gunmen set fire to the market.", "set", "by armed people"),
    ("taken_place", "Troops entered the town.", "enter", "an army"),
    ("leaving_force", "Troops fled the town.", "flee", "a place that they left"),
    ("aerial", "All 30 were shot down.", "shoot", "a bare number that was stopped"),
    ("aerial", "They shot down two Su-35 fighters.", "shoot", "a model says that they fly"),
]
UNMET = [
    ("taken_place", "The company took a loan.", "take", "no place"),
    ("taken_place", "Rebels took hostages in the town.", "take", "people"),
    ("taken_place", "The party took the lead in the town.", "take", "something else than the town"),
    ("out_of_place", "Floods drove farmers out of the town.", "drive", "no armed people"),
    ("out_of_place", "Soldiers drove rebels to despair.", "drive", "out of no place"),
    ("mission", "The minister left the base.", "leave", "one man"),
    ("ship", "Rebels sank a plan.", "sink", "no ship"),
    ("armed_camp", "A missile destroyed a rebel camp.", "destroy", "a munition did it"),
    ("armed_camp", "Soldiers destroyed a school.", "destroy", "no camp"),
    ("armed_shot_at", "Police opened fire on the crowd.", "open", "on a crowd"),
    ("munition_agent", "Police opened fire on a crowd.", "open", "from the ground"),
    ("toll_reached", "The death toll is not known.", "toll", "no number"),
    ("toll_reached", "The number of pupils rose to nine.", "number", "of pupils"),
    ("people_object", "The army lost contact.", "lose", "no people"),
    ("leaving_force", "Thousands withdrew from the town.", "withdraw", "people who fled"),
    ("leaving_force", "They withdrew from the talks.", "withdraw", "nobody that is named"),
    (
        "leaving_force",
        "The army withdrew its statement on Tuesday.",
        "withdraw",
        "words taken back",
    ),
    ("leaving_force", "Russia withdrew its ambassador from the city.", "withdraw", "an envoy"),
    ("place_subject", "A shell fell on Monday.", "fall", "a munition"),
    ("place_subject", "Prices fell on Monday.", "fall", "no place"),
    ("troops_move", "Three hundred tourists landed in Goma.", "land", "tourists"),
    ("troops_move", "The troops landed on Monday.", "land", "nobody says where"),
    ("armed_target", "Drones killed three farmers.", "kill", "people without arms"),
    ("civilians", "Soldiers opened fire on rebels.", "open", "people under arms"),
    ("encircled_place", "Troops surrounded the house.", "surround", "a house"),
    ("encircled_place", "Hills surrounded the town.", "surround", "no forces"),
    ("of_what_flies", "The downing of a statue angered Iran.", "downing", "a statue"),
    ("works_by_force", "The bridge was destroyed.", "destroy", "nobody did it"),
    ("moving_force", "The army advanced its plans.", "advance", "no ground"),
    ("moving_force", "Sudan closed the consulate in Goma.", "close", "something else is closed"),
    ("munition_object", "The army sent a missile system.", "send", "no missile"),
    ("operation_of_force", "The army began a rescue operation in Goma.", "begin", "to rescue"),
    ("homes_by_force", "A drone set fire to the market.", "set", "nobody by hand"),
    ("taken_place", "Rebels took part in the attack.", "take", "no ground"),
    ("taken_place", "Two attackers entered the town.", "enter", "no army"),
    ("taken_place", "Crowds took to the streets in Goma.", "take", "nothing is taken"),
    ("leaving_force", "Rebels fled the assault.", "flee", "no place"),
    ("blast_alone", "Gunfire and explosions woke Goma.", "explosion", "the sounds of a battle"),
    ("aerial", "Two men were shot down.", "shoot", "people"),
    ("aerial", "Police shot down two fighters.", "shoot", "people, as nothing says that they fly"),
]


def meets(need, text, lemma, document_of):
    trigger = next(t for t in document_of(text).parse if syntax.lemma(t) == lemma)
    return NEEDS[need](trigger)


@pytest.mark.parametrize(("need", "text", "lemma", "why"), MET)
def test_company_makes_it_an_occurrence(need, text, lemma, why, document_of):
    assert meets(need, text, lemma, document_of), why


@pytest.mark.parametrize(("need", "text", "lemma", "why"), UNMET)
def test_other_company_does_not(need, text, lemma, why, document_of):
    assert not meets(need, text, lemma, document_of), why
