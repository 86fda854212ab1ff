"""The form that takes in an article."""

import re

import pytest
from django.core.cache import cache
from django.test import Client

from events.models import Article, Page
from events.services.intake.back_pressure import backlog
from tests.factories import make_article, make_page

pytestmark = [pytest.mark.django_db, pytest.mark.either_database]
TEXT = "Kyiv, 13 November 2024\r\n\r\nA drone hit a house in Kyiv, killing two people."


@pytest.fixture
def post(client):
    def post(status=302, **fields):
        response = client.post("/submit/", {"text": TEXT, **fields})
        assert response.status_code == status
        return response

    return post


def test_the_form_is_there_with_its_limit(client):
    page = client.get("/submit/").content.decode()
    assert "up to 200,000 characters" in page
    assert "csrfmiddlewaretoken" in page


def test_an_article_is_kept_and_shown(client, post):
    response = post(
        title="Drone over Kyiv",
        outlet="Example Agency",
        url="https://example.org/1",
        published_on="2024-11-14",
    )
    article = Article.objects.get()
    assert response.url == article.get_absolute_url()
    assert article.text == TEXT.replace("\r\n", "\n")
    assert (article.title, article.source.name, article.url) == (
        "Drone over Kyiv",
        "Example Agency",
        "https://example.org/1",
    )
    assert article.published_on.isoformat() == "2024-11-14"
    assert article.submitted_by == "form"
    assert "Waiting to be read" in client.get(response.url).content.decode()


def test_a_worker_is_woken_for_a_new_article_only(post, monkeypatch):
    woken = []
    monkeypatch.setattr("events.web.views.intake.submit.wake_extraction", woken.append)
    post()
    post()
    assert woken == [Article.objects.get().pk]


def test_a_second_copy_shows_the_first(client, post):
    post()
    second = post()
    assert second.url == Article.objects.get().get_absolute_url()
    assert "submitted before" in client.get(second.url).content.decode()


@pytest.mark.parametrize(
    ("fields", "message"),
    [
        ({"text": ""}, "The text is empty."),
        ({"text": " \n "}, "The text is empty."),
        ({"text": "a" * 200_001}, "200,001 characters; 200,000 are allowed"),
        ({"text": "A drone\x00 hit."}, "control character (U+0000) at position 8"),
        ({"text": "%PDF-1.7\x01\x02"}, "looks like a binary file"),
        (
            {"text": "<!doctype html><html><body>A drone hit.</body></html>"},
            "HTML source of a page",
        ),
        ({"url": "javascript:alert(1)"}, "It is not a web address"),
        ({"url": "example.org"}, "It is not a web address"),
        ({"title": "t" * 501}, "501 characters; 500 are allowed"),
        ({"title": "a\x00b"}, "control characters"),
        ({"outlet": "o" * 201}, "201 characters; 200 are allowed"),
        ({"published_on": "13.11.2024"}, "Write the day as YYYY-MM-DD"),
        ({"published_on": "1024-11-13"}, "is before 1900"),
        ({"published_on": "2999-01-01"}, "is in the future"),
    ],
)
def test_a_refusal_names_the_reason_and_keeps_what_was_typed(post, fields, message):
    page = post(
        status=422, **{"title": "Kept <title>", "outlet": "Kept outlet", **fields}
    ).content.decode()
    assert message in page
    assert "What you typed is still here" in page
    assert Article.objects.count() == 0
    if "title" not in fields:
        assert 'value="Kept &lt;title&gt;"' in page
    if "text" not in fields:
        assert "A drone hit a house in Kyiv, killing two people.</textarea>" in page


@pytest.mark.parametrize(
    ("day", "reason"),
    [("2999-01-01", "is in the future"), ("2024-02-30", "Write the day as YYYY-MM-DD")],
)
def test_all_reasons_are_given_at_once(post, day, reason):
    page = post(status=422, text="A drone\x00 hit.", url="x", published_on=day).content.decode()
    for message in ("control character", "It is not a web address", reason):
        assert message in page


@pytest.fixture
def no_requests_before():
    cache.clear()
    backlog.forget()


@pytest.mark.usefixtures("no_requests_before")
def test_where_the_queue_is_full_the_typed_text_is_kept_for_another_try(post, settings):
    settings.MAX_WAITING_ARTICLES = 1
    make_article(status="pending")
    response = post(status=503, title="Kept title")
    page = response.content.decode()
    assert response["Retry-After"] == "30"
    assert "try again in 30 seconds" in page
    assert 'value="Kept title"' in page and "killing two people.</textarea>" in page
    assert Article.objects.count() == 1


@pytest.mark.usefixtures("no_requests_before")
def test_who_submits_too_often_waits_and_keeps_what_was_typed(post, settings):
    settings.FORM_SUBMISSIONS_PER_MINUTE = 2
    post()
    post(status=422, text="")
    response = post(status=429, title="Kept title")
    assert 0 < int(response["Retry-After"]) <= 60
    assert "submitted very often" in response.content.decode()
    assert 'value="Kept title"' in response.content.decode()


@pytest.mark.usefixtures("no_requests_before")
@pytest.mark.parametrize(
    ("proxies", "addresses", "statuses"),
    [
        (0, ["10.0.0.1", "10.0.0.2"], [302, 429]),  # no proxy: whatever is sent is invented
        # the proxy vouches for the last one only
        (1, ["10.0.0.1, 192.0.2.7", "10.0.0.2, 192.0.2.7"], [302, 429]),
        (1, ["192.0.2.7", "192.0.2.8"], [302, 302]),
        (2, ["10.0.0.1, 192.0.2.7, 192.0.2.9", "10.0.0.2, 192.0.2.7, 192.0.2.9"], [302, 429]),
    ],
)
def test_an_invented_address_does_not_escape_the_limit(
    client, settings, proxies, addresses, statuses
):
    settings.FORM_SUBMISSIONS_PER_MINUTE = 1
    settings.REST_FRAMEWORK = {**settings.REST_FRAMEWORK, "NUM_PROXIES": proxies}
    sent = [
        client.post("/submit/", {"text": TEXT}, HTTP_X_FORWARDED_FOR=address)
        for address in addresses
    ]
    assert [response.status_code for response in sent] == statuses


@pytest.mark.usefixtures("no_requests_before")
def test_without_a_limit_nobody_waits(post, settings):
    settings.FORM_SUBMISSIONS_PER_MINUTE = 0
    for _ in range(40):
        post()


def test_a_text_of_five_megabytes_gets_the_forms_own_answer(post):
    assert (
        "200,000 are allowed" in post(status=422, text="A drone hit. " * 400_000).content.decode()
    )


def test_a_body_past_the_servers_limit_is_refused_in_plain_words(client):
    response = client.post("/submit/", {"text": "a" * 9_000_000})
    assert response.status_code == 413
    assert "8 MB at most" in response.content.decode()


def test_a_form_without_its_token_is_refused_in_plain_words():
    response = Client(enforce_csrf_checks=True).post("/submit/", {"text": TEXT})
    assert response.status_code == 403
    assert "The form had expired" in response.content.decode()
    assert Article.objects.count() == 0


def test_other_methods_are_refused(client):
    assert client.put("/submit/").status_code == 405


@pytest.mark.parametrize("body", [b"text=%ff%fe", b"\x00\x01", b"text=" + b"%00" * 10])
def test_a_body_that_is_no_form_gets_an_answer(client, body):
    response = client.post("/submit/", body, content_type="application/x-www-form-urlencoded")
    assert response.status_code == 422


def test_the_address_of_a_page_that_brought_nothing_is_there_already(client, post):
    page = make_page(
        "https://example.org/news?a=1&b=2", status="failed", attempts=1, last_error="It is gone."
    )
    shown = client.get(page.get_absolute_url()).content.decode()
    address = re.search(r'href="(/submit/\?[^"]+)"', shown)[1]
    assert 'value="https://example.org/news?a=1&amp;b=2"' in client.get(address).content.decode()
    assert post(url=page.address).url == Article.objects.get().get_absolute_url()


@pytest.fixture
def woken(monkeypatch):
    """The pages that a worker was woken for."""
    ids = []
    monkeypatch.setattr("events.web.views.intake.submit.wake_fetch", ids.append)
    return ids


def test_an_address_without_a_text_is_kept_to_be_fetched(client, post, woken):
    response = post(
        text=" \n",
        url="https://example.org/news/1",
        title="Depot hit",
        outlet="A paper",
        published_on="2024-11-13",
    )
    page = Page.objects.get()
    assert (response.url, woken) == (page.get_absolute_url(), [page.pk])
    assert (page.address, page.title, page.source.name, page.submitted_by) == (
        "https://example.org/news/1", "Depot hit", "A paper", "form",
    )  # fmt: skip
    assert "Waiting to be fetched" in client.get(response.url).content.decode()


def test_an_address_that_came_before_leads_to_what_it_brought(client, post, woken):
    post(text="", url="https://example.org/news/1")
    again = post(text="", url="http://www.example.org/news/1/")
    assert again.url == Page.objects.get().get_absolute_url()
    assert "address was submitted before" in client.get(again.url).content.decode()
    assert len(woken) == 1


@pytest.mark.parametrize("day", ["", "2024-02-30"])
def test_an_address_that_brings_no_article_is_refused_beside_all_else(post, day):
    page = post(
        status=422, text="", url="https://example.org/", title="t" * 501, published_on=day
    ).content.decode()
    assert "front page" in page and "500 are allowed" in page
    assert ("Write the day as YYYY-MM-DD" in page) == bool(day)
    assert 'value="https://example.org/"' in page
    assert Page.objects.count() == 0


def test_an_address_that_brought_another_text_is_refused_with_the_way_there_and_the_text_kept(post):
    post(url="https://example.org/news/1")
    page = post(
        status=422, text="Another text about a drone.", url="https://example.org/news/1/"
    ).content.decode()
    assert "came before with another text" in page
    assert f'href="{Article.objects.get().get_absolute_url()}"' in page
    assert "Another text about a drone.</textarea>" in page


def test_a_form_without_any_field_is_refused_like_an_empty_one(client, db):
    """A program sent no body at all, and was answered with an error of ours."""
    answer = client.post("/submit/")
    assert answer.status_code == 422 and "The text is empty." in answer.content.decode()
