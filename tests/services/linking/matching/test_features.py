"""What two reports are compared by."""

from datetime import date

import pytest

from events.extraction.types import Casualties, Count, Precision, Why
from events.extraction.types import Place as Named
from events.services.linking.matching.features import features, refusal
from events.services.linking.matching.of_report import Told, traits_of
from events.services.linking.matching.scoring import compare, shipped_rule
from events.services.linking.matching.words import sites_told
from tests.factories import make_extracted

KYIV = Named("Kyiv", None, "UA", 50.45, 30.52, Precision.TOWN, "gn:703448")
BROVARY = Named("Brovary", None, "UA", 50.51, 30.79, Precision.TOWN, "gn:711416")
LVIV = Named("Lviv", None, "UA", 49.84, 24.02, Precision.TOWN, "gn:702550")
TIRANA = Named("Tirana", None, "AL", 41.33, 19.82, Precision.TOWN, "gn:3183875")
SAINT_KYIV = Named("Kyiv Saint", None, "FR", None, None, Precision.UNRESOLVED)
DONETSK = Named("Donetsk", "Donetsk Oblast", "UA", 48.02, 37.80, Precision.TOWN, "gn:709717")
MARKET_TOWN = Named("Kostiantynivka", "Donetsk Oblast", "UA", 48.53, 37.71, Precision.TOWN, "a")
KASESE = Named("Kasese", "Western", "UG", 0.18, 30.09, Precision.TOWN, "gn:230993")
MPONDWE = Named("Mpondwe", "Western", "UG", 0.03, 29.72, Precision.TOWN, "gn:229362")
FORT_PORTAL = Named("Fort Portal", "Western", "UG", 0.66, 30.27, Precision.TOWN, "gn:233312")
UKRAINE = Named("Ukraine", None, "UA", 49.0, 32.0, Precision.COUNTRY, "iso:UA")


def day(number):
    return date(2024, 11, number)


def traits(number=1, published=13, told=(), **values):
    report = make_extracted(*told, **{"place": KYIV, "by": ("Russia",), "on": day(13), **values})
    return traits_of(report, Told(str(number), number, number, day(published)))


def dead(low, high):
    return Casualties(killed=Count(low, high))


@pytest.mark.parametrize(
    ("one", "other", "feature"),
    [
        ({}, {}, "days same"),
        ({"until": day(14)}, {}, "days nested"),
        ({"on": day(12), "until": day(13)}, {"until": day(14)}, "days touching"),
        ({}, {"place": UKRAINE}, "place in country"),
        ({}, {"place": BROVARY}, "place in reach"),
        ({}, {"place": None}, "place unnamed in one"),
        ({}, {"by": ()}, "perpetrator unnamed in one"),
        ({}, {"by": ("gunmen",)}, "perpetrator unnamed in one"),
        ({}, {"kind": "attack_on_civilians"}, "kind alike"),
        ({"casualties": dead(16, 16)}, {"casualties": dead(16, None)}, "killed equal"),
        ({"casualties": dead(30, None)}, {"casualties": dead(52, 52)}, "killed allowed"),
        ({"casualties": dead(9, 9)}, {"casualties": dead(40, 40)}, "killed contradicting"),
    ],
)
def test_a_pair_has_the_feature_whichever_is_named_first(one, other, feature):
    first, second = traits(1, **one), traits(2, **other)
    assert feature in features(first, second)
    assert features(first, second) == features(second, first)
    rule = shipped_rule()
    assert compare(first, second, rule).score == compare(second, first, rule).score


def test_a_number_that_grows_with_the_day_of_publication_is_no_contradiction():
    early = traits(1, published=13, casualties=dead(24, 24))
    late = traits(2, published=14, casualties=dead(53, 53))
    assert "killed growing" in features(early, late)


@pytest.mark.parametrize(
    ("other", "why"),
    [
        ({"number": 1, "casualties": dead(40, 40)}, "one article tells both"),
        ({"number": 1, "place": BROVARY}, "one article tells both"),
        ({"place": TIRANA}, "other countries"),
        ({"kind": "interception"}, "kinds that are not alike"),
        ({"on": day(16)}, "days apart"),
        ({"on": day(1), "until": day(30)}, "a period against a day"),
        ({"place": LVIV}, "places out of reach"),
        (
            {"place": BROVARY, "casualties": dead(40, 40)},
            "contradicting counts at different sites",
        ),
        (
            {
                "place": UKRAINE,
                "casualties": dead(40, 40),
                "told": ("Strikes killed 40 people across Ukraine.",),
            },
            "the total of an area against one attack",
        ),
    ],
)
def test_a_pair_is_refused_whatever_else_it_shares(other, why):
    other = {"number": 2, **other}
    assert refusal(traits(1, casualties=dead(9, 9)), traits(**other)) == why


@pytest.mark.parametrize(
    ("published", "adds", "why"),
    [(18, True, "more died of that strike"), (13, False, "that day it may be another strike")],
)
def test_who_died_days_after_a_strike_died_of_that_strike(published, adds, why):
    strike = traits(1, casualties=dead(53, 53), told=("Two missiles hit the institute.",))
    words = "Three more people died after a raid in Kyiv."
    at = (Why("killed", "casualties/die", 0, 22),)
    later = traits(2, published, casualties=dead(3, 3), told=(words,), why=at)
    rule, found = shipped_rule(), features(strike, later)
    assert ("adds to it" in found) is adds, why
    assert not adds or compare(strike, later, rule).score >= rule.join


def test_counts_that_contradict_each_other_at_two_sites_of_one_town_are_two_events():
    shop = traits(1, casualties=dead(4, 4), told=("Bombs hit a supermarket in Kyiv.",))
    flats = traits(2, casualties=dead(9, 9), told=("A missile hit an apartment in Kyiv.",))
    assert refusal(shop, flats) == "contradicting counts at different sites"


def test_an_article_may_tell_one_event_twice_but_does_not_join_it_by_itself():
    lead, body = traits(1, casualties=dead(9, 9)), traits(1, place=UKRAINE)
    assert refusal(lead, body) == ""
    assert compare(lead, body, shipped_rule()).score < shipped_rule().join


@pytest.mark.parametrize(
    ("other", "told_twice"),
    [
        ({"by": ("Belarus",)}, True),
        ({"kind": "ground_combat", "by": (), "casualties": dead(2, 2)}, True),
        ({"casualties": dead(2, 2)}, False),
        ({"on": day(14)}, False),
        ({"place": BROVARY}, False),
    ],
)
def test_an_article_may_tell_one_event_as_two_kinds_or_of_two_sides_at_one_place_and_day(
    other, told_twice
):
    reports = traits(1, casualties=dead(9, 9)), traits(1, **{"casualties": Casualties(), **other})
    assert (refusal(*reports) == "") is told_twice
    assert compare(*reports, shipped_rule()).score < shipped_rule().join


BOTH_NAMED = ("A school in Mpondwe, a town of Kasese, was attacked.",)


@pytest.mark.parametrize(
    ("one", "other", "sentences", "feature", "refused"),
    [
        (DONETSK, MARKET_TOWN, (), "place inside, by name", ""),
        (KASESE, MPONDWE, BOTH_NAMED, "place far, each names both", ""),
        (KASESE, MPONDWE, (), "place other", "places out of reach"),
        (FORT_PORTAL, MPONDWE, (), "place other", "places out of reach"),
    ],
)
def test_a_town_stands_for_what_has_its_name_and_for_what_both_texts_name_with_it(
    one, other, sentences, feature, refused
):
    first, second = traits(1, told=sentences, place=one), traits(2, told=sentences, place=other)
    assert refusal(first, second) == refused
    assert feature in features(first, second)


def test_a_siege_told_of_the_other_side_has_its_sides_mirrored():
    gunmen = traits(1, by=("Al-Shabaab",), against=("Somalia",))
    police = traits(2, by=("Somalia",), against=("Al-Shabaab",))
    assert "perpetrator mirrored" in features(gunmen, police)
    assert "perpetrator other" in features(gunmen, traits(2, by=("Somalia",)))


@pytest.mark.parametrize(
    ("sentence", "site"),
    [
        ("Shelling targeted the main hospital.", {"clinic"}),
        ("A drone hit the maternity ward.", {"clinic"}),
        ("The wounded were taken to hospital.", set()),
        ("A hospital source said a mosque was hit.", {"worship"}),
    ],
)
def test_a_hospital_is_what_was_hit_only_if_a_word_near_it_says_so(sentence, site):
    assert sites_told(sentence) == site


def test_a_pair_with_nothing_to_find_it_by_is_neither_joined_nor_suggested_nor_refused():
    found = compare(traits(1), traits(2, place=None, by=()), shipped_rule())
    assert not found.refused
    assert found.score < shipped_rule().suggest


def test_an_unknown_name_in_another_country_is_compared_by_the_place_in_it():
    assert "place spelt alike" in features(traits(1), traits(2, place=SAINT_KYIV))
    assert refusal(traits(1), traits(2, place=SAINT_KYIV)) == ""


MOSQUE, MARKET = "The mosque burnt down.", "Stalls of the market burnt."


@pytest.mark.parametrize(
    ("sentence", "killed", "holds"),
    [
        (MOSQUE, dead(34, 34), True),
        (MARKET, dead(34, 34), False),
        (MOSQUE, dead(3, 3), True),
        ("Roofs burnt.", dead(3, 3), False),
    ],
)
def test_the_day_of_the_report_may_stand_for_that_of_the_event_if_the_rest_agrees(
    sentence, killed, holds
):
    early = traits(1, told=(MOSQUE,), on=day(12), published=12, casualties=dead(27, None))
    late = traits(2, told=(sentence,), on=day(13), published=13, casualties=killed)
    assert ("day of telling" in features(early, late)) is holds


@pytest.mark.parametrize(
    ("early", "late", "joined", "why"),
    [
        ((3, {}), (4, {"on": day(14)}), False, "one night after the other"),
        ((5, {}), (4, {"place": BROVARY}), False, "close numbers of two towns of one day"),
        ((2, {"told": "Shells hit a tram."}), (11, {"told": "A plant burnt."}), False, "two sites"),
        ((12, {}), (9, {}), True, "one town and day, and early counts"),
    ],
)
def test_numbers_that_are_close_or_grow_join_nothing_by_themselves(early, late, joined, why):
    (some, one), (more, other) = early, late
    pair = [
        traits(number, 13 + number, casualties=dead(killed, killed), **_told(values))
        for number, (killed, values) in enumerate([(some, one), (more, other)])
    ]
    rule = shipped_rule()
    assert (compare(*pair, rule).score >= rule.join) is joined, why


def _told(values):
    return {**values, "told": (values["told"],)} if "told" in values else values
