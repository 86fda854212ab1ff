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

ANYONE = None
ACCOUNT, SUBMITTER, REVIEWER, EDITOR, ADMINISTRATOR = AccountRole
LADDER = [ANYONE, *AccountRole]

READ = {"GET": ANYONE}
FORM = {"GET": ANYONE, "POST": ANYONE}
OWN = {"GET": ACCOUNT}
OWN_FORM = {"GET": ACCOUNT, "POST": ACCOUNT}
ANY_METHOD = dict.fromkeys(("GET", "POST", "PUT", "PATCH", "DELETE"), ANYONE)


def post(role):
    return {"POST": role}


def decide(role):
    return {"GET": role, "POST": role}


PAGES = {
    "": READ,
    "about/": READ,
    "accuracy/": READ,
    "actors/<slug:slug>/": READ,
    "articles/": READ,
    "articles/<slug:public_id>/": READ,
    "articles/<slug:public_id>/accept/": post(REVIEWER),
    "articles/<slug:public_id>/day/": post(ANYONE),  # the service asks who submitted it
    "articles/<slug:public_id>/refuse/": post(REVIEWER),
    "articles/<slug:public_id>/state/": READ,
    "charts/": READ,
    "charts/<slug:name>/embed/": READ,
    "charts/<slug:name>.csv": READ,
    "charts/<slug:name>.svg": READ,
    "embed/<slug:part>/": READ,
    "events.<slug:name>": READ,
    "events/<slug:public_id>/": READ,
    "events/<slug:public_id>.<slug:name>": READ,
    "events/<slug:public_id>/embed/": READ,
    "events/<slug:public_id>/mistake/": FORM,
    "exports/": FORM,
    "favicon.ico": READ,
    "exports/<slug:public_id>/": READ,
    "exports/<slug:public_id>/file": READ,
    "exports/<slug:public_id>/state/": READ,
    "follow/": FORM,
    "follow/<slug:public_id>/": FORM,  # by the secret of its link
    "follow/<slug:public_id>/confirm/": FORM,
    "follow/<slug:public_id>/stop/": FORM,
    "imports/<slug:public_id>/": READ,
    "imports/<slug:public_id>/refused.csv": READ,
    "imports/<slug:public_id>/start/": post(ANYONE),  # whoever knows its address
    "imports/<slug:public_id>/state/": READ,
    "imports/<slug:public_id>/undo/": post(ANYONE),  # that browser, or an editor
    "map/clusters.json": READ,
    "map/events.json": READ,
    "map/points.json": READ,
    "names/": READ,
    "pages/<slug:public_id>/": READ,
    "pages/<slug:public_id>/retry/": post(EDITOR),
    "pages/<slug:public_id>/state/": READ,
    "places/<int:pk>/": READ,
    "queue/": {"GET": EDITOR},
    "queue/poll/": post(EDITOR),
    "queue/retry/": post(EDITOR),
    "sources/": READ,
    "review/": {"GET": REVIEWER},
    "review/<slug:public_id>/comment/": post(REVIEWER),
    "review/<slug:public_id>/settle/": post(REVIEWER),
    "review/<slug:public_id>/take/": post(REVIEWER),
    "review/accept/": post(REVIEWER),
    "review/merge/": post(EDITOR),
    "review/reject/": post(REVIEWER),
    "styles/kinds-<slug:version>.css": READ,
    "submit/": FORM,  # what the gate makes of it: tests/services/intake/gate/
    "submit/file/": FORM,
    "submitted/<slug:secret>/": READ,
    "submitted/<slug:secret>/state/": READ,
    "totals/": READ,
}
ACCOUNTS = {
    "account/": OWN,
    "account/email/": OWN_FORM,
    "account/email/<str:words>/": OWN_FORM,
    "account/following/": OWN,
    "account/log-in/": FORM,
    "account/log-in/code/": FORM,
    "account/log-in/link/<slug:words>/": FORM,
    "account/log-out/": post(ANYONE),
    "account/password/": OWN_FORM,
    "account/password/<uidb64>/<token>/": ANY_METHOD,  # that the link is no good is told to all
    "account/password/forgotten/": FORM,
    "account/password/sent/": READ,
    "account/people/": {"GET": ADMINISTRATOR, "POST": ADMINISTRATOR},
    "account/people/<int:pk>/": post(ADMINISTRATOR),
    "account/sessions/<int:pk>/end/": post(ACCOUNT),
    "account/sessions/end/": post(ACCOUNT),
    "account/tokens/": OWN_FORM,
    "account/tokens/<int:pk>/revoke/": post(ACCOUNT),
    "account/tokens/<int:pk>/rotate/": post(ACCOUNT),
    "account/two-factor/": OWN_FORM,
    "account/two-factor/change/": post(ACCOUNT),
}
API = {
    "api/v1/accuracy/": READ,
    "api/v1/actors/": READ,
    "api/v1/actors/<slug:slug>/": READ,
    "api/v1/articles/": {"GET": ANYONE, "POST": SUBMITTER},
    "api/v1/articles/<slug:public_id>/": {"GET": ANYONE, "PATCH": REVIEWER},
    "api/v1/articles/<slug:public_id>/accept/": post(REVIEWER),
    "api/v1/articles/<slug:public_id>/refuse/": post(REVIEWER),
    "api/v1/articles/batch/": post(SUBMITTER),
    "api/v1/deleted/": READ,
    "api/v1/docs/": READ,
    "api/v1/events/": READ,
    "api/v1/events/<slug:public_id>/": READ,
    "api/v1/events/<slug:public_id>/accept/": post(REVIEWER),
    "api/v1/events/<slug:public_id>/merge/": post(EDITOR),
    "api/v1/events/<slug:public_id>/reject/": post(REVIEWER),
    "api/v1/events/<slug:public_id>/restore/": post(EDITOR),
    "api/v1/events/<slug:public_id>/revisions/": READ,
    "api/v1/events/<slug:public_id>/split/": post(EDITOR),
    "api/v1/events/<slug:public_id>/undo/": post(REVIEWER),
    "api/v1/events/<slug:public_id>/withdraw/": post(EDITOR),
    "api/v1/facets/": READ,
    "api/v1/feeds/": {"GET": SUBMITTER, "POST": SUBMITTER},  # their addresses may hold keys
    "api/v1/feeds/<int:pk>/": {"GET": SUBMITTER, "PATCH": SUBMITTER},
    "api/v1/pages/<slug:public_id>/": READ,
    "api/v1/places/": READ,
    "api/v1/places/<int:pk>/": READ,
    "api/v1/revisions/": READ,
    "api/v1/schema/": READ,
    "api/v1/sources/": READ,
    "api/v1/submitted/<slug:secret>/": READ,
    "api/v1/subscriptions/": OWN_FORM,
    "api/v1/subscriptions/<slug:public_id>/": {"GET": ACCOUNT, "DELETE": ACCOUNT},
    "api/v1/subscriptions/<slug:public_id>/messages/": OWN,
    "api/v1/subscriptions/<slug:public_id>/messages/<slug:message>/send-again/": post(ACCOUNT),
    "api/v1/subscriptions/<slug:public_id>/resume/": post(ACCOUNT),
    "api/v1/sums/": READ,
    "api/v1/timeline/": READ,
    r"api/v1/^(?P<path>[\s\S]*)$": ANY_METHOD,  # says that there is nothing
    r"^api/(?P<path>[\s\S]*)$": ANY_METHOD,
}
ELSEWHERE = {
    # each page of it asks Django's permissions: tests/admin/
    "admin/": dict.fromkeys(ANY_METHOD, ADMINISTRATOR),
    "admin/login/": dict.fromkeys(ANY_METHOD, ADMINISTRATOR),
    "admin/logout/": post(ANYONE),
    "admin/password_change/": ANY_METHOD,  # leads to the account's own page
    "health/live": READ,
    "health/ready": READ,
    "language/": ANY_METHOD,  # of the menus, no more
    "metrics": READ,  # this machine, or its token: tests/web/test_metrics.py
}
DESK = {  # pages by which people decide
    "articles/<slug:public_id>/withdraw/": decide(EDITOR),
    "desk/": decide(EDITOR),
    "desk/harm/": decide(EDITOR),
    "desk/harm/<int:pk>/<slug:step>/": post(EDITOR),
    "desk/harm/publish/<str:public_id>/": post(EDITOR),
    "desk/sources/<int:pk>/": decide(EDITOR),
    "desk/trust/": {"GET": EDITOR},
    "desk/trust/set/": post(EDITOR),
    "events/<slug:public_id>/accept/": decide(REVIEWER),
    "events/<slug:public_id>/correct/": decide(REVIEWER),
    "events/<slug:public_id>/merge/": decide(EDITOR),
    "events/<slug:public_id>/part-of/": decide(REVIEWER),
    "events/<slug:public_id>/reject/": decide(REVIEWER),
    "events/<slug:public_id>/restore/": decide(EDITOR),
    "events/<slug:public_id>/split/": decide(EDITOR),
    "events/<slug:public_id>/withdraw/": decide(EDITOR),
    "review/": {"GET": REVIEWER},
    "review/<slug:public_id>/comment/": post(REVIEWER),
    "review/<slug:public_id>/settle/": post(REVIEWER),
    "review/<slug:public_id>/take/": post(REVIEWER),
    "review/accept/": post(REVIEWER),
    "review/merge/": post(EDITOR),
    "review/actors.json": {"GET": REVIEWER},
    "review/aliases/": decide(REVIEWER),
    "review/aliases/<int:pk>/take-back/": post(REVIEWER),
    "review/decisions/<int:pk>/undo/": decide(REVIEWER),  # an editor's decision: an editor
    "review/places.json": {"GET": REVIEWER},
    "review/reject/": post(REVIEWER),
    "sources/feeds.opml": {"GET": EDITOR},
    "sources/feeds/": post(EDITOR),
    "sources/feeds/<int:pk>/": post(EDITOR),
    "sources/opml/": post(EDITOR),
    "withdrawals/<int:pk>/<slug:step>/": post(EDITOR),
}
TABLE = PAGES | DESK | ACCOUNTS | API | ELSEWHERE

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
