"""What speaks for a kind, and which is likeliest."""

import pytest

from events.extraction.actors.spotting.side_spotting import find_sides
from events.extraction.data import fitted_weights
from events.extraction.mentions.kind_features import MOST, MUCH, SETS, features, most_likely
from events.extraction.types import Kind
from tests.extraction.drafts import told

STRIKE, GROUND, CIVILIANS = Kind.STRIKE, Kind.GROUND_COMBAT, Kind.ATTACK_ON_CIVILIANS


@pytest.fixture(scope="module")
def features_of(document_of, mentions_of):
    """A function: the features of the last mention of a text."""

    def find(text, before=None, shares=None):
        document = document_of(text)
        return set(
            features(
                mentions_of(text)[-1], before, shares or {}, document, find_sides(document, None)
            )
        )

    return find


@pytest.mark.parametrize(
    ("text", "feature", "why"),
    [
        ("Militants attacked a base.", "word attack", "what the trigger says"),
        ("Two people died in Goma.", "word harm", "likewise"),
        ("Drones attacked a base.", "clause: munition", "a munition in its clause"),
        ("Militants attacked a base. ", "clause: military_targets", "what was attacked"),
        (
            "A missile fell in a field, while two people were killed on a farm by gunmen.",
            "sentence: munition",
            "beside it",
        ),
        ("Militants attacked a base.", "agent armed", "who did it"),
        ("Russia attacked a base.", "agent state", "a state itself"),
        ("Boko Haram attacked a base.", "agent group", "a group itself"),
        ("Militants killed ten farmers.", "target unarmed", "to whom"),
        ("Militants killed ten people.", "target people", "to people of whom no more is said"),
    ],
)
def test_words_around_a_mention_are_its_features(text, feature, why, features_of):
    assert feature in features_of(text), why


def test_armed_people_are_not_also_people(features_of):
    found = features_of("Militants killed ten soldiers.")
    assert "target armed" in found
    assert "target people" not in found


def test_what_was_told_before_is_a_trait(features_of):
    before = told(0, STRIKE).mention
    assert {"before strike", "goes on with strike"} <= features_of(
        "Two people died in Goma.", before
    )
    assert "goes on with strike" not in features_of("Militants attacked a base.", before)


@pytest.mark.parametrize(
    ("share", "feature"),
    [(MOST, "article mostly strike"), (MUCH, "article much strike"), (MUCH - 0.01, None)],
)
def test_so_is_what_the_article_tells_most(share, feature, features_of):
    found = {
        t
        for t in features_of("Two people died in Goma.", shares={STRIKE: share})
        if t.startswith("article")
    }
    assert found == ({feature} if feature else set())


@pytest.mark.parametrize(
    ("found", "kind", "why"),
    [
        ({"word harm", "clause: munition"}, STRIKE, "a munition did it"),
        (
            {"word attack", "agent armed", "clause: military_targets"},
            GROUND,
            "armed people and a base",
        ),
        ({"word harm", "agent armed", "target unarmed"}, CIVILIANS, "armed people and farmers"),
        (
            {"word harm", "target people", "before strike", "goes on with strike"},
            STRIKE,
            "the dead of a strike",
        ),
        ({"word harm", "target people", "before ground_combat"}, GROUND, "the dead of a fight"),
        ({"word harm", "target people"}, None, "the dead of nothing"),
        ({"word damage"}, None, "damage by nothing"),
    ],
)
def test_the_kind_is_the_one_that_most_speaks_for(found, kind, why):
    assert most_likely(found) is kind, why


def test_who_used_munitions_on_the_unarmed_made_a_strike():
    assert (
        most_likely(
            {"word harm", "agent armed", "target unarmed", "clause: munition", "clause: air_words"}
        )
        is STRIKE
    )


def test_every_weight_is_of_a_trait_that_a_mention_may_have():
    places = ("clause", "sentence")
    named = {
        f"{where}: {name}" for where in places for name in (*SETS, "munition", "bomb", "small arms")
    }
    ends = {
        f"{end} {who}" for end in ("agent", "target") for who in ("armed", "unarmed", "people")
    } | {"agent state", "agent group"}
    harmed = {"victim armed", "victim unarmed", "victim people", "place civil", "with blades"}
    begins = ("word ", "before ", "goes on with ", "article mostly ", "article much ")
    weighed = {
        feature for weights in fitted_weights.kind_weights().values() for feature in weights
    } - {"always"}
    assert sorted(t for t in weighed - named - ends - harmed if not t.startswith(begins)) == []
