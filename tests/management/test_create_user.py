"""`manage.py create_user`."""

import io
import re

import pytest
from django.contrib.auth.models import User
from django.core.management import CommandError, call_command

from events.models.people.roles import AccountRole, role_of

pytestmark = [pytest.mark.django_db, pytest.mark.either_database]
PASSWORD = "three words and a dog"


def test_the_link_that_it_prints_sets_the_password_once(capsys, client):
    call_command("create_user", "ana", "--role", "reviewer", "--site", "https://t.example/")
    link = re.search(r"https://t\.example(/\S+)", capsys.readouterr().out)[1]
    form = client.get(link, follow=True).redirect_chain[-1][0]
    new = {"new_password1": PASSWORD, "new_password2": PASSWORD}
    assert client.post(form, new)["Location"] == "/account/log-in/"
    assert "was used" in client.get(link, follow=True).content.decode()
    account = User.objects.get()
    assert account.check_password(PASSWORD) and role_of(account) == AccountRole.REVIEWER


def test_a_password_can_come_from_standard_input(monkeypatch, capsys):
    monkeypatch.setattr("sys.stdin", io.StringIO(f"{PASSWORD}\n"))
    call_command("create_user", "ana", "--role", "administrator", "--password-stdin")
    account = User.objects.get()
    assert account.check_password(PASSWORD) and account.is_superuser
    assert PASSWORD not in capsys.readouterr().out


@pytest.mark.parametrize(
    ("arguments", "stdin", "reason"),
    [
        (["ben", "--role", "reader", "--password-stdin"], "short", "too short"),
        (["ben", "--role", "reader", "--password-stdin"], "password1234", "too common"),
        (["ANA", "--role", "reader"], "", "already"),
        (["a b", "--role", "reader"], "", "letters, numbers"),
        (["ben", "--role", "king"], "", "invalid choice"),
        (["ben", "--role", "reader", "--email", "x"], "", "valid email"),
    ],
)
def test_what_is_wrong_is_told_and_nothing_made(monkeypatch, arguments, stdin, reason):
    User.objects.create_user("ana")
    monkeypatch.setattr("sys.stdin", io.StringIO(stdin))
    with pytest.raises(CommandError, match=reason):
        call_command("create_user", *arguments)
    assert User.objects.count() == 1
