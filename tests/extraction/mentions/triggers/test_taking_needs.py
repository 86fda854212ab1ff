"""What a trigger of ground won, lost or given up needs beside it."""

import pytest

from events.extraction.mentions.triggers.matching import trigger_of

TOLD = [
    ("Russian troops took Hirske and Zolote on Friday.", "a rare name"),
    ("The rebels took Rutshuru at the end of October.", "a name that is taken for a person"),
    ("The sect took Bama on Monday.", "a band"),
    ("Militias took possession of Mogadishu.", "a town"),
    ("Government troops rode into Mogadishu.", "into a town"),
    ("Commandos took the hospital on Sunday.", "a building, by people under arms"),
    ("Soldiers captured two lines of earthworks.", "earthworks"),
    ("The army took most of the town.", "a part of a town"),
    ("Government units took a string of hilltops.", "several hilltops"),
    ("The guards recaptured the presidential palace.", "a palace"),
    ("The militia lost Abu Salim within hours.", "lost by people under arms"),
    ("The junta lost the town of Lashio to rebels.", "a town with its name"),
    ("Ukraine lost the town of Kurakhove on Monday.", "the same, by a state"),
    ("The rebels gave up their base at Mayah.", "a base that is given up"),
    ("The headquarters was in rebel hands.", "whose hands they are"),
    ("Goma fell into rebel hands on Monday.", "the same, of a town"),
    ("The troops recaptured Bariire on Friday.", "a name, whatever the parser takes it for"),
    ("Zepa fell on Tuesday.", "a name that fell"),
    ("Rebels cut the road to Gitarama.", "a road"),
    ("The defenders melted away in the night.", "people under arms"),
    ("Separatist troops edged towards Avdiivka.", "people under arms"),
]
NOT_TOLD = [
    ("Ms Adler took the hospital to court.", "nobody under arms"),
    ("Gunmen took the lead.", "no ground"),
    ("Soldiers took Maria along.", "a person"),
    ("The team lost Sunday's match.", "no place"),
    ("The regiment lost the city of York's cup.", "a cup"),
    ("He gave up smoking.", "no ground"),
    ("The index fell 3% on Tuesday.", "by how much"),
    ("Savimbi fell in an ambush.", "a man"),
    ("Snow fell into Canada from New York.", "in nobody's hands"),
    ("A storm cut the road to Gitarama.", "nobody under arms"),
    ("The snow melted away.", "nobody under arms"),
    ("The matter was in good hands.", "no ground"),
]


def claims_in(text, document_of):
    found = [trigger_of(token) for token in document_of(text).parse]
    return [t for t in found if t is not None and str(t.kind) == "territorial_claim"]


@pytest.mark.parametrize(("text", "why"), TOLD)
def test_ground_changes_hands(text, why, document_of):
    assert claims_in(text, document_of), why


@pytest.mark.parametrize(("text", "why"), NOT_TOLD)
def test_the_same_words_tell_of_no_ground(text, why, document_of):
    assert claims_in(text, document_of) == [], why
