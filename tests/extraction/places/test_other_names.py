"""Names that some gazetteer has and that mean no place where they stand."""

import pytest

# (sentence, places of its first event, why)
NO_PLACES = [
    (
        "US Secretary of State Ann Lee said that drones hit Kyiv.",
        ["Kyiv"],
        "Secretary is a town of Maryland",
    ),
    ("Jets hit two dishes of state TV in Tripoli, Libya said.", ["Tripoli"], "TV is no place"),
    (
        "RSF fighters burned homes in Al-Qwertab, west of Khartoum, on Monday.",
        ["Al-Qwertab"],
        "Al is the article of an unknown name",
    ),
    (
        "Russian troops captured Toretsk in Donetsk region on Wednesday, Moscow said.",
        ["Toretsk"],
        "the tagger takes it for an adverb",
    ),
    (
        "Russia liberated the town of Krasnohorivka, also in Donetsk, its army said.",
        ["Krasnohorivka"],
        "the second name says where the first lies",
    ),
]


@pytest.mark.parametrize(("text", "places", "why"), NO_PLACES)
def test_what_only_looks_like_a_place_is_none(text, places, why, events_of):
    assert [place.name for place in events_of(text)[0].places] == places, why
