"""Setting the day of an article: by whoever sent it, and by staff."""

from datetime import date

import pytest

from events.models import Article
from tests.factories import make_article, make_page

pytestmark = [pytest.mark.django_db, pytest.mark.either_database]
TEXT = "Drones hit a depot in Sumy on Monday, the governor said."


@pytest.fixture
def own(client):
    """An undated article that this browser has sent."""
    client.post("/submit/", {"text": TEXT})
    return Article.objects.get()


def set_day(client, article, day="2024-11-13"):
    return client.post(f"/articles/{article.public_id}/day/", {"published_on": day})


def test_the_sender_is_asked_for_the_day_and_sets_it(client, own):
    page = client.get(own.get_absolute_url()).content.decode()
    assert "has no publication date" in page
    assert "Set date" in page
    assert set_day(client, own).headers["Location"] == own.get_absolute_url()
    own.refresh_from_db()
    assert (own.published_on, own.published_on_basis) == (date(2024, 11, 13), "given")


def test_who_has_fetched_an_address_sets_the_day_of_its_article(client):
    article = make_article(published_on=None, published_on_basis="undated")
    client.post("/submit/", {"url": "https://example.org/news/depot"})
    page = make_page(article=article)
    assert set_day(client, article).status_code == 403
    type(page).objects.filter(address="https://example.org/news/depot").update(article=article)
    assert set_day(client, article).status_code == 302


def test_staff_set_the_day_and_others_cannot(client, admin_client):
    article = make_article(published_on=None, published_on_basis="undated")
    assert "Set date" not in client.get(article.get_absolute_url()).content.decode()
    assert set_day(client, article).status_code == 403
    assert set_day(admin_client, article).status_code == 302
    article.refresh_from_db()
    assert article.published_on_basis == "reviewer"


@pytest.mark.parametrize("day", ["", "13/11/2024", "2999-01-01"])
def test_a_day_that_cannot_be_is_refused_beside_the_field(client, own, day):
    answer = set_day(client, own, day)
    assert answer.status_code == 422
    assert "published_on-errors" in answer.content.decode()


def test_undated_articles_are_listed_apart(client, own):
    dated = make_article(title="A dated one")
    assert "1 undated article" in client.get("/articles/").content.decode()
    apart = client.get("/articles/?day=undated").content.decode()
    assert own.get_absolute_url() in apart
    assert dated.get_absolute_url() not in apart
