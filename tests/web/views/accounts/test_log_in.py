"""Logging in and out on the site's own pages."""

import pytest
from django.test import Client
from django_otp.plugins.otp_totp.models import TOTPDevice

from events.services.accounts import second_factor
from tests.web.views.accounts.conftest import PASSWORD

pytestmark = [pytest.mark.django_db, pytest.mark.either_database]
CODE = "/account/log-in/code/"
LOG_IN = "/account/log-in/"


def log_in(client, password=PASSWORD, **more):
    return client.post(LOG_IN, {"username": "ana", "password": password, **more})


def test_every_page_leads_to_the_log_in_page(client):
    assert f'href="{LOG_IN}"' in client.get("/about/").content.decode()


def test_whoever_is_signed_in_sees_name_and_role_and_can_log_out(client, ana):
    assert log_in(client).status_code == 302
    page = client.get("/about/").content.decode()
    assert ">ana</bdi>" in page and ">reviewer</span>" in page and LOG_IN not in page
    assert client.post("/account/log-out/").status_code == 302
    assert LOG_IN in client.get("/about/").content.decode()


def test_a_link_cannot_log_anyone_out(client, ana):
    client.force_login(ana)
    assert client.get("/account/log-out/").status_code == 405


def test_a_wrong_password_is_told_and_the_name_stays(client, ana):
    page = log_in(client, "wrong").content.decode()
    assert "correct username and password" in page and 'value="ana"' in page
    assert 'value="wrong"' not in page


@pytest.mark.parametrize(
    ("next_", "to"),
    [("/charts/", "/charts/"), ("https://else.example/", "/"), ("//else.example", "/")],
)
def test_the_way_back_stays_on_this_site(client, ana, next_, to):
    assert log_in(client, next=next_)["Location"] == to


def test_a_name_is_locked_where_its_password_was_wrong_too_often(client, ana, settings):
    answers = [log_in(client, "wrong").status_code for _ in range(settings.AXES_FAILURE_LIMIT)]
    assert answers == [200, 200, 200, 200, 429]
    locked = log_in(client)
    assert locked.status_code == 429 and "for 15 minutes" in locked.content.decode()
    # the holder, who comes from another address, is not kept out
    assert log_in(Client(REMOTE_ADDR="203.0.113.9")).status_code == 302


def test_an_address_that_tries_many_names_must_wait(client, db, settings):
    settings.LOG_IN_ATTEMPTS_PER_MINUTE = 3
    answers = [client.post(LOG_IN, {"username": f"u{n}", "password": "x"}) for n in range(4)]
    assert [answer.status_code for answer in answers] == [200, 200, 200, 429]
    assert "Too many attempts" in answers[-1].content.decode() and answers[-1]["Retry-After"]


def with_second_factor(account):
    second_factor.set_up(account)
    TOTPDevice.objects.update(confirmed=True)
    return second_factor.new_recovery_codes(account)


def test_with_a_second_factor_the_password_alone_does_not_log_in(client, ana):
    codes = with_second_factor(ana)
    assert log_in(client, next="/charts/")["Location"] == CODE
    assert LOG_IN in client.get("/about/").content.decode()
    assert client.post(CODE, {"code": "nonsense"}).status_code == 422
    TOTPDevice.objects.update(throttling_failure_count=0)
    second_factor.StaticDevice.objects.update(throttling_failure_count=0)
    assert client.post(CODE, {"code": codes[0]})["Location"] == "/charts/"
    assert ">ana</bdi>" in client.get("/about/").content.decode()


def test_whoever_is_yet_to_give_the_code_is_not_told_that_a_session_has_ended(client, ana):
    """The browser has the key of a session since the password was right, and it goes on."""
    with_second_factor(ana)
    log_in(client)
    assert "session" not in client.get("/review/", follow=True).content.decode()


def test_the_second_step_alone_leads_to_the_first(client, db):
    assert client.get(CODE)["Location"] == LOG_IN
    assert client.post(CODE, {"code": "123456"})["Location"] == LOG_IN


def test_the_second_step_must_follow_soon(client, ana, monkeypatch):
    codes = with_second_factor(ana)
    log_in(client)
    session = client.session
    session["waits_for_second_factor"] |= {"until": "2026-01-01T00:00:00+00:00"}
    session.save()
    assert client.post(CODE, {"code": codes[0]})["Location"] == LOG_IN


@pytest.mark.parametrize("address", ["/admin/login/?next=/admin/", "/admin/password_change/"])
def test_the_admin_has_no_log_in_page_of_its_own(client, address):
    assert client.get(address)["Location"].startswith("/account/")
