"""A full or read-only database: a clear sentence, the right status, and nothing that was typed is
lost.
"""

import pytest

from events.models import Article, Source
from tests.trouble import BOTH

pytestmark = pytest.mark.django_db(transaction=True)
TEXT = "A drone hit a house in Kyiv, killing two people, the mayor said. " * 300
STATUS = {"full": 507, "read only": 503}
SENTENCE = {"full": "There is no room left", "read only": "can be read but not written"}


@pytest.mark.parametrize("trouble", BOTH)
def test_the_form_says_so_and_keeps_what_was_typed(client, trouble):
    typed = {"text": TEXT, "title": "Drone over Kyiv", "outlet": "Gazette"}
    with BOTH[trouble]():
        response = client.post("/submit/", typed)
        page = response.content.decode()
    assert response.status_code == STATUS[trouble]
    assert SENTENCE[trouble] in page
    assert TEXT.strip() in page and "Drone over Kyiv" in page and "Gazette" in page
    assert Article.objects.count() == Source.objects.count() == 0
    assert client.post("/submit/", typed).status_code == 302


@pytest.mark.parametrize("trouble", BOTH)
def test_another_page_says_so_too(client, admin_user, trouble):
    with BOTH[trouble]():
        # keeps a session
        response = client.post("/account/log-in/", {"username": "admin", "password": "password"})
    # a session may fit in where the disk is full
    assert response.status_code in (302, STATUS[trouble])
    if trouble == "read only":
        assert SENTENCE[trouble] in response.content.decode()


def test_a_fault_of_the_program_is_still_called_one(client, monkeypatch):
    def broken(**values):
        raise ValueError("x")

    monkeypatch.setattr("events.web.views.intake.submit.submit_article", broken)
    client.raise_request_exception = False
    assert client.post("/submit/", {"text": TEXT}).status_code == 500
