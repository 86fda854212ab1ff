"""The vocabulary's sides become rows that every name finds."""

import pytest
from django.db import connection

from events.models import Actor, ActorAlias
from events.services.reference.load_actors import load_actors
from events.services.reference.resolve import actor_rows

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("Russian", "Russia"),  # a demonym
        ("IDF", "Israel"),  # a state's forces
        ("RSF", "Rapid Support Forces"),  # an abbreviation
        ("Huthi rebels", "Houthis"),  # another spelling
    ],
)
def test_a_name_of_the_vocabulary_finds_its_side(name, expected):
    load_actors()
    assert [actor.name for actor in actor_rows([name]).values()] == [expected]


def test_a_part_knows_the_side_that_it_belongs_to():
    load_actors()
    assert Actor.objects.get(name="Qassam Brigades").parent.name == "Hamas"


def test_loading_again_adds_nothing():
    load_actors()
    assert load_actors().actors == load_actors().names == 0


def test_what_people_changed_stays():
    load_actors()
    Actor.objects.filter(name="Hamas").update(name="Hamas movement")
    load_actors()
    assert ActorAlias.objects.get(key="hamas").actor.name == "Hamas movement"


@pytest.mark.postgres
def test_the_planner_of_postgresql_knows_how_many_names_there_are():
    """Else it plans for an empty table, and the names of two sides take seconds."""
    load_actors()
    with connection.cursor() as cursor:
        cursor.execute("SELECT reltuples FROM pg_class WHERE relname = 'events_actoralias'")
        assert cursor.fetchone()[0] == ActorAlias.objects.count()
