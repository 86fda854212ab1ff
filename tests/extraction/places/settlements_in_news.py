"""How wire copy of many wars names settlements, alone and with what they lie in. Rows as in
`test_places_in_news.py`.
"""

SETTLEMENTS = [
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
]
