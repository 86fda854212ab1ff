"""An address that was submitted, until its article is there."""

import pytest
from django.contrib.auth.models import User

from events.models.people.roles import AccountRole
from events.services.accounts.give_role import give_role
from tests.factories import make_article, make_page

pytestmark = [pytest.mark.django_db, pytest.mark.either_database]


def shown(client, page, at=""):
    return client.get(f"{page.get_absolute_url()}{at}")


@pytest.mark.parametrize(
    ("values", "words"),
    [
        ({}, "Waiting to be fetched."),
        (
            {"attempts": 2, "last_error": "The server answers 503."},
            'failed two times: <span lang="en" dir="ltr">The server answers 503.',
        ),
        (
            {"status": "running", "token": "x", "lease_until": "2999-01-01T00:00Z"},
            "Being fetched now.",
        ),
    ],
)
def test_a_page_that_is_on_its_way_says_so_and_looks_again_by_itself(client, values, words):
    html = shown(client, make_page(title="Depot <hit>", **values)).content.decode()
    assert words in html and "Depot &lt;hit&gt;" in html
    assert '<noscript><meta http-equiv="refresh"' in html and "hx-get=" in html


@pytest.mark.parametrize("status", ["failed", "quarantined"])
def test_a_page_without_an_article_says_why_and_what_can_be_done(client, status):
    html = shown(
        client, make_page(status=status, attempts=1, last_error="The server answers 404.")
    ).content.decode()
    assert "No article came of this page" in html and "The server answers 404." in html
    assert "paste its text" in html
    assert "refresh" not in html and "hx-get=" not in html and "Fetch it again" not in html


def test_a_page_leads_to_its_article(client):
    article = make_article()
    assert (
        shown(client, make_page(article=article, status="done")).url == article.get_absolute_url()
    )


def test_a_page_leads_to_the_article_that_came_for_its_address_by_another_way(client):
    page = make_page(status="failed", last_error="x")
    article = make_article(address_key=page.address_key)
    assert shown(client, page).url == article.get_absolute_url()


def test_its_state_is_nothing_new_then_the_way_to_the_article(client):
    page = make_page()
    assert shown(client, page, "state/?seen=pending").status_code == 204
    assert "Waiting to be fetched" in shown(client, page, "state/?seen=running").content.decode()
    page.article = make_article()
    page.save()
    assert (
        shown(client, page, "state/?seen=pending")["HX-Redirect"] == page.article.get_absolute_url()
    )


def test_an_editor_sends_it_round_again(client, monkeypatch):
    woken = []
    monkeypatch.setattr("events.web.views.intake.pages.wake_fetch", woken.append)
    account = User.objects.create_user("a")
    give_role(account=account, role=AccountRole.EDITOR)
    client.force_login(account)
    page = make_page(status="quarantined", attempts=6, last_error="x")
    assert "Fetch it again" in shown(client, page).content.decode()
    for words in ("will be fetched again", "had not been set aside"):
        assert (
            words in client.post(f"{page.get_absolute_url()}retry/", follow=True).content.decode()
        )
    page.refresh_from_db()
    assert (page.status, page.attempts, woken) == ("pending", 0, [page.pk])


def test_nobody_else_does(client):
    page = make_page(status="failed", last_error="x")
    assert "/log-in/" in client.post(f"{page.get_absolute_url()}retry/").url
    client.force_login(User.objects.create_user("a", is_staff=True))  # may look, no more
    assert client.post(f"{page.get_absolute_url()}retry/").status_code == 403
    page.refresh_from_db()
    assert page.status == "failed"


def test_a_page_that_is_not_there_is_not_found(client):
    assert client.get("/pages/nothing/").status_code == 404
