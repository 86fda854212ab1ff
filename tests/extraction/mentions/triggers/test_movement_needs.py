"""What a trigger needs where troops set out, gather, are sent or go home."""

import pytest

from events.extraction.mentions.triggers.matching import trigger_of

DEPLOYED = [
    ("A hundred Kenyans flew out on Sunday.", "men of a nation, counted"),
    ("Two brigades are on their way from Idlib.", "a brigade"),
    ("The USS Ford is on its way to the Gulf.", "a warship by its name"),
    ("Tanks moved up to the fence.", "tanks"),
    ("Several thousand men have massed near Goma.", "men, counted"),
    ("Russia has massed in the east.", "a state, and nothing else massed"),
    ("Paris has sent 450 more men.", "men, counted, by a state"),
    ("Turkey has poured armour into the area.", "armour, by a state"),
    ("Angola has taken home most of its soldiers.", "soldiers, counted by a part"),
    ("The last Rwandan soldiers left Congo.", "foreign troops, and a country"),
    ("Chad has put 2,500 men into Cameroon.", "men, counted, and where to"),
    ("Iran strengthened the border with two battalions.", "with troops"),
    ("Columns of tanks rumbled into Goma.", "tanks, and where to"),
    ("The carrier has been ordered to the Gulf.", "a ship, and where to"),
    ("Russia has sent a frigate from the Baltic.", "a ship, and where from"),
]
NOT_DEPLOYED = [
    ("Three tourists flew out on Sunday.", "tourists"),
    ("The convoy was on its way to Goma when it broke down.", "what had gone on before"),
    ("The police sent two men to jail.", "to jail"),
    ("Thousands of mourners gathered in Goma.", "mourners"),
    ("The soldiers left the bar.", "no country"),
    ("The bakery has sent 450 more loaves.", "no men"),
    ("The club strengthened its side with two players.", "with players"),
    ("Prices edged towards a record.", "no troops"),
]


def kinds_in(text, document_of):
    found = [trigger_of(token) for token in document_of(text).parse]
    return [str(t.kind) for t in found if t is not None and t.kind is not None]


@pytest.mark.parametrize(("text", "why"), DEPLOYED)
def test_troops_that_move_are_a_deployment(text, why, document_of):
    assert "deployment" in kinds_in(text, document_of), why


@pytest.mark.parametrize(("text", "why"), NOT_DEPLOYED)
def test_others_that_move_are_none(text, why, document_of):
    assert kinds_in(text, document_of) == [], why
