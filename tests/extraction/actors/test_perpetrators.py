"""Who did it, and to whom: names, capitals, forces, pronouns and places give the sides, and doubt
gives none.
"""

import pytest

from events.extraction.actors import perpetrators
from events.extraction.actors.perpetrators import owner_by_place
from events.extraction.actors.sides import Sides, find_sides
from events.extraction.actors.targets import implied_target
from events.extraction.types import Kind, Place, Precision

RSF, SUDAN = "Rapid Support Forces", "Sudan"
DONE_BY = [
    ("Russia struck Kyiv with missiles.", ["Russia"], "a state by its name"),
    ("Moscow launched missiles at Kyiv.", ["Russia"], "a capital that acts"),
    ("Russian forces shelled Kherson.", ["Russia"], "forces by their adjective"),
    ("A Russian drone hit Kherson.", ["Russia"], "a munition by its adjective"),
    ("Kherson was shelled by Russian forces.", ["Russia"], "after by"),
    ("Kherson was hit by a Russian drone.", ["Russia"], "a munition after by"),
    ("Heavy Russian shelling of Kherson wounded two people.", ["Russia"], "the owner of the noun"),
    (
        "Russia's strike on Kherson wounded two people.",
        ["Russia"],
        "the owner of the noun, as a genitive",
    ),
    (
        "The IDF said that it had bombed a school in Rafah.",
        ["Israel"],
        "an army by its abbreviation",
    ),
    ("Hezbollah fired rockets at Israel.", ["Hezbollah"], "a group"),
    (
        "The Iran-backed Houthis have fired two missiles at a ship.",
        ["Houthis"],
        "the group, not its backer",
    ),
    ("The RSF shelled a market in Sudan.", [RSF], "a group by its abbreviation"),
    ("Sudanese paramilitaries shelled a market.", [RSF], "a group by what it is called"),
    (
        "People's Defense Forces attacked a camp in Myanmar.",
        ["People's Defense Forces"],
        "a name that begins with a genitive",
    ),
    ("Israel and the United States bombed Iran.", ["Israel", "United States"], "two sides"),
    ("A drone hit Kherson.", [], "nobody is named"),
    ("Gunmen abducted ten people.", [], "gunmen of no side"),
    ("Ukraine shot down nine drones.", ["Ukraine"], "who stopped them"),
    ("M23 rebels captured Goma.", ["M23"], "rebels by their name"),
    (
        "Lebanon's Hezbollah fired rockets at Haifa.",
        ["Hezbollah"],
        "the group, not the state that it is from",
    ),
    (
        "The Palestinian militant group Hamas fired rockets at Sderot.",
        ["Hamas"],
        "the group, not its people",
    ),
    (
        "Rebels of the Lord's Resistance Army massacred villagers in Uganda.",
        ["Lord's Resistance Army"],
        "whose rebels they are",
    ),
    (
        "Syrian and Russian warplanes bombed Idlib.",
        ["Syria", "Russia"],
        "two sides before one noun",
    ),
    (
        "A US-British air strike hit Hodeidah.",
        ["United States", "United Kingdom"],
        "two sides joined by a hyphen",
    ),
    ("Drones launched by Ukraine hit a fuel depot.", ["Ukraine"], "who launched what hit"),
    ("A convoy was hit by a bomb planted by al-Shabab.", ["Al-Shabaab"], "who planted what hit"),
    ("Ukraine accused Russia of shelling Kherson.", ["Russia"], "the accused"),
    (
        "A raid blamed on Boko Haram killed 14 people in Baga.",
        ["Boko Haram"],
        "on whom it is blamed",
    ),
    (
        "Ukraine said it had repelled a Russian assault near Kherson.",
        ["Russia"],
        "of a repelled assault the attacker",
    ),
    ("Sudan's army lost control of the town to the RSF.", [RSF], "to whom it was lost"),
    (
        "Fighting erupted between Taliban fighters and Afghan forces in Kunduz.",
        ["Taliban"],
        "the first of two who fight",
    ),
    (
        "Ten people were killed when Boko Haram attacked a village.",
        ["Boko Haram"],
        "who attacked when they died",
    ),
    (
        "The army said its warplanes bombed Grozny, which Chechen rebels hold.",
        ["Russia"],
        "the army of the state that is fought",
    ),
    (
        "KYIV, Ukraine (Agency) - Russia launched drones at Kherson.",
        ["Russia"],
        "not the city of the dateline",
    ),
    (
        "Ivorian rebels captured the town of Bouake.",
        ["Forces Nouvelles"],
        "those who fight the state, not the state",
    ),
    ("Shells fired from Lebanese territory landed in Israel.", [], "where it came from is no doer"),
    ("A Nigerian convoy struck a roadside bomb in Kano.", [], "who runs into a bomb suffers it"),
    ("Nigerian soldiers came under gunfire in Kano.", [], "who comes under fire suffers it"),
    (
        "XYZ soldiers attacked a camp. French soldiers fled.",
        [],
        "of an abbreviation that nobody knows",
    ),
    (
        "Suspected militants ambushed a patrol. Volunteers of the Kagera militia fled.",
        [],
        "of no group that is yet to be named",
    ),
    (
        "French soldiers were deployed to Gao.",
        ["France"],
        "of those who are deployed their own side",
    ),
    (
        "Armed men from the Seleka rebellion attacked a village in the Central African Republic.",
        ["Seleka"],
        "of whose band they are",
    ),
    (
        "Fighters who call themselves Islamic State attacked a post in Jalalabad.",
        ["Islamic State"],
        "what they call themselves",
    ),
    ("Fighter jets bombed a camp of Boko Haram in Nigeria.", [], "jets are no fighters"),
    (
        "An army soldier was killed in a battle with Boko Haram in Kano.",
        ["Boko Haram"],
        "with whom he fought who fell",
    ),
    ("Pilots shot down a Russian jet over Kherson.", [], "what was shot down is the other side's"),
]
DONE_TO = [
    ("Russia attacked Ukraine with drones.", ["Ukraine"], "the object"),
    ("Ukraine shot down nine Russian drones.", ["Russia"], "whose munitions they were"),
    ("Ukraine shot down nine drones launched by Russia.", ["Russia"], "who launched them"),
    ("Russia struck Kyiv with missiles.", ["Ukraine"], "the state of the place"),
    ("Hezbollah fired rockets at Israel.", ["Israel"], "after at"),
    (
        "Israel bombed Gaza on Tuesday. Hamas vowed revenge.",
        ["Hamas"],
        "in Gaza the side that is fought, not a state",
    ),
    ("A drone hit Kherson.", [], "nobody is named who did it"),
    ("Russia massed 50,000 troops at the border.", [], "those who are sent are no target"),
    (
        "JNIM militants ambushed Malian soldiers and Wagner mercenaries.",
        ["Mali", "Wagner Group"],
        "both who were ambushed",
    ),
    (
        "The coalition bombed rebel-held northern Yemen. The Houthis vowed revenge.",
        ["Houthis"],
        "who holds the ground",
    ),
    ("Houthi missiles killed two Indians in Israel.", ["Israel"], "guests are no target"),
    (
        "A Nigerian convoy struck a roadside bomb in Kano.",
        ["Nigeria"],
        "who runs into a bomb suffers it",
    ),
    (
        "Nigerian soldiers came under gunfire in Kano.",
        ["Nigeria"],
        "who comes under fire suffers it",
    ),
    (
        "A Turkish soldier was killed in clashes with the PKK in Iraq.",
        ["Turkey"],
        "the side of the fallen",
    ),
    (
        "Boko Haram gunmen massacred 20 villagers in Nigeria.",
        ["civilians"],
        "people of no side that is told",
    ),
    (
        "Russian soldiers executed nine prisoners of war in Ukraine.",
        ["Ukraine"],
        "whose people they are, in a war of states",
    ),
    (
        "Arakan Army fighters massacred 20 Rohingya villagers.",
        ["Rohingya"],
        "the community that is told",
    ),
    (
        "RSF fighters massacred civilians in Sudan.",
        ["civilians"],
        "in a civil war they are nobody's",
    ),
    ("Sudan's army lost control of the town to the RSF.", ["Sudan"], "who lost it"),
    (
        "M23 rebels captured Goma.",
        ["Democratic Republic of the Congo"],
        "rebels fight their own state",
    ),
    ("The Houthis struck a Liberia-flagged ship in the Red Sea.", [], "a flag is no side"),
    ("Turkish drones struck a Kurdish-held village in Syria.", ["Kurds"], "who holds the ground"),
]
UA = Place("Kyiv", None, "UA", 50.45, 30.52, Precision.TOWN, "gn:703448")
GAZA = Place("Gaza Strip", "Gaza Strip", "PS", 31.42, 34.36, Precision.REGION, "sup:gaza")
RED_SEA = Place("Red Sea", None, None, 20.0, 38.5, Precision.REGION, "sup:red-sea")


@pytest.mark.parametrize(("text", "sides", "why"), DONE_BY)
def test_who_did_it(text, sides, why, drafts_of):
    assert list(drafts_of(text)[0].perpetrators) == sides, why


@pytest.mark.parametrize(("text", "sides", "why"), DONE_TO)
def test_to_whom_it_was_done(text, sides, why, drafts_of):
    assert list(drafts_of(text)[0].targets) == sides, why


@pytest.mark.parametrize(
    ("text", "side", "why"),
    [
        ("Russia said its troops captured Pokrovsk.", "Russia", "its is the speaker's"),
        (
            "Ukraine's general staff said the enemy shelled Kherson.",
            "Russia",
            "the enemy is whom the speaker fights",
        ),
        (
            "Sudan's army said it shelled Khartoum, killing RSF fighters.",
            SUDAN,
            "it is the speaker",
        ),
    ],
)
def test_pronouns_mean_the_side_of_the_speaker(text, side, why, drafts_of):
    text = "Russia and Ukraine fought on. " + text if "Kherson" in text else text
    assert [draft.perpetrators for draft in drafts_of(text)][-1] == (side,), why


def test_attacks_on_each_other_are_one_for_each_side(drafts_of):
    found = drafts_of("Russia and Ukraine launched drones at each other on Tuesday.")
    assert [(d.perpetrators, d.targets) for d in found] == [
        (("Russia",), ("Ukraine",)),
        (("Ukraine",), ("Russia",)),
    ]


@pytest.mark.parametrize(
    ("named", "by", "at", "kind", "target", "why"),
    [
        ({}, ["Russia"], [UA], Kind.STRIKE, ["Ukraine"], "the state of the place"),
        ({}, [], [UA], Kind.STRIKE, [], "nobody who did it"),
        ({"Hamas": 2}, ["Israel"], [GAZA], Kind.STRIKE, ["Hamas"], "who holds the ground"),
        (
            {"Ukraine": 3},
            ["Russia"],
            [],
            Kind.GROUND_COMBAT,
            ["Ukraine"],
            "whom the article says it fights",
        ),
        ({}, ["Russia"], [], Kind.GROUND_COMBAT, [], "the article names no enemy"),
        (
            {"Russia": 3},
            ["Ukraine"],
            [UA],
            Kind.INTERCEPTION,
            ["Russia"],
            "not the state over which it was",
        ),
        ({}, ["Houthis"], [RED_SEA], Kind.STRIKE, [], "a sea is nobody's"),
        (
            {"Israel": 2},
            ["Palestinian militants"],
            [GAZA],
            Kind.STRIKE,
            ["Israel"],
            "the place that they fired from",
        ),
        (
            {"Israel": 2},
            ["Israel"],
            [GAZA],
            Kind.ATTACK_ON_CIVILIANS,
            ["Palestine"],
            "people of the ground, of a state abroad",
        ),
    ],
)
def test_where_no_sentence_says_so_place_and_quarrel_give_the_target(
    named, by, at, kind, target, why
):
    assert implied_target(kind, Sides(named, None), by, at) == target, why


@pytest.mark.parametrize(
    ("named", "at", "kind", "side", "why"),
    [
        (
            {"Russia": 2},
            [UA],
            Kind.STRIKE,
            ["Russia"],
            "the one side that the article says the state fights",
        ),
        (
            {},
            [UA],
            Kind.STRIKE,
            [],
            "nobody is named: Ukraine's enemies are known, this one is not",
        ),
        ({"Ukraine": 1}, [UA], Kind.INTERCEPTION, ["Ukraine"], "over its own ground"),
        ({"Russia": 2}, [UA], Kind.GROUND_COMBAT, [], "who attacked is not plain"),
        ({"Russia": 2}, [RED_SEA], Kind.STRIKE, [], "a sea is nobody's"),
    ],
)
def test_where_no_sentence_says_so_the_place_may_give_the_doer(named, at, kind, side, why):
    assert owner_by_place(Sides(named, None), at, kind) == side, why


@pytest.mark.parametrize(
    ("named", "side", "why"),
    [
        ({"Sudan": 2, RSF: 3}, [SUDAN], "the only side with planes"),
        ({"Sudan": 2, RSF: 3, "Egypt": 1}, [SUDAN], "a state that fights nobody there"),
    ],
)
def test_in_a_civil_war_the_planes_are_the_states(named, side, why):
    nyala = Place("Nyala", None, "SD", 12.05, 24.88, Precision.TOWN, "gn:365763")
    assert owner_by_place(Sides(named, "SD"), [nyala], Kind.STRIKE, by_air=True) == side, why


def test_nobody_is_both(document_of):
    found = perpetrators.as_actors(["Russia"], ["Russia", "Ukraine"])
    assert [(str(a.role), a.name) for a in found] == [
        ("perpetrator", "Russia"),
        ("target", "Ukraine"),
    ]


def test_sides_are_counted_by_all_their_names(document_of):
    sides = find_sides(
        document_of("Israeli jets and IDF tanks met Hezbollah. Israel said so."), "LB"
    )
    assert dict(sides.named) == {"Israel": 3, "Hezbollah": 1}


@pytest.mark.parametrize(
    ("text", "side", "why"),
    [
        (
            "Delta Patriots Front (DPF) fighters seized Aba. The DPF said so.",
            "Delta Patriots Front",
            "an abbreviation in brackets",
        ),
        (
            "Fighters of the Mambo Liberation Brigade seized Bria.",
            "Mambo Liberation Brigade",
            "a name with the word for a band",
        ),
        ("The Kalondo militia seized Bria.", "Kalondo", "a name before the word for a band"),
        (
            "The Malian Armed Forces (FAMa) said FAMa jets had struck.",
            "Mali",
            "an army's abbreviation is its state's",
        ),
        (
            "The World Health Organization (WHO) sent the WHO's doctors.",
            None,
            "an organisation that bears no arms",
        ),
        ("Eta and Ira are two of her sisters.", None, "abbreviations are written in capitals"),
    ],
)
def test_a_side_may_be_named_by_the_article_alone(text, side, why, document_of):
    assert set(find_sides(document_of(text), None).named) == ({side} if side else set()), why


@pytest.mark.parametrize(
    ("text", "side", "why"),
    [
        (
            "The ADF fled Beni. The group burned ten houses in Oicha.",
            "Allied Democratic Forces",
            "the group named last",
        ),
        ("JNIM holds the north. On Monday the militants stormed Djibo.", "JNIM", "the only group"),
        (
            "Malian troops left. JNIM said the army bombed Djibo.",
            "Mali",
            "the army whose forces were named",
        ),
        (
            "An armed group said it stormed Lashio. It was the MNDAA.",
            "Myanmar National Democratic Alliance Army",
            "named only after",
        ),
        (
            "JNIM holds the north. The al-Qaida-linked group Islamic State stormed Djibo.",
            "Islamic State",
            "its own name, not whom it is linked to",
        ),
        (
            "Malian troops fled JNIM. In Burkina Faso, the army bombed Djibo.",
            "Burkina Faso",
            "the army of the country that opens the sentence, whose rebels are named",
        ),
        (
            "Malian troops fled. In Burkina Faso, the army bombed Djibo.",
            "Mali",
            "no rebels of that country are named",
        ),
        ("The militants stormed Djibo.", None, "no group is named at all"),
        ("Gunmen stormed Djibo, where JNIM is at home.", None, "gunmen may be anybody's"),
    ],
)
def test_words_for_a_side_mean_the_one_that_the_article_names(text, side, why, drafts_of):
    assert [d.perpetrators for d in drafts_of(text)][-1] == ((side,) if side else ()), why


def test_whom_the_article_accuses_is_known(document_of):
    sides = find_sides(
        document_of("The army blamed the RSF. Hamas claimed responsibility for the attack."), "SD"
    )
    assert [named.side for named in sides.accused] == [RSF, "Hamas"]


def test_a_word_means_a_side_only_in_its_own_war(document_of):
    document = document_of("The junta fled.")
    assert find_sides(document, "MM").named == {"Myanmar": 1}
    assert find_sides(document, "ML").named == {}
