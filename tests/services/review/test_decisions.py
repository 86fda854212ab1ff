"""What reviewers decide stands whatever comes after, and can be taken back."""

import pytest

from events.extraction.types import Count
from events.models import (
    Decided,
    Decision,
    Event,
    PartOf,
    Report,
    ReportTraits,
    Revision,
    Suggestion,
)
from events.services.linking.matching.version import rule_version
from events.services.linking.relink import relink
from events.services.review.apart import keep_apart
from events.services.review.correct import correct
from events.services.review.deciding.values import Values
from events.services.review.merge import merge
from events.services.review.restore import restore
from events.services.review.split import split
from events.services.review.undo import undo
from events.services.review.withdraw import withdraw
from tests.services.review.every_decision import CORRECTED, decisions, where
from tests.services.review.reviewing import (
    NOW,
    SUMY,
    broken,
    by,
    event_of,
    reviewer,
    strike,
    told,
    what_people_see,
)

pytestmark = pytest.mark.django_db


def read_again(articles, version):
    """A later version reads all of them, and sees another number of dead."""
    for article, dead in zip(articles, (7, 7, 1), strict=True):
        third = articles[2]
        found = (
            strike("Shells fell on the market.", place=SUMY, on=16, dead=1)
            if article is third
            else strike(dead=dead)
        )
        told(found, article=article, version=version)


LATER = (
    lambda articles: relink_all(),
    lambda articles: read_again(articles, "2"),
    lambda articles: read_again(articles, "2"),
    lambda articles: told(strike(dead=9)),
)
DECIDED = [
    *("accept", "correct", "correct rows", "merge", "merge the older", "split", "detach"),
    *("detach to", "apart", "part of", "not part of", "reject", "withdraw"),
]


def relink_all():
    ReportTraits.objects.update(rule="older")
    assert rule_version() != "older"
    list(relink(now=NOW))


def facts(decision):
    """What a decision says, as it has to hold from then on."""
    event, other = decision.event, decision.other
    for one in (event, other):
        if one:
            one.refresh_from_db()
    columns = {name: getattr(event, name) for name in ("review", "overrides", "merged_into_id")}
    if decision.what == Decided.CORRECT:
        columns |= {name: str(getattr(event, name)) for name in event.overrides if name not in ROWS}
        columns["rows"] = {
            "places": sorted(event.places.values_list("name", flat=True)),
            "actors": sorted(event.actors.values_list("name", flat=True)),
            "weapons": list(event.event_weapons.values_list("type", "launched")),
        }
    moved = decision.moved.values("report__article__public_id", "report__event")
    return {
        **columns,
        "seen": event.withdrawn_at is None,
        "moved": sorted(moved, key=str),
        "parts": list(
            PartOf.objects.filter(made_by__isnull=False).values("part", "whole", "holds")
        ),
    }


ROWS = ("places", "actors", "weapons")


@pytest.mark.either_database
@pytest.mark.parametrize(
    "name", ["correct", "correct rows", "merge", "split", "detach to", "part of", "reject"]
)
def test_a_decision_stands_whatever_comes_after_and_is_undone_with_nothing_left(world, name):
    decision = decisions(*world)[name]()
    said = facts(decision)
    for happens in LATER:
        happens(world)
        found = facts(decision)
        assert {key: found[key] for key in said} == said
    assert broken() == []
    undo(decision=decision, **by("A slip"))
    first, second, third = world
    assert event_of(first) == event_of(second) != event_of(third)
    assert event_of(first).withdrawn_at is None and event_of(third).withdrawn_at is None
    assert not Event.objects.exclude(overrides={}).exists()
    assert not Event.objects.exclude(review="unreviewed").exists()
    assert not PartOf.objects.filter(made_by__isnull=False).exists()
    assert broken() == []


@pytest.mark.parametrize("name", DECIDED)
def test_undone_at_once_all_is_as_it_was_and_each_event_has_a_revision_with_who_and_why(
    world, name
):
    before, revisions = what_people_see(), Revision.objects.count()
    decision = decisions(*world)[name]()
    rows = list(Revision.objects.order_by("pk")[revisions:])
    touched = {decision.event_id, decision.other_id} - {None}
    assert sorted(row.event_id for row in rows) == sorted(touched)
    assert {(row.changed_by, row.reason, row.decision) for row in rows} == {
        (reviewer(), decision.reason, decision)
    }
    undo(decision=decision, **by("A slip"))
    assert Revision.objects.count() == revisions + 2 * len(touched)
    parted = Event.objects.exclude(pk__in=[event["pk"] for event in before["events"]])
    assert all(event.merged_into for event in parted)  # the id that a split made leads back
    assert what_people_see(apart_from=parted) == before


def test_a_merged_event_gets_its_id_and_what_reviewers_set_back(world):
    first, _, third = world
    event, other = event_of(first), event_of(third)
    correct(event=other, values=Values(killed=Count(2, 2)), **by())
    decision = merge(event=other, into=event, **by())
    other.refresh_from_db()
    assert other.merged_into == event and event_of(third) == event
    told(strike("Shells fell on the market.", place=SUMY, on=16), article=third, version="2")
    undo(decision=decision, **by())
    other.refresh_from_db()
    assert event_of(third) == other and other.killed_min == 2
    assert other.overrides == {"killed_min": 2, "killed_max": 2} and other.merged_into is None


def test_what_an_id_led_to_leads_there_again_when_the_merge_is_undone(world):
    first, _, third = world
    fourth = told(strike("Mines went off at the bridge.", on=18, dead=2))
    one, two, three = event_of(first), event_of(third), event_of(fourth)
    merge(event=three, into=two, **by())
    second_merge = merge(event=two, into=one, **by())
    three.refresh_from_db()
    assert three.merged_into == one
    undo(decision=second_merge, **by())
    three.refresh_from_db()
    assert three.merged_into == two


def test_a_split_gives_a_merged_event_its_id_back(world):
    first, _, third = world
    event, other = event_of(first), event_of(third)
    merge(event=other, into=event, **by())
    decision = split(event=event, reports=list(Report.objects.filter(article=third)), **by())
    assert decision.other == other and event_of(third) == other


def test_ids_of_merged_events_lead_to_where_their_reports_went(world):
    first, _, third = world
    event, one, two = event_of(first), event_of(third), event_of(told(strike("Mines.", on=18)))
    for gone in (one, two):
        merge(event=gone, into=event, **by())
    leaving = list(Report.objects.filter(event=event).exclude(article__in=world[:2]))
    decision = split(event=event, reports=leaving, **by())
    two.refresh_from_db()
    assert (decision.other, two.merged_into) == (one, one)
    undo(decision=decision, **by())
    two.refresh_from_db()
    assert two.merged_into == event


def test_two_that_were_told_apart_are_not_suggested_again(world):
    first, _, third = world
    event, other = event_of(first), event_of(third)
    Suggestion.objects.create(event=event, other=other, score=1.5, features={"x": 1})
    decision = keep_apart(event=other, other=event, **by())
    assert not Suggestion.objects.exists()
    assert Decision.objects.pairs_apart([event.pk, other.pk]) == {(event.pk, other.pk)}
    undo(decision=decision, **by())
    assert Suggestion.objects.get().score == 1.5


def test_a_restored_event_stands_as_it_did(world):
    event = event_of(world[0])
    before = what_people_see()
    withdraw(event=event, **by())
    assert not Event.objects.visible().filter(pk=event.pk).exists()
    decision = restore(event=event, **by())
    assert what_people_see() == before
    undo(decision=decision, **by())
    assert not Event.objects.visible().filter(pk=event.pk).exists() and broken() == []


def test_a_value_can_follow_the_articles_again(world):
    event = event_of(world[0])
    correct(event=event, values=CORRECTED, **by())
    correct(event=event, values=Values(), follow_articles=["kind", "killed"], **by())
    event.refresh_from_db()
    assert (event.kind, event.killed_min) == ("strike", 3)
    assert set(event.overrides) == {
        *("starts_on", "ends_on", "wounded_min", "wounded_max", "weapons")
    }


def test_a_corrected_place_is_found_by_its_name(world):
    event = event_of(world[0])
    correct(event=event, values=where(), **by())
    assert list(Event.objects.matching("Kryvyi Rih")) == [event]
