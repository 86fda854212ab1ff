"""Who may do what: every address with its methods, and the least role that each needs.

An address without a row fails, and so does a row without an address. Each method is tried with the
least role that may, the role below it, and without an account. Other methods nobody may.
"""

import re

import pytest
from django.contrib.auth.models import User
from django.test import Client
from django.urls import URLResolver, get_resolver

from events.models.people.roles import AccountRole
from events.services.accounts.give_role import give_role
from tests.web.roles_of_addresses import (
    ACCOUNT,
    ACCOUNTS,
    ADMINISTRATOR,
    ANYONE,
    API,
    DESK,
    EDITOR,
    ELSEWHERE,
    LADDER,
    PAGES,
    TABLE,
)

PLACES = {"pk": "999999", "path": "nothing"}
LIMITS = (
    "API_READS_PER_MINUTE",
    "API_WRITES_PER_MINUTE",
    "FORM_SUBMISSIONS_PER_MINUTE",
    "LOG_IN_ATTEMPTS_PER_MINUTE",
    "PAGES_PER_MINUTE",
)


def addresses(resolver, before=""):
    """Every address once; a format as a suffix asks the same view."""
    for pattern in resolver.url_patterns:
        address = before + str(pattern.pattern)
        if isinstance(pattern, URLResolver) and address != "admin/":
            yield from addresses(pattern, address)
        elif "drf_format_suffix" not in address:
            yield address


def example(address):
    """One that leads to no row: whether one may is asked before whether it is there."""
    plain = re.sub(r"\(\?P<(\w+)>.*\)\$$", r"<\1>", address).replace("^", "")
    return "/" + re.sub(r"<(?:\w+:)?(\w+)>", lambda name: PLACES.get(name[1], "nothing"), plain)


def outcome(client, method, address):
    path = example(address)
    in_api = path.startswith("/api/")
    answer = client.generic(
        method,
        path,
        "{}" if in_api else "",
        content_type="application/json" if in_api else "application/x-www-form-urlencoded",
    )
    to = answer.headers.get("Location", "")
    if answer.status_code == 401 or to.startswith(("/account/log-in/?next", "/admin/login/?next")):
        return "log in"
    named = {403: "refused", 405: "no such method"}
    return named.get(answer.status_code, "error" if answer.status_code >= 500 else "let in")


def expected(address, methods):
    """(method, role, outcome) to be tried at an address."""
    for method, least in methods.items():
        yield method, least, "let in"
        if least is not ANYONE:
            yield method, ANYONE, "log in"
        if least not in (ANYONE, ACCOUNT):
            yield method, LADDER[LADDER.index(least) - 1], "refused"
    open_page = address not in API and set(methods.values()) == {ANYONE}
    for method in {"POST", "DELETE"} - set(methods):
        yield method, ANYONE if open_page else ADMINISTRATOR, "no such method"


def test_every_address_has_its_row():
    there = list(addresses(get_resolver()))
    assert set(there) - set(TABLE) == set()
    assert set(TABLE) - set(there) == set()


@pytest.fixture
def clients(db, settings):
    """A browser for each role, and one without an account; no limits."""
    for limit in LIMITS:
        setattr(settings, limit, 0)
    accounts = {role: User.objects.create_user(role.value) for role in AccountRole}
    for role, account in accounts.items():
        give_role(account=account, role=role)

    def client_of(role):
        client = Client(raise_request_exception=False)
        if role is not ANYONE:
            client.force_login(accounts[role])
        return client

    return {role: client_of(role) for role in LADDER}


@pytest.mark.either_database
@pytest.mark.parametrize(
    "part", [PAGES, DESK, ACCOUNTS, API, ELSEWHERE], ids=["pages", "desk", "account", "api", "else"]
)
def test_each_role_may_what_the_table_says_and_no_more(clients, part):
    found, wanted = {}, {}
    for address, methods in part.items():
        if address in {"admin/", "admin/login/"}:
            continue
        for method, role, answer in expected(address, methods):
            wanted[address, method, role] = answer
            found[address, method, role] = outcome(clients[role], method, address)
    assert found == wanted


@pytest.mark.either_database
def test_the_admin_is_for_administrators(clients):
    """Others are told so; to send them to the log-in page would send them round in circles."""
    assert outcome(clients[ADMINISTRATOR], "GET", "admin/") == "let in"
    assert outcome(clients[ANYONE], "GET", "admin/") == "log in"
    for role in (ACCOUNT, EDITOR):
        assert clients[role].get("/admin/", follow=True).status_code == 403
