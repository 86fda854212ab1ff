"""How likely what is told is an event of its own."""

import pytest

from events.extraction.compose import LEAST_PROBABLE
from events.extraction.data import fitted_weights
from events.extraction.judgement.reportability import features, probability
from events.extraction.types import Kind, Weapon, WeaponType
from tests.extraction.drafts import GAZA, KYIV, MONDAY, DateSpan, exactly, hurt, told

WEEK = DateSpan(MONDAY.start.replace(day=4), MONDAY.end)


@pytest.fixture(scope="module")
def document(document_of):
    return document_of("A drone hit a house in Kyiv.")


@pytest.mark.parametrize(
    ("facts", "feature", "why"),
    [
        ({"places": (KYIV,)}, "place fine", "a town"),
        ({"places": (GAZA,)}, "place broad", "a region"),
        ({}, "no place", "no place at all"),
        ({"date": MONDAY}, "day", "a day"),
        ({"date": WEEK}, "days", "a week"),
        ({"casualties": hurt(exactly(2))}, "harm", "two dead"),
        ({"casualties": hurt(exactly(0))}, "harm", "that there were none is told of an event, too"),
        ({"weapons": (Weapon(WeaponType.DRONE, 9),)}, "munitions counted", "nine drones"),
        ({"weapons": (Weapon(WeaponType.DRONE),)}, "munitions named", "drones"),
        ({"perpetrators": ("Russia",)}, "agent", "who did it"),
        ({"targets": ("Ukraine",)}, "target", "to whom"),
        ({}, "no facts, strike", "a bare strike"),
        (
            {"places": (KYIV,), "date": MONDAY, "casualties": hurt(exactly(2))},
            "all facts",
            "a town, a day and the dead",
        ),
        ({"headline": True}, "in lead", "a headline"),
        ({"back": True}, "refers back", "the strike"),
        ({"mutual": True}, "mutual", "each side"),
    ],
)
def test_facts_are_its_features(facts, feature, why, document):
    plain = set(features([told(0, places=(KYIV,), date=MONDAY)], document))
    found = set(features([told(0, **facts)], document))
    assert feature in found, why
    assert feature not in plain or feature in {"place fine", "day", "in lead"}


@pytest.mark.parametrize(
    ("times", "feature"), [(1, "told once"), (2, "told twice"), (5, "told often")]
)
def test_so_is_how_often_it_is_told(times, feature, document):
    assert feature in set(features([told(0)] * times, document))


@pytest.mark.parametrize(
    ("text", "found", "why"),
    [
        ("A strike killed two.", {"singular noun", "a noun", "noun is subject"}, "a strike"),
        ("The strikes go on.", {"plural noun", "the noun", "present"}, "the strikes"),
        ("Strikes have killed two.", {"bare noun", "perfect"}, "strikes"),
        ("Drones struck Kyiv.", {"verb VBD", "verb is root"}, "a verb"),
    ],
)
def test_so_is_its_grammar(text, found, why, document_of, drafts_of):
    assert found <= set(features(drafts_of(text)[:1], document_of(text))), why


@pytest.mark.parametrize(
    ("text", "plain", "why"),
    [
        ("Russia has deployed tanks to Kyiv.", True, "the verb of the sentence, and where"),
        ("Rebels killed nine people in an attack in Kyiv.", True, "the dead, and where"),
        ("Russia has deployed tanks.", False, "nobody says where"),
        ("The attack on Kyiv worries the mayor.", False, "neither told by a verb nor any dead"),
        ("It rained.\n\n" * 9 + "Russia struck Kyiv.", False, "far below the lead"),
    ],
)
def test_a_lead_that_says_plainly_where_is_one(text, plain, why, document_of, drafts_of):
    assert ("plain lead" in set(features(drafts_of(text)[:1], document_of(text)))) is plain, why


def test_what_is_told_in_full_is_likelier_than_a_bare_word(document):
    full = told(
        0,
        places=(KYIV,),
        date=MONDAY,
        casualties=hurt(exactly(2)),
        weapons=(Weapon(WeaponType.DRONE, 9),),
    )
    bare = told(0, back=True)
    assert probability([bare], document) < LEAST_PROBABLE < probability([full], document)
    assert 0 < probability([bare], document) < probability([full], document) < 1


@pytest.mark.parametrize("kind", [str(kind) for kind in Kind])
def test_a_weight_of_a_kind_is_of_one_that_there_is(kind):
    weighed = {
        name.removeprefix("kind ")
        for name in fitted_weights.reportability_weights()
        if name.startswith("kind ")
    }
    assert weighed <= {str(k) for k in Kind}
    assert kind in weighed | {
        name.removeprefix("no facts, ") for name in fitted_weights.reportability_weights()
    }
