"""Publication delayed by rule: nothing of it is public before, and all of it says so after."""

from datetime import UTC, datetime, timedelta

import pytest
from django.contrib.auth.models import User

from events.models import Article, Event, Holding, Page, Revision, Source
from events.models.articles import SubmittedBy, Visibility
from events.models.people.roles import AccountRole
from events.services import configured
from events.services.accounts.give_role import give_role
from events.services.intake.gate.arrival import Arrival
from events.services.intake.gate.decide import accept
from events.services.intake.gate.publish import let_out_due, publish_now, settle
from events.services.intake.submit_address import submit_address
from events.services.takedown.harm import add_rule, end_rule, pause_rule
from tests.services.intake.gate.test_gate import NOW, TEXT, URL, read, send

pytestmark = pytest.mark.django_db
RULE = {"country": "UA", "kind": "", "precision": "town", "shown_as": "", "because": "Safety."}
OVER = datetime(2024, 11, 14, tzinfo=UTC)  # the end of the day of the event
TRUSTED = Arrival()


@pytest.fixture
def editor():
    user = User.objects.create_user("edda")
    give_role(account=user, role=AccountRole.EDITOR)
    return user


@pytest.fixture
def rule(editor):
    return add_rule(**RULE, delay_hours=72, user=editor, now=NOW)


def arrive(arrival=TRUSTED, **values):
    article = read(send(arrival, **values).article)
    settle(article_id=article.pk, now=NOW)
    article.refresh_from_db()
    return article


def test_it_waits_hidden_and_is_published_with_its_events_when_the_time_is_over(rule):
    article = arrive()
    assert article.visibility == Visibility.DELAYED
    assert article.holding.until == OVER + timedelta(hours=72)
    assert not Source.objects.exists()
    assert let_out_due(now=OVER + timedelta(hours=71)) == 0
    assert not Event.objects.exists()
    later = OVER + timedelta(hours=73)
    assert let_out_due(now=later) == 1
    event = Event.objects.get()
    assert event.delayed_until == OVER + timedelta(hours=72)
    assert [one.changed_at for one in Revision.objects.all()] == [later]
    assert let_out_due(now=later) == 0


@pytest.mark.either_database
@pytest.mark.parametrize(
    ("other", "why"),
    [
        ({"country": "SY"}, "another country"),
        ({"kind": "deployment"}, "another kind"),
        ({"precision": "site"}, "known less finely"),
        ({"delay_hours": 1}, "the time is over already"),
    ],
)
def test_what_no_rule_delays_is_public_once_it_is_read(editor, other, why):
    add_rule(**{"delay_hours": 72, **RULE, **other}, user=editor, now=NOW)
    article = read(send(TRUSTED).article)
    assert article.visibility == Visibility.DELAYED
    assert settle(article_id=article.pk, now=NOW), why
    event = Event.objects.get()
    assert event.delayed_until is None or other == {"delay_hours": 1}


def test_a_worker_killed_after_the_reading_leaves_it_to_the_sweep(editor):
    add_rule(**{**RULE, "country": "SY"}, delay_hours=72, user=editor, now=NOW)
    read(send(TRUSTED).article)
    assert let_out_due(now=NOW) == 1


def test_a_reviewers_accept_does_not_pass_over_the_rule(rule, editor):
    article = read(send().article)
    accept(article_id=article.pk, user=editor, now=NOW)
    article.refresh_from_db()
    assert article.visibility == Visibility.DELAYED
    assert article.holding.decided_by == editor
    assert let_out_due(now=OVER + timedelta(hours=73)) == 1


def test_sending_it_again_frees_nothing(rule):
    first = arrive()
    again = send(TRUSTED)
    assert (again.article, again.created) == (first, False)
    assert again.article.visibility == Visibility.DELAYED


@pytest.mark.parametrize("change", [pause_rule, end_rule])
def test_what_a_rule_delayed_is_public_once_the_rule_is_paused_or_ended(rule, change):
    article = arrive()
    change(rule=rule, now=NOW)
    article.refresh_from_db()
    assert article.is_public
    assert Event.objects.visible().count() == 1


def test_an_editor_can_publish_it_early_and_the_page_says_who(rule, editor, client):
    article = arrive()
    client.force_login(editor)
    page = client.get("/desk/harm/").content.decode()
    assert "Publish now" in page
    address = f"/desk/harm/publish/{article.public_id}/"
    assert client.post(address).status_code == 302
    assert not publish_now(article_id=article.pk, user=editor, now=NOW)
    assert "published early by" in client.get(article.get_absolute_url()).content.decode()


def test_an_address_is_hidden_until_its_article_is_public(rule, client):
    given = {"address": URL, "submitted_by": SubmittedBy.FORM, "now": NOW}
    page = submit_address(**given, rules=configured.page_fetch_rules()).page
    assert (page.delayed, page.held, page.source) == (True, False, None)
    assert client.get(page.get_absolute_url()).status_code == 404
    article = arrive()
    Page.objects.filter(pk=page.pk).update(article=article)
    assert let_out_due(now=OVER + timedelta(hours=73)) == 1
    assert client.get(page.get_absolute_url()).status_code == 302


def test_an_event_that_is_public_already_is_not_said_to_be_delayed(editor):
    arrive()
    add_rule(**RULE, delay_hours=72, user=editor, now=NOW)
    arrive(text=f"{TEXT} So it was printed.", url="")
    assert let_out_due(now=OVER + timedelta(hours=73)) == 1
    assert Event.objects.get().delayed_until is None


EVERYWHERE = (
    *("/", "/articles/", "/charts/", "/map/points.json", "/sources/", "/queue/", "/sums/"),
    *("/?q=mill", "/events.atom", "/follow/", "/?as_of=2030-01-01T00:00:00Z"),
    *("/api/v1/events/", "/api/v1/articles/", "/api/v1/events.csv", "/api/v1/events.geojson"),
    *("/api/v1/facets/", "/api/v1/timeline/", "/api/v1/revisions/", "/api/v1/actors/"),
    *("/api/v1/places/?q=Nizhnya", "/api/v1/events/deleted/", "/api/v1/events.parquet"),
)


def body(client, address):
    answer = client.get(address)
    return (b"".join(answer) if answer.streaming else answer.content).decode("utf-8", "replace")


def test_nowhere_is_it_seen_before_its_time_and_it_says_so_after(rule, client):
    before = {address: body(client, address) for address in EVERYWHERE}
    article = arrive()
    secret_words = ("Vymyslivka", "Daily Mill", "Mill Guard", article.public_id)
    for address in EVERYWHERE:
        words = body(client, address)
        assert not [word for word in secret_words if word in words], address
        assert len(words) - len(before[address]) < 40, address  # an id or a time, no row
    for address in (article.get_absolute_url(), f"/api/v1/articles/{article.public_id}/"):
        assert client.get(address).status_code == 404
    assert let_out_due(now=OVER + timedelta(hours=73)) == 1
    event = Event.objects.get()
    page = client.get(event.get_absolute_url()).content.decode()
    assert "Published later on purpose" in page
    told = client.get(f"/api/v1/events/{event.public_id}/").json()
    assert told["delayed_until"] == "2024-11-17T00:00:00Z"
    came = client.get(f"/api/v1/articles/{article.public_id}/").json()["came"]
    assert came["delayed_until"] == "2024-11-17T00:00:00Z"
    assert "2024-11-17T00:00:00Z" in body(client, "/api/v1/events.csv")
    assert "72 h later" in client.get("/about/").content.decode()


@pytest.mark.either_database
def test_its_sender_follows_it_by_a_private_page(rule, client, settings):
    settings.SUBMISSIONS = "open"
    answer = client.post("/submit/", {"text": TEXT, "published_on": "2024-11-13"})
    assert answer.url.startswith("/submitted/")
    article = read(Article.objects.get())
    settle(article_id=article.pk, now=NOW)
    Article.objects.update(submitted_at=NOW)
    settle(article_id=article.pk, now=NOW)
    assert "publishes such events later" in client.get(answer.url).content.decode()
    told = client.get(f"/api/v1{answer.url}").json()
    assert (told["decision"], told["article"]) == ("delayed", None)
    Holding.objects.update(until=NOW)
    let_out_due(now=OVER + timedelta(hours=73))
    assert client.get(answer.url).status_code == 302


@pytest.mark.either_database
@pytest.mark.parametrize(
    ("form", "said"),
    [
        ({"delay_hours": "0"}, "Choose how places are shown"),
        ({"delay_hours": "99999"}, "less than or equal to"),
        ({"delay_hours": "many"}, "whole number"),
    ],
)
def test_a_rule_that_does_nothing_is_refused_and_keeps_what_was_typed(editor, client, form, said):
    client.force_login(editor)
    answer = client.post("/desk/harm/", {**RULE, "kind": "strike", **form})
    words = answer.content.decode()
    assert answer.status_code == 422
    assert said in words
    assert '<option value="strike" selected>' in words
