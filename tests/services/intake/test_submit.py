"""Accepting articles."""

from datetime import UTC, date, datetime

import pytest
from django.db import IntegrityError, transaction

from events.models import Article, Source
from events.models.articles import DayBasis, SubmittedBy
from events.services.intake.submit import (
    ArticleRefused,
    Submission,
    _insert,
    fingerprint,
    submit_article,
)

pytestmark = pytest.mark.django_db

NOW = datetime(2024, 11, 14, 9, 30, tzinfo=UTC)
TEXT = "Two drones struck a depot near Sumy on Wednesday, the governor said."


def submit(text: str = TEXT, **values) -> Submission:
    return submit_article(
        **{
            "text": text,
            "submitted_by": SubmittedBy.FORM,
            "now": NOW,
            "max_characters": 200,
            **values,
        }
    )


def problems(text: str = TEXT, **values) -> list[tuple[str, str]]:
    with pytest.raises(ArticleRefused) as refused:
        submit(text, **values)
    return [(problem.field, problem.reason) for problem in refused.value.problems]


def test_an_accepted_article_waits_to_be_read_with_its_text_untouched():
    text = (
        " \n<b>Two</b> drones & a <script>alert(1)</script> struck a depot near Sumy on "
        "Wednesday, the governor said.\r\n"
    )
    article = Article.objects.get(
        pk=submit(
            text, title=" Depot hit ", url="https://example.org/1", outlet="A  Paper"
        ).article.pk
    )
    assert (article.text, article.title, article.url, article.source.name) == (
        text,
        "Depot hit",
        "https://example.org/1",
        "A Paper",
    )
    assert (article.status, article.attempts, article.submitted_at, article.not_before) == (
        "pending",
        0,
        NOW,
        NOW,
    )


@pytest.mark.parametrize(
    "copy",
    [
        pytest.param(TEXT, id="letter for letter"),
        pytest.param(TEXT + "\n", id="a file ends with a newline"),
        pytest.param(f"\t {TEXT} ", id="white space at either end"),
    ],
)
def test_a_second_copy_shows_the_first(copy):
    first = submit()
    second = submit(copy, title="Another title")
    assert (first.created, second.created, second.article) == (True, False, first.article)
    assert second.article.title == first.article.title


def test_line_ends_of_a_browser_do_not_make_another_text():
    assert fingerprint("One.\r\nTwo.\rThree.") == fingerprint("One.\nTwo.\nThree.")


def test_another_word_or_another_space_within_makes_another_text():
    assert len({fingerprint(text) for text in ("One two.", "One  two.", "One Two.")}) == 3


def test_a_copy_that_another_process_committed_meanwhile_is_found_by_the_constraint():
    first = submit().article
    late = Article(
        text=TEXT,
        sha256=first.sha256,
        published_on=NOW.date(),
        published_on_basis="given",
        submitted_by="form",
    )
    with transaction.atomic():
        assert _insert(late, outlet="A new paper", now=NOW) == Submission(first, created=False)
        # the caller's transaction still works, and the copy left nothing behind
        assert not Source.objects.exists()


def test_a_broken_rule_other_than_the_same_text_is_not_hidden():
    late = Article(
        text="",
        sha256="0" * 64,
        published_on=NOW.date(),
        published_on_basis="given",
        submitted_by="form",
    )
    with pytest.raises(IntegrityError, match="article_text_not_empty"):
        _insert(late, outlet="", now=NOW)


@pytest.mark.parametrize(
    ("text", "given", "day", "basis"),
    [
        (TEXT, date(2024, 11, 1), date(2024, 11, 1), DayBasis.GIVEN),
        (f" date 2024-11-13 {TEXT}", date(2024, 11, 1), date(2024, 11, 1), DayBasis.GIVEN),
        (f" date 2024-11-13 {TEXT}", None, date(2024, 11, 13), DayBasis.TEXT),
        (TEXT, None, None, DayBasis.UNDATED),
        # a misprint, or a story of the future
        (f" date 2034-11-13 {TEXT}", None, None, DayBasis.UNDATED),
        # already tomorrow in Auckland
        (TEXT, date(2024, 11, 15), date(2024, 11, 15), DayBasis.GIVEN),
    ],
)
def test_the_publication_day_says_where_it_comes_from(text, given, day, basis):
    article = submit(text, published_on=given).article
    assert (article.published_on, article.published_on_basis) == (day, basis)


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("", "The text is empty."),
        (" \n\t ", "The text is empty."),
        # a byte order mark and spaces that nobody sees
        ("\ufeff\u200b\u00a0", "The text is empty."),
        ("x" * 201, "The text has 201 characters; 200 are allowed."),
        (
            "PK\x03\x04 and so on",
            (
                "The text has a control character (U+0003) at position 3: it looks like a binary "
                "file or a wrong encoding."
            ),
        ),
        (
            "Before\x00after",
            (
                "The text has a control character (U+0000) at position 7: it looks like a binary "
                "file or a wrong encoding."
            ),
        ),
        (
            "Cut \ud83d here",
            "Half of a surrogate pair stands at position 5: the text was cut or encoded wrongly.",
        ),
        (
            "Kyiv \ufffd\ufffd\ufffd",
            "3 of 8 characters are unreadable: the text was read in a wrong encoding.",
        ),
        (
            "<p><br></p>",
            (
                "This is the HTML source of a page. Paste the article's text as it reads in the "
                "browser."
            ),
        ),
        (
            "\n<!DOCTYPE html><p>Two drones",
            (
                "This is the HTML source of a page. Paste the article's text as it reads in the "
                "browser."
            ),
        ),
        (
            "<html lang=en>Two drones",
            (
                "This is the HTML source of a page. Paste the article's text as it reads in the "
                "browser."
            ),
        ),
    ],
)
def test_a_text_that_cannot_be_read_is_refused_with_the_reason(text, reason):
    assert problems(text) == [("text", reason)]
    assert not Article.objects.exists()


@pytest.mark.parametrize(
    ("field", "value", "reason"),
    [
        ("title", "x" * 501, "It has 501 characters; 500 are allowed."),
        ("title", "Two\nlines", "It has control characters or line breaks."),
        ("outlet", "x" * 201, "It has 201 characters; 200 are allowed."),
        ("outlet", "A\x00", "It has control characters or line breaks."),
        ("published_on", date(2024, 11, 16), "2024-11-16 is in the future: today is 2024-11-14."),
        ("published_on", date(1899, 12, 31), "1899-12-31 is before 1900."),
        ("url", "https://example.org/" + "x" * 981, "It has 1,001 characters; 1,000 are allowed."),
        *[
            (
                "url",
                url,
                "It is not a web address: it must begin with http:// or https:// and name a host.",
            )
            for url in (
                "javascript:alert(1)",
                "ftp://example.org/",
                "example.org/a",
                "http://",
                "http://[::1",
                "http://a:b/",
                "https://a b/",
            )
        ],
    ],
)
def test_a_field_that_cannot_be_kept_is_refused_with_the_reason(field, value, reason):
    assert problems(**{field: value}) == [(field, reason)]


def test_all_problems_are_told_at_once():
    found = problems("", title="x" * 501, url="nowhere", published_on=date(1800, 1, 1))
    assert [field for field, _reason in found] == ["text", "title", "url", "published_on"]


def test_an_outlet_is_one_source_however_it_is_capitalised():
    submit("First text.", outlet="Reuters")
    submit("Second text.", outlet="reuters")
    assert Source.objects.get().articles.count() == 2


def test_the_headline_of_a_paste_is_its_title_and_the_outlet_is_not():
    body = "Two drones struck a fuel depot near Sumy, the governor said. " * 2
    pasted = submit(f"Drones set fire to fuel depot near Sumy\n\n{body}").article
    given = submit(body, title="Depot hit | The Daily", outlet="The Daily").article
    assert (pasted.title, given.title) == ("Drones set fire to fuel depot near Sumy", "Depot hit")
    assert pasted.text.startswith("Drones set fire")


@pytest.mark.parametrize(
    ("url", "day", "basis"),
    [
        ("https://daily.example/2024/11/09/depot", date(2024, 11, 9), "address"),
        ("https://daily.example/2999/11/09/depot", None, "undated"),
        ("https://daily.example/depot", None, "undated"),
    ],
)
def test_without_a_day_the_one_in_the_address_counts(url, day, basis):
    article = submit("Two drones struck a fuel depot.", url=url).article
    assert (article.published_on, article.published_on_basis) == (day, basis)
