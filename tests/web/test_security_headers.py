"""What answers tell browsers to do, and to leave."""

import importlib

import pytest
from django.contrib.auth.models import User

from tests.factories import make_article, make_event
from tracker import safety_settings

pytestmark = [pytest.mark.django_db, pytest.mark.either_database]
NOTHING_ELSE = ("default-src 'none'", "script-src 'self'", "base-uri 'none'", "form-action 'self'")


@pytest.mark.parametrize(
    "address",
    ["/about/", "/account/log-in/", "/api/v1/events/", "/nothing/", "/map/points.json", "/metrics"],
)
def test_every_answer_has_the_headers(client, address):
    answer = client.get(address)
    assert answer["X-Content-Type-Options"] == "nosniff"
    assert answer["Referrer-Policy"] == "same-origin"  # a private link tells itself to nobody
    assert answer["Cross-Origin-Opener-Policy"] == "same-origin"
    assert answer["X-Frame-Options"] == "DENY"
    policy = answer["Content-Security-Policy"]
    assert all(directive in policy for directive in (*NOTHING_ELSE, "frame-ancestors 'none'"))
    assert "unsafe" not in policy and "http" not in policy


def test_only_the_page_made_for_it_may_stand_in_others_pages(client):
    event = make_event()
    for path, may in (("", False), ("embed/", True)):
        answer = client.get(f"{event.get_absolute_url()}{path}")
        assert ("frame-ancestors 'none'" not in answer["Content-Security-Policy"]) is may
        assert (answer.headers.get("X-Frame-Options") != "DENY") is may


@pytest.mark.parametrize(
    "address",
    ["/account/", "/account/tokens/", "/account/two-factor/", "/account/people/"],
)
def test_no_cache_keeps_the_pages_of_an_account(client, address):
    client.force_login(User.objects.create_superuser("root"))
    assert "no-store" in client.get(address)["Cache-Control"]


def test_a_reader_without_an_account_gets_no_cookie(client):
    article = make_article()
    for address in ("/", "/about/", "/articles/", article.get_absolute_url(), "/api/v1/events/"):
        client.get(address)
    assert dict(client.cookies) == {}


def test_the_cookie_of_a_session_is_out_of_reach_of_scripts_and_other_sites(client):
    sent = {"username": "ana", "password": "three words and a dog"}
    User.objects.create_user(**sent)
    cookie = client.post("/account/log-in/", sent).cookies["sessionid"]
    assert cookie["httponly"] and cookie["samesite"] == "Lax"


@pytest.mark.parametrize("behind", ["1", "0"])
def test_behind_https_nothing_goes_in_plain_http(monkeypatch, behind):
    monkeypatch.setenv("BEHIND_HTTPS", behind)
    read = importlib.reload(safety_settings)
    secured = (
        read.SECURE_SSL_REDIRECT,
        read.SESSION_COOKIE_SECURE,
        read.CSRF_COOKIE_SECURE,
        read.LANGUAGE_COOKIE_SECURE,
        read.SECURE_HSTS_SECONDS >= 31_536_000,
    )
    assert set(secured) == {behind == "1"}
