"""The account's page, its password and its sessions."""

import re

import pytest
from django.contrib.auth.models import User
from django.core import mail
from django.test import Client
from django_otp.plugins.otp_totp.models import TOTPDevice

from events.models import AccountSession
from events.models.people.roles import AccountRole, role_of
from events.services.accounts.change_email import words_for
from tests.web.views.accounts.conftest import PASSWORD

pytestmark = [pytest.mark.django_db, pytest.mark.either_database]
LOG_IN = {"username": "ana", "password": PASSWORD}
NEW = "four words and two dogs"


def browser(name, **more):
    client = Client(headers={"user-agent": name}, **more)
    assert client.post("/account/log-in/", LOG_IN).status_code == 302
    return client


def sees(client):
    return client.get("/account/").status_code


def test_a_session_is_listed_with_its_browser_and_address_and_can_be_ended(ana):
    here, there = browser("Firefox"), browser("Chrome <b>", REMOTE_ADDR="203.0.113.9")
    page = here.get("/account/").content.decode()
    assert "Firefox" in page and "Chrome &lt;b&gt;" in page and "203.0.113.9" in page
    end = re.search(r"/account/sessions/\d+/end/", page)[0]
    assert here.post(end).status_code == 302
    assert (sees(here), sees(there)) == (200, 302)
    assert "Chrome" not in here.get("/account/").content.decode()


def test_the_sessions_of_others_are_not_there(ana, make_account):
    browser("Firefox")
    other = Client()
    other.force_login(make_account("ben"))
    row = AccountSession.objects.get(account=ana)
    assert other.post(f"/account/sessions/{row.pk}/end/").status_code == 404
    assert AccountSession.objects.filter(account=ana).exists()


def test_all_other_browsers_are_logged_out_at_once(ana):
    here, there = browser("Firefox"), browser("Chrome")
    here.post("/account/sessions/end/")
    assert (sees(here), sees(there)) == (200, 302)


def test_a_new_password_logs_all_other_browsers_out(ana):
    here, there = browser("Firefox"), browser("Chrome")
    sent = {"old_password": PASSWORD, "new_password1": NEW, "new_password2": NEW}
    assert here.post("/account/password/", sent)["Location"] == "/account/"
    assert (sees(here), sees(there)) == (200, 302)
    ana.refresh_from_db()
    assert ana.check_password(NEW)


@pytest.mark.parametrize(
    ("old", "new", "reason"),
    [
        ("wrong", NEW, "old password was entered incorrectly"),
        (PASSWORD, "short", "too short"),
        (PASSWORD, "password1234", "too common"),
        (PASSWORD, "ana@example.org", "too similar"),
    ],
)
def test_a_poor_password_is_refused_with_its_reason(client, ana, old, new, reason):
    client.force_login(ana)
    sent = {"old_password": old, "new_password1": new, "new_password2": new}
    assert reason in client.post("/account/password/", sent).content.decode()
    ana.refresh_from_db()
    assert ana.check_password(PASSWORD)


def test_a_forgotten_password_is_set_anew_by_mail(client, ana):
    browser("Firefox")
    client.post("/account/password/forgotten/", {"email": "ana@example.org"})
    (sent,) = mail.outbox
    link = re.search(r"http://testserver(/\S+)", sent.body)[1]
    form = client.get(link, follow=True).redirect_chain[-1][0]
    client.post(form, {"new_password1": NEW, "new_password2": NEW})
    ana.refresh_from_db()
    assert ana.check_password(NEW)
    assert not AccountSession.objects.exists()


def test_whether_there_is_an_account_is_not_told(client, ana):
    answers = [
        client.post("/account/password/forgotten/", {"email": address}, follow=True).content
        for address in ("ana@example.org", "nobody@example.org")
    ]
    assert answers[0] == answers[1] and len(mail.outbox) == 1


def test_turning_the_second_factor_on_shows_the_codes_once(client, ana, monkeypatch):
    client.force_login(ana)
    page = client.get("/account/two-factor/").content.decode()
    assert "<svg" in page and "secret" not in page
    monkeypatch.setattr(
        "django_otp.plugins.otp_totp.models.TOTPDevice.verify_token", lambda *_: True
    )
    codes = client.post("/account/two-factor/", {"code": "123456"}).content.decode()
    code = re.search(r"<code>([a-z2-7]{8})</code>", codes)[1]
    assert code not in client.get("/account/two-factor/").content.decode()
    change = "/account/two-factor/change/"
    assert client.post(change, {"code": "zzzz", "do": "off"}).status_code == 422
    assert client.post(change, {"code": "123456", "do": "off"}).status_code == 302
    assert "It is off" in client.get("/account/two-factor/").content.decode()


def test_an_administrator_makes_gives_a_role_and_closes(client, ana, make_account):
    client.force_login(make_account("root", AccountRole.ADMINISTRATOR))
    made = client.post("/account/people/", {"name": "ben", "role": "editor"}).content.decode()
    assert re.search(r"http://testserver/account/password/\S+", made)
    there = browser("Firefox")
    person = f"/account/people/{ana.pk}/"
    client.post(person, {"role": "editor"})
    assert role_of(ana) == AccountRole.EDITOR
    client.post(person, {"do": "close"})
    ana.refresh_from_db()
    assert not ana.is_active and sees(there) == 302
    client.post(person, {"do": "open"})
    ana.refresh_from_db()
    assert ana.is_active


def test_the_last_administrator_cannot_shut_themselves_out(client, make_account):
    root = make_account("root", AccountRole.ADMINISTRATOR)
    client.force_login(root)
    for sent in ({"role": "reader"}, {"do": "close"}):
        client.post(f"/account/people/{root.pk}/", sent)
    root.refresh_from_db()
    assert root.is_active and role_of(root) == AccountRole.ADMINISTRATOR


def test_a_new_address_counts_once_its_link_is_opened(client, ana):
    client.force_login(ana)
    given = {"email": "new@example.org", "password": "wrong"}
    assert client.post("/account/email/", given).status_code == 422
    client.post("/account/email/", {**given, "password": PASSWORD})
    (sent,) = mail.outbox
    link = re.search(r"http://testserver(/\S+)", sent.body)[1]
    assert sent.to == ["new@example.org"] and client.get(link).status_code == 200
    ana.refresh_from_db()
    assert ana.email == "ana@example.org"  # opening it is not enough: scanners of mail do
    client.post(link)
    ana.refresh_from_db()
    assert ana.email == "new@example.org" and mail.outbox[1].to == ["ana@example.org"]
    assert client.post(link, follow=True).redirect_chain[-1][0] == "/account/email/"


def test_the_link_of_one_account_changes_no_other(client, ana, make_account):
    words = words_for(account=ana, email="new@example.org")
    client.force_login(make_account("eve", email="eve@example.org"))
    client.post(f"/account/email/{words}/")
    assert set(User.objects.values_list("email", flat=True)) == {
        "ana@example.org",
        "eve@example.org",
    }


@pytest.mark.parametrize(
    ("required", "may"),
    [("", True), ("editor", True), ("reviewer", False), ("submitter", False)],
)
def test_a_role_without_its_second_factor_may_only_read(client, ana, settings, required, may):
    settings.SECOND_FACTOR_FROM = required
    client.force_login(ana)
    assert (client.get("/review/").status_code == 200) is may
    assert (role_of(ana) == AccountRole.REVIEWER) is may
    assert client.get("/account/two-factor/").status_code == 200
    TOTPDevice.objects.create(user=ana, confirmed=True)
    assert client.get("/review/").status_code == 200


def test_the_admin_asks_for_the_second_factor_too(client, settings):
    settings.SECOND_FACTOR_FROM = "administrator"
    client.force_login(User.objects.create_superuser("root"))
    assert client.get("/admin/").url == "/account/two-factor/"
