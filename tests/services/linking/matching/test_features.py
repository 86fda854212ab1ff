"""What two reports are compared by."""

from datetime import date

import pytest

from events.extraction.types import Casualties, Count, Precision
from events.extraction.types import Place as Named
from events.services.linking.matching.features import features, refusal
from events.services.linking.matching.of_report import Told, traits_of
from events.services.linking.matching.scoring import compare, shipped_rule
from tests.factories import make_extracted

KYIV = Named("Kyiv", None, "UA", 50.45, 30.52, Precision.TOWN, "gn:703448")
BROVARY = Named("Brovary", None, "UA", 50.51, 30.79, Precision.TOWN, "gn:711416")
LVIV = Named("Lviv", None, "UA", 49.84, 24.02, Precision.TOWN, "gn:702550")
UKRAINE = Named("Ukraine", None, "UA", 49.0, 32.0, Precision.COUNTRY, "iso:UA")


def day(number):
    return date(2024, 11, number)


def traits(number=1, published=13, **values):
    report = make_extracted(**{"place": KYIV, "by": ("Russia",), "on": day(13), **values})
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
        ({"number": 1}, "one article tells both"),
        ({"kind": "interception"}, "kinds that are not alike"),
        ({"on": day(16)}, "days apart"),
        ({"on": day(1), "until": day(30)}, "a period against a day"),
        ({"place": None, "by": ()}, "no country, side or place in common"),
        ({"place": LVIV}, "places out of reach"),
        (
            {"place": BROVARY, "casualties": dead(40, 40)},
            "contradicting counts at different sites",
        ),
    ],
)
def test_a_pair_is_refused_whatever_else_it_shares(other, why):
    other = {"number": 2, **other}
    assert refusal(traits(1, casualties=dead(9, 9)), traits(**other)) == why
