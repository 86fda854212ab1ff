"""Pages that need a role."""

from datetime import UTC, datetime

import pytest
from django.contrib.auth.models import AnonymousUser, User
from django.contrib.messages.storage.cookie import CookieStorage
from django.contrib.sessions.models import Session
from django.http import HttpResponse
from django.test import RequestFactory

from events.models.people.roles import AccountRole
from events.services.accounts.give_role import give_role
from events.web.access import needs_role

pytestmark = [pytest.mark.django_db, pytest.mark.either_database]
REQUESTS = RequestFactory()


@needs_role(AccountRole.REVIEWER)
def page(request):
    return HttpResponse("here it is")


def asked(request, user):
    request.user = user
    request._messages = CookieStorage(request)  # as the middleware leaves it
    return page(request)


@pytest.mark.parametrize(
    ("role", "status"),
    [
        (AccountRole.READER, 403),
        (AccountRole.SUBMITTER, 403),
        (AccountRole.REVIEWER, 200),
        (AccountRole.ADMINISTRATOR, 200),
    ],
)
def test_a_page_is_for_its_role_and_those_above(role, status):
    account = User.objects.create_user("ana")
    give_role(account=account, role=role)
    answer = asked(REQUESTS.get("/review/"), account)
    assert answer.status_code == status
    if status == 403:
        assert "<strong>reviewer</strong>" in answer.content.decode()


@pytest.mark.parametrize(
    ("request_", "next_"),
    [
        (REQUESTS.get("/review/?kind=strike"), "/review/%3Fkind%3Dstrike"),
        # what was sent is lost, so the way back leads to the form
        (REQUESTS.post("/review/1/", headers={"referer": "http://testserver/r/"}), "/r/"),
        (REQUESTS.post("/review/1/", headers={"referer": "https://else.example/"}), "/"),
        (REQUESTS.post("/review/1/"), "/"),
    ],
)
def test_someone_not_signed_in_comes_back_from_the_log_in_page(request_, next_):
    answer = asked(request_, AnonymousUser())
    assert answer.status_code == 302
    assert answer["Location"] == f"/account/log-in/?next={next_}"


@pytest.mark.parametrize(
    ("method", "said"),
    [("get", "Your session has ended. Log in to go on."), ("post", "so nothing was saved")],
)
def test_somebody_whose_session_has_ended_is_told_so(client, method, said):
    account = User.objects.create_user("ana")
    give_role(account=account, role=AccountRole.REVIEWER)
    client.force_login(account)
    Session.objects.update(expire_date=datetime(2024, 1, 1, tzinfo=UTC))
    asked_for = getattr(client, method)("/review/accept/" if method == "post" else "/review/")
    assert said in client.get(asked_for["Location"]).content.decode()


def test_a_form_sent_after_the_browser_dropped_its_key_is_not_lost_in_silence(client):
    asked_for = client.post("/review/accept/", {"item": "abc.1"})
    assert "so nothing was saved" in client.get(asked_for["Location"]).content.decode()


def test_somebody_who_never_logged_in_is_told_nothing_of_sessions(client):
    assert "session" not in client.get("/review/", follow=True).content.decode()
