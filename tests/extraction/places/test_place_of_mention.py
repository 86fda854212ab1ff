"""Where an event was: which names in a sentence are its place, how precisely, and when none is."""

import pytest

from events.extraction.places import toponyms
from events.extraction.types import Precision

TOWN, REGION, COUNTRY, UNRESOLVED = (
    Precision.TOWN,
    Precision.REGION,
    Precision.COUNTRY,
    Precision.UNRESOLVED,
)
WHERE = [
    ("A drone hit a house in Kherson.", ["Kherson"], "after in"),
    ("A missile struck Kyiv.", ["Kyiv"], "what was struck"),
    ("Troops captured Pokrovsk.", ["Pokrovsk"], "what was taken"),
    ("Drones hit Kyiv and Kherson.", ["Kyiv", "Kherson"], "two places with no facts of their own"),
    ("A drone fell in Brovary, near Kyiv.", ["Brovary"], "the suburb, not the city beside it"),
    (
        "A drone hit the suburb of Brovary in Ukraine.",
        ["Brovary"],
        "the finer one, not the country",
    ),
    (
        "A shell hit a farm in the Kherson region of Ukraine.",
        ["Kherson Oblast"],
        "the region, not the country",
    ),
    (
        "Rockets fell on Khan Younis in southern Gaza.",
        ["Khan Younis"],
        "the town, not the part of the strip",
    ),
    ("Drones launched from Russia hit Kyiv.", ["Kyiv"], "not where they came from"),
    ("The mayor of Kyiv said drones hit Kherson.", ["Kherson"], "not whom the speaker belongs to"),
    (
        "Kherson governor Oleksandr Prokudin said a drone hit a bus.",
        ["Kherson"],
        "where no place is named, that of his office",
    ),
    ("Drones hit an oil depot.", [], "no place is named"),
    (
        "The air force shot down rockets fired by Hezbollah in Lebanon over Kyiv.",
        ["Kyiv"],
        "where the sender is at home is not where its rockets fell",
    ),
    (
        "A ship shot down drones fired from rebel-held territory in Ukraine.",
        [],
        "where they came from, though the parse hangs it on the firing",
    ),
    (
        "Drones hit Kherson in retaliation for a strike in Kyiv.",
        ["Kherson"],
        "Kyiv is the place of another strike",
    ),
    (
        "Shells hit Kherson a day after an attack on Kyiv.",
        ["Kherson"],
        "Kyiv is the place of the attack before",
    ),
    (
        "Gunmen attacked a post in Kherson, near the border with Russia.",
        ["Kherson"],
        "a border is named after the land beyond it",
    ),
    ("Troops advanced on 9 sq km of Kherson.", ["Kherson"], "ground by its size"),
    ("Shells hit Kherson Airport.", ["Kherson"], "a site that is called after its town"),
    ("KYIV (Reuters) - Drones hit Kherson.", ["Kherson"], "a dateline is where the reporter sat"),
    ("A ship was hit by a missile in the Red Sea.", ["Red Sea"], "a sea"),
]
RESOLVED = [
    ("A drone hit Kherson.", "gn:706448", TOWN, "the bare name is the town"),
    ("A drone hit the Kherson region.", "iso:UA-65", REGION, "the word beside it says what it is"),
    ("A drone hit Kherson Oblast.", "iso:UA-65", REGION, "the word is part of the name"),
    ("Israeli tanks shelled Rafah.", "gn:281102", TOWN, "the likelier of two towns of one name"),
    (
        "Egypt said that a shell hit Rafah in Egypt.",
        "gn:350350",
        TOWN,
        "the country that the text is about decides",
    ),
    ("A drone hit Gaza.", "sup:gaza-strip-ps-gaza-strip", REGION, "a territory"),
    ("Missiles hit targets across Ukraine.", "iso:UA", COUNTRY, "a country by its name"),
]


def names_of(draft):
    return [place.name for place in draft.places]


@pytest.mark.parametrize(("text", "names", "why"), WHERE)
def test_the_place_is_the_finest_that_the_clause_names(text, names, why, drafts_of):
    assert names_of(drafts_of(text)[0]) == names, why


@pytest.mark.parametrize(("text", "key", "precision", "why"), RESOLVED)
def test_the_words_beside_a_name_say_which_place_it_is(text, key, precision, why, drafts_of):
    (place,) = drafts_of(text)[0].places
    assert (place.key, place.precision) == (key, precision), why


def test_each_clause_has_its_own_place(drafts_of):
    first, second = drafts_of("A drone hit a house in Kyiv and a missile hit a bridge in Kherson.")
    assert (names_of(first), names_of(second)) == (["Kyiv"], ["Kherson"])


def test_the_city_points_back_to_the_last_one_named(drafts_of):
    _, second = drafts_of("Shelling hit Kherson on Monday. A drone also hit the city.")
    assert names_of(second) == ["Kherson"]


@pytest.mark.parametrize(
    ("text", "name", "country", "why"),
    [
        (
            "Ukrainian soldiers shelled the village of Zzyzxivka.",
            "Zzyzxivka",
            "UA",
            "a village that no gazetteer knows",
        ),
        (
            "Shells hit the town of Qwertopol in Ukraine.",
            "Qwertopol",
            "UA",
            "a town that no gazetteer knows",
        ),
    ],
)
def test_a_place_that_is_not_found_has_no_point(text, name, country, why, drafts_of):
    (place,) = drafts_of(text)[0].places
    assert (place.name, place.country, place.precision) == (name, country, UNRESOLVED), why
    assert (place.lat, place.lon, place.key) == (None, None, None)


def test_an_unknown_village_lies_in_the_region_that_its_clause_names(drafts_of):
    (place,) = drafts_of("Shells hit the village of Zzyzxivka in the Kherson region.")[0].places
    assert (place.name, place.admin1, place.lat) == ("Zzyzxivka", "Kherson Oblast", None)


def test_a_part_of_a_country_has_no_point_and_a_part_of_a_region_has_its_middle(drafts_of):
    (east,) = drafts_of("Shells hit eastern Ukraine.")[0].places
    (north,) = drafts_of("Shells hit northern Gaza.")[0].places
    assert (east.name, east.lat, east.precision) == ("eastern Ukraine", None, REGION)
    assert (north.name, north.lat, north.admin1) == ("northern Gaza Strip", 31.42, "Gaza Strip")


def test_why_quotes_the_name(drafts_of):
    text = "Shells hit the town of Kherson."
    (why,) = [w for w in drafts_of(text)[0].why if w.field == "places"]
    assert text[why.start : why.end] == "Kherson"


# ---- with the whole gazetteer: names that many places bear


@pytest.mark.parametrize(
    ("text", "country", "why"),
    [
        (
            "The mayor of Metema said that Sudanese jets bombed Metema.",
            None,
            "another spelling of a Sudanese town, but listed under it is a town of Ethiopia",
        ),
        (
            "Russia shelled the village of Ivanivka in Ukraine.",
            "UA",
            "dozens of villages bear the name",
        ),
        ("The army of Mali raided the village of Nowheresuchville.", "ML", "nobody knows it"),
    ],
)
def test_a_doubtful_place_is_named_without_a_point(text, country, why, events_of):
    places = [place for event in events_of(text) for place in event.places]
    assert [(place.country, place.lat, place.lon, place.precision) for place in places] == [
        (country, None, None, UNRESOLVED)
    ], why


@pytest.mark.parametrize(
    ("text", "name", "country", "why"),
    [
        (
            "Russia said that drones hit the Donetsk region.",
            "Donetsk Oblast",
            "UA",
            "only one region bears the name",
        ),
        (
            "Sudan's army bombed El Fasher in Darfur.",
            "El Fasher",
            "SD",
            "a spelling that news uses",
        ),
        ("RSF fighters shelled El-Obeid, Sudan's army said.", "El Obeid", "SD", "with a hyphen"),
        ("M23 rebels captured Goma on Monday.", "Goma", "CD", "a rebel group says which country"),
        (
            "Myanmar's junta bombed Lashio on Monday.",
            "Lashio",
            "MM",
            "the junta says which country",
        ),
        ("Syrian rebels captured the city of Homs.", "Homs", "SY", "of several towns of that name"),
        ("Israeli jets struck Tyre in southern Lebanon.", "Tyre", "LB", "the English name of Sour"),
        (
            "JNIM fighters attacked a convoy near Djibo in Burkina Faso.",
            "Djibo",
            "BF",
            "a town of the Sahel",
        ),
        (
            "Palestinians said that jets hit Gaza.",
            "Gaza Strip",
            "PS",
            "the strip, of which the city is called Gaza City",
        ),
        (
            "Houthi missiles hit a tanker in the Red Sea.",
            "Red Sea",
            None,
            "a sea lies in no country",
        ),
    ],
)
def test_places_of_several_wars_are_found(text, name, country, why, events_of):
    (place,) = events_of(text)[0].places
    assert (place.name, place.country) == (name, country), why


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("US State Department officials said that drones hit Kyiv.", "State is no place"),
        ("Human Rights Watch said that shells hit Kyiv.", "Human Rights is no place"),
        ("President Volodymyr Zelensky said that drones hit Kyiv.", "a person is no place"),
        (
            "Hamas fighters said that they shelled Kyiv.",
            "a side is no place, though villages bear its name",
        ),
        ("The Grad rockets hit Kyiv on Sunday.", "neither a weapon nor a day is a place"),
    ],
)
def test_other_names_are_no_places(text, why, document_of, gazetteer):
    names = toponyms.find_names(document_of(text), gazetteer)
    assert [names.places[n.first].name for n in names.found if n.first in names.places] in (
        ["Kyiv"],
        ["United States", "Kyiv"],
    ), why


@pytest.mark.parametrize(
    ("text", "places"),
    [
        ("The US moved a second aircraft carrier to the Middle East on Friday.", ["Middle East"]),
        ("Rockets hit Haifa amid tensions in the Middle East on Friday.", ["Haifa"]),
        ("Ten people were killed in air strikes across the Middle East on Friday.", []),
    ],
)
def test_an_area_of_many_countries_is_a_place_for_troops_alone(text, places, events_of):
    assert [[p.name for p in e.places] for e in events_of(text)] == [places]
