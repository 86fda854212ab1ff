"""Every address with its methods, and the least role that each method needs."""

from events.models.people.roles import AccountRole

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
