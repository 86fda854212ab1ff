"""The curl examples in the documents do what they say, against the running product."""

import re
import subprocess
from pathlib import Path

import pytest
from django.contrib.auth import get_user_model

from events.models import Article, Page, Subscription
from events.models.people.roles import AccountRole
from events.services.accounts.give_role import give_role
from events.services.api_tokens import Scope, create_token
from tests.factories import make_event

pytestmark = pytest.mark.django_db(transaction=True)
ROOT = Path(__file__).parents[2]
HERE = "http://127.0.0.1:8000"


def examples():
    """Each command with its continued lines."""
    text = (ROOT / "docs/api.md").read_text(encoding="utf-8")
    lines = re.findall(r"(?m)^    (curl (?:.*\\\n +|[^\n]*'\{[^}\n]*\n +)*.*)$", text)
    return [re.sub(r"\s*\\?\n\s*", " ", line) for line in lines]


@pytest.fixture
def shell(live_server, tmp_path):
    account = get_user_model().objects.create_user("rita")
    give_role(account=account, role=AccountRole.REVIEWER)
    _, token = create_token(name="docs", scopes=list(Scope), account=account)
    (tmp_path / "articles.jsonl").write_text('{"text": "A drone hit Kyiv on Tuesday."}\n')

    def run(command):
        asked = command.replace(HERE, live_server.url).replace(
            "curl ", "curl -sS -w '%{http_code}' "
        )
        done = subprocess.run(
            ["bash", "-c", asked], cwd=tmp_path, env={"TOKEN": token, "PATH": "/usr/bin:/bin"},
            capture_output=True, text=True, check=False, timeout=60,
        )  # fmt: skip
        assert done.returncode == 0, done.stderr
        return done.stdout

    return run


def test_every_example_is_answered_with_success(shell, tmp_path):
    event = make_event(kind="strike", killed_min=3)
    type(event).objects.filter(pk=event.pk).update(public_id="7q4nzk2xwd")
    found = examples()
    assert len(found) >= 8
    for command in found:
        printed = shell(command)
        assert printed[-3:] in {"200", "201", "202"}, (command, printed)
    assert (tmp_path / "strikes.csv").read_text().startswith("id,event_date,place,killed_min")
    assert Article.objects.filter(title="Drone hits house").exists()
    assert Page.objects.filter(address__contains="another-page").exists()
    assert Subscription.objects.get().channel == "webhook"
    event.refresh_from_db()
    assert (event.killed_min, event.killed_max) == (5, 5)
