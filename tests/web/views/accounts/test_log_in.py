"""Logging in and out on the site's own pages."""

import pytest
from django.contrib.auth.models import User

from events.models.roles import AccountRole
from events.services.accounts.give_role import give_role

pytestmark = pytest.mark.django_db
LOG_IN = "/account/log-in/"
PASSWORD = "three words and a dog"


@pytest.fixture
def ana():
    account = User.objects.create_user("ana", password=PASSWORD)
    give_role(account=account, role=AccountRole.REVIEWER)
    return account


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
    assert "wrong" not in page.replace("wrongly", "")


@pytest.mark.parametrize(
    ("next_", "to"),
    [("/charts/", "/charts/"), ("https://else.example/", "/"), ("//else.example", "/")],
)
def test_the_way_back_stays_on_this_site(client, ana, next_, to):
    assert log_in(client, next=next_)["Location"] == to
