"""What the pages say of reprints, agencies and independent origins."""

import pytest

from tests.factories import make_article, make_event, make_report, make_source

pytestmark = pytest.mark.django_db


def page_of(client, row):
    return " ".join(client.get(row.get_absolute_url()).content.decode().split())


@pytest.fixture
def origin():
    return make_article(title="First told", source=make_source("A paper"))


@pytest.fixture
def reprint(origin):
    agency = make_source("Agence France-Presse", kind="agency")
    return make_article(title="Told again", origin=origin, shared_with_origin=0.948, agency=agency)


@pytest.mark.parametrize(
    ("articles", "origins", "words"),
    [
        (1, 1, "<span>1 article</span>"),
        (3, 2, "<span>3 articles, 2 independent origins</span>"),
        (2, 1, "<span>2 articles, 1 independent origin</span>"),
        (1200, 1100, "<span>1,200 articles, 1,100 independent origins</span>"),
    ],
)
def test_a_row_says_how_many_articles_are_independent(client, articles, origins, words):
    make_event(article_count=articles, origin_count=origins)
    assert words in " ".join(client.get("/").content.decode().split())


def test_an_event_says_which_of_its_articles_is_a_reprint(client, origin, reprint):
    event = make_event(article_count=2, origin_count=1)
    make_report(event, origin)
    make_report(event, reprint)
    page = page_of(client, event)
    assert "2 articles, 1 independent origin" in page
    link = f'Reprint of <a href="{origin.get_absolute_url()}" dir="auto">First told</a>'
    assert f"{link}, <bdi>A paper</bdi>: 94 % of the shorter text is the same." in page
    assert page.count("Reprint of") == 1
    assert "Contains Agence France-Presse copy." in page


def test_an_event_whose_articles_are_all_independent_says_no_more(client):
    event = make_event(article_count=1, origin_count=1)
    make_report(event)
    assert "independent origin" not in page_of(client, event)


def test_an_article_and_its_reprint_lead_to_each_other(client, origin, reprint):
    page = page_of(client, origin)
    assert (
        "Reprinted by" in page
        and f'<a href="{reprint.get_absolute_url()}" dir="auto">Told again</a>' in page
    )
    page = page_of(client, reprint)
    assert (
        "Reprint of" in page
        and f'<a href="{origin.get_absolute_url()}" dir="auto">First told</a>, <bdi>A paper</bdi>'
        in page
    )
    assert "94 % of the shorter text is in both" in page
    assert "<dt>Agency</dt><dd><bdi>Agence France-Presse" in page


def test_an_article_by_itself_speaks_of_no_reprint(client, origin):
    page = page_of(client, origin)
    assert "Reprint" not in page and "Agency" not in page


def test_the_queries_do_not_grow_with_the_reprints(client, origin, django_assert_num_queries):
    for number in (1, 8):
        for _ in range(number):
            make_article(origin=origin, source=make_source(f"Paper {number}"))
        with django_assert_num_queries(4):
            page_of(client, origin)
