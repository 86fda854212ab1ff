"""Statements of the dead and the hurt, from articles that are read."""

from datetime import timedelta

import pytest
from django.utils import timezone

from events.extraction.types import Casualties, Count, Why
from events.models import ActorAlias, Event, TollStatement
from events.services.reading.record import record_reports
from tests.factories import DAY, make_actor, make_article, make_extracted, make_source

pytestmark = pytest.mark.django_db


def side(name, *aliases, **values):
    actor = make_actor(name, **values)
    for alias in (name.lower(), *aliases):
        ActorAlias.objects.get_or_create(key=alias, defaults={"actor": actor, "name": alias})
    return actor


def tell(killed, *, days=0, outlet="Example Agency", sentence=None, why=(), **values):
    """An article of this many days later that tells of one strike with so many dead."""
    article = make_article(
        sentence and f"{sentence} {timezone.now()}",
        source=make_source(outlet),
        published_on=DAY + timedelta(days=days),
    )
    report = make_extracted(
        *([sentence] if sentence else []),
        "It was the bakery of Horlivka.",
        place="Kyiv",
        by=["Russia"],
        casualties=Casualties(killed=killed),
        why=tuple(why),
        **values,
    )
    record_reports(article=article, reports=[report], version="1", now=timezone.now())
    return article


def killed():
    return Event.objects.get().people("killed")


def test_a_later_number_replaces_an_earlier_one_and_both_are_kept():
    for days, number in enumerate((20, 25, 26)):
        tell(Count(number, number), days=days, outlet=f"Outlet {number}")
    assert killed() == Count(26, 26)
    rows = TollStatement.objects.over_time()
    assert [(row.low, row.stands) for row in rows] == [(20, False), (25, False), (26, True)]


def test_three_more_comes_on_top():
    tell(Count(9, 9))
    words = "Three more people died after the strike."
    tell(
        Count(3, 3),
        days=1,
        sentence=words,
        why=[Why("killed", "casualties/die", 0, len("Three more people died"))],
    )
    assert killed() == Count(12, 12)
    assert TollStatement.objects.get(adds=True).total == Count(12, 12)


def test_two_officials_of_one_side_are_one_speaker():
    ukraine = side("Ukraine", "ukrainian")
    side("Armed Forces of Ukraine", kind="force", parent=ukraine)
    tell(Count(9, 9), days=0, said=[("Ukrainian officials", "asserts")])
    tell(Count(7, 7), days=1, said=[("the Armed Forces of Ukraine", "asserts")])
    assert killed() == Count(7, 7), "the side corrects itself"
    assert {row.side for row in TollStatement.objects.all()} == {ukraine}


def test_the_number_of_the_side_that_did_it_stands_beside_that_of_others():
    side("Russia", "russian")
    tell(Count(50, 50), days=0, said=[("the Russian defence ministry", "asserts")])
    tell(Count(8, 8), days=2)
    assert killed() == Count(8, 50)
    assert TollStatement.objects.get(contests=True).low == 50


def test_who_claims_the_attack_is_not_who_counts_its_dead():
    side("Russia", "russian")
    tell(Count(14, 14), said=[("police", "asserts"), ("the Russian army", "asserts")])
    tell(Count(17, 17), days=2, said=[("police", "asserts")])
    assert killed() == Count(17, 17)
    assert not TollStatement.objects.filter(contests=True)


def test_an_outlet_of_a_side_speaks_for_it():
    russia = side("Russia", "russian")
    make_source("Mouthpiece", affiliation=russia)
    tell(Count(50, 50), outlet="Mouthpiece")
    assert TollStatement.objects.get().side == russia


def test_a_speaker_of_two_sides_speaks_for_neither():
    side("Russia", "russian")
    side("Ukraine", "ukrainian")
    tell(Count(5, 5), said=[("Ukrainian officials in Russian-held Donetsk", "asserts")])
    assert TollStatement.objects.get().side is None
