"""Crashes, space flights, matches, relief, exercises and history tell of no conflict."""

import pytest

from events.extraction.actors.spotting.side_spotting import find_sides
from events.extraction.mentions import spotting
from events.extraction.mentions.conflict import setting

OTHER = [
    ("A helicopter crashed in Kerman on Thursday, killing one.", "a crash"),
    ("Workers recovered the bodies of 12 miners from a collapsed gold mine.", "a mine of gold"),
    ("The rocket exploded shortly after lift-off, and no one was hurt.", "a space flight"),
    ("The Houston Rockets beat Dallas with a barrage of three-pointers.", "a match"),
    ("The army deployed 400 soldiers to Porto Alegre to help flood victims.", "relief"),
    ("NATO began an exercise, with 90,000 troops deployed across Poland.", "an exercise"),
    ("The army marched into Moscow in 1812.", "history"),
    ("A volcano erupted off Tonga. The explosion killed three people.", "nature"),
    ("In this browser game, soldiers attack your town. Shoot them down.", "a game"),
    ("A robber shot a boy dead in Phoenix. He is charged with murder.", "a crime"),
    ("Shareholders repelled a takeover. The attack cost the stock a tenth.", "a market"),
    ("Soldiers train in Rota. In the exercise, gunmen stormed the gate.", "an exercise"),
    ("A blast ripped through a factory in Leeds, killing two workers.", "an accident"),
    ("An explosion killed 51 people at a copper mine in Zambia.", "a mine of copper"),
]
TOLD = [
    ("A military helicopter was shot down by rebels near Goma.", "rebels did it"),
    ("A car packed with explosives blew up in Mogadishu, killing nine people.", "explosives"),
    ("Rebels fought soldiers near the crash site in Goma.", "where a plane came down before"),
    ("A man born in 1954 died when rebels shelled Goma.", "a year of birth"),
    ("Soldiers were deployed to Goma to fight rebels.", "a deployment"),
    ("A suicide blast ripped through a mosque in Goma, killing 54 people.", "set off"),
    ("A robber said that rebels attacked Goma and killed nine soldiers.", "one word of crime"),
]


@pytest.fixture(scope="module")
def within_conflict(document_of):
    def within(text):
        document = document_of(text)
        sides = find_sides(document, None)
        return setting.within_conflict(spotting.find(document), document, sides)

    return within


@pytest.mark.parametrize(("text", "why"), OTHER)
def test_what_is_no_conflict_tells_nothing(text, why, within_conflict):
    assert within_conflict(text) == [], why


@pytest.mark.parametrize(("text", "why"), TOLD)
def test_the_same_words_in_a_conflict_are_told(text, why, within_conflict):
    assert within_conflict(text), why
