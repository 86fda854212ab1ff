"""How many independent origins the articles of one event have."""

import pytest

from events.extraction.types import (
    Stance,
    Status,
)
from events.models import Article, Event, Source
from events.services.linking.recount import recount_origins
from tests.factories import make_source
from tests.services.linking.reprints import FULL, LEAD, NOW, OTHER, SHORT, take_in

pytestmark = [pytest.mark.django_db, pytest.mark.either_database]


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
