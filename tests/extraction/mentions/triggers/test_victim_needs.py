"""What a trigger needs where people are shot, dragged off or beaten, or armed men shoot at each
other.
"""

import pytest

from events.extraction.mentions.triggers.matching import trigger_of

CIVILIANS, COMBAT, HARM, ATTACK = "attack_on_civilians", "ground_combat", "None", "None"
TOLD = [
    ("Laila Haddad, a reporter, was abducted near Samarra.", CIVILIANS, "a name"),
    ("They executed them one by one.", CIVILIANS, "a pronoun"),
    ("Twelve of them were executed.", CIVILIANS, "a number"),
    ("The traders were pulled from their cars.", CIVILIANS, "out of their cars"),
    ("Masked men took five of them.", CIVILIANS, "by armed people"),
    ("Villagers were beaten by soldiers.", CIVILIANS, "by armed people"),
    ("Two women were raped.", CIVILIANS, "no song"),
    ("Cars were torched in Goma.", CIVILIANS, "whatever burned"),
    ("Rebels plundered banks and the hospital.", CIVILIANS, "whatever was taken"),
    ("Houses were put to the torch.", CIVILIANS, "by hand, whoever did it"),
    ("Two policemen were shot in Otu.", COMBAT, "people under arms"),
    ("Shots were exchanged with the guards.", COMBAT, "shots"),
    ("An exchange of shots lasted twenty minutes.", COMBAT, "shots"),
    ("Villagers drove them off.", COMBAT, "whom they fought"),
    ("A patrol ran into rebels at the pass.", COMBAT, "people under arms"),
    ("The garrison held out for hours.", COMBAT, "people under arms"),
    ("There was fighting for the sugar mills.", COMBAT, "a noun by its place"),
    ("Rebels pinned down a brigade of soldiers.", COMBAT, "people under arms"),
    ("Four hikers, all of them Dutch, were kidnapped.", CIVILIANS, "nobody else is kidnapped"),
    ("Ten men were found shot in the fields.", CIVILIANS, "people"),
    ("Three days of combat kept them indoors.", COMBAT, "a common noun"),
    ("They shot Ahmed Said at his gate.", HARM, "somebody"),
    ("She was abducted and shot.", HARM, "joined to a passive"),
    ("Seven soldiers fell at Taroun.", HARM, "people under arms"),
    ("The assault took 32 lives.", HARM, "lives"),
    ("Soldiers shot at those who ran.", ATTACK, "at somebody"),
]
NOT_TOLD = [
    ("The plan was executed.", "no people"),
    ("Cutters pulled a calf from the house.", "no people"),
    ("Medics took five of them to a clinic.", "cared for"),
    ("Ghana beat Mali.", "a match"),
    ("Soldiers beat back the flames.", "no people"),
    ("He rapped on stage.", "a song"),
    ("They shot a film in Goma.", "no people"),
    ("The senator fired back.", "nobody under arms"),
    ("Letters were exchanged.", "no shots"),
    ("An exchange of notes followed.", "no shots"),
    ("The project ran into trouble.", "nobody under arms"),
    ("Soldiers fell ill.", "they live"),
    ("The Group for Call and Combat denied it.", "a part of a name"),
]


def kinds_in(text, document_of):
    found = [trigger_of(token) for token in document_of(text).parse]
    return [str(t.kind) for t in found if t is not None]


@pytest.mark.parametrize(("text", "kind", "why"), TOLD)
def test_people_are_harmed_or_fought(text, kind, why, document_of):
    assert kind in kinds_in(text, document_of), why


@pytest.mark.parametrize(("text", "why"), NOT_TOLD)
def test_the_same_words_tell_of_no_violence(text, why, document_of):
    assert kinds_in(text, document_of) == [], why
