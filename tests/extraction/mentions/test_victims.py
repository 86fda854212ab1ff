"""Who did what to whom decides between a massacre, a fight and a strike."""

import pytest

AC, GC, ST = "attack_on_civilians", "ground_combat", "strike"
CASES = [
    ("At least 35 villagers were killed when bandits attacked Kwana village.", AC, "villagers"),
    ("Boko Haram attacked a church in Goma and killed 15 people.", AC, "people at prayers"),
    ("Suspected jihadists raided several villages, killing 137 people.", AC, "people at home"),
    ("Militants killed two teachers in a roadside ambush.", AC, "teachers"),
    ("A gunman killed a schoolteacher in Yala.", AC, "one without arms"),
    ("Fighters attacked a checkpoint in the village, killing 12 soldiers.", GC, "soldiers"),
    ("Gunmen attacked a police station near the market, killing two officers.", GC, "officers"),
    ("Insurgents attacked a village.", GC, "nobody harmed: a fight for it"),
    ("Gunmen attacked a village with rockets, killing four farmers.", ST, "from afar"),
]


@pytest.mark.parametrize(("text", "kind", "why"), CASES)
def test_victims_and_means_settle_the_kind(text, kind, why, settled_of):
    assert {str(mention.kind) for mention in settled_of(text)} == {kind}, why
