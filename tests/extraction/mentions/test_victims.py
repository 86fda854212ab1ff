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
    ("Insurgents attacked a village.", AC, "who lives there is attacked: six of seven are told so"),
    ("Gunmen attacked a village with rockets, killing four farmers.", ST, "from afar"),
    ("Gunmen stormed the mining village of Bagega.", AC, "robbers take no ground"),
    ("Gunmen stormed a police station in Goma.", GC, "people under arms live there"),
    ("Raiders attacked a cattle camp near Goma, killing four people.", AC, "herders live there"),
    ("Militants entered the village of Kwana and killed 11 people.", AC, "a band among homes"),
    ("Rebels opened fire on an outpost near Goma, killing two men.", GC, "soldiers man it"),
    ("Seven suspected militants shot dead near Goma.", GC, "a headline leaves out *were*"),
    ("A man armed with a rifle was shot dead near Goma.", GC, "he bears arms"),
    ("Two Hamas members were killed by gunmen in Goma.", GC, "they are of an armed group"),
    ("Four people were killed by sniper fire in Goma.", AC, "a rifle, and people"),
    ("Insurgents fired machine guns at soldiers in Goma.", GC, "rifles are no strike"),
]


@pytest.mark.parametrize(("text", "kind", "why"), CASES)
def test_victims_and_means_settle_the_kind(text, kind, why, settled_of):
    assert {str(mention.kind) for mention in settled_of(text)} == {kind}, why
