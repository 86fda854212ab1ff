"""An event's values, from its reports."""

from datetime import date

import pytest

from events.extraction.types import Count, DateSpan, Role, Status, Weapon, WeaponType
from events.services.linking.derive import Telling, derive_event, sides_told, vouching_roles
from tests.factories import make_extracted

PERPETRATOR, TARGET = frozenset({Role.PERPETRATOR}), frozenset({Role.TARGET})


def derive(*reports):
    return derive_event([Telling(number, report) for number, report in enumerate(reports)])


def day(number: int) -> date:
    return date(2024, 11, number)


@pytest.mark.parametrize(
    ("told", "range_", "why"),
    [
        ([None], None, "no report says"),
        ([None, Count(0, 0)], Count(0, 0), "none is a word, no word is none"),
        ([Count(3, 3), None], Count(3, 3), "silence takes nothing away"),
        ([Count(3, 3), Count(5, 5)], Count(3, 5), "from the lowest to the highest"),
        ([Count(3, None), Count(5, 5)], Count(3, None), "at least 3 may be more than 5"),
        ([Count(None, 5)], Count(None, 5), "up to 5 says no lower bound"),
        ([Count(None, 5), Count(3, None)], Count(3, None), "neither is lost"),
        ([Count(None, None), Count(2, 2)], Count(2, 2), "an uncounted plural says nothing"),
        ([Count(None, None)], None, "and alone it is no word"),
    ],
)
def test_the_personnel_are_a_range_over_the_reports_that_count_them(told, range_, why):
    values = derive(*[make_extracted(personnel=count) for count in told])
    assert values.personnel == range_, why


def test_the_dead_and_the_hurt_are_what_the_ledger_says():
    tolls = {"killed": Count(26, 26), "wounded": None}
    values = derive_event([Telling(0, make_extracted())], tolls)
    assert (values.killed, values.wounded) == (Count(26, 26), None)


@pytest.mark.parametrize(
    ("statuses", "status"),
    [
        (["claimed"], "claimed"),
        (["claimed", "claimed"], "claimed"),
        (["claimed", "reported"], "reported"),
        (["reported", "confirmed"], "confirmed"),
        (["confirmed", "denied"], "disputed"),
        (["denied", "claimed"], "disputed"),
        (["reported", "disputed"], "disputed"),
        (["denied", "disputed"], "disputed"),
        (["denied", "denied"], "denied"),
    ],
)
def test_the_status_is_the_best_established(statuses, status):
    assert derive(*[make_extracted(status=Status(value)) for value in statuses]).status == status


@pytest.mark.parametrize(
    ("vouched", "status"),
    [
        ([PERPETRATOR, TARGET], "confirmed"),
        ([PERPETRATOR, PERPETRATOR], "claimed"),
        # within one article the extractor has decided already
        ([PERPETRATOR | TARGET, frozenset()], "claimed"),
        ([PERPETRATOR | TARGET, TARGET], "confirmed"),
    ],
)
def test_two_sides_that_vouch_in_separate_reports_confirm(vouched, status):
    report = make_extracted(status=Status.CLAIMED)
    assert (
        derive_event(
            [Telling(number, report, sides) for number, sides in enumerate(vouched)]
        ).status
        == status
    )


@pytest.mark.parametrize(
    ("said", "roles"),
    [
        ([("Ukraine's air force", "asserts")], TARGET),
        (
            [("the Russian defence ministry", "asserts"), ("Ukraine", "asserts")],
            PERPETRATOR | TARGET,
        ),
        ([("Russian officials", "denies")], frozenset()),
        ([("officials in Russian-held Donetsk, Ukraine", "asserts")], frozenset()),
        ([("Ukrainealand", "asserts")], frozenset()),
        ([("witnesses", "asserts")], frozenset()),
        ([], frozenset()),
    ],
)
def test_a_side_vouches_when_its_name_is_the_speakers(said, roles):
    names = {
        Role.PERPETRATOR: frozenset({"russia", "russian"}),
        Role.TARGET: frozenset({"ukraine"}),
    }
    assert vouching_roles(make_extracted(said=said), names) == roles


@pytest.mark.parametrize(
    ("kind", "told", "subkind"),
    [
        ("strike", [None], ""),
        ("strike", [None, "drone"], "drone"),
        ("strike", ["other", "drone"], "drone"),
        ("strike", ["other"], "other"),
        ("strike", ["drone", "missile"], "combined"),
        ("ground_combat", ["raid", "clash"], "raid"),
    ],
)
def test_the_subkind_is_what_the_reports_agree_on(kind, told, subkind):
    assert derive(*[make_extracted(kind=kind, subkind=value) for value in told]).subkind == subkind


def test_the_days_are_all_that_any_report_gives():
    values = derive(make_extracted(on=day(13)), make_extracted(on=day(12), until=day(13)))
    assert values.date == DateSpan(day(12), day(13))


def test_a_weapon_has_the_counts_of_the_latest_report_that_gives_them():
    drone, missile = WeaponType.DRONE, WeaponType.MISSILE
    values = derive(
        make_extracted(weapons=(Weapon(drone, 30, 20), Weapon(missile))),
        make_extracted(weapons=(Weapon(drone, None, 25),)),
    )
    assert values.weapons == (Weapon(drone, 30, 25), Weapon(missile, None, None))


def test_the_summary_is_the_first_sentence_and_search_knows_every_name_once():
    first = make_extracted(
        "A drone\n hit Kyiv.", place="Kyiv", by=("Russia",), said=[("the mayor", "asserts")]
    )
    second = make_extracted("Kyiv was hit.", place="Kyiv", by=("Russia",))
    values = derive(first, second)
    assert values.summary == "A drone hit Kyiv."
    assert values.search_text.split("\n") == [
        "A drone hit Kyiv.",
        "Kyiv",
        "Russia",
        "the mayor",
        "Kyiv was hit.",
    ]


def test_articles_are_counted_not_reports():
    report = make_extracted()
    assert (
        derive_event([Telling(1, report), Telling(1, report), Telling(2, report)]).article_count
        == 2
    )


@pytest.mark.parametrize(
    ("reasons", "not_counted"), [(["a", "b"], "a"), (["a", None], ""), ([None], "")]
)
def test_one_report_that_counts_makes_the_event_count(reasons, not_counted):
    assert (
        derive(*[make_extracted(not_counted=reason) for reason in reasons]).not_counted
        == not_counted
    )


@pytest.mark.parametrize(("given", "confidence"), [([None], None), ([0.4, None, 0.7], 0.7)])
def test_the_confidence_is_the_highest(given, confidence):
    assert derive(*[make_extracted(confidence=value) for value in given]).confidence == confidence


@pytest.mark.parametrize(
    ("told", "names", "why"),
    [
        ([("gunmen",), ("Boko Haram",)], ["Boko Haram"], "a name is more than a word"),
        ([("gunmen",), ("gunmen",)], ["gunmen"], "nobody knows more"),
        ([("Russia",), ("Ukraine",)], ["Russia", "Ukraine"], "two names both stand"),
    ],
)
def test_gunmen_give_way_to_a_name(told, names, why):
    reports = [make_extracted(by=by) for by in told]
    sides = [actor.name for actor in sides_told(reports) if actor.role is Role.PERPETRATOR]
    assert sides == names, why
