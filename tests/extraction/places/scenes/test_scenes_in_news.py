"""Names that stand beside an occurrence and are not its place: origins, speakers, homes, ways,
other events. With the whole gazetteer: where the event of each sentence was.
"""

import pytest

# (sentence, places, why). `|` parts spellings that are right, `name@XX` also asks for the country.
SCENES = [
    (
        "Houthi forces in Hodeidah launched two missiles at a tanker in the Gulf of Aden on "
        "Tuesday, the coalition said.",
        ["Gulf of Aden"],
        "the home of the side that fires",
    ),
    (
        "Gunmen attacked a bus bound for Lahore near Kalat in Balochistan on Friday, killing six "
        "passengers.",
        ["Kalat"],
        "where the bus was going",
    ),
    (
        "Houthi rebels shot down a Saudi warplane over Marib on its way from Khamis Mushait to "
        "Sanaa.",
        ["Marib"],
        "the way of a plane",
    ),
    (
        "Kyiv claims its troops captured Sudzha on Thursday.",
        ["Sudzha@RU"],
        "a capital that speaks for its state",
    ),
    (
        "Gunmen killed the former mayor of Tumaco in Cali on Wednesday.",
        ["Cali"],
        "the office of who was killed",
    ),
    (
        "Tel Aviv and Beirut CNN — The leader of Hezbollah was killed in an Israeli airstrike on "
        "his headquarters in Beirut on Friday.",
        ["Beirut"],
        "a dateline of two towns in small letters",
    ),
    (
        "Israeli warplanes struck targets in Lebanon while Hezbollah fired rockets into northern "
        "Israel.",
        ["Lebanon"],
        "what another side did meanwhile, though its place is finer",
    ),
    (
        "Israel carried out airstrikes on southern and eastern Lebanon on Monday, killing 12 "
        "people.",
        ["Lebanon"],
        "two parts of a country are not one of them",
    ),
    (
        "Gunmen killed 14 villagers in the far north of Cameroon on Friday.",
        ["northern Cameroon"],
        "a direction that is a noun",
    ),
    (
        "M23 rebels attacked army posts in North and South Kivu on Tuesday.",
        ["North Kivu", "South Kivu"],
        "two regions that share a word",
    ),
    (
        "The air force bombed a displaced people's camp in the western part of Demoso in Myanmar.",
        ["Demoso"],
        "a part of a town",
    ),
    (
        "Bandits attacked the villages of Kwata, Duru and Tsafe in Zamfara state on Monday, "
        "killing 22 farmers.",
        ["Kwata@NG", "Duru@NG", "Tsafe@NG"],
        "a list in which one is known",
    ),
    (
        "Fighting was reported in Fizuli, Jabrayil and Hadrut on Thursday, Armenia's defence "
        "ministry said.",
        ["Fizuli|Fuzuli", "Jabrayil", "Hadrut"],
        "a list of districts that are called after towns",
    ),
    (
        "Lebanon's health ministry said Israeli strikes had hit Bodai, Saraain and Nabi Chit, as "
        "Iran warned of retaliation.",
        ["Bodai|Boudai", "Saraain@LB", "Nabi"],
        "a list lies in one country",
    ),
    (
        "Clashes erupted in the village of Bisober, not far from Alamata, on Thursday between "
        "federal troops and Tigrayan fighters.",
        ["Bisober@ET"],
        "a name that the parser takes for a day",
    ),
    (
        "Fighting broke out near the Line of Control, the de facto border with Pakistan in the "
        "disputed Kashmir region.",
        ["Line of Control"],
        "the region that a line runs through",
    ),
    (
        "White House officials watched with concern as Israeli warplanes struck targets in "
        "Lebanon while Hezbollah fired rockets into northern Israel.",
        ["Lebanon"],
        "a clause within what somebody watched",
    ),
    (
        "Dozens had been killed in Israeli raids in Nuseirat, and in Jabaliya in the north, which "
        "has been the scene of days of heavy fighting on the ground.",
        ["Nuseirat"],
        "where a relative clause tells of another event",
    ),
    (
        "CNN reported that Russia had diverted several thousand troops from occupied territory in "
        "Ukraine to Kursk.",
        ["Kursk@RU"],
        "forces that are moved are where they go",
    ),
    (
        "Six of its employees were killed in an Israeli air strike on al-Jaouni school in Nuseirat "
        "refugee camp.",
        ["Nuseirat"],
        "a school that is not known is told by its camp",
    ),
    (
        "Israeli police raided Jerusalem's al-Aqsa mosque twice on Wednesday last week.",
        ["Aqsa@PS"],
        "a town that a border runs through",
    ),
    (
        "On the Kherson front, Ukrainian forces repelled two assaults near Snihurivka, the general "
        "staff said.",
        ["Snihurivka"],
        "a front is called after a town that it need not lie at",
    ),
    (
        "Gunmen stormed Gidan Baushe, a farming community in Birnin Gwari local government area of "
        "Kaduna State, on Friday, killing nine people.",
        ["Gidan Baushe@NG"],
        "a village that is not known, in a chain of units",
    ),
    (
        "Houthi shells struck Al-Jabaliya village in At Tuhayta district, Hodeidah, on Friday, "
        "killing a child.",
        ["Jabaliya@YE"],
        "a namesake elsewhere, and a district whose name begins with an article",
    ),
    (
        "Serbian forces from Pristina attacked Albanian villages around Prekaz, killing 24 people.",
        ["Prekaz@XK"],
        "the people of a village are no country",
    ),
    (
        "Indian and Pakistani troops exchanged fire across the Line of Control near Uri.",
        ["Uri@IN"],
        "a line between two countries, and where on it",
    ),
    (
        "Israel said it used its air defences to shoot down a missile on Tuesday after sirens "
        "sounded in the port city of Eilat.",
        ["Eilat"],
        "sirens are of the same occurrence",
    ),
]


@pytest.mark.parametrize(("sentence", "expected", "why"), SCENES, ids=[row[2] for row in SCENES])
def test_names_beside_an_event_are_not_its_place(sentence, expected, why, events_of):
    places = events_of(sentence)[0].places
    assert len(places) == len(expected), why
    for wanted, place in zip(expected, places, strict=True):
        names, _, country = wanted.partition("@")
        assert any(name in place.name for name in names.split("|")), why
        assert not country or place.country == country, why
