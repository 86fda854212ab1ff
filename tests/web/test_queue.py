"""The queue page: for staff alone, with what was set aside and a way to send it round again."""

from datetime import timedelta

import pytest
from django.contrib.auth.models import Permission, User
from django.test import Client
from django.utils import timezone

from events.models import Feed, Import, Page
from events.services.heartbeats import record_heartbeat
from tests.factories import make_article

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def woken(monkeypatch):
    """The articles that a worker was woken for."""
    ids = []
    monkeypatch.setattr("events.web.views.queue.wake_extraction", ids.append)
    return ids


@pytest.fixture
def staff(client):
    """Somebody of the staff who may change articles."""
    person = User.objects.create_user("ana", password="x", is_staff=True)
    person.user_permissions.set(Permission.objects.filter(codename__in=["change_article", "change_page"]))
    client.force_login(person)
    return client


def aside(**values):
    return make_article(**{"status": "quarantined", "attempts": 5, "last_error": "ValueError: No memory", **values})


def a_page(n=1, **values):
    defaults = {"status": "failed", "attempts": 1, "last_error": "The page is gone."}
    address = f"https://example.org/{n}"
    return Page.objects.create(address=address, address_key=str(n), submitted_by="url", **defaults | values)


def test_it_shows_what_waits_what_was_set_aside_and_who_is_at_work(staff):
    make_article(status="pending", not_before=timezone.now() - timedelta(minutes=12))
    aside(title="Drones over Kyiv")
    a_page()
    Feed.objects.create(address="https://example.org/feed", errors_in_a_row=4, last_error="No answer within 20 s.")
    record_heartbeat(name="here:17", kind="local", now=timezone.now())
    page = staff.get("/queue/").content.decode()
    assert f'href="{Page.objects.get().get_absolute_url()}"' in page
    assert f'href="/admin/events/feed/{Feed.objects.get().pk}/change/"' in page
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


def test_it_says_when_nobody_is_at_work(staff):
    assert "None was seen for a day" in staff.get("/queue/").content.decode()
    record_heartbeat(name="here:17", kind="local", now=timezone.now() - timedelta(hours=2))
    assert "The last was here:17, 2\xa0hours ago" in staff.get("/queue/").content.decode()


def test_it_asks_as_many_questions_however_much_there_is(staff, django_assert_num_queries):
    aside()
    with django_assert_num_queries(16):  # session and person; three of each queue; workers twice, feeds
        staff.get("/queue/")
    for n in range(5):
        aside()
        a_page(n)
        Feed.objects.create(address=f"https://example.org/{n}", errors_in_a_row=1)
        Import.objects.create(name="a.csv", sha256=str(n), status="failed")
        record_heartbeat(name=str(n), kind="local", now=timezone.now())
    with django_assert_num_queries(16):
        staff.get("/queue/")


@pytest.mark.parametrize("path", ["/queue/", "/queue/retry/"])
def test_others_are_asked_to_log_in(client, path):
    method = client.post if "retry" in path else client.get
    client.force_login(User.objects.create_user("reader"))
    assert method(path).url.startswith("/admin/login/")
    client.logout()
    assert method(path).url.startswith("/admin/login/")


def test_the_masthead_leads_there_for_staff_alone(staff):
    assert '<a href="/queue/"' in staff.get("/about/").content.decode()
    assert '<a href="/queue/"' not in Client().get("/about/").content.decode()


def test_an_article_is_sent_round_again_and_a_worker_woken(staff, woken):
    article, other = aside(), aside()
    response = staff.post("/queue/retry/", {"kind": "article", "id": article.public_id}, follow=True)
    article.refresh_from_db()
    other.refresh_from_db()
    assert (article.status, article.attempts, other.status) == ("pending", 0, "quarantined")
    assert woken == [article.pk]
    assert "Sent round again: 1." in response.content.decode()


def test_all_of_a_kind_are_sent_round_again(staff, woken):
    articles, page = [aside(), aside(status="failed")], a_page()
    staff.post("/queue/retry/", {"kind": "article"})
    assert woken == [article.pk for article in articles]
    page.refresh_from_db()
    assert page.status == "failed"
    staff.post("/queue/retry/", {"kind": "page"})
    page.refresh_from_db()
    assert page.status == "pending"


def test_one_that_somebody_else_has_sent_already_stays_as_it_is(staff, woken):
    article = make_article(status="done")
    response = staff.post("/queue/retry/", {"kind": "article", "id": article.public_id}, follow=True)
    assert "nothing was changed" in response.content.decode()
    assert woken == []


@pytest.mark.parametrize(
    ("fields", "status"),
    [({}, 400), ({"kind": "event"}, 400), ({"kind": "article", "id": "a\x00"}, 400), ({"kind": "import"}, 403)],
)
def test_what_cannot_be_sent_round_is_refused(staff, fields, status):
    assert staff.post("/queue/retry/", fields).status_code == status


def test_another_site_cannot_press_the_button(staff):
    strict = Client(enforce_csrf_checks=True)
    strict.cookies = staff.cookies
    assert strict.post("/queue/retry/", {"kind": "article"}).status_code == 403


def test_the_articles_own_page_has_the_button_for_staff_alone(staff):
    article = aside()
    page = staff.get(article.get_absolute_url()).content.decode()
    assert "No memory" in page and "Try it again" in page
    back = staff.post("/queue/retry/", {"kind": "article", "id": article.public_id, "to_article": "1"})
    assert back.url == article.get_absolute_url()
    assert "Try it again" not in Client().get(aside().get_absolute_url()).content.decode()
