"""How sure values are, and which are kept from readers."""

from dataclasses import replace
from datetime import date

import pytest

from events.extraction.cleaning.edited_text import as_submitted, quoted
from events.extraction.judgement import shown, value_features
from events.extraction.serialize import as_json, from_json
from events.extraction.types import (
    Actor,
    Casualties,
    Count,
    DateSpan,
    Evidence,
    Kind,
    Place,
    Precision,
    Report,
    Role,
    Weapon,
    WeaponType,
    Why,
)

DAY = DateSpan(date(2024, 11, 12), date(2024, 11, 12))
FIELDS = ("kind", "date", "places", "killed", "wounded", "weapons", "perpetrator", "target")
REPORT = Report(
    kind=Kind.STRIKE,
    subkind=None,
    date=DAY,
    places=(Place("Kherson", "Kherson Oblast", "UA", precision=Precision.TOWN),),
    actors=(Actor(Role.PERPETRATOR, "Russia"), Actor(Role.TARGET, "Ukraine")),
    weapons=(Weapon(WeaponType.DRONE),),
    casualties=Casualties(Count(2, 2), Count(3, None)),
    evidence=(Evidence(0, 40, "x" * 40),),
    confidence=0.8,
    why=tuple(Why(field, f"{field}/rule", 5, 9, 0.8) for field in FIELDS),
)


@pytest.fixture
def chances(monkeypatch):
    """A function: give these fields these chances, and all others 0.9."""

    def give(**unsure):
        monkeypatch.setattr(shown, "chance", lambda report, why: unsure.get(why.field, 0.9))

    return give


@pytest.mark.parametrize(
    ("field", "values", "is_left"),
    [
        ("places", ["Kherson, Kherson Oblast, UA"], lambda r: r.places),
        ("perpetrator", ["Russia"], lambda r: [a for a in r.actors if a.name == "Russia"]),
        ("target", ["Ukraine"], lambda r: [a for a in r.actors if a.name == "Ukraine"]),
        ("weapons", ["drone"], lambda r: r.weapons),
        ("killed", ["2"], lambda r: r.casualties.killed),
        ("wounded", ["3"], lambda r: r.casualties.wounded),
    ],
)
def test_a_value_below_the_floor_is_kept_apart_and_all_others_stay(field, values, is_left, chances):
    chances(**{field: 0.3})
    found = shown.as_shown(REPORT, 0.4)
    assert [(it.value, it.why.field, it.why.confidence) for it in found.not_shown] == [
        (value, field, 0.3) for value in values
    ]
    assert not is_left(found)
    assert [why.field for why in found.why] == [name for name in FIELDS if name != field]


@pytest.mark.parametrize("field", ["kind", "date"])
def test_an_event_keeps_what_it_cannot_stand_without(field, chances):
    chances(**{field: 0.1})
    found = shown.as_shown(REPORT, 0.4)
    assert found.not_shown == ()
    assert (found.kind, found.date) == (REPORT.kind, REPORT.date)


def test_a_floor_of_nothing_shows_all(chances):
    chances(places=0.0, killed=0.0)
    assert shown.as_shown(REPORT, 0).not_shown == ()


def test_the_reason_that_decides_gets_the_chance_of_the_value_and_others_keep_their_rule_s(chances):
    chances(places=0.7)
    second = Why("places", "place/second", 6, 9, 0.6)
    found = shown.as_shown(replace(REPORT, why=(*REPORT.why, second)), 0)
    assert [w.confidence for w in found.why if w.field == "places"] == [0.7, 0.6]


def test_a_value_that_nobody_has_measured_is_shown():
    unmeasured = replace(REPORT, why=tuple(replace(why, confidence=None) for why in REPORT.why))
    assert shown.as_shown(unmeasured, 0.99).not_shown == ()


def test_a_chance_is_between_nothing_and_certainty_and_grows_with_its_rule():
    low, high = (
        shown.chance(REPORT, Why("places", "place/rule", 5, 9, rate)) for rate in (0.3, 0.97)
    )
    assert 0 < low < high < 1


def test_what_is_not_shown_survives_the_record_and_quotes_the_submitted_text(chances):
    chances(places=0.2)
    found = shown.as_shown(REPORT, 0.4)
    assert from_json(as_json(found)) == found
    longer = as_submitted("  " + "x" * 50).edit([(0, 2, "")])
    assert quoted(found, longer).not_shown[0].why.start == found.not_shown[0].why.start + 2


@pytest.mark.parametrize(
    ("change", "feature", "says"),
    [
        ({}, "place town", "how finely the place is known"),
        ({}, "1 places", "one place is named"),
        ({"not_counted": "told as background"}, "background", "the article recalls it"),
        ({"evidence": (Evidence(50, 90, "x"),)}, "places, words elsewhere", "named elsewhere"),
        ({"confidence": 0.95}, "event sure 0.9", "it is surely an event"),
    ],
)
def test_what_speaks_for_a_place_has_a_name(change, feature, says):
    why = REPORT.why[2]
    assert feature in set(value_features.features(replace(REPORT, **change), why, 0.8)), says


@pytest.mark.parametrize(
    ("count", "expected"),
    [
        (Count(0, 0), {"killed, none"}),
        (Count(2, 2), {"killed, under 10"}),
        (Count(12, None), {"killed, ten or more", "killed, about"}),
    ],
)
def test_the_size_of_a_toll_speaks_for_or_against_it(count, expected):
    report = replace(REPORT, casualties=Casualties(count, None))
    found = set(value_features.features(report, REPORT.why[3], 0.8))
    assert {name for name in found if name.startswith("killed, ")} - {
        name for name in found if "event sure" in name or "reasons" in name
    } == expected
