"""Who did it, and to whom: names, capitals, forces, pronouns and places give the sides, and doubt gives none."""

import pytest

from events.extraction.sides import Sides, find_sides
from events.extraction.steps import actors
from events.extraction.steps.actors import owner_by_place
from events.extraction.steps.targets import implied_target
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
    ("Russia's strike on Kherson wounded two people.", ["Russia"], "the owner of the noun, as a genitive"),
    ("The IDF said that it had bombed a school in Rafah.", ["Israel"], "an army by its abbreviation"),
    ("Hezbollah fired rockets at Israel.", ["Hezbollah"], "a group"),
    ("The Iran-backed Houthis have fired two missiles at a ship.", ["Houthis"], "the group, not its backer"),
    ("The RSF shelled a market in Sudan.", [RSF], "a group by its abbreviation"),
    ("Sudanese paramilitaries shelled a market.", [RSF], "a group by what it is called"),
    ("People's Defense Forces attacked a camp in Myanmar.", ["People's Defense Forces"], "a name that begins with a genitive"),
    ("Israel and the United States bombed Iran.", ["Israel", "United States"], "two sides"),
    ("A drone hit Kherson.", [], "nobody is named"),
    ("Gunmen abducted ten people.", [], "gunmen of no side"),
    ("Ukraine shot down nine drones.", ["Ukraine"], "who stopped them"),
    ("M23 rebels captured Goma.", ["M23"], "rebels by their name"),
]
DONE_TO = [
    ("Russia attacked Ukraine with drones.", ["Ukraine"], "the object"),
    ("Ukraine shot down nine Russian drones.", ["Russia"], "whose munitions they were"),
    ("Ukraine shot down nine drones launched by Russia.", ["Russia"], "who launched them"),
    ("Russia struck Kyiv with missiles.", ["Ukraine"], "the state of the place"),
    ("Hezbollah fired rockets at Israel.", ["Israel"], "after at"),
    ("Israel bombed Gaza, where Hamas has ruled since 2007.", ["Hamas"], "in Gaza the side that is fought, not a state"),
    ("A drone hit Kherson.", [], "nobody is named who did it"),
    ("Russia massed 50,000 troops at the border.", [], "those who are sent are no target"),
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
        ("Ukraine's general staff said the enemy shelled Kherson.", "Russia", "the enemy is whom the speaker fights"),
        ("Sudan's army said it shelled Khartoum, killing RSF fighters.", SUDAN, "it is the speaker"),
    ],
)
def test_pronouns_mean_the_side_of_the_speaker(text, side, why, drafts_of):
    text = "Russia and Ukraine fought on. " + text if "Kherson" in text else text
    assert [draft.perpetrators for draft in drafts_of(text)][-1] == (side,), why


def test_attacks_on_each_other_are_one_for_each_side(drafts_of):
    found = drafts_of("Russia and Ukraine launched drones at each other on Tuesday.")
    assert [(d.perpetrators, d.targets) for d in found] == [(("Russia",), ("Ukraine",)), (("Ukraine",), ("Russia",))]


@pytest.mark.parametrize(
    ("named", "by", "at", "kind", "target", "why"),
    [
        ({}, ["Russia"], [UA], Kind.STRIKE, ["Ukraine"], "the state of the place"),
        ({}, [], [UA], Kind.STRIKE, [], "nobody who did it"),
        ({"Hamas": 2}, ["Israel"], [GAZA], Kind.STRIKE, ["Hamas"], "who holds the ground"),
        ({"Ukraine": 3}, ["Russia"], [], Kind.GROUND_COMBAT, ["Ukraine"], "whom the article says it fights"),
        ({}, ["Russia"], [], Kind.GROUND_COMBAT, [], "the article names no enemy"),
        ({"Russia": 3}, ["Ukraine"], [UA], Kind.INTERCEPTION, ["Russia"], "not the state over which it was"),
        ({}, ["Houthis"], [RED_SEA], Kind.STRIKE, [], "a sea is nobody's"),
    ],
)
def test_where_no_sentence_says_so_place_and_quarrel_give_the_target(named, by, at, kind, target, why):
    assert implied_target(kind, Sides(named, None), by, at) == target, why


@pytest.mark.parametrize(
    ("named", "at", "kind", "side", "why"),
    [
        ({"Russia": 2}, [UA], Kind.STRIKE, ["Russia"], "the one side that the article says the state fights"),
        ({}, [UA], Kind.STRIKE, [], "nobody is named: Ukraine's enemies are known, this one is not"),
        ({"Ukraine": 1}, [UA], Kind.INTERCEPTION, ["Ukraine"], "over its own ground"),
        ({"Russia": 2}, [UA], Kind.GROUND_COMBAT, [], "who attacked is not plain"),
        ({"Russia": 2}, [RED_SEA], Kind.STRIKE, [], "a sea is nobody's"),
    ],
)
def test_where_no_sentence_says_so_the_place_may_give_the_doer(named, at, kind, side, why):
    assert owner_by_place(Sides(named, None), at, kind) == side, why


def test_nobody_is_both(document_of):
    found = actors.as_actors(["Russia"], ["Russia", "Ukraine"])
    assert [(str(a.role), a.name) for a in found] == [("perpetrator", "Russia"), ("target", "Ukraine")]


def test_sides_are_counted_by_all_their_names(document_of):
    sides = find_sides(document_of("Israeli jets and IDF tanks met Hezbollah. Israel said so."), "LB")
    assert dict(sides.named) == {"Israel": 3, "Hezbollah": 1}


def test_a_word_means_a_side_only_in_its_own_war(document_of):
    document = document_of("The junta fled.")
    assert find_sides(document, "MM").named == {"Myanmar": 1}
    assert find_sides(document, "ML").named == {}
