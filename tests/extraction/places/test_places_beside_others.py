"""Where an event was, told by more than its own clause: the sentence behind it, the other names of
the text, a list that several events share.
"""

import pytest

# (text, places of each event by name, why). `name@XX` also asks for the country.
TOLD = [
    (
        "Gunmen killed nine people in a village in northwestern Nigeria, residents said. They came "
        "to Bukkuyum in Zamfara state before dawn, one of them said.",
        [["Bukkuyum"]],
        "the sentence behind names the village",
    ),
    (
        "Al-Shabab fighters attacked an army base in southern Somalia on Tuesday. The wounded were "
        "brought to a hospital in Kismayo.",
        [["southern Somalia"]],
        "where the wounded were brought is no scene",
    ),
    (
        "Fighters attacked an army post in northern Mali on Tuesday. Meanwhile, in Gao, traders "
        "closed their shops.",
        [["northern Mali"]],
        "another matter",
    ),
    (
        "A bomber attacked a checkpoint outside Rafah, a town in Egypt. Gunmen then shelled a post "
        "south of Rafah near the Gaza Strip.",
        [["Rafah@EG"]],
        "one name, one place",
    ),
    (
        "Five soldiers died in Iraq. Six marines were killed on Monday in Haditha, an Iraqi town. "
        "Guerrillas ambushed six Marine snipers in Ramadi on Sunday.",
        None,
        "no town of Illinois",
    ),
]
LISTED = [
    (
        "Rebels captured several towns in Homs province, including Rastan and Talbiseh.",
        ["Ar Rastan", "Tallbisah"],
        "including",
    ),
    (
        "The rebels captured Taiz, a city between the capital Sanaa and Aden.",
        ["Taiz"],
        "between two others",
    ),
    (
        "Six people were killed in clashes in Marib, east of the capital, Sanaa.",
        ["Marib"],
        "east of the capital, Y",
    ),
    (
        "Gunmen killed two soldiers in Arauca, in eastern Colombia on the border with Venezuela.",
        ["Arauca"],
        "no country lies in a region",
    ),
    (
        "Russian missiles struck the city of Uman, killing three people.",
        ["Uman@UA"],
        "a city before another spelling of a country",
    ),
    (
        "Houthi rebels fired a missile at a tanker at 2 pm (Sanaa time) near Mokha.",
        ["Mokha@YE"],
        "the time of a place",
    ),
    (
        "Separatists shelled Avdiivka on Tuesday, killing two soldiers.",
        ["Avdiivka@UA"],
        "a town alone, where the text names no country",
    ),
    (
        "Hezbollah fired rockets at Metula on Monday.",
        ["Metula@IL"],
        "the land of the state that a group fights",
    ),
    (
        "Ukrainian drones hit depots in Saratov and Ryazan oblasts overnight.",
        ["Saratov Oblast", "Ryazan Oblast"],
        "two regions with one word for both",
    ),
    (
        "A bomber attacked a mosque in Tal Afar in Nineveh province, 420 km northwest of Baghdad.",
        ["Tal Afar"],
        "a town in a province, far from another",
    ),
    (
        "Regime forces shelled Latamneh town in the northern countryside of Hama.",
        ["Latamneh"],
        "the countryside of the town that a province is called after",
    ),
    (
        "Barrage of rockets hits Ashkelon in Israel, wounding three people.",
        ["Ashkelon"],
        "a noun with the capital of a headline",
    ),
    (
        "Israel intercepted a rocket headed for Ashdod.",
        ["Ashdod"],
        "where it was headed",
    ),
    (
        "Syrian warplanes bombed the village of Jabla in Idlib province, killing 12 people.",
        ["Jabla@SY"],
        "a village is no city of the name",
    ),
]


def _matches(places, expected):
    assert len(places) == len(expected), places
    for place, wanted in zip(places, expected, strict=True):
        name, _, country = wanted.partition("@")
        assert place.name == name
        assert not country or place.country == country


@pytest.mark.parametrize(("text", "expected", "why"), TOLD, ids=[row[2] for row in TOLD])
def test_other_sentences_tell_where_it_was(text, expected, why, events_of):
    events = events_of(text)
    if expected is None:
        assert {p.country for e in events for p in e.places} == {"IQ"}, why
        return
    for event, places in zip(events, expected, strict=False):
        _matches(event.places, places)


@pytest.mark.parametrize(("text", "expected", "why"), LISTED, ids=[row[2] for row in LISTED])
def test_names_beside_it_tell_where_it_was(text, expected, why, events_of):
    _matches(events_of(text)[0].places, expected)


def test_a_dateline_behind_a_colon_is_no_scene(events_of):
    (event, *_) = events_of("Mumbai: At least 15 policemen were killed in an ambush in Gadchiroli.")
    assert [p.name for p in event.places] == ["Garhchiroli"]


@pytest.mark.parametrize(
    ("text", "precision"),
    [
        ("Shells killed two people in the village of Zirqaa near Tal Rifaat in Syria.", "district"),
        ("Gunmen killed nine people in Karmadji, a village in Anka district, Nigeria.", "district"),
        (
            "Shells killed two people in the village of Zirqaa, north of Homs in Syria.",
            "unresolved",
        ),
        ("Shells killed two people in the village of Zirqaa in Syria.", "unresolved"),
    ],
    ids=["near a town", "in a district", "a direction may be far", "a country is too wide"],
)
def test_an_unknown_village_is_at_what_it_lies_in_or_near(text, precision, events_of):
    (place,) = events_of(text)[0].places
    assert place.precision == precision
    assert (place.lat is None) == (precision == "unresolved")


@pytest.mark.parametrize(
    ("before", "admin1"),
    [
        ("Troops shelled Pokrovsk and Kurakhove in Ukraine.", "Donetsk Oblast"),
        ("Ukraine was hit again.", "Zaporizhzhia Oblast"),  # the largest
    ],
)
def test_of_several_villages_the_one_beside_the_other_towns_is_meant(events_of, before, admin1):
    found = events_of(f"{before} A drone killed two people in Vodiane on Monday.")
    assert [place.admin1 for place in found[-1].places] == [admin1]
