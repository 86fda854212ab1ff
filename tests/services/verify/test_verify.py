"""Every broken invariant is named with its row; what the services wrote is not named."""

from datetime import date, timedelta

import pytest

from events.models import Article, Event
from events.services.intake.addresses import address_key
from events.services.verify import Limits, invariants, verify
from tests.services.verify.broken import BROKEN
from tests.services.verify.rows import LONG, NOW, RULES, TEXT, a_page, other, read

pytestmark = pytest.mark.django_db

LIMITS = Limits(rules=RULES, longest_wait=timedelta(hours=1))


@pytest.fixture
def article():
    """An article as the services leave it: read, with two reports of two events, each with
    evidence, claim and history.
    """
    return read(TEXT)


def found(**values):
    return [
        (one.kind, one.public_id, one.problem)
        for one in verify(invariants(now=NOW, limits=LIMITS, **values))
    ]


def test_what_the_services_wrote_is_as_it_should_be(article):
    other(status="pending", not_before=NOW)
    # its lease has just ended: the sweep comes within seconds
    other(status="running", lease_until=NOW, token="t")
    other(status="quarantined", last_error="No memory")
    other(origin=article, shared_with_origin=0.9)
    a_page()
    read(
        "Nothing happened here, and nobody heard of it.",
        url="https://example.org/news/2",
        outlet="A paper",
    )
    assert article.reports.count() == 2
    assert found() == []


def test_articles_that_are_one_origin_are_counted_as_the_services_count_them():
    for text in (TEXT, f"{TEXT} More follows."):
        read(text, outlet="A paper")
    assert list(
        Event.objects.filter(article_count=2).values_list("origin_count", flat=True).distinct()
    ) == [1]
    assert found() == []


def test_events_that_reprints_tell_are_as_they_should_be():
    """They count as one origin, and the day is that of the first; each was once taken for a wrong
    value.
    """
    origin = read(LONG, outlet="A paper", published_on=date(2024, 11, 13))
    reprint = read(
        f"From our wires. {LONG}", outlet="Another paper", published_on=date(2024, 11, 14)
    )
    assert reprint.origin == origin
    assert set(Event.objects.values_list("article_count", "origin_count")) == {(2, 1)}
    assert found() == []


def test_an_article_from_before_addresses_were_compared_leaves_the_key_to_the_first():
    other(url="https://example.org/news/2", address_key=address_key("https://example.org/news/2"))
    other(url="https://example.org/news/2?utm_source=x")
    assert found() == []


def test_a_row_that_is_mended_while_it_is_looked_at_is_not_named(article):
    looked = []

    def told_again(rows):
        looked.append(rows)
        return wrong.broken(rows) if len(looked) == 1 else []

    wrong = next(
        one
        for one in invariants(now=NOW, limits=LIMITS)
        if one.name == "every text has its fingerprint"
    )
    Article.objects.update(sha256="0" * 64)
    assert len(list(verify([wrong]))) == 1
    assert list(verify([type(wrong)(wrong.name, wrong.rows, told_again)])) == []
    assert len(looked) == 2


def test_rows_are_gone_through_in_batches(article):
    for _ in range(5):
        other()
    seen = []
    wrong = next(
        one
        for one in invariants(now=NOW, limits=LIMITS)
        if one.name == "every text has its fingerprint"
    )
    small = type(wrong)(
        wrong.name, wrong.rows, lambda rows: seen.append(len(rows)) or [], at_once=4
    )
    assert (
        list(verify([small], told=lambda invariant, rows: seen.append((invariant.name, rows))))
        == []
    )
    assert seen == [4, 2, (wrong.name, 6)]


@pytest.mark.parametrize("break_it", BROKEN, ids=lambda one: one.__name__)
def test_verify_names(article, break_it):
    kind, public_id, word = break_it(article)
    problems = [problem for *row, problem in found() if row == [kind, public_id]]
    assert any(word in problem for problem in problems), found()


def test_nothing_that_is_named_quotes_the_text(article):
    Article.objects.update(text=TEXT.replace("drones", "MARKER"))
    assert found() and "MARKER" not in str(found())
