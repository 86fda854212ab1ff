"""How many people a phrase counts."""

import pytest

from events.extraction.quantities.people.people_counted import is_person, people
from events.extraction.quantities.people.people_listed import listed
from events.extraction.types import Count


def exactly(n):
    return Count(n, n)


COUNTED = [
    ("Shells killed six villagers.", exactly(6), "a number"),
    ("Shells killed at least six villagers.", Count(6, None), "with its qualifier"),
    ("Shells killed dozens of villagers.", Count(24, None), "dozens"),
    ("Shells killed a mother.", exactly(1), "one of them"),
    ("Shells killed his wife.", exactly(1), "one, by whose she is"),
    ("Shells killed Olena Tkach.", exactly(1), "by name"),
    ("Shells killed a couple.", exactly(2), "a couple"),
    ("Shells killed a 52-year-old baker.", exactly(1), "an age is no number"),
    ("Shells killed two women and a child.", exactly(3), "joined by and"),
    ("Shells killed a father, his wife and three children.", exactly(5), "a row"),
    (
        "Shells killed two people, a woman and a man.",
        exactly(2),
        "a row that spells the number out",
    ),
    ("Shells killed three patients and a nurse.", exactly(4), "no comma: they are added"),
    ("Shells killed a woman, her three daughters and an uncle.", exactly(5), "a family"),
    ("Shells killed a cook, two clerks and their driver.", exactly(4), "people by their work"),
    ("Shells killed a family of five.", exactly(5), "a group and its size"),
    ("Shells killed a group of 12 migrants.", exactly(12), "a group and who they were"),
    ("Shells killed two sappers.", exactly(2), "people that no list holds"),
    ("Shells killed two helicopters.", None, "which end as people do"),
    ("Shells killed villagers.", None, "an uncounted plural"),
    ("Shells killed the crew.", None, "nobody says how many"),
    ("Shells killed a family.", None, "nor here"),
]


@pytest.mark.parametrize(("text", "count", "why"), COUNTED)
def test_a_phrase_counts_people(text, count, why, document_of):
    parse = document_of(text).parse
    killed = next(t for t in parse if t.text == "killed")
    who = next(t for t in parse if t.dep_ == "dobj")
    assert listed(who, killed) == count, why


def test_those_with_a_word_of_harm_of_their_own_are_not_added(document_of):
    parse = document_of("The blast left 17 dead and 80 injured.").parse
    seventeen = next(t for t in parse if t.text == "17")
    dead = next(t for t in parse if t.text == "dead")
    assert listed(seventeen, dead) in (exactly(17), None)


@pytest.mark.parametrize(
    ("text", "word", "person", "why"),
    [
        ("Six villagers fled.", "villagers", True, "a word for people"),
        ("Dozens of villagers fled.", "Dozens", True, "so many of them"),
        ("Dozens of cars burned.", "Dozens", False, "so many of something else"),
        ("Six fled.", "Six", True, "a bare number"),
        ("Six houses burned.", "houses", False, "houses"),
    ],
)
def test_people_are_told_from_things(text, word, person, why, document_of):
    assert is_person(next(t for t in document_of(text).parse if t.text == word)) is person, why


def test_things_are_not_counted_as_people(document_of):
    house = next(t for t in document_of("Shells hit a house.").parse if t.text == "house")
    assert people(house) is None
