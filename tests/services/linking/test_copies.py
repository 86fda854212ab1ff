"""Copies of one text: which is the origin, what they count, and which events their reports tell."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from itertools import permutations

import pytest
from django.db import IntegrityError

from events.extraction.types import (
    Attribution,
    Casualties,
    Count,
    DateSpan,
    Evidence,
    Precision,
    Stance,
    Status,
)
from events.extraction.types import Place as Named
from events.models import Article, Event, Source, TextSketch
from events.services.intake.complete_rows import complete_rows
from events.services.intake.submit import submit_article
from events.services.linking.recount import recount_origins
from events.services.linking.text_overlap import TextRuns, is_copy
from events.services.queue.attempts import Outcome
from events.services.queue.leases import QueueRules
from events.services.reading.extract import extract_article
from tests.factories import make_extracted, make_source

pytestmark = pytest.mark.django_db

NOW = datetime(2024, 11, 24, 9, 30, tzinfo=UTC)
RULES = QueueRules(lease=timedelta(minutes=5), max_attempts=2)
KYIV = Named("Kyiv", None, "UA", 50.45, 30.52, Precision.TOWN, "gn:703448")
LEAD = "A drone hit a house in Kyiv and killed three people, the mayor of the city said on Tuesday."
REST = [
    (
        "Rescue crews looked for others below the stones until the morning while lights failed "
        "in the whole of the district."
    ),
    (
        "Neighbours brought blankets and hot water to the yard, where a school bus stood with "
        "its windows broken by the blast."
    ),
    (
        "The governor asked people to stay in shelters, as more was in the air above the "
        "northern part of the region that night."
    ),
    (
        "A woman who lives across the street said that she had heard an engine, then nothing, "
        "then the noise of falling glass."
    ),
]
FULL = "\n\n".join([LEAD, *REST])
SHORT = "\n\n".join([LEAD, *REST[:2]])
LONGER = "\n\n".join(
    [
        "Another headline was put above it",
        *REST[2:],
        LEAD,
        *REST[:2],
        "And one more sentence was put below it.",
    ]
)
OTHER = LEAD + " " + " ".join(f"Something else was told by way of word{n}." for n in range(20))


class Reads:
    """An extractor that finds in every text that has the lead what it is given, at the lead."""

    version = "reads"

    def __init__(self, **values) -> None:
        self.values = {
            "place": KYIV,
            "by": ("Russia",),
            "casualties": Casualties(killed=Count(3, 3)),
            **values,
        }

    def __call__(self, text: str, *, published_on: date):
        start = text.index(LEAD)
        report = make_extracted(on=published_on, **self.values)
        said = tuple(
            Attribution(one.source, one.stance, start, start + 3) for one in report.attribution
        )
        return [
            replace(report, evidence=(Evidence(start, start + len(LEAD), LEAD),), attribution=said)
        ]


def submit(text: str, **values) -> Article:
    values = {
        "published_on": date(2024, 11, 13),
        "submitted_by": "api",
        "now": NOW,
        "max_characters": 100_000,
        **values,
    }
    return submit_article(text=text, **values).article


def read(article: Article, **values) -> None:
    Article.objects.filter(pk=article.pk).update(status="pending", not_before=NOW)
    assert (
        extract_article(
            article_id=article.pk, extractor=Reads(**values), rules=RULES, clock=lambda: NOW
        )
        is Outcome.DONE
    )
    article.refresh_from_db()


def take_in(
    text: str, outlet: str = "", published_on: date = date(2024, 11, 13), **values
) -> Article:
    article = submit(text, outlet=outlet, published_on=published_on)
    read(article, **values)
    return article


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


@pytest.mark.parametrize("copies", [1, 2, 5])
@pytest.mark.parametrize(
    ("first", "then", "status"),
    [
        ({"status": Status.CLAIMED}, {"status": Status.CLAIMED}, "claimed"),
        ({"status": Status.CLAIMED}, {"status": Status.REPORTED}, "claimed"),
        ({"status": Status.CLAIMED}, {"status": Status.CONFIRMED}, "claimed"),
        ({"status": Status.REPORTED}, {"status": Status.CLAIMED}, "reported"),
        ({"status": Status.CLAIMED}, {"status": Status.DENIED}, "disputed"),
        ({"status": Status.DENIED}, {"status": Status.DENIED}, "denied"),
    ],
)
def test_copies_raise_neither_the_status_nor_the_number_of_origins(copies, first, then, status):
    take_in(FULL, outlet="A paper", **first)
    for number in range(copies):
        take_in(f"{SHORT} Printed as number{number}.", outlet=f"Reprinter {number}", **then)
    event = Event.objects.get()
    assert (event.status, event.article_count, event.origin_count) == (status, copies + 1, 1)


def test_both_sides_in_copies_of_one_text_do_not_confirm_each_other():
    said = {"against": ("Ukraine",), "status": Status.CLAIMED}
    said["said"] = [("Russia's army", Stance.ASSERTS), ("Ukraine's air force", Stance.ASSERTS)]
    take_in(FULL, **said)
    take_in(SHORT, **said)
    assert Event.objects.get().status == "claimed"
    take_in(OTHER, **said)
    assert Event.objects.get().status == "confirmed", "another text is another matter"


@pytest.mark.parametrize(
    ("outlets", "heads", "origins", "why"),
    [
        (["A", "B"], ["", ""], 2, "two outlets"),
        (["A", "a"], ["", ""], 1, "one outlet"),
        (["A", "B"], ["KYIV (AFP) - ", "KYIV (AFP) - "], 1, "one agency"),
        (["A", "B"], ["KYIV (AFP) - ", "KYIV (AP) - "], 2, "two agencies"),
        (["AFP", "B"], ["", "KYIV (AFP) - "], 1, "the agency itself, and a paper that carries it"),
        (["A", "B", "A"], ["", "KYIV (AFP) - ", "KYIV (AFP) - "], 1, "joined through the third"),
        (["", ""], ["", ""], 2, "of neither is the outlet known"),
    ],
)
def test_articles_of_one_outlet_or_agency_are_one_origin(outlets, heads, origins, why):
    for number, (outlet, head) in enumerate(zip(outlets, heads, strict=True)):
        filler = " ".join(f"Text{number} tells word{number}x{n} by itself." for n in range(20))
        take_in(f"{head}{LEAD} {filler}", outlet=outlet)
    event = Event.objects.get()
    assert (event.article_count, event.origin_count) == (len(outlets), origins), why


def test_the_agency_is_a_source_of_its_kind_unless_people_have_made_it_another():
    assert take_in("KYIV (AFP) - " + FULL).agency.kind == "agency"
    make_source("AP", kind="outlet")
    assert take_in("KYIV (AP) - " + OTHER).agency == Source.objects.get(name="AP", kind="outlet")


def test_an_outlet_that_is_put_right_counts_after_a_recount():
    article = take_in(FULL, outlet="A")
    take_in(OTHER, outlet="B")
    Article.objects.filter(pk=article.pk).update(source=Source.objects.get(name="B"))
    assert recount_origins([article.pk], version="reads", now=NOW) == []
    assert Event.objects.get().origin_count == 1


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
    with django_assert_num_queries(2):
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
