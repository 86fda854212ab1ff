"""Copies of one text: which is the origin, what they count, and which events their reports tell."""

from datetime import date
from itertools import permutations

import pytest
from django.db import IntegrityError

from events.extraction.types import (
    DateSpan,
)
from events.models import Article, Event, TextSketch
from events.services.intake.complete_rows import complete_rows
from events.services.linking.text_overlap import TextRuns, is_copy
from tests.services.linking.reprints import (
    FULL,
    LEAD,
    NOW,
    OTHER,
    REST,
    SHORT,
    read,
    submit,
    take_in,
)

pytestmark = pytest.mark.django_db

LONGER = "\n\n".join(
    [
        "Another headline was put above it",
        *REST[2:],
        LEAD,
        *REST[:2],
        "And one more sentence was put below it.",
    ]
)


@pytest.mark.parametrize("order", list(permutations(range(3))), ids=str)
def test_the_first_accepted_is_the_origin_in_whatever_order_they_are_read(order):
    articles = [submit(text) for text in (FULL, SHORT, LONGER)]
    for position in order:
        read(articles[position])
    for article in articles:
        article.refresh_from_db()
    assert [article.origin for article in articles] == [None, articles[0], articles[0]]
    assert [article.shared_with_origin for article in articles] == [
        None,
        1.0,
        pytest.approx(0.95, abs=0.05),
    ]
    event = Event.objects.get()
    assert (event.article_count, event.origin_count, event.killed_min, event.killed_max) == (
        3,
        1,
        3,
        3,
    )


@pytest.mark.parametrize("order", list(permutations(range(3))), ids=str)
def test_texts_that_are_alike_only_through_another_have_one_origin(order):
    halves = ["\n\n".join([LEAD, *REST[:2]]), "\n\n".join([LEAD, *REST[2:]])]
    assert not is_copy(*map(TextRuns, halves))
    articles = [submit(text) for text in (*halves, FULL)]
    for position in order:
        read(articles[position])
    assert set(Article.objects.exclude(pk=articles[0].pk).values_list("origin", flat=True)) == {
        articles[0].pk
    }


def test_a_text_that_only_shares_a_sentence_is_independent():
    take_in(FULL)
    assert take_in(OTHER).origin is None
    assert Event.objects.get().origin_count == 2


@pytest.mark.parametrize(
    ("read_as", "why"),
    [
        ({"by": ()}, "who fired was cut away"),
        ({"by": ("Russia", "Belarus")}, "another was read as well"),
        ({"place": None}, "the place was cut away"),
    ],
)
def test_a_reprint_joins_the_event_that_the_same_sentence_tells(read_as, why):
    first = take_in(FULL)
    second = take_in(SHORT, **read_as)
    event = Event.objects.get()
    assert event.article_count == 2, why
    because = second.reports.get().linked_because
    assert (
        because
        == f"The same sentence tells it in article {first.public_id}, a copy of the same text"
    )


def test_a_reprint_at_another_place_or_of_another_kind_tells_another_event():
    take_in(FULL)
    take_in(SHORT, place="Sumy")
    take_in(LONGER, kind="deployment")
    assert Event.objects.count() == 3


def test_a_reprint_of_a_later_week_moves_no_day():
    """*On Tuesday* is read by the day of publication, which is another there."""
    take_in(FULL)
    take_in(SHORT, published_on=date(2024, 11, 20))
    assert take_in(OTHER).reports.get().event == Event.objects.get(), (
        "the reprint's day keeps no other article out"
    )
    event = Event.objects.get()
    assert (event.starts_on, event.ends_on) == (date(2024, 11, 13), date(2024, 11, 13))


def test_reading_again_changes_nothing():
    first, second = take_in(FULL), take_in(SHORT)
    articles = Article.objects.order_by("pk").values("origin", "shared_with_origin", "agency")
    before = list(Event.objects.values()), list(articles)
    read(second)
    read(first)
    assert (list(Event.objects.values()), list(articles.all())) == before


def test_a_text_that_is_reprinted_everywhere_still_finds_its_origin(monkeypatch):
    monkeypatch.setattr("events.models.articles.sketches.LOOKED_AT_OF_ONE_VALUE", 3)
    articles = [take_in(f"{FULL} Printed as number{number}.") for number in range(8)]
    assert {article.origin_id for article in articles[1:]} == {articles[0].pk}


def test_an_article_that_cannot_be_sketched_is_not_accepted(monkeypatch):
    monkeypatch.setattr("events.services.linking.copies.sketch_of", lambda text: [1, 1])
    with pytest.raises(IntegrityError):
        submit(FULL)
    assert not Article.objects.exists()


def test_a_look_up_asks_a_fixed_number_of_queries(django_assert_num_queries):
    for number in range(6):
        take_in(f"{FULL} Printed as number{number}.")
    article = submit(SHORT)
    with django_assert_num_queries(1):
        assert len(TextSketch.objects.likest(article.pk, 20)) == 6


def test_rows_from_before_are_completed_once():
    read_before = [take_in(FULL, outlet="A"), take_in(SHORT, outlet="B")]
    TextSketch.objects.all().delete()
    Article.objects.update(
        origin=None,
        shared_with_origin=None,
        address_key=None,
        url="https://www.example.com/news/1?utm_source=x",
    )
    Event.objects.update(origin_count=2)
    assert complete_rows(now=NOW) == 2
    assert TextSketch.objects.filter(article=read_before[0]).count() > 5
    assert list(Article.objects.order_by("pk").values_list("origin", flat=True)) == [
        None,
        read_before[0].pk,
    ]
    assert Event.objects.get().origin_count == 1
    keys = list(Article.objects.order_by("pk").values_list("address_key", flat=True))
    assert len(keys[0]) == 64 and keys[1] is None, "the first of an address has its key"
    assert complete_rows(now=NOW) == 0


def test_days_of_a_copy_widen_nothing_when_the_origin_was_read_last():
    first = submit(FULL)
    take_in(SHORT, published_on=date(2024, 11, 20))
    read(first)
    event = Event.objects.get()
    assert DateSpan(event.starts_on, event.ends_on) == DateSpan(
        date(2024, 11, 13), date(2024, 11, 13)
    )
