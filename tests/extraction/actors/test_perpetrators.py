"""Who did it, as the sentence gives it; doubt gives nobody."""

import pytest

from events.extraction.actors.perpetrators import as_actors

RSF = "Rapid Support Forces"
DONE_BY = [
    ("An Iran-aligned group fired a drone at Eilat.", [], "a friend of a state is not the state"),
    ("A group allied with Iran fired a drone at Eilat.", [], "the same, behind the group"),
    ("A drone operated by Chad killed nine people in Geneina.", ["Chad"], "who used it"),
    (
        "A drone that officials said belonged to Chad hit a car in Geneina.",
        ["Chad"],
        "whose it was",
    ),
    (
        "Soldiers from Chad crossed into Sudan, burned two villages and killed nine.",
        ["Chad"],
        "the subject of the first of three verbs",
    ),
    ("Russia struck Kyiv with missiles.", ["Russia"], "a state by its name"),
    (
        "After a two-day battle, M23 rebels captured Goma.",
        ["M23"],
        "who took the ground had fought for it",
    ),
    (
        "Hezbollah, the Iranian-backed militia and political Lebanese group, fired rockets at "
        "Metula.",
        ["Hezbollah"],
        "what describes the first names no further side",
    ),
    (
        "Two Indian soldiers were killed by Pakistani shelling in Kashmir.",
        ["Pakistan"],
        "the owner of a noun that the parse takes for a verb of the victims",
    ),
    ("Four people were killed in Kabul shelling.", [], "where it was is no owner"),
    (
        "Israeli troops recovered the bodies of six hostages held by Hamas in Gaza.",
        ["Hamas"],
        "who held the dead, not who found them",
    ),
    (
        "Israeli troops recovered the bodies of six hostages in Gaza.",
        [],
        "nobody, where only who found them is named",
    ),
    (
        "Israel bombed Beirut, a day after it bombed Tyre, according to Lebanon's army.",
        ["Israel"],
        "the subject before the pronoun, not who speaks behind it",
    ),
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
    ("Russia responded by shelling Kherson.", ["Russia"], "who did it by way of an answer"),
    (
        "Ukrainian soldiers came under fire from Russian positions near Kherson.",
        ["Russia"],
        "those who come under fire suffer it",
    ),
    (
        "Fighting between Hamas and Israel went on in Rafah.",
        ["Hamas"],
        "between two sides, also of a verb that stands as a noun",
    ),
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
    (
        "Militants attacked three army trucks in which Indian troops carried rockets.",
        [],
        "whose munitions the trucks carried says nothing of the attack",
    ),
    ("Gunmen abducted ten people.", [], "gunmen of no side"),
    (
        "Troops shot dead a Palestinian teenager in Nablus.",
        [],
        "troops that are not named are not those of the dead",
    ),
    (
        "Unknown militants killed two Malian soldiers near Gao, where JNIM is strong.",
        [],
        "nobody knows of which group they are",
    ),
    (
        "USCENTCOM forces conducted strikes against Houthi targets in Hodeidah.",
        ["United States"],
        "those whom it was done against are not those who did it",
    ),
    (
        "A militiaman of the South Lebanon Army was killed when guerrillas fired rockets.",
        [],
        "those of the dead did not fire",
    ),
    (
        "A terrorist shot three men at a crossing near Nablus. Hamas praised the attack.",
        [],
        "one man of whom nothing was told is of no group that is named behind",
    ),
    (
        "The New IRA detonated a bomb in Strabane.",
        ["New IRA"],
        "a group with a name like that of another",
    ),
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


@pytest.mark.parametrize(("text", "sides", "why"), DONE_BY)
def test_who_did_it(text, sides, why, drafts_of):
    assert list(drafts_of(text)[0].perpetrators) == sides, why


def test_attacks_on_each_other_are_one_for_each_side(drafts_of):
    found = drafts_of("Russia and Ukraine launched drones at each other on Tuesday.")
    assert [(d.perpetrators, d.targets) for d in found] == [
        (("Russia",), ("Ukraine",)),
        (("Ukraine",), ("Russia",)),
    ]


def test_nobody_is_both():
    found = as_actors(["Russia"], ["Russia", "Ukraine"])
    assert [(str(a.role), a.name) for a in found] == [
        ("perpetrator", "Russia"),
        ("target", "Ukraine"),
    ]
