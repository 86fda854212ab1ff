"""What charts count, on rows."""

from datetime import date, timedelta

import pytest

from events.models import Actor, Event, Place
from events.models.reads import chart_counts, region_counts, side_counts
from events.models.reads.chart_counts import Pair, People
from events.models.reads.control_claims import control_claims
from events.models.reads.munition_counts import Counted, munitions
from events.models.reads.side_counts import Beside
from events.services.tallies.rebuild import rebuild
from tests.factories import DAY, make_actor, make_article, make_event, make_place, make_report

pytestmark = pytest.mark.django_db


def visible():
    return Event.objects.visible()


@pytest.mark.parametrize(
    ("events", "expected", "why"),
    [
        (
            [{"killed_min": 3, "killed_max": 6}, {"killed_min": 1, "killed_max": 1}],
            (4, 7, 0, 2, 0, 2),
            "ranges are added up",
        ),
        ([{"killed_min": 5}], (5, 5, 1, 1, 0, 1), "at least 5: the top is open"),
        ([{"killed_max": 50}], (0, 50, 0, 1, 0, 1), "up to 50 may be none"),
        ([{"killed_min": 0, "killed_max": 0}], (0, 0, 0, 1, 0, 1), "none is said"),
        ([{}], (0, 0, 0, 0, 1, 0), "nothing is said"),
        (
            [{"killed_min": 2, "killed_max": 2, "status": "confirmed"}],
            (2, 2, 0, 1, 0, 0),
            "what is confirmed is no mere claim",
        ),
    ],
)
def test_people_are_ranges(events, expected, why):
    for values in events:
        make_event(**values)
    assert chart_counts.people_by_day(visible(), "killed") == [People(DAY, *expected)], why


def test_parts_of_totals_are_left_out_and_counted():
    make_event(
        killed_min=3, killed_max=3, weapons=[("drone", 3, 3)], not_counted="told as background"
    )
    assert chart_counts.people_by_day(visible(), "killed") == []
    assert munitions(visible()) == []
    assert chart_counts.left_out(visible()) == 1


def test_munitions_come_with_who_launched_them_and_how_far_they_reach():
    ukraine = make_place("Ukraine", precision="country")
    russia = make_actor("Russia").pk
    make_event(
        perpetrator="Russia", target="Ukraine", weapons=[("drone", 9, None), ("bomb", None, None)]
    )
    make_event(
        kind="interception",
        perpetrator="Ukraine",
        target="Russia",
        places=[ukraine, make_place()],
        weapons=[("drone", None, 8)],
        status="reported",
    )
    assert munitions(visible()) == [
        Counted(DAY, "interception", "drone", None, 8, False, True, russia),
        Counted(DAY, "strike", "drone", 9, None, True, False, russia),
    ]


def test_events_that_name_munitions_without_a_count_are_counted():
    make_event(weapons=[("drone", None, None)])
    make_event(weapons=[("drone", None, None), ("missile", 2, None)])
    make_event()
    assert chart_counts.without_counts(visible()) == 1


def test_a_side_that_is_not_named_makes_a_pair_of_its_own():
    make_event(perpetrator="Russia", target="Ukraine")
    make_event(perpetrator="Russia")
    make_event()
    assert set(chart_counts.pairs(visible())) == {
        Pair("russia", "Russia", "ukraine", "Ukraine", "strike", 1),
        Pair("russia", "Russia", "", "", "strike", 1),
        Pair("", "", "", "", "strike", 1),
    }


def test_an_event_counts_once_in_each_country_and_division():
    kyiv, lviv, aleppo = (
        make_place(name, admin1=name, country=code)
        for name, code in (("Kyiv", "UA"), ("Lviv", "UA"), ("Aleppo", "SY"))
    )
    make_event(places=[kyiv, lviv, aleppo])
    make_event(places=[kyiv, make_place("Ukraine", precision="country")])
    make_event(places=[make_place("the country", precision="country")])
    make_event(places=[make_place("Black Sea", country="")])
    make_event()
    assert region_counts.by_country(visible()) == {"UA": 3, "SY": 1, "": 2}
    assert region_counts.by_admin1(visible(), "UA") == {"Kyiv": 2, "Lviv": 1, "": 1}


def test_an_article_that_tells_two_events_counts_once():
    article = make_article()
    for _ in range(2):
        make_report(make_event(), article)
    assert chart_counts.articles(visible()) == 1


def test_allies_act_in_the_same_events():
    first = make_event(perpetrator="Russia", target="Ukraine")
    first.event_actors.create(actor=make_actor("Belarus"), role="perpetrator")
    make_event(perpetrator="Russia", target="Ukraine")
    make_event(perpetrator="Ukraine", target="Russia")
    russia = Actor.objects.get(slug="russia")
    assert side_counts.allies(visible(), [russia]) == [Beside("belarus", "Belarus", 1)]
    attacked, attackers = side_counts.opposed(visible(), [russia])
    assert attacked == [Beside("ukraine", "Ukraine", 2)]
    assert attackers == [Beside("ukraine", "Ukraine", 1)]


@pytest.mark.parametrize("query", ["tallied", "uncounted", "of no tally"])
def test_an_event_that_names_a_side_and_its_army_counts_once(query):
    state, army, beside = map(make_actor, ("Russia", "Russian army", "Belarus"))
    for event in [make_event(perpetrator="Russia", target="Ukraine") for _ in range(3)][:2]:
        event.event_actors.create(actor=army, role="perpetrator")
        event.event_actors.create(actor=beside, role="perpetrator")
    make_event(perpetrator="Ukraine", target="Russian army")
    make_event(perpetrator="Russia", target="Russian army")
    if query == "tallied":
        rebuild()
    events = visible().filter(summary__gt="") if query == "of no tally" else visible()
    assert side_counts.opposed(events, [state, army]) == (
        [Beside("ukraine", "Ukraine", 3)],
        [Beside("ukraine", "Ukraine", 1)],
    )
    assert side_counts.allies(events, [state, army]) == [Beside("belarus", "Belarus", 2)]
    assert side_counts.allies(events, [beside]) == [
        Beside("russia", "Russia", 2),
        Beside("russian-army", "Russian army", 2),
    ]


def test_claims_of_control_are_all_there_and_in_order():
    kyiv = make_place()
    values = {"kind": "territorial_claim", "places": [kyiv]}
    older = make_event(subkind="captured", **values, ends_on=DAY - timedelta(days=1))
    against = make_event(subkind="recaptured", **values)
    make_event(subkind="sovereignty", **values)
    make_event(subkind="captured", kind="territorial_claim", places=[make_place("Kherson")])
    assert list(control_claims(visible(), kyiv)) == [against, older]


def test_divisions_are_found_by_their_codes():
    make_place("Kyiv Oblast", key="iso:UA-32", precision="region")
    make_place("Ukraine", key="iso:UA", precision="country")
    assert Place.objects.divisions_of("UA") == [("Kyiv Oblast", "UA-32")]


def test_days_come_oldest_first():
    make_event(killed_min=1)
    make_event(killed_min=1, ends_on=date(2024, 1, 1))
    assert [row.day for row in chart_counts.people_by_day(visible(), "killed")] == [
        date(2024, 1, 1),
        DAY,
    ]


def test_very_many_articles_are_counted_by_a_sample():
    for _ in range(3 * chart_counts.ONE_IN):
        make_report(make_event(), make_article())
    assert chart_counts.about_articles(visible()) == 3 * chart_counts.ONE_IN
    assert chart_counts.about_articles(visible().of_kind("deployment")) == 0


def test_months_add_up_what_their_days_do(db):
    for n, (killed, status) in enumerate([(2, "claimed"), (None, "confirmed"), (3, "confirmed")]):
        make_event(ends_on=date(2024, 10, 5 + n), killed_min=killed, status=status)
    make_event(ends_on=date(2024, 11, 2), killed_min=1, killed_max=1)
    make_event(ends_on=date(2024, 12, 2), killed_min=9, not_counted="background")
    expected = [
        People(date(2024, 10, 1), 5, 5, 2, 2, 1, 1),
        People(date(2024, 11, 1), 1, 1, 0, 1, 0, 1),
    ]
    assert chart_counts.people_by_day(visible(), "killed", by_month=True) == expected, "uncounted"
    rebuild()
    assert chart_counts.people_by_day(visible(), "killed", by_month=True) == expected, "tallied"
