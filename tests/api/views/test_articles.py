"""POST and GET /api/v1/articles/."""

import pytest
from django.contrib.auth.models import User
from django.utils import timezone
from rest_framework.test import APIClient

from events.api.requests import submitting
from events.api.views import articles
from events.models import Article
from events.models.people.roles import AccountRole
from events.models.people.tokens import ApiToken
from events.services.accounts.give_role import give_role
from events.services.api_tokens import create_token, revoke_token
from tests.factories import make_article, make_event, make_report, make_source

pytestmark = pytest.mark.django_db
ARTICLES = "/api/v1/articles/"
TEXT = "A drone hit a house in Kyiv on Tuesday, killing two people, the mayor said."


@pytest.fixture(autouse=True)
def woken(monkeypatch):
    """The articles that a worker was woken for."""
    ids = []
    monkeypatch.setattr(submitting, "wake_extraction", ids.append)
    return ids


def post(client, **values):
    return client.post(ARTICLES, {"text": TEXT, **values}, format="json")


def test_an_accepted_article_is_kept_and_can_be_followed(writer, woken):
    response = post(
        writer,
        title="Night",
        url="https://example.org/a",
        outlet="Reuters",
        published_on="2024-11-13",
    )
    assert response.status_code == 202
    article = Article.objects.get()
    assert (article.text, article.status, article.submitted_by) == (TEXT, "pending", "api")
    assert woken == [article.pk]
    followed = writer.get(response["Location"]).json()
    assert followed["status"] == "pending"
    assert followed["text"] == TEXT
    assert response.json().items() <= followed.items()


def test_the_same_text_again_gives_the_first_article(writer, woken):
    first = post(writer).json()
    second = post(writer, title="Another title")
    assert second.status_code == 200
    assert second.json()["id"] == first["id"]
    assert len(woken) == 1


@pytest.mark.parametrize(
    ("values", "fields"),
    [
        ({"text": ""}, ["text"]),
        ({"text": "   \n"}, ["text"]),
        ({"text": None}, ["text"]),
        ({"text": 5}, ["text"]),
        ({"text": ["a"]}, ["text"]),
        ({"text": "a\0b"}, ["text"]),
        ({"text": "x" * 200_001}, ["text"]),
        ({"url": "javascript:alert(1)"}, ["url"]),
        ({"title": "x" * 501}, ["title"]),
        ({"title": "a\0b"}, ["title"]),
        ({"outlet": {"name": "x"}}, ["outlet"]),
        ({"published_on": "yesterday"}, ["published_on"]),
        ({"published_on": "9999-12-31"}, ["published_on"]),
        ({"published_on": "13.11.2024"}, ["published_on"]),
        # a misspelt name would leave a wrong day on every event
        ({"publishd_on": "2024-11-13"}, ["publishd_on"]),
        ({"text": "", "url": "x"}, ["text", "url"]),  # every reason at once
    ],
)
def test_a_refused_article_has_each_field_named_with_the_reason(writer, woken, values, fields):
    response = post(writer, **values)
    assert response.status_code == 400
    assert response["Content-Type"] == "application/problem+json"
    assert [error["field"] for error in response.json()["errors"]] == fields
    assert all(error["reason"] for error in response.json()["errors"])
    assert (Article.objects.count(), woken) == (0, [])


def test_without_a_key_nothing_is_accepted(api):
    response = post(api)
    assert response.status_code == 401
    assert response["WWW-Authenticate"] == "Bearer"
    assert "credentials" in response.json()["detail"]
    assert Article.objects.count() == 0


@pytest.mark.parametrize("words", ["", "x", "x.y", "a b", "é", "\x00", "." * 5000])
def test_a_key_that_is_not_known_is_401(words):
    response = post(APIClient(HTTP_AUTHORIZATION=f"Bearer {words}"))
    assert response.status_code == 401


def test_a_revoked_key_is_401_and_a_key_without_the_scope_is_403():
    token, words = create_token(name="old")
    client = APIClient(HTTP_AUTHORIZATION=f"Bearer {words}")
    ApiToken.objects.update(scopes=[])
    assert post(client).status_code == 403
    ApiToken.objects.update(scopes=["submit"])
    assert post(client).status_code == 202
    revoke_token(token=token, now=timezone.now())
    assert post(client).status_code == 401


def test_a_person_signed_in_needs_the_page_s_token_against_forgery(db):
    person = User.objects.create_user("ana", password="x")
    give_role(account=person, role=AccountRole.SUBMITTER)
    client = APIClient(enforce_csrf_checks=True)
    client.force_login(person)
    assert post(client).status_code == 403
    client = APIClient()
    client.force_login(person)
    assert post(client).status_code == 202


def test_a_list_shows_no_texts(api):
    make_article()
    shown = api.get(ARTICLES).json()["results"][0]
    assert "text" not in shown


def test_a_list_is_narrowed_by_status_and_paged(api):
    for status in ("done", "failed", "done", "pending"):
        make_article(status=status)
    assert len(api.get(f"{ARTICLES}?status=done,failed").json()["results"]) == 3
    first = api.get(f"{ARTICLES}?limit=3").json()
    second = api.get(first["next"]).json()
    assert len(first["results"] + second["results"]) == 4
    assert len({row["id"] for row in first["results"] + second["results"]}) == 4
    assert api.get(f"{ARTICLES}?status=lost").status_code == 400


def test_an_article_shows_the_events_that_it_tells(api):
    article = make_article()
    event = make_event()
    make_report(event, article)
    make_report(event, article)
    shown = api.get(f"{ARTICLES}{article.public_id}/").json()
    assert [row["id"] for row in shown["events"]] == [event.public_id]
    assert api.get(shown["events_url"]).json()["results"][0]["id"] == event.public_id


def test_what_went_wrong_inside_is_not_shown(api):
    article = make_article(
        status="quarantined", attempts=5, last_error="Traceback ... /srv/app/secret.py"
    )
    shown = api.get(f"{ARTICLES}{article.public_id}/")
    assert "secret" not in shown.content.decode()
    assert shown.json()["error"].startswith("Every attempt to read it failed.")


def test_an_article_names_its_agency_and_its_copies(client):
    first = make_article()
    agency = make_source("Associated Press", kind="agency")
    second = make_article(origin=first, shared_with_origin=0.94, agency=agency)
    of_first, of_second = (
        client.get(f"{ARTICLES}{article.public_id}/").json() for article in (first, second)
    )
    copy = {
        "id": second.public_id,
        "url": f"http://testserver{ARTICLES}{second.public_id}/",
        "shared": 0.94,
    }
    assert (of_first["agency"], of_first["origin"], of_first["reprints"]) == (None, None, [copy])
    assert (of_second["agency"], of_second["reprints"]) == ("Associated Press", [])
    assert of_second["origin"] == {
        **copy,
        "id": first.public_id,
        "url": f"http://testserver{ARTICLES}{first.public_id}/",
    }


def test_the_queries_of_an_article_do_not_grow_with_its_copies(client, django_assert_num_queries):
    first = make_article()
    for number in (1, 8):
        for _ in range(number):
            make_article(origin=first)
        with django_assert_num_queries(3):
            client.get(f"{ARTICLES}{first.public_id}/")


def test_a_reviewer_sets_the_day_of_an_article(api, woken, monkeypatch):
    monkeypatch.setattr(articles, "wake_extraction", woken.append)
    article = make_article(published_on=None, published_on_basis="undated")
    address, day = f"{ARTICLES}{article.public_id}/", {"published_on": "2024-11-13"}
    assert api.patch(address, day, format="json").status_code in (401, 403)
    account = User.objects.create_user("olena")
    give_role(account=account, role=AccountRole.REVIEWER)
    api.force_authenticate(account)
    wrong = api.patch(address, {"published_on": "3026-11-13"}, format="json")
    assert wrong.status_code == 400 and wrong.json()["errors"][0]["field"] == "published_on"
    given = api.patch(address, day, format="json").json()
    assert (given["published_on"], given["published_on_basis"]) == ("2024-11-13", "reviewer")
    assert given["status"] == "pending" and woken == [article.pk]
