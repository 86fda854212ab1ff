"""Place expressions of wire copy from many wars, with the whole gazetteer: where the first event of
each sentence was.
"""

import pytest

# (sentence, places by name, why). `name@XX` also asks for the country, `name!` for no point.
EXPRESSIONS = [
    # several places
    (
        "Russian drones hit Odesa and Mykolaiv overnight, officials said.",
        ["Odesa", "Mykolaiv"],
        "joined by and",
    ),
    (
        "Iran launched missiles at Tel Aviv and Haifa on Monday.",
        ["Tel Aviv", "Haifa"],
        "joined by and, after at",
    ),
    (
        "Houthi fighters shelled Taiz, Marib and Mokha on Friday.",
        ["Taiz", "Marib", "Mokha"],
        "a list with a comma",
    ),
    (
        "Fighting raged between Bakhmut and Chasiv Yar in Ukraine on Monday.",
        ["Bakhmut", "Chasiv Yar"],
        "between two",
    ),
    (
        (
            "JNIM fighters ambushed a convoy between Gao and Ansongo in northern Mali, killing "
            "30 civilians."
        ),
        ["Gao", "Ansongo"],
        "both",
    ),
    (
        "Russian forces shelled Kupiansk and Chuhuiv districts of the Kharkiv region.",
        ["Kupiansk", "Chuhuiv"],
        "plural type word",
    ),
    # a finer place within a wider one
    (
        "A Russian missile struck the town of Pokrovsk in Ukraine's Donetsk region.",
        ["Pokrovsk"],
        "the town of X in Y's Z region",
    ),
    (
        "M23 rebels seized the town of Masisi in North Kivu province, eastern Congo.",
        ["Masisi"],
        "a region after in, a part after that",
    ),
    (
        "Gunmen attacked Monguno, Borno state, in northeast Nigeria, killing four soldiers.",
        ["Monguno"],
        "a state after a comma",
    ),
    (
        "A guided bomb hit Kharkiv's Saltivka district, killing two people.",
        ["Saltivka"],
        "Y's X district",
    ),
    (
        "Israeli tanks advanced into the Zeitoun neighbourhood of Gaza City.",
        ["Zeitoun"],
        "the X neighbourhood of Y",
    ),
    (
        "Israel bombed the Daraj neighbourhood in eastern Gaza City.",
        ["Daraj"],
        "the X neighbourhood in eastern Y",
    ),
    (
        "Shells hit the Belgorod region town of Shebekino, Russia said.",
        ["Shebekino"],
        "the Y region town of X",
    ),
    ("Drones hit the Black Sea port of Odesa in Ukraine.", ["Odesa"], "the Y port of X, Y a sea"),
    (
        "A bomb exploded in the Afghan capital Kabul, killing five people.",
        ["Kabul"],
        "the capital X",
    ),
    (
        "A bomb exploded in Sudan's capital Khartoum, killing five people.",
        ["Khartoum"],
        "Y's capital X",
    ),
    (
        (
            "A drone strike killed 8 people in Ethiopia's Amhara region, near the town of Finote "
            "Selam."
        ),
        ["Finote Selam"],
        "region, near X",
    ),
    (
        "Junta jets bombed Thar Kone and Min Ywa villages in Sagaing Region, Myanmar.",
        ["Thar Kone!", "Min Ywa!"],
        "no gazetteer has them",
    ),
    # a place that only says where another lies
    (
        "Russian troops captured Toretsk, a town 20 km south of Kramatorsk, in Ukraine.",
        ["Toretsk"],
        "a distance from Y",
    ),
    (
        "M23 rebels captured Sake, about 25 km (15 miles) west of Goma.",
        ["Sake"],
        "a distance in brackets",
    ),
    (
        "RSF fighters attacked the Abu Shouk camp near El Fasher, the North Darfur capital.",
        ["Abu Shouk"],
        "near Y, the Z capital",
    ),
    (
        "RSF shelling killed 14 people in El Obeid, the capital of North Kordofan state.",
        ["El Obeid"],
        "X, the capital of Y",
    ),
    (
        "Troops captured Hobyo, a town on the coast of the Indian Ocean in Somalia.",
        ["Hobyo"],
        "on the coast of a sea",
    ),
    # parts, sectors, outskirts
    (
        "A Russian strike on the outskirts of Sumy killed one person.",
        ["Sumy"],
        "the outskirts of X",
    ),
    (
        "Ukrainian forces repelled Russian assaults on the Pokrovsk axis.",
        ["Pokrovsk"],
        "the X axis",
    ),
    (
        "Russian troops attacked Ukrainian positions in the Kupiansk sector.",
        ["Kupiansk"],
        "the X sector",
    ),
    (
        "Israeli air strikes hit Beirut's southern suburbs, killing four people.",
        ["Dahiyeh"],
        "a name that ends in small letters",
    ),
    (
        "Israeli jets hit the southern suburbs of Beirut, killing four people.",
        ["Dahiyeh"],
        "a name that begins with one",
    ),
    (
        "Israel's army shelled southern Lebanon on Monday.",
        ["southern Lebanon@LB"],
        "a part with a point of its own",
    ),
    ("The regime bombed rural Hama in Syria.", ["Hama@SY"], "rural means the province"),
    # regions and districts
    ("Saudi-led coalition jets bombed Marib province in Yemen.", ["Marib"], "X province"),
    (
        "ADF militants killed 15 villagers in Beni territory, in Congo's North Kivu province.",
        ["Beni"],
        "a territory below the province",
    ),
    (
        "Shelling killed three in the Nikopol district of Dnipropetrovsk region, Ukraine said.",
        ["Nikopol"],
        "the X district of Y",
    ),
    (
        "Gunmen attacked Yelwata village in Guma district of Benue State in Nigeria.",
        ["Yelwata"],
        "village in district of state",
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
