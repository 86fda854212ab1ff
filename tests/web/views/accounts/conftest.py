"""An account with a role and a password."""

import pytest
from django.contrib.auth.models import User
from django.core.cache import cache

from events.models.people.roles import AccountRole
from events.services.accounts.give_role import give_role

PASSWORD = "three words and a dog"


@pytest.fixture(autouse=True)
def attempts_and_sessions_are_noted_from_here(settings):
    cache.clear()
    settings.MIDDLEWARE = [*settings.MIDDLEWARE, settings.SESSIONS_SEEN]


@pytest.fixture
def make_account(db):
    def make(name, role=AccountRole.REVIEWER, **values):
        account = User.objects.create_user(name, password=PASSWORD, **values)
        give_role(account=account, role=role)
        return account

    return make


@pytest.fixture
def ana(make_account):
    return make_account("ana", email="ana@example.org")
