"""Place expressions of wire copy from many wars, with the whole gazetteer: where the first event of
each sentence was.
"""

import pytest

from tests.extraction.places.settlements_in_news import SETTLEMENTS

# (sentence, places by name, why). `name@XX` also asks for the country, `name!` for no point.
EXPRESSIONS = [
    *SETTLEMENTS,
    # of several countries
    (
        "Suspected militants killed 22 villagers in an attack in eastern Democratic Republic of "
        "Congo's Ituri province.",
        ["Ituri@CD"],
        "the parse hangs the province on the state's name",
    ),
    (
        "Two soldiers were wounded in a rocket attack on an American base in Iraq, US officials "
        "have said.",
        ["Iraq@IQ"],
        "whose officials speak stands in no list with it",
    ),
    (
        "Six officers were killed in a missile strike on Donetsk last week.",
        ["Donetsk@UA"],
        "the parser takes the three words for a time",
    ),
    (
        "A bomb explosion in Tel Aviv on Sunday has been declared a terror attack by the police.",
        ["Tel Aviv@IL"],
        "what is declared does not speak",
    ),
    # whose land it is
    (
        "Troops loyal to Asmara shot dead three people in Adwa, Ethiopia.",
        ["Adwa@ET"],
        "whose troops they are",
    ),
    (
        "Israel bombed a camp in Tal as-Sultan, Rafah, medics said.",
        ["Tel al-Sultan@PS"],
        "a quarter and its city",
    ),
    (
        "Israel bombed a tent camp in Jabalia, Gaza's health ministry said.",
        ["Jabalia@PS"],
        "before a speaker of whom the parse makes it a part",
    ),
    (
        "A French air strike killed nine people in the Malian village of Bogoro Kassa.",
        ["Bogoro Kassa@ML"],
        "the land of a people before an unknown village",
    ),
    (
        "Soldiers shelled the northern Syrian town of Salqin.",
        ["Salqin@SY"],
        "the same, with a direction",
    ),
    (
        "Russia shelled the Israeli-occupied city of Nablus.",
        ["Nablus@PS"],
        "who holds it is no land of a people",
    ),
    (
        "Gunmen killed six people in Tripoli, Lebanon's news agency said.",
        ["Tripoli@LB"],
        "no capital where another country with the name is told of",
    ),
    ("A car bomb killed nine people in Azaz.", ["Izaz@SY"], "the only bearer, by another spelling"),
    (
        "A soldier was killed in a blast near the Line of Control in Uri.",
        ["Uri@IN"],
        "a line in a town",
    ),
    (
        "Two men were hurt when artillery hit their van in Kherson, Warsaw said.",
        ["Kherson"],
        "a capital that speaks is no second place",
    ),
    # sites
    (
        "Israeli forces bombed Al-Shifa hospital in Gaza City.",
        ["Al-Shifa hospital"],
        "a hospital in a city",
    ),
    ("An Israeli air strike hit the T4 air base in Syria's Homs province.", ["T4"], "an air base"),
    ("Al-Shabaab fighters attacked Mogadishu's Halane compound.", ["Halane"], "a compound"),
    (
        "Haftar's forces shelled Tripoli's Mitiga airport, Libya said.",
        ["Mitiga airport"],
        "an airport",
    ),
    # what is no place of the event
    (
        "Officials in Kyiv said that Russian drones hit Izmail.",
        ["Izmail"],
        "where the speakers sit",
    ),
    (
        "Drones hit Sumy, according to the defence ministry in Moscow.",
        ["Sumy"],
        "where the ministry sits",
    ),
    (
        "Ukraine said that Russia launched drones from Kursk at Kharkiv.",
        ["Kharkiv"],
        "where they came from",
    ),
    (
        "Israel strikes Damascus as fighting flares in Suwayda",
        ["Damascus"],
        "the clause of another doer",
    ),
    (
        "Syrian rebels captured Idlib and launched an assault on Hama.",
        ["Idlib"],
        "what and joins to it",
    ),
    # what the clause itself leaves to another word
    (
        "Rebels were driven out of Bhamo in Myanmar, where street fighting has raged.",
        ["Bhamo"],
        "the place before where",
    ),
    ("Ukrainian troops withdrew from Avdiivka on Saturday.", ["Avdiivka"], "what was given up"),
    # a name that the words before it show to be a place
    (
        "In Mali, militants fired mortars into Dankounou on Monday, killing nine herders.",
        ["Dankounou!@ML"],
        "into",
    ),
    ("A drone killed three rebels north of Ambarou in Mali.", ["Ambarou!@ML"], "a direction of"),
    (
        "Sudan said its troops had driven the rebels out of Ambarou in Kassala.",
        ["Ambarou!@SD"],
        "out of",
    ),
    (
        "Shelling of the Darwali sector killed two soldiers in Pakistan on Monday.",
        ["Darwali!@PK"],
        "the X sector",
    ),
    (
        "In Iraq, a rocket crashed into a house in Bab al-Marjan, killing a baker.",
        ["Bab al-Marjan!@IQ"],
        "an article within it",
    ),
    (
        "Rwandan troops overran Kilembwa on Monday. Palma in Mozambique was quiet.",
        ["Kilembwa!@MZ"],
        "what was taken",
    ),
    (
        "Gunmen killed four farmers in Bara on Monday, police in Pakistan said.",
        ["Bara@PK"],
        "its namesakes lie in other countries",
    ),
    (
        "Israeli jets shelled Ambarou and Tyre on Monday. Lebanon protested.",
        ["Ambarou!@LB", "Tyre@LB"],
        "in the land of those beside",
    ),
    (
        "Russian forces said they had driven Chechen separatists out of Argun.",
        ["Argun@RU"],
        "out of, a side between",
    ),
    (
        "Insurgents overran Mocímboa da Praia in Mozambique.",
        ["Mocímboa da Praia@MZ"],
        "a Portuguese particle",
    ),
    # what only tells where another lies
    (
        "Houthi rebels in Yemen shelled Harib, south of Marib city.",
        ["Harib@YE"],
        "south of Y, not in the south of Y",
    ),
    ("A mortar bomb hit the capital's Green Zone in Iraq.", ["Green Zone@IQ"], "the capital's X"),
    (
        "Libyan rebels attacked Qalaat camp, a disused barracks in the south of Tripoli.",
        ["Tripoli@LY"],
        "told apart by what it is",
    ),
    (
        "Shells killed a farmer in Nam Yuen district of Ubon Ratchathani in Thailand.",
        ["Nam Yuen@TH"],
        "of the province",
    ),
    (
        "A bomb killed two soldiers in Spin Boldak, in southern Kandahar, in Afghanistan.",
        ["Spin Boldak@AF"],
        "of its province",
    ),
    # no country, or the one that ISO 3166-2 names
    (
        "A missile hit a tanker in the Strait of Hormuz.",
        ["Strait of Hormuz@"],
        "a strait lies in no country",
    ),
    (
        "The Houthis said they attacked a ship in the Gulf of Aden with missiles.",
        ["Gulf of Aden@"],
        "a gulf neither",
    ),
    ("Ukrainian drones attacked the Crimean port of Sevastopol.", ["Sevastopol@UA"], "Crimea"),
    (
        "Hezbollah fired rockets at Majdal Shams in the Golan Heights.",
        ["Majdal Shams@SY"],
        "the Golan",
    ),
]


@pytest.mark.parametrize(
    ("sentence", "expected", "why"), EXPRESSIONS, ids=[row[2] for row in EXPRESSIONS]
)
def test_where_it_was(sentence, expected, why, events_of):
    places = events_of(sentence)[0].places
    found = {place.name.removeprefix("Al-"): place for place in places}
    assert [_name(found, wanted) for wanted in expected] == [
        wanted.rstrip("!").partition("@")[0] for wanted in expected
    ], why
    assert len(places) == len(expected), why
    for wanted, place in zip(expected, places, strict=True):
        if wanted.endswith("!"):
            assert (place.lat, place.key) == (None, None)
        if "@" in wanted:
            assert (place.country or "") == wanted.partition("@")[2]


def _name(found, wanted):
    """The wanted name if a place goes by it, or by one that begins alike: Chuhuiv, Chuhuyiv."""
    name = wanted.rstrip("!").partition("@")[0]
    return next(
        (name for known in found if known[:4] == name.removeprefix("Al-")[:4]), sorted(found)
    )


def test_why_says_what_decided_and_what_was_passed_over(events_of):
    text = "Ukraine said that shells hit the Kherson region."
    (event,) = events_of(text)
    (why,) = [w for w in event.why if w.field == "places"]
    assert (why.rule, text[why.start : why.end]) == ("place/only one", "Kherson region")
    text = "Israeli tanks shelled Rafah in Gaza."
    (event,) = events_of(text)
    (why,) = [w for w in event.why if w.field == "places"]
    assert why.rule == "place/in Gaza Strip"
    assert "gn:350350" in event.places[0].among, "Rafah in Egypt"
    assert len(event.places[0].among) <= 5
