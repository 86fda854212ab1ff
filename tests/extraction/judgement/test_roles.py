"""What the sentences of an event leave open of its sides, the rest of the article gives where it is
plain, and else nobody.
"""

from datetime import date

import pytest

from events.extraction.pipeline import extract_events
from tests.fakes import TinyGazetteer


@pytest.fixture(scope="module")
def sides_of():
    """A function: perpetrators and targets of each event of an article."""

    def told(text):
        found = extract_events(text, published_on=date(2024, 11, 13), gazetteer=TinyGazetteer())
        return [
            tuple(
                tuple(a.name for a in event.actors if a.role == role)
                for role in ("perpetrator", "target")
            )
            for event in found
        ]

    return told


@pytest.mark.parametrize(
    ("text", "last", "why"),
    [
        (
            "Russia struck Kharkiv with missiles on Monday. Russia bombed Odesa on Tuesday.\n\n"
            "A drone hit a market in Kherson on Wednesday.",
            (("Russia",), ("Ukraine",)),
            "as the other strikes",
        ),
        (
            (
                "Ukraine's army spoke of Russia on Monday.\n\nThe air force said that 28 drones "
                "were shot down."
            ),
            (("Ukraine",), ("Russia",)),
            "who says that they were shot down",
        ),
        (
            (
                "Russia attacked Kherson with 30 drones overnight. Air defence shot down 23 of 30 "
                "drones, the regional governor said on Wednesday."
            ),
            (("Ukraine",), ("Russia",)),
            "air defence is of the ground under fire, also where its state has no name there",
        ),
        (
            (
                "Boko Haram massacred villagers in Baga.\n\nUnidentified gunmen massacred eleven "
                "farmers in Kano."
            ),
            (("gunmen",), ("civilians",)),
            "nobody knows more than the word for them",
        ),
        (
            (
                "Al-Shabaab captured Baidoa on Monday.\n\nA bomb killed two soldiers in "
                "Mogadishu. Nobody has claimed the bombing."
            ),
            ((), ("Somalia",)),
            "nobody has claimed it, but whom it was aimed at is plain",
        ),
        (
            (
                "A mine wounded two Thai soldiers in Surin. Bangkok said that it had been laid "
                "by Cambodian soldiers."
            ),
            (("Cambodia",), ("Thailand",)),
            "who is said to have laid it",
        ),
        (
            (
                "Bandits massacred nine farmers in Zamfara, Nigeria.\n\nIn Kano 31 farmers were "
                "massacred on Tuesday."
            ),
            ((), ("civilians",)),
            "bandits are no one band that does all such things",
        ),
        (
            (
                "Armed men shot nine worshippers dead at a mosque in Kano.\n\nThe ministry "
                "blamed Boko Haram for the killings."
            ),
            (("Boko Haram",), ("civilians",)),
            "the accused of the next sentence",
        ),
        (
            (
                "Boko Haram fighters seized a camp in Baga after the Nigerian soldiers had fled. "
                "They massacred nine farmers."
            ),
            (("Boko Haram",), ("civilians",)),
            "the main clause is what they goes on with",
        ),
        (
            (
                "Mali's army killed 12 militants near Goma on Tuesday.\n\n"
                "In neighbouring Burkina Faso, security forces repelled an attack on a post in "
                "Kano on Wednesday."
            ),
            ((), ("Burkina Faso",)),
            "not by the neighbour that fights elsewhere",
        ),
        (
            (
                "Rebels vowed to fight Russia.\n\nA missile killed ten people in Grozny. The "
                "defence ministry in Moscow denied it."
            ),
            (("Russia",), None),
            "who denies it was accused of it",
        ),
        (
            (
                "Afghan forces fought the Taliban. A NATO air strike killed nine farmers "
                "in Kandahar on Monday.\n\n"
                "Last Thursday an air strike killed seven policemen in Kunduz."
            ),
            (("NATO",), None),
            "who did the other strikes, before whoever might have flown there",
        ),
        (
            (
                "Islamic State fighters stormed the city of Marawi on Tuesday. "
                "Twelve people were taken hostage at the cathedral."
            ),
            (("Islamic State",), ("civilians",)),
            "who did the fighting, where nobody is named for the hostages",
        ),
        (
            (
                "Al-Shabaab has held the district for years. Farmers pay taxes to al-Shabaab.\n\n"
                "Gunmen stormed a police post in Mogadishu on Monday, killing two officers."
            ),
            (("gunmen",), ("Somalia",)),
            "gunmen whom nobody names stay gunmen, whatever group the article is about",
        ),
        (
            (
                "Boko Haram shelled Baga on Monday. Boko Haram shelled it again on Tuesday. "
                "Nigeria spoke of two dead.\n\nJets bombed a market in Kano on Wednesday."
            ),
            (("Nigeria",), ("Boko Haram",)),
            "jets are no group's, whatever it did besides",
        ),
        (
            "Helicopters fired rockets at a village near Kano, Nigeria, on Wednesday.",
            (("Nigeria",), None),
            "over a country with rebels its own state flies, if no other is named",
        ),
        (
            "Boko Haram holds Baga.\n\nReinforcements were rushed to Kano, Nigeria, on Wednesday.",
            (("Nigeria",), None),
            "the reinforcements are of the state that fights rebels there",
        ),
        (
            "RSF snipers fired at families in El Fasher on Monday; three brothers were shot dead "
            "there.",
            (("Rapid Support Forces",), ("civilians",)),
            "who did what is told just before",
        ),
        (
            (
                "Mali spoke of JNIM on Monday. JNIM threatened Mali again.\n\n"
                "Heavy clashes broke out near Gao on Tuesday."
            ),
            (("JNIM",), ("Mali",)),
            "those who fight each other there, if they are but two",
        ),
        (
            (
                "Boko Haram holds the forest, and the army is afraid of Boko Haram.\n\n"
                "Nine farmers were massacred in Baga on Tuesday."
            ),
            (("Boko Haram",), ("civilians",)),
            "the one group that the article names kills there",
        ),
        (
            (
                "Ukraine and Russia are at war. Ukraine spoke of victory.\n\n"
                "A rocket hit a market in Russian-held Kherson on Monday, killing two people."
            ),
            (("Ukraine",), ("Russia",)),
            "not by those who hold the ground",
        ),
        (
            (
                "Russia struck Kyiv and Odesa on Monday, and Russia attacked Kharkiv.\n\n"
                "A drone strike killed two people in Kano, Nigeria, on Monday."
            ),
            ((), None),
            "not by a side that fights in another war of the article",
        ),
        (
            (
                "A blast killed 18 people in a mosque in Kunduz, Afghanistan, on Friday.\n\n"
                "Islamic State said it was behind the attack."
            ),
            (("Islamic State",), None),
            "who says that it was behind it",
        ),
        (
            (
                "Rockets hit Sderot in Israel on Monday, injuring two people. "
                "Hamas's armed wing claimed responsibility."
            ),
            (("Hamas",), None),
            "who claims it, though the parse hangs the claim elsewhere",
        ),
    ],
)
def test_the_rest_of_the_article_says_who(text, last, why, sides_of):
    by, to = sides_of(text)[-1]
    assert (by, to if last[1] is not None else None) == last, why


@pytest.mark.parametrize(
    ("text", "by", "to", "why"),
    [
        (
            "A Ukrainian drone was shot down over Bryansk, the regional governor said.",
            "Russia",
            "Ukraine",
            "nobody stops drones of their own",
        ),
        (
            "Israel intercepted two Lebanese rockets over Haifa on Tuesday. Hezbollah is its foe.",
            "Israel",
            "Hezbollah",
            "of the group there that it fights",
        ),
        (
            "An Iranian drone launched from Syria was shot down by an Israeli helicopter over the "
            "Golan Heights.",
            "Israel",
            "Iran",
            "who stopped it is named, whosever the ground is",
        ),
        (
            "Ukraine shot down a Russian plane over Bryansk on Tuesday.",
            "Ukraine",
            "Russia",
            "a plane shot down over its own ground",
        ),
        (
            "Five Russian drones were destroyed over Odesa region, the governor said.",
            "Ukraine",
            "Russia",
            "an official of the state of the place",
        ),
        (
            "Houthi rebels said they shot down a US drone over Marib on Tuesday.",
            "Houthis",
            "United States",
            "a group that stops a drone of a state",
        ),
    ],
)
def test_who_stops_munitions_is_not_whose_they_are(text, by, to, why, events_of):
    (event,) = events_of(text)
    assert [(actor.role, actor.name) for actor in event.actors] == [
        ("perpetrator", by),
        ("target", to),
    ], why
