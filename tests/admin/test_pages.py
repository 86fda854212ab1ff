"""The admin: every table has a list and a page for a row, in a fixed number of queries."""

import pytest
from django.apps import apps
from django.contrib import admin
from django.contrib.auth.models import Permission, User
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from events.extraction.serialize import as_json
from events.models import (
    AccountSession,
    Actor,
    ApiToken,
    Article,
    Decision,
    Difference,
    Event,
    Export,
    Feed,
    FeedEntry,
    GazetteerLoad,
    Import,
    KeyedRequest,
    ModelRequest,
    Page,
    PartOf,
    Remark,
    Report,
    ReportedTotal,
    Revision,
    SignInLink,
    Suggestion,
    TaughtName,
    Worker,
)
from events.models.people.roles import AccountRole
from events.services.accounts.give_role import give_role
from tests.factories import (
    LONG_AGO,
    make_actor,
    make_article,
    make_evaluation,
    make_event,
    make_extracted,
    make_place,
    make_report,
    make_source,
)

pytestmark = [pytest.mark.django_db, pytest.mark.either_database]
# Shown with what they belong to.
PARTS = {
    "ActorAlias",
    "PlaceName",
    "EventPlace",
    "EventActor",
    "EventWeapon",
    "Evidence",
    "Claim",
    "TextSketch",
    "TollStatement",
    "ReportTraits",
    "LogEnd",
    "Assignment",
    "Comment",
    "MovedReport",
    "ExportPiece",
    # on pages of their own
    "AccountTrust",
    "Holding",
    "PrivateLink",
    "FinePlace",
    "HarmRule",
    # their owners' alone
    "Subscription",
    "Delivery",
    "Told",
    # sums of events, which nobody edits
    "Tally",
    "Uncounted",
    "Incident",
    "Withdrawal",
}

LISTED = [
    "actor",
    "place",
    "source",
    "article",
    "report",
    "event",
    "revision",
    "evaluation",
    "apitoken",
]
LISTED += ["page", "feed", "feedentry", "import", "partof", "reportedtotal", "suggestion"]
LISTED += ["decision", "difference", "export"]


def fill(count):
    for n in range(count):
        side = make_actor(f"side {n}", parent=make_actor("Russia"))
        source = make_source(f"source {n}", affiliation=side)
        event = make_event(
            places=[make_place(f"place {n}")], perpetrator=side.name, weapons=[("drone", 1, None)]
        )
        make_report(event, make_article(source=source), speaker="the mayor")
        number = Revision.objects.filter(event=event).count() + 1
        Revision.objects.create(event=event, number=number, reason="first read")
    GazetteerLoad.objects.get_or_create(hash="x", places=1, names=1)
    Remark.objects.get_or_create(event=event, about="where", text="x")
    make_evaluation()
    ApiToken.objects.get_or_create(name="t", prefix="abc", sha256="x")
    account = User.objects.get_or_create(username="ana")[0]
    AccountSession.objects.get_or_create(account=account, session_key="x", seen_at=LONG_AGO)
    SignInLink.objects.get_or_create(account=account, sha256="x", expires_at=LONG_AGO)
    KeyedRequest.objects.get_or_create(
        sender="t", key="k", defaults={"answer_status": 202, "answer": {}}
    )
    Worker.objects.get_or_create(
        name="w", defaults={"started_at": timezone.now(), "seen_at": timezone.now()}
    )
    Import.objects.get_or_create(name="f.csv", sha256="x")
    Export.objects.get_or_create(format="csv", defaults={"submitted_at": timezone.now()})
    ModelRequest.objects.get_or_create(text_sha256="x", part=1, sent_at=timezone.now())
    fill_linked(event)
    for article in Article.objects.filter(pages=None):
        address = f"https://example.org/{article.pk}"
        page = Page.objects.create(
            address=address, address_key=str(article.pk), article=article, raw=b"x"
        )
        feed = Feed.objects.create(address=address, source=article.source)
        FeedEntry.objects.create(feed=feed, guid_key="x", page=page, article=article)


def fill_linked(event):
    """What stands between events, and beside them."""
    other = make_event()
    PartOf.objects.create(part=event, whole=other, rule="reviewer", because="x")
    Suggestion.objects.create(event=event, other=other, score=0.5, features={})
    moment = timezone.now()
    Decision.objects.create(what="apart", event=event, other=other, at=moment, reason="x")
    Difference.objects.create(event=event, field="kind", stands=True, found_at=moment)
    key = f"x{event.pk}"
    TaughtName.objects.create(name=key, key=key, place=event.places.get(), at=moment)
    article = event.reports.get().article
    ReportedTotal.objects.create(
        article=article, said_on=article.published_on, start=0, end=5, quote="40,000"
    )


def test_every_model_is_in_the_admin():
    ours = list(apps.get_app_config("events").get_models())
    assert {model.__name__ for model in ours if not admin.site.is_registered(model)} == PARTS


@pytest.mark.parametrize("model", LISTED)
def test_a_list_takes_the_same_queries_whatever_its_length(admin_client, model):
    address = reverse(f"admin:events_{model}_changelist")
    counts = []
    for count in (2, 9):
        fill(count)
        with CaptureQueriesContext(connection) as queries:
            assert admin_client.get(address, {"q": "e"}).status_code == 200
            assert admin_client.get(address).status_code == 200
        counts.append(len(queries))
    assert counts[0] == counts[1]
    assert '"events_article"."text"' not in "".join(query["sql"] for query in queries)


@pytest.mark.parametrize(
    "model", list(apps.get_app_config("events").get_models()), ids=lambda model: model.__name__
)
def test_a_row_has_its_page(admin_client, model):
    if model.__name__ in PARTS:
        return
    fill(1)
    row = model.objects.first()
    response = admin_client.get(
        reverse(f"admin:events_{model.__name__.lower()}_change", args=[row.pk])
    )
    assert response.status_code == 200


@pytest.mark.parametrize("model", [Event, Report, Revision])
def test_the_record_is_shown_and_not_changed(admin_client, model):
    fill(1)
    row = model.objects.first()
    address = reverse(f"admin:events_{model.__name__.lower()}_change", args=[row.pk])
    assert admin_client.post(address, {"reason": "x"}).status_code == 403
    assert (
        admin_client.post(address.replace("change", "delete"), {"post": "yes"}).status_code == 403
    )


def test_a_quarantined_article_can_be_tried_again(admin_client):
    stuck, done = (
        make_article(status="quarantined", attempts=5, last_error="x"),
        make_article(status="done"),
    )
    data = {"action": "try_again", "_selected_action": [stuck.pk, done.pk]}
    page = admin_client.post(reverse("admin:events_article_changelist"), data, follow=True)
    assert "1 will be read again. 1 had not been set aside" in page.content.decode()
    assert set(Article.objects.values_list("pk", "status")) == {
        (stuck.pk, "pending"),
        (done.pk, "done"),
    }


def test_articles_can_be_read_again(admin_client):
    done, waiting = make_article(status="done"), make_article(status="pending", attempts=1)
    data = {"action": "read_again", "_selected_action": [done.pk, waiting.pk]}
    page = admin_client.post(reverse("admin:events_article_changelist"), data, follow=True)
    assert "1 will be read again. 1 wait for it or are being read" in page.content.decode()
    assert set(Article.objects.values_list("pk", "status", "attempts")) == {
        (done.pk, "pending", 0),
        (waiting.pk, "pending", 1),
    }


def test_a_new_token_is_shown_once_and_can_be_revoked(admin_client, client):
    page = admin_client.post(
        reverse("admin:events_apitoken_add"), {"name": "the desk"}, follow=True
    ).content.decode()
    token = ApiToken.objects.get()
    words = page.split("not shown again: ")[1].split("<")[0]
    assert words.startswith(token.prefix + ".")
    assert words not in str(ApiToken.objects.values())
    sent = {"headers": {"Authorization": f"Bearer {words}"}, "content_type": "application/json"}
    assert (
        client.post("/api/v1/articles/", {"text": "A drone hit a house."}, **sent).status_code
        == 202
    )
    data = {"action": "revoke", "_selected_action": [token.pk]}
    admin_client.post(reverse("admin:events_apitoken_changelist"), data)
    assert (
        client.post("/api/v1/articles/", {"text": "A drone hit a house."}, **sent).status_code
        == 401
    )


def test_a_side_is_renamed_and_named_anew(admin_client):
    side = make_actor("Russia")
    data = {"name": "Russian Federation", "slug": "russia", "kind": "state"}
    data |= {
        "aliases-TOTAL_FORMS": 1,
        "aliases-INITIAL_FORMS": 0,
        "aliases-0-name": "Moscow",
        "aliases-0-key": "moscow",
    }
    assert (
        admin_client.post(reverse("admin:events_actor_change", args=[side.pk]), data).status_code
        == 302
    )
    assert Actor.objects.called("Moscow").get().name == "Russian Federation"


def test_an_outlet_that_is_put_right_counts_at_once(admin_client):
    one, other = make_source("One"), make_source("Other")
    event = make_event(article_count=2, origin_count=2)
    articles = [make_article(source=source) for source in (one, other)]
    for article in articles:
        make_report(event, article, extracted=as_json(make_extracted()))
    address = reverse("admin:events_article_change", args=[articles[1].pk])
    form = admin_client.get(address).context["adminform"].form
    sent = {
        name: value
        for name, value in form.initial.items()
        if name in form.fields and value is not None
    }
    assert admin_client.post(address, {**sent, "source": one.pk}).status_code == 302
    event.refresh_from_db()
    assert (event.article_count, event.origin_count) == (2, 1)


@pytest.mark.parametrize(
    ("permission", "role", "settled"),
    [
        ("view_remark", None, False),  # looking is not enough
        ("view_remark", AccountRole.REVIEWER, True),
        ("change_remark", None, True),
    ],
)
def test_who_may_only_look_settles_no_remark(client, permission, role, settled):
    account = User.objects.create_user("looks", is_staff=True)
    account.user_permissions.set(
        Permission.objects.filter(codename__in=["view_remark", permission])
    )
    if role:
        give_role(account=account, role=role)
    client.force_login(account)
    remark = Remark.objects.create(event=make_event(), about="where", text="x")
    data = {"action": "settle", "_selected_action": [remark.pk]}
    client.post(reverse("admin:events_remark_changelist"), data)
    remark.refresh_from_db()
    assert bool(remark.settled_at) is settled
