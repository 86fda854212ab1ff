"""A filter reads as words, so that a chart that has left the page still says what it shows."""

import pytest
from django.http import QueryDict

from events.filters import EventFilter
from events.models import Event
from events.wording.filters import NO_FILTER, WORDS, filter_words
from tests.factories import make_actor, make_article, make_place, make_source

pytestmark = [pytest.mark.django_db, pytest.mark.either_database]


@pytest.mark.parametrize(
    ("query", "words"),
    [
        ("", NO_FILTER),
        ("kind=strike,ground_combat", "strike or ground combat"),
        ("after=2024-11-01&before=2024-12-01", "from 1 November 2024, until 30 November 2024"),
        ("country=ua,sy", "in Ukraine or Syria"),
        ("actor=Russia", "with Russia"),
        ("perpetrator=Russia&target=Ukraine", "by Russia, against Ukraine"),
        ("place=Kyiv", "at Kyiv, Ukraine"),
        ("admin1=Kyiv Oblast", "in Kyiv Oblast"),
        ("bbox=22,44,40,52.5", "within 22.0,44.0,40.0,52.5"),
        ("precision=town", "place known as town"),
        ("located=no&dated=yes", "with no place on the map, with a certain date"),
        ("weapon=glide_bomb", "with glide bomb"),
        ("min_killed=0", "at least 0 killed"),
        ("source=Example Agency", "told by Example Agency"),
        ("q=depot -fire", "with the words depot -fire"),
        ("updated_since=2024-11-13", "changed since 13 November 2024"),
        ("kind=war&status=claimed", "claimed"),
    ],
)
def test_a_filter_reads_as_words(query, words):
    make_actor("Russia"), make_actor("Ukraine"), make_place(), make_source()
    assert filter_words(EventFilter(QueryDict(query), Event.objects.all()).read) == words


def test_an_article_is_named_by_its_id():
    article = make_article()
    found = EventFilter(QueryDict(f"article={article.public_id}"), Event.objects.all())
    assert filter_words(found.read) == f"told by article {article.public_id}"


def test_no_parameter_of_the_filter_is_passed_over():
    assert set(EventFilter.base_filters) == set(WORDS)
