"""POST /api/v1/articles/ with an address alone, and GET /api/v1/pages/{id}/."""

import pytest

from events.api.requests import submitting
from events.models import Article, Page
from tests.factories import make_article, make_page

pytestmark = pytest.mark.django_db
ARTICLES = "/api/v1/articles/"
ADDRESS = "https://example.org/news/1"


@pytest.fixture(autouse=True)
def woken(monkeypatch):
    """The pages that a worker was woken for."""
    ids = []
    monkeypatch.setattr(submitting, "wake_fetch", ids.append)
    return ids


def post(client, **values):
    return client.post(ARTICLES, values, format="json")


def test_an_address_is_accepted_and_can_be_followed_to_its_article(writer, api, woken):
    response = post(writer, url=ADDRESS, outlet="A paper", published_on="2024-11-13")
    page = Page.objects.get()
    assert (response.status_code, woken) == (202, [page.pk])
    followed = api.get(response["Location"]).json()
    assert followed == response.json()
    assert (followed["status"], followed["article"], followed["error"], followed["url"]) == (
        "pending",
        None,
        None,
        ADDRESS,
    )
    page.article = make_article()
    page.save()
    assert api.get(response["Location"]).json()["article"]["id"] == page.article.public_id


def test_the_same_address_again_gives_the_first_page_and_later_the_article(writer, woken):
    first = post(writer, url=ADDRESS).json()
    again = post(writer, url="http://www.example.org/news/1/?utm_source=x")
    assert (again.status_code, again.json()["id"], len(woken)) == (200, first["id"], 1)
    article = make_article()
    Page.objects.update(article=article)
    assert post(writer, url=ADDRESS).json()["id"] == article.public_id


@pytest.mark.parametrize(
    ("values", "fields"),
    [
        ({}, ["text"]),
        ({"url": " "}, ["text"]),
        ({"url": "https://example.org/"}, ["url"]),
        ({"url": "http://127.0.0.1/a", "title": "x" * 501}, ["url", "title"]),
        # a text that went missing on its way here is not asked for elsewhere
        ({"url": ADDRESS, "text": ""}, ["text"]),
        ({"url": ADDRESS, "published_on": "yesterday"}, ["published_on"]),
    ],
)
def test_a_refused_address_has_each_field_named_with_the_reason(writer, woken, values, fields):
    response = post(writer, **values)
    assert response.status_code == 400
    assert [error["field"] for error in response.json()["errors"]] == fields
    assert (Page.objects.count(), woken) == (0, [])


def test_an_address_that_came_with_another_text_is_a_conflict_that_names_the_article(writer):
    first = post(writer, text="A drone hit a house in Kyiv.", url=ADDRESS).json()
    response = post(writer, text="Another text altogether.", url=ADDRESS)
    assert (response.status_code, response["Content-Type"]) == (409, "application/problem+json")
    assert [error["field"] for error in response.json()["errors"]] == ["url"]
    assert (
        response.json()["article"] == first["id"]
        and first["id"] in response.json()["errors"][0]["reason"]
    )
    assert Article.objects.count() == 1


def test_a_line_of_a_batch_may_be_an_address_or_a_conflict(writer, woken):
    lines = (
        f'{{"url": "{ADDRESS}"}}\n'
        f'{{"text": "A drone hit.", "url": "{ADDRESS}2"}}\n'
        f'{{"text": "Other.", "url": "{ADDRESS}2"}}\n'
    )
    results = (
        writer.post(f"{ARTICLES}batch/", lines, content_type="application/x-ndjson")
        .content.decode()
        .splitlines()
    )
    page = Page.objects.get()
    assert [
        f'"status":{code}' in line.replace(" ", "")
        for line, code in zip(results, (202, 202, 409), strict=True)
    ] == [True] * 3
    assert f"/api/v1/pages/{page.public_id}/" in results[0] and woken == [page.pk]


def test_why_a_page_brought_nothing_is_told(api):
    page = make_page(status="failed", last_error="The server answers 404 (Not Found).", attempts=1)
    shown = api.get(f"/api/v1/pages/{page.public_id}/").json()
    assert (shown["status"], shown["error"], shown["article"]) == (
        "failed",
        "The server answers 404 (Not Found).",
        None,
    )


def test_a_page_that_is_not_there_is_404(api):
    assert api.get("/api/v1/pages/nothing/").status_code == 404
