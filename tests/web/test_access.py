"""Pages that need a role."""

import pytest
from django.contrib.auth.models import AnonymousUser, User
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
