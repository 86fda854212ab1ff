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


ALONE = value_features.told_by([REPORT])


def as_shown(report, floor):
    """Of an article that tells nothing else."""
    return shown.all_as_shown([report], floor)[0]


@pytest.fixture
def chances(monkeypatch):
    """A function: give these fields these chances, and all others 0.9."""

    def give(**unsure):
        monkeypatch.setattr(shown, "chance", lambda report, why, told: unsure.get(why.field, 0.9))

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
    found = as_shown(REPORT, 0.4)
    assert [(it.value, it.why.field, it.why.confidence) for it in found.not_shown] == [
        (value, field, 0.3) for value in values
    ]
    assert not is_left(found)
    assert [why.field for why in found.why] == [name for name in FIELDS if name != field]


@pytest.mark.parametrize("field", ["kind", "date"])
def test_an_event_keeps_what_it_cannot_stand_without(field, chances):
    chances(**{field: 0.1})
    found = as_shown(REPORT, 0.4)
    assert found.not_shown == ()
    assert (found.kind, found.date) == (REPORT.kind, REPORT.date)


def test_a_floor_of_nothing_shows_all(chances):
    chances(places=0.0, killed=0.0)
    assert as_shown(REPORT, 0).not_shown == ()


def test_the_reason_that_decides_gets_the_chance_of_the_value_and_others_keep_their_rule_s(chances):
    chances(places=0.7)
    second = Why("places", "place/second", 6, 9, 0.6)
    found = as_shown(replace(REPORT, why=(*REPORT.why, second)), 0)
    assert [w.confidence for w in found.why if w.field == "places"] == [0.7, 0.6]


def test_a_value_that_nobody_has_measured_is_shown():
    unmeasured = replace(REPORT, why=tuple(replace(why, confidence=None) for why in REPORT.why))
    assert as_shown(unmeasured, 0.99).not_shown == ()


def test_a_chance_is_between_nothing_and_certainty_and_grows_with_its_rule():
    low, high = (
        shown.chance(REPORT, Why("places", "place/rule", 5, 9, rate), ALONE) for rate in (0.3, 0.97)
    )
    assert 0 < low < high < 1


def test_what_is_not_shown_survives_the_record_and_quotes_the_submitted_text(chances):
    chances(places=0.2)
    found = as_shown(REPORT, 0.4)
    assert from_json(as_json(found)) == found
    longer = as_submitted("  " + "x" * 50).edit([(0, 2, "")])
    assert quoted(found, longer).not_shown[0].why.start == found.not_shown[0].why.start + 2


def said_of(report, field, *beside):
    """What speaks for the value of a field, in an article that tells those beside it, too."""
    why = next(why for why in report.why if why.field == field)
    told = value_features.told_by([report, *beside])
    return set(value_features.features(report, why, 0.8, told))


@pytest.mark.parametrize(
    ("change", "feature", "says"),
    [
        ({}, "places, town", "how finely the place is known"),
        ({}, "places, 1 named", "one place is named"),
        ({}, "places, by places/rule", "which rule read it"),
        ({}, "places, first sentence", "the event's own sentence names it"),
        ({"not_counted": "told as background"}, "places, background", "the article recalls it"),
        ({"evidence": (Evidence(50, 90, "x"),)}, "places, elsewhere before", "named elsewhere"),
        ({"evidence": (Evidence(1100, 1190, "x"),)}, "places, 1000 into", "told late"),
        ({"confidence": 0.95}, "places, event sure 0.9", "it is surely an event"),
    ],
)
def test_what_speaks_for_a_place_has_a_name(change, feature, says):
    assert feature in said_of(replace(REPORT, **change), "places"), says


@pytest.mark.parametrize(
    ("starts", "expected"),
    [(5, set()), (30, {"20 off"}), (200, {"20 off", "60 off", "150 off"})],
)
def test_a_place_far_from_the_word_that_tells_the_event_says_so(starts, expected):
    why = tuple(replace(w, start=starts) if w.field == "places" else w for w in REPORT.why)
    found = said_of(replace(REPORT, why=why), "places")
    assert {name.removeprefix("places, ") for name in found if name.endswith("off")} == expected


ELSEWHERE = replace(REPORT, places=(Place("Kursk", "Kursk Oblast", "RU"),))


@pytest.mark.parametrize(
    ("beside", "expected"),
    [
        ((), {"places, told of all", "places, country of all"}),
        ((REPORT,), {"places, told of all", "places, 2 events"}),
        ((ELSEWHERE,), {"places, told of half", "places, 2 values told"}),
        ((ELSEWHERE, ELSEWHERE), {"places, told of one", "places, country of few"}),
        ((REPORT, ELSEWHERE, ELSEWHERE, ELSEWHERE), {"places, told of several"}),
    ],
)
def test_what_the_other_events_of_the_article_say_speaks_for_a_place_or_against_it(
    beside, expected
):
    assert expected <= said_of(REPORT, "places", *beside)


@pytest.mark.parametrize(
    ("count", "expected"),
    [
        (Count(0, 0), set()),
        (Count(2, 2), {"1 number", "2 number"}),
        (Count(12, None), {"1 number", "2 number", "5 number", "10 number", "about"}),
    ],
)
def test_the_size_of_a_toll_speaks_for_or_against_it(count, expected):
    found = said_of(replace(REPORT, casualties=Casualties(count, None)), "killed")
    said = {name.removeprefix("killed, ") for name in found}
    assert {name for name in said if name.endswith("number") or name == "about"} == expected


def test_a_side_is_surer_or_not_where_the_other_side_is_known():
    alone = replace(REPORT, actors=REPORT.actors[:1])
    assert "perpetrator, other side known" in said_of(REPORT, "perpetrator")
    assert "perpetrator, other side open" in said_of(alone, "perpetrator")


@pytest.mark.parametrize(
    ("text", "places", "why"),
    [
        ("Israel struck targets in Lebanon and Syria on Sunday.", ["Lebanon", "Syria"], "a list"),
        (
            "Iran fired missiles at Iraq and Pakistan on Tuesday, killing four people.",
            ["Iraq", "Pakistan"],
            "another",
        ),
    ],
)
def test_two_places_of_one_list_are_shown(text, places, why, events_of):
    (event,) = events_of(text)
    assert [place.name for place in event.places] == places, why
