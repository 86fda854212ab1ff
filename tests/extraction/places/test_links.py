"""How two names of a sentence stand to each other, by the words between them."""

import pytest

from events.extraction.places import toponyms

LINKS = [
    ("Shells hit Pokrovsk in the Kherson region.", {"Pokrovsk": "Kherson region"}, {}, "X in Y"),
    (
        "Shells hit Brovary, a town on the outskirts of Kyiv.",
        {"Brovary": "Kyiv"},
        {},
        "X, a town on the outskirts of Y",
    ),
    ("Shells hit Ukraine's besieged Pokrovsk.", {"Pokrovsk": "Ukraine"}, {}, "Y's X"),
    ("Shells hit the Red Sea city of Rafah.", {"Rafah": "Red Sea"}, {}, "the Y city of X"),
    ("Shells hit Kherson, Ukraine, on Monday.", {"Kherson": "Ukraine"}, {}, "X, Y"),
    ("Shells hit Kherson, Ukraine said.", {}, {}, "Y speaks"),
    (
        "Shells hit Kyiv and Pokrovsk in Ukraine.",
        {"Kyiv": "Ukraine", "Pokrovsk": "Ukraine"},
        {},
        "X and Y in Z",
    ),
    ("Shells hit Brovary, 20 km east of Kyiv.", {}, {"Kyiv": "Brovary"}, "X, some way from Y"),
    ("Shells hit Brovary, near Kyiv.", {}, {"Kyiv": "Brovary"}, "X, near Y"),
    (
        "Shells hit the Kherson region near Pokrovsk.",
        {"Pokrovsk": "Kherson region"},
        {},
        "near a town inside the region",
    ),
    ("Ukraine shelled the village of Pokrovsk.", {}, {}, "a verb stands between them"),
    ("Shells hit Kyiv, Kherson and Pokrovsk.", {}, {}, "a list"),
]


@pytest.mark.parametrize(
    ("sentence", "holders", "landmarks", "why"), LINKS, ids=[row[3] for row in LINKS]
)
def test_names_are_linked_by_the_words_between_them(
    sentence, holders, landmarks, why, document_of, gazetteer
):
    names = toponyms.find_names(document_of(sentence), gazetteer)
    text = {name.first: name.text for name in names.found}
    assert {text[a]: text[b] for a, b in names.links.holders.items()} == holders, why
    assert {text[a]: text[b] for a, b in names.links.landmarks.items()} == landmarks, why
