"""Accepting addresses."""

from datetime import UTC, date, datetime

import pytest

from events.models import Article, Page
from events.models.articles import SubmittedBy
from events.services.intake.addresses import address_key
from events.services.intake.submit import AddressTaken, ArticleRefused, submit_article
from events.services.intake.submit_address import AddressSubmission, submit_address
from events.sources.fetching.answers import FetchRules
from tests.factories import make_article

pytestmark = pytest.mark.django_db

NOW = datetime(2024, 11, 14, 9, 30, tzinfo=UTC)
ADDRESS = "https://www.example.org/news/depot-hit?utm_source=feed"
SAME = "http://example.org/news/depot-hit/"
TEXT = "Two drones struck a depot near Sumy on Wednesday, the governor said."


def submit(address: str = ADDRESS, **values) -> AddressSubmission:
    return submit_address(
        **{
            "address": address,
            "submitted_by": SubmittedBy.FORM,
            "now": NOW,
            "rules": FetchRules(),
            **values,
        }
    )


def submit_text(text: str = TEXT, **values):
    return submit_article(
        text=text, submitted_by=SubmittedBy.API, now=NOW, max_characters=200, **values
    )


def test_an_accepted_address_waits_to_be_fetched_with_what_was_given():
    page = Page.objects.get(
        pk=submit(
            f" {ADDRESS} ", title="Depot", outlet="A  Paper", published_on=date(2024, 11, 13)
        ).page.pk
    )
    assert (page.address, page.title, page.source.name, page.published_on) == (
        ADDRESS,
        "Depot",
        "A Paper",
        date(2024, 11, 13),
    )
    assert (page.status, page.attempts, page.submitted_at, page.not_before, page.raw) == (
        "pending",
        0,
        NOW,
        NOW,
        None,
    )


@pytest.mark.parametrize(
    ("address", "reason"),
    [
        ("", "The address is empty."),
        ("example.org/a", "It is not a web address"),
        ("ftp://example.org/a", "It is not a web address"),
        ("file:///etc/passwd", "It is not a web address"),
        ("https://example.org", "front page"),
        ("https://example.org/index.html?utm_source=x", "front page"),
        ("http://localhost/a", "no host of the public internet"),
        ("http://127.0.0.1/a", "does not lead to the public internet"),
        ("http://169.254.169.254/latest/meta-data", "does not lead to the public internet"),
        ("http://[::1]/a", "does not lead to the public internet"),
        ("http://[fe80::1%25eth0]/a", "does not lead to the public internet"),
        ("https://example.org:6379/a", "Port 6379 cannot be fetched from"),
        ("https://me:secret@example.org/a", "user name or password"),
        ("https://example.org/" + "a" * 1_000, "1,020 characters; 1,000 are allowed"),
        ("https://example.org/a\r\nHost: b", "control characters"),
        ("http://example.org:port/a", "It is not a web address"),
    ],
)
def test_an_address_that_can_never_bring_an_article_is_refused_at_once(address, reason):
    with pytest.raises(ArticleRefused) as refused:
        submit(address)
    assert {problem.field for problem in refused.value.problems} == {"url"}
    assert any(reason in problem.reason for problem in refused.value.problems)
    assert Page.objects.count() == 0


def test_every_problem_is_told_at_once():
    with pytest.raises(ArticleRefused) as refused:
        submit("x", title="t" * 501, outlet="a\0b", published_on=date(2999, 1, 1))
    assert [problem.field for problem in refused.value.problems] == [
        "url",
        "title",
        "outlet",
        "published_on",
    ]


def test_an_address_in_another_form_gives_the_first_page():
    first, again = submit(), submit(SAME)
    assert (again.page, again.created) == (first.page, False)
    assert Page.objects.count() == 1


def test_an_address_that_came_with_a_text_gives_its_article():
    article = submit_text(url=SAME).article
    assert submit() == AddressSubmission(None, article, created=False)


def test_an_address_whose_page_was_fetched_gives_its_article():
    page = submit().page
    Page.objects.filter(pk=page.pk).update(article=make_article())
    assert submit(SAME).article == Article.objects.get()


def test_a_text_with_an_address_that_brought_another_text_is_refused_naming_the_first():
    first = submit_text(url=ADDRESS).article
    with pytest.raises(
        AddressTaken, match=f"url: .*as article {first.public_id}. Leave the address out"
    ) as taken:
        submit_text("Another text altogether, about something else.", url=SAME)
    assert taken.value.article == first
    assert Article.objects.count() == 1


def test_a_text_is_refused_for_the_address_of_a_page_that_brought_another():
    page, article = submit().page, make_article()
    Page.objects.filter(pk=page.pk).update(article=article)
    with pytest.raises(AddressTaken) as taken:
        submit_text(url=ADDRESS)
    assert taken.value.article == article


def test_a_text_may_come_for_an_address_whose_page_still_waits():
    page = submit().page
    article = submit_text(url=ADDRESS).article
    assert submit() == AddressSubmission(page, article, created=False)


def test_the_same_text_from_the_same_address_gives_the_first_article():
    first = submit_text(url=ADDRESS)
    again = submit_text(TEXT + "\n", url=SAME)
    assert (again.article, again.created) == (first.article, False)


@pytest.mark.parametrize("url", ["", "https://example.org/", "https://intranet/a"])
def test_texts_whose_addresses_name_no_page_stand_beside_each_other(url):
    first, second = submit_text(url=url), submit_text("Another text altogether.", url=url)
    assert (first.created, second.created) == (True, True)
    assert {first.article.address_key, second.article.address_key} == {None}


def test_an_article_keeps_the_key_of_its_address():
    assert submit_text(url=SAME).article.address_key == address_key(ADDRESS)
