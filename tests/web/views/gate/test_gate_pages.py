"""What a visitor sent is seen by that visitor and by reviewers, and by nobody else."""

import json
import re

import pytest
from django.contrib.auth.models import User
from django.core.cache import cache
from rest_framework.test import APIClient

from events.models import AccountTrust, Article, Event, Page, PrivateLink
from events.models.articles import Visibility
from events.models.people.roles import AccountRole
from events.models.people.trust import Trust
from events.services.accounts.give_role import give_role
from events.services.api_tokens import Scope, create_token
from tests.factories import make_article, make_event, make_report, make_source
from tests.services.intake.gate.test_gate import SENTENCE, TEXT, URL, read

pytestmark = [pytest.mark.django_db, pytest.mark.either_database]

TITLE = "Shells hit Vymyslivka mill"
FORM = {"text": TEXT, "title": TITLE, "outlet": "The Daily Mill", "url": URL}
FORM |= {"published_on": "2024-11-13"}
# Any of them at a public address would be a leak.
WORDS = ("Vymyslivka", "miller", "Ministry of Mills", "Mill Guard", "The Daily Mill", URL)
ADDRESSES = [
    "/",
    "/?q=mill",
    "/?source=The+Daily+Mill",
    "/articles/",
    "/charts/",
    "/totals/",
    "/accuracy/",
    "/submit/",
    "/map/points.json",
    "/map/events.json?at=31.2,49.1&zoom=5",
    "/api/v1/articles/",
    "/api/v1/articles/?status=done",
    "/api/v1/events/",
    "/api/v1/events/?q=mill",
    "/api/v1/events.csv",
    "/api/v1/events.geojson",
    "/api/v1/timeline/",
    "/api/v1/facets/",
    "/api/v1/sums/",
    "/api/v1/actors/?q=Mill+Guard",
    "/api/v1/places/?q=Nizhnya+Vymyslivka",
    "/api/v1/sources/",
    "/api/v1/deleted/",
    "/api/v1/accuracy/",
]


@pytest.fixture(autouse=True)
def _review(settings):
    cache.clear()
    settings.SUBMISSIONS = "review"


@pytest.fixture
def reviewer():
    user = User.objects.create_user("rosa", password="x")
    give_role(account=user, role=AccountRole.REVIEWER)
    return user


def send(client, **values):
    return client.post("/submit/", {**FORM, **values})


def held(client):
    """The private address of a text that was read, and its article."""
    address = send(client)["Location"]
    return address, read(Article.objects.get(text=TEXT))


def test_no_public_address_tells_of_what_is_held(client):
    make_report(make_event(), make_article(source=make_source()))
    private, article = held(client)
    secret = private.split("/")[2]
    for address in [*ADDRESSES, f"/api/v1/events/?article={article.public_id}"]:
        answer = client.get(address)
        assert answer.status_code < 500, address
        shown = b"".join(answer) if answer.streaming else answer.content
        # what was asked for may be repeated by the page
        asked = re.sub(r"value=\"[^\"]*\"|[?&][a-z_]+=[^\"\s&]*", "", shown.decode())
        for words in (article.public_id, secret, TITLE, *WORDS):
            if words.replace(" ", "+") not in address and words not in address:
                assert words not in asked, f"{words} at {address}"
    for address in (
        f"/articles/{article.public_id}/",
        f"/articles/{article.public_id}/state/",
        f"/api/v1/articles/{article.public_id}/",
    ):
        assert client.get(address).status_code == 404, address


def test_the_private_page_shows_what_was_read_and_no_id(client):
    private, article = held(client)
    page = client.get(private)
    shown = page.content.decode()
    assert SENTENCE.split()[2] in shown
    assert TITLE in shown
    assert article.public_id not in shown
    assert (page["X-Robots-Tag"], "no-store" in page["Cache-Control"]) == ("noindex", True)
    assert private.split("/")[2] not in json.dumps(list(PrivateLink.objects.values()), default=str)
    assert client.get("/submitted/anything-else/").status_code == 404


def test_the_private_page_names_the_place_and_a_text_without_a_title_by_its_words(client):
    private = send(client, title="")["Location"]
    read(Article.objects.get(text=TEXT))
    shown = client.get(private).content.decode()
    assert "<bdi>Nizhnya Vymyslivka</bdi>" in shown
    assert f'<h1 dir="auto">{SENTENCE[:70]}' in shown


def test_a_second_visitor_gets_an_address_and_title_of_their_own(client):
    first, _ = held(client)
    second = send(client, title="The same, by another", url="")["Location"]
    assert second != first
    shown = client.get(second).content.decode()
    assert TITLE not in shown
    assert URL not in shown
    assert Article.objects.count() == 1


def test_an_address_alone_is_held_too(client):
    private = send(client, text="")["Location"]
    assert "Waiting to be fetched" in client.get(private).content.decode()
    page = Page.objects.get()
    assert client.get(f"/pages/{page.public_id}/").status_code == 404
    assert client.get(f"/api/v1/pages/{page.public_id}/").status_code == 404


def test_a_reviewer_accepts_on_the_articles_page_and_it_is_public(client, reviewer):
    private, article = held(client)
    client.force_login(reviewer)
    page = client.get(article.get_absolute_url()).content.decode()
    assert "Held for review" in page
    client.post(f"/articles/{article.public_id}/accept/")
    client.logout()
    assert Event.objects.visible().count() == 1
    assert client.get(private)["Location"] == article.get_absolute_url()
    page = client.get(article.get_absolute_url()).content.decode()
    assert "Pasted by a visitor; accepted by rosa" in page
    came = client.get(f"/api/v1/articles/{article.public_id}/").json()["came"]
    assert (came["way"], came["account"], came["accepted_by"]) == ("form", None, "rosa")


def test_a_refusal_tells_the_sender_why(client, reviewer):
    private, article = held(client)
    client.force_login(reviewer)
    client.post(f"/articles/{article.public_id}/refuse/", {"reason": ""})
    article.refresh_from_db()
    assert article.visibility == Visibility.HELD
    client.post(f"/articles/{article.public_id}/refuse/", {"reason": "No such mill."})
    client.logout()
    assert "No such mill." in client.get(private).content.decode()
    state = client.get(f"/api/v1{private}").json()
    assert (state["decision"], state["reason"]) == ("refused", "No such mill.")


def test_visitors_decide_nothing(client):
    _, article = held(client)
    for step in ("accept", "refuse"):
        page = client.post(f"/articles/{article.public_id}/{step}/", {"reason": "x"})
        assert page["Location"].startswith("/account/log-in/")
        answer = client.post(f"/api/v1/articles/{article.public_id}/{step}/")
        assert answer.status_code == 401


def test_an_account_that_is_held_gets_a_private_address_from_the_api(client):
    account = User.objects.create_user("hal")
    give_role(account=account, role=AccountRole.SUBMITTER)
    AccountTrust.objects.create(account=account, trust=Trust.HELD)
    api = APIClient()
    api.force_authenticate(account)
    for title in (TITLE, "Sent again"):  # the answer does not tell that it was here
        answer = api.post("/api/v1/articles/", {"text": TEXT, "title": title}, format="json")
        assert (answer.status_code, answer.json()["id"]) == (202, None)
        assert answer["Location"] == answer.json()["api_url"]
        article = read(Article.objects.get())
        state = client.get(answer.json()["api_url"]).json()
        assert (state["decision"], state["title"]) == ("waiting", title)
        assert state["reports"][0]["places"] == ["Nizhnya Vymyslivka"]
        Article.objects.filter(pk=article.pk).update(status="pending", attempts=0)
    line = api.post(
        "/api/v1/articles/batch/",
        json.dumps({"text": TEXT}),
        content_type="application/x-ndjson",
    )
    assert (json.loads(line.content)["status"], json.loads(line.content)["id"]) == (202, None)


def test_a_token_with_the_scope_review_decides_through_the_api(client):
    _, article = held(client)
    api = APIClient()
    api.credentials(
        HTTP_AUTHORIZATION=f"Bearer {create_token(name='desk', scopes=[Scope.REVIEW])[1]}"
    )
    refused = api.post(f"/api/v1/articles/{article.public_id}/refuse/", {"reason": ""}, "json")
    assert refused.status_code == 400
    assert api.post(f"/api/v1/articles/{article.public_id}/accept/").status_code == 200
    assert api.post(f"/api/v1/articles/{article.public_id}/accept/").status_code == 409
    assert client.get(f"/articles/{article.public_id}/").status_code == 200


def test_where_accounts_are_needed_the_page_says_how_to_get_one(client, settings):
    settings.SUBMISSIONS = "accounts"
    for address, answer in (
        ("/submit/", send(client)),
        ("/submit/file/", client.post("/submit/file/")),
    ):
        assert answer.status_code == 403
        for page in (answer, client.get(address)):
            assert "ask the people who run this site" in page.content.decode()
    assert not Article.objects.exists()
