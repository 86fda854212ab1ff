"""Which sort of event it was, by its munitions and the words of its clause."""

import pytest

from events.extraction.types import SUBKINDS, Kind

STRIKES = [
    ("Three drones hit a warehouse in Kherson.", "drone", "the munition names it"),
    ("Russia fired two Iskanders at Kherson.", "missile", "a model stands for its type"),
    ("Militants fired rockets at Kherson.", "missile", "rockets are counted with missiles"),
    ("Russian glide bombs hit Kherson on Monday.", "airstrike", "only aircraft drop them"),
    ("Artillery shells hit a market in Kherson.", "artillery", "tubes"),
    ("Russia shelled Kherson with mortars.", "artillery", "tubes"),
    ("Drones and missiles hit Kherson overnight.", "combined", "two sorts"),
    ("An airstrike hit a school in Rafah.", "airstrike", "the word itself, with no munition named"),
    ("Israeli warplanes bombed Rafah.", "airstrike", "aircraft"),
    ("Russian shelling hit Kherson on Tuesday.", "artillery", "the word itself"),
    ("A car bomb exploded in Kherson.", "bombing", "planted"),
    ("A suicide bomber killed 12 people in Kherson.", "bombing", "a man, and no aircraft"),
    ("A strike hit Kherson on Tuesday.", "other", "nothing says with what"),
]
INTERCEPTIONS = [
    ("Ukraine shot down four missiles over Kyiv.", "missile", "one sort"),
    ("Ukraine shot down four missiles and nine drones over Kyiv.", "combined", "two sorts"),
    ("Ukraine shot down a Russian Su-34 over Kherson.", "aircraft", "a plane"),
    ("Ukraine shot down a Russian Su-34 bomber over Kherson.", "aircraft", "a plane, and no man"),
    ("Israel intercepted a projectile over Rafah.", "other", "not said what it was"),
]
OTHERS = [
    (
        "Russian troops captured the town of Pokrovsk.",
        Kind.TERRITORIAL_CLAIM,
        "captured",
        "the verb",
    ),
    (
        "Ukrainian forces recaptured Kherson on Monday.",
        Kind.TERRITORIAL_CLAIM,
        "recaptured",
        "the verb",
    ),
    (
        "Russian troops withdrew from Kherson on Monday.",
        Kind.TERRITORIAL_CLAIM,
        "withdrawal",
        "a place given up",
    ),
    (
        "Ukrainian forces repelled an assault near Pokrovsk.",
        Kind.GROUND_COMBAT,
        "repelled",
        "the assault failed",
    ),
    (
        "Ukrainian and Russian troops clashed near Pokrovsk.",
        Kind.GROUND_COMBAT,
        "clash",
        "both sides",
    ),
    ("Gunmen abducted 12 students in Kherson.", Kind.ATTACK_ON_CIVILIANS, "abduction", "the verb"),
    (
        "Militiamen massacred 40 villagers near Kherson.",
        Kind.ATTACK_ON_CIVILIANS,
        "killing",
        "the verb",
    ),
    ("Fighters looted shops in Kherson.", Kind.ATTACK_ON_CIVILIANS, "destruction", "property"),
    ("Russia massed 50,000 troops near Kherson.", Kind.DEPLOYMENT, "buildup", "the verb"),
    ("Russia deployed 3,000 soldiers to Kherson.", Kind.DEPLOYMENT, "movement", "the verb"),
]


def only(kind, events):
    return next(event for event in events if event.kind is kind)


@pytest.mark.parametrize(("text", "subkind", "why"), STRIKES)
def test_a_strike_is_of_the_sort_that_its_words_name(text, subkind, why, events_of):
    assert only(Kind.STRIKE, events_of(text)).subkind == subkind, why


@pytest.mark.parametrize(("text", "subkind", "why"), INTERCEPTIONS)
def test_an_interception_is_of_the_sort_of_what_was_stopped(text, subkind, why, events_of):
    assert only(Kind.INTERCEPTION, events_of(text)).subkind == subkind, why


@pytest.mark.parametrize(("text", "kind", "subkind", "why"), OTHERS)
def test_other_kinds_take_the_subkind_of_their_trigger(text, kind, subkind, why, events_of):
    found = only(kind, events_of(text))
    assert found.subkind == subkind, why
    assert found.subkind in SUBKINDS[kind]
