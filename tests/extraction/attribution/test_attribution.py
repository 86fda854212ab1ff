"""Who says so, and of which side they are."""

import pytest

from events.extraction.attribution.parties import A_COMMENTATOR, A_FIGHTER, AN_OFFICIAL
from events.extraction.types import Stance

SAID = [
    (
        "Jets bombed two camps near Kherson on Sunday, Nairobi said.",
        "Nairobi",
        "a capital behind a comma speaks alone",
    ),
    (
        "The chief of staff spoke of fifty rebels killed in Kherson.",
        "The chief of staff",
        "spoke of",
    ),
    (
        "Missiles landed in Kherson, taking 31 lives, by the military's count.",
        "the military",
        "by a count",
    ),
    (
        "Rebels shot the mayor dead in Kherson, officials said; television showed his body.",
        "officials",
        "up to a semicolon",
    ),
    (
        "Ukraine's air force said Russia fired drones at Kyiv.",
        "Ukraine's air force",
        "the verb before",
    ),
    (
        "Russia fired drones at Kyiv, Ukraine's air force said.",
        "Ukraine's air force",
        "the verb behind",
    ),
    (
        "Russia fired drones at Kyiv, according to Ukraine's air force.",
        "Ukraine's air force",
        "according to",
    ),
    ("Residents said that shells hit Kherson.", "Residents", "witnesses"),
    ("The governor told reporters that a drone hit Kherson.", "The governor", "told"),
    ("Reuters reported that a drone hit Kherson.", "Reuters", "an outlet"),
    ("The attack on the base was claimed by JNIM.", "JNIM", "whoever did it"),
    (
        "The attack on the base was claimed by the al-Qaida-linked Group for Islam (JNIM).",
        "the al-Qaida-linked Group for Islam (JNIM)",
        "with the short name in brackets",
    ),
    (
        "The governors of Bryansk and Kursk reported a drone attack on Sudzha.",
        "The governors of Bryansk and Kursk",
        "what is reported is a noun",
    ),
    (
        "The ministry confirmed a missile attack on Kherson.",
        "The ministry",
        "what is confirmed is a noun",
    ),
    (
        "At least 12 people were killed in a drone attack on Kherson, local volunteers reported "
        "on Sunday, revising an earlier toll.",
        "local volunteers",
        "a participle behind the verb",
    ),
    (
        (
            "Omar Said, an adviser in the president's office who had been in the city, said that "
            "a drone hit Kherson."
        ),
        "Omar Said, an adviser in the president's office",
        "without what else is told of them",
    ),
]
UNSAID = [
    ("A drone hit Kherson on Tuesday.", "the article's own voice"),
    (
        "A drone hit Kherson. The governor said more help was needed.",
        "what he says is something else",
    ),
    ("Footage showed that a drone hit Kherson.", "footage does not speak"),
    (
        "The rebels are accused of firing missiles at Kherson.",
        "those accused do not speak, and nobody says who accuses them",
    ),
    ("Dozens of people were reported killed in an air strike on Kherson.", "nor do the dead"),
    ("Troops shelled Kherson, but no damage was reported.", "nor does damage"),
    (
        "In return, Russia declared a state of war and launched air strikes on Kherson.",
        "a declaration of war is no report of the strikes",
    ),
    (
        "Shells hit Kherson overnight, and Moscow warned of further attacks.",
        "a warning of something else",
    ),
    (
        "Russia shelled Kherson, where its forces have maintained pressure.",
        "to maintain pressure is no speech",
    ),
    ("A bomb hit a bus in Kherson. No group has claimed the attack.", "nobody is no speaker"),
]


@pytest.mark.parametrize(("text", "source", "why"), SAID)
def test_the_speaker_is_quoted_as_the_text_names_them(text, source, why, drafts_of):
    (found,) = drafts_of(text)[0].said
    assert (found.source, found.stance) == (source, Stance.ASSERTS), why
    assert text[found.start : found.end] == source


@pytest.mark.parametrize(("text", "why"), UNSAID)
def test_the_articles_own_voice_has_no_speaker(text, why, drafts_of):
    assert drafts_of(text)[0].said == (), why


def test_a_denial_is_told_from_an_assertion(drafts_of):
    (found,) = drafts_of("Russia denied that it shelled Kherson.")[0].said
    assert (found.source, found.stance) == ("Russia", Stance.DENIES)


def test_he_is_whoever_spoke_before(drafts_of):
    text = "Governor Oleh Kiper said the port was closed. He said a drone hit Kherson."
    assert [s.source for s in drafts_of(text)[-1].said] == ["Governor Oleh Kiper"]


@pytest.mark.parametrize(
    ("text", "side", "why"),
    [
        ("Ukraine's air force said Russia fired drones at Kyiv.", "Ukraine", "a force of a side"),
        ("The Kremlin said Ukraine fired drones at Kyiv.", "Russia", "what stands for a side"),
        ("Residents said that shells hit Kherson.", None, "a third party"),
        ("A rebel said that shells hit Kherson.", A_FIGHTER, "one who fights"),
        ("Reuters reported that shells hit Kherson.", A_COMMENTATOR, "nobody who was there"),
        (
            "The governor said that shells hit Kherson.",
            AN_OFFICIAL,
            "an official of a side that is not named",
        ),
        ("The United Nations said that shells hit Kherson.", None, "a body that is no party"),
    ],
)
def test_a_speaker_belongs_to_a_side_or_to_none(text, side, why, drafts_of):
    assert drafts_of(text)[0].speakers == (side,), why
