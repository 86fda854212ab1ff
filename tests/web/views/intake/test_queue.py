"""The queue page: for staff alone, with what was set aside and a way to send it round again."""

from datetime import timedelta

import pytest
from django.contrib.auth.models import Permission, User
from django.test import Client
from django.utils import timezone

from events.models import Feed, Import, Page
from events.services.queue.heartbeats import record_heartbeat
from tests.factories import make_article

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def woken(monkeypatch):
    """What workers were woken for: (task, rows)."""
    calls = []
    for wake in ("wake_extraction", "wake_fetch", "wake_import", "wake_poll"):
        monkeypatch.setattr(
            f"events.web.views.intake.queue.{wake}",
            lambda *ids, wake=wake: calls.append((wake, ids)),
        )
    return calls


@pytest.fixture
def staff(client):
    """Somebody of the staff who may change articles, pages and feeds."""
    person = User.objects.create_user("ana", password="x", is_staff=True)
    person.user_permissions.set(
        Permission.objects.filter(codename__in=["change_article", "change_page", "change_feed"])
    )
    client.force_login(person)
    return client


def aside(**values):
    return make_article(
        **{"status": "quarantined", "attempts": 5, "last_error": "ValueError: No memory", **values}
    )


def a_page(n=1, **values):
    defaults = {"status": "failed", "attempts": 1, "last_error": "The page is gone."}
    address = f"https://example.org/{n}"
    return Page.objects.create(
        address=address, address_key=str(n), submitted_by="url", **defaults | values
    )


def test_it_shows_what_waits_what_was_set_aside_and_who_is_at_work(staff):
    make_article(status="pending", not_before=timezone.now() - timedelta(minutes=12))
    aside(title="Drones over Kyiv")
    a_page()
    Feed.objects.create(
        address="https://example.org/feed", errors_in_a_row=4, last_error="No answer within 20 s."
    )
    record_heartbeat(name="here:17", kind="local", now=timezone.now())
    page = staff.get("/queue/").content.decode()
    assert f'href="{Page.objects.get().get_absolute_url()}"' in page
    assert 'href="/sources/"' in page and "/admin/" not in page
    for shown in (
        "12\xa0minutes: late",
        "Drones over Kyiv",
        "five attempts",
        "No memory",
        "The page is gone.",
        "No answer",
        "here:17",
    ):
        assert shown in page
    assert 'aria-current="page">Queue' in page


@pytest.mark.either_database
def test_it_says_when_nobody_is_at_work(staff):
    assert "None was seen for a day" in staff.get("/queue/").content.decode()
    record_heartbeat(name="here:17", kind="local", now=timezone.now() - timedelta(hours=2))
    assert "The last was here:17, 2\xa0hours ago" in staff.get("/queue/").content.decode()


def test_it_asks_as_many_questions_however_much_there_is(staff, django_assert_num_queries):
    aside()
    with django_assert_num_queries(17):
        # session, person and role; three of each queue; workers twice, feeds
        staff.get("/queue/")
    for n in range(5):
        aside()
        a_page(n)
        Feed.objects.create(address=f"https://example.org/{n}", errors_in_a_row=1)
        Import.objects.create(name="a.csv", sha256=str(n), status="failed")
        record_heartbeat(name=str(n), kind="local", now=timezone.now())
    with django_assert_num_queries(17):
        staff.get("/queue/")


@pytest.mark.either_database
@pytest.mark.parametrize("path", ["/queue/", "/queue/retry/", "/queue/poll/"])
def test_others_are_asked_to_log_in_or_told_the_role_that_is_needed(client, path):
    method = client.get if path == "/queue/" else client.post
    assert method(path).url.startswith("/account/log-in/")
    client.force_login(User.objects.create_user("reader"))
    assert method(path).status_code == 403


@pytest.mark.either_database
def test_the_masthead_leads_there_for_staff_alone(staff):
    assert '<a href="/queue/"' in staff.get("/about/").content.decode()
    assert '<a href="/queue/"' not in Client().get("/about/").content.decode()


def test_an_article_is_sent_round_again_and_a_worker_woken(staff, woken):
    article, other = aside(), aside()
    response = staff.post(
        "/queue/retry/", {"kind": "article", "id": article.public_id}, follow=True
    )
    article.refresh_from_db()
    other.refresh_from_db()
    assert (article.status, article.attempts, other.status) == ("pending", 0, "quarantined")
    assert woken == [("wake_extraction", (article.pk,))]
    assert "Sent round again: 1." in response.content.decode()


def test_all_of_a_kind_are_sent_round_again(staff, woken):
    articles, page = [aside(), aside(status="failed")], a_page()
    staff.post("/queue/retry/", {"kind": "article"})
    assert woken == [("wake_extraction", tuple(article.pk for article in articles))]
    page.refresh_from_db()
    assert page.status == "failed"
    staff.post("/queue/retry/", {"kind": "page"})
    page.refresh_from_db()
    assert page.status == "pending"
    assert woken[1:] == [("wake_fetch", (page.pk,))]


def test_a_file_that_was_set_aside_is_sent_round_again_and_a_worker_woken(staff, woken):
    file = Import.objects.create(
        name="a.csv", sha256="1", status="quarantined", attempts=5, content=b"text"
    )
    page = staff.get("/queue/").content.decode()
    assert "a.csv" in page
    assert staff.post("/queue/retry/", {"kind": "import", "id": file.public_id}).status_code == 403
    User.objects.get().user_permissions.add(Permission.objects.get(codename="change_import"))
    staff.post("/queue/retry/", {"kind": "import", "id": file.public_id})
    file.refresh_from_db()
    assert (file.status, file.attempts, woken) == ("pending", 0, [("wake_import", (file.pk,))])


def test_a_feed_in_trouble_is_polled_at_once_whatever_pause_its_errors_brought(staff, woken):
    later = timezone.now() + timedelta(days=1)
    feed = Feed.objects.create(
        address="https://example.org/feed",
        errors_in_a_row=9,
        last_error="Gone.",
        next_poll_at=later,
    )
    assert (
        'aria-label="Check now: https://example.org/feed"' in staff.get("/queue/").content.decode()
    )
    response = staff.post("/queue/poll/", {"id": feed.pk}, follow=True)
    feed.refresh_from_db()
    assert feed.next_poll_at < later and feed.errors_in_a_row == 9
    assert woken == [("wake_poll", (feed.pk,))]
    assert "The feed is polled now." in response.content.decode()


def test_a_feed_that_a_worker_holds_is_left_to_it(staff, woken):
    held = {"lease_until": timezone.now(), "token": "t"}
    feed = Feed.objects.create(address="https://example.org/feed", errors_in_a_row=9, **held)
    response = staff.post("/queue/poll/", {"id": feed.pk}, follow=True)
    assert "being polled already" in response.content.decode()
    assert woken == []


@pytest.mark.either_database
@pytest.mark.parametrize("feed_id", ["", "x", "1\x00", "²", "9" * 30])
def test_what_is_no_feed_is_not_polled(staff, feed_id):
    assert staff.post("/queue/poll/", {"id": feed_id}).status_code == 400


@pytest.mark.either_database
def test_a_feed_is_polled_only_by_who_may_change_feeds(staff):
    User.objects.get().user_permissions.clear()
    assert staff.post("/queue/poll/", {"id": "1"}).status_code == 403


def test_one_that_somebody_else_has_sent_already_stays_as_it_is(staff, woken):
    article = make_article(status="done")
    response = staff.post(
        "/queue/retry/", {"kind": "article", "id": article.public_id}, follow=True
    )
    assert "nothing was changed" in response.content.decode()
    assert woken == [("wake_extraction", ())]  # none


@pytest.mark.either_database
@pytest.mark.parametrize(
    ("fields", "status"),
    [
        ({}, 400),
        ({"kind": "event"}, 400),
        ({"kind": "article", "id": "a\x00"}, 400),
        ({"kind": "import"}, 403),
    ],
)
def test_what_cannot_be_sent_round_is_refused(staff, fields, status):
    assert staff.post("/queue/retry/", fields).status_code == status


@pytest.mark.either_database
def test_another_site_cannot_press_the_button(staff):
    strict = Client(enforce_csrf_checks=True)
    strict.cookies = staff.cookies
    assert strict.post("/queue/retry/", {"kind": "article"}).status_code == 403


@pytest.mark.either_database
def test_the_articles_own_page_has_the_button_for_staff_alone(staff):
    article = aside()
    page = staff.get(article.get_absolute_url()).content.decode()
    assert "No memory" in page and "Try it again" in page
    back = staff.post(
        "/queue/retry/", {"kind": "article", "id": article.public_id, "to_article": "1"}
    )
    assert back.url == article.get_absolute_url()
    assert "Try it again" not in Client().get(aside().get_absolute_url()).content.decode()
