"""The editor's desk, tombstones, and who may not."""

import pytest
from django.contrib.auth.models import User

from events.models import Article, Event, Incident, Source, Withdrawal
from events.models.people.roles import AccountRole
from events.services.accounts.give_role import give_role
from events.services.intake.gate.arrival import Arrival
from tests.factories import make_feed
from tests.services.intake.gate.test_gate import SENTENCE, read, send

pytestmark = [pytest.mark.django_db, pytest.mark.either_database]


@pytest.fixture
def article():
    return read(send(Arrival(), url="").article)


def as_role(client, role):
    user = User.objects.create_user(role)
    give_role(account=user, role=role)
    client.force_login(user)
    return user


def test_an_editor_takes_an_article_back_and_brings_it_back(client, article):
    as_role(client, AccountRole.EDITOR)
    page = client.get(f"/articles/{article.public_id}/withdraw/").content.decode()
    assert "1 event vanishes" in page
    given = {"reason": "legal", "words": "A court said so.", "note": "case 17"}
    client.post(f"/articles/{article.public_id}/withdraw/", given)
    row = Withdrawal.objects.get()
    client.logout()
    stone = client.get(f"/articles/{article.public_id}/")
    assert stone.status_code == 410
    assert "A court said so." in stone.content.decode()
    assert "case 17" not in stone.content.decode()
    assert SENTENCE not in stone.content.decode()
    answer = client.get(f"/api/v1/articles/{article.public_id}/")
    assert (answer.status_code, answer.json()["tombstone"]["reason"]) == (410, "legal")
    assert client.get("/api/v1/articles/").json()["results"] == []
    client.force_login(User.objects.get())
    assert "case 17" in client.get("/desk/").content.decode()
    client.post(f"/withdrawals/{row.pk}/undo/")
    assert client.get(f"/articles/{article.public_id}/").status_code == 200
    assert Event.objects.visible().count() == 1


def test_a_source_has_its_page_with_trust_vouching_and_withdrawal(client, article):
    editor = as_role(client, AccountRole.EDITOR)
    source = Source.objects.get()
    feed = make_feed()
    for kind, key in (("source", source.pk), ("feed", feed.pk), ("account", editor.pk)):
        given = {"kind": kind, "id": key, "trust": "trusted"}
        assert client.post("/desk/trust/set/", given).status_code == 302
    wrong = {"kind": "x", "id": 1, "trust": "held"}
    assert client.post("/desk/trust/set/", wrong).status_code == 400
    source.refresh_from_db()
    assert source.trust == "trusted"
    assert source.name in client.get("/desk/trust/?q=mill").content.decode()
    client.post(f"/desk/sources/{source.pk}/", {"step": "doubt"})
    assert not Article.objects.get().outlet_vouched
    assert "1 event vanishes" in client.get(f"/desk/sources/{source.pk}/").content.decode()
    client.post(f"/desk/sources/{source.pk}/", {"step": "withdraw", "reason": "mistake"})
    assert not Event.objects.visible().exists()


def test_an_incident_is_written_once(client):
    as_role(client, AccountRole.EDITOR)
    bad = client.post("/desk/", {"happened_at": "", "what": "x", "done": "y"})
    assert bad.status_code == 422
    client.post("/desk/", {"happened_at": "2024-11-13T09:30", "what": "A key.", "done": "Gone."})
    assert "A key." in client.get("/desk/").content.decode()
    assert Incident.objects.count() == 1


@pytest.mark.parametrize("address", ["/desk/", "/desk/trust/", "/desk/sources/1/"])
def test_reviewers_do_not_sit_at_the_desk(client, address):
    assert client.get(address).status_code == 302
    as_role(client, AccountRole.REVIEWER)
    assert client.get(address).status_code == 403
