"""The admin of pages and feeds: sending round again, adding, polling now."""

from datetime import timedelta

import pytest
from django.contrib.auth.models import Permission, User
from django.urls import reverse
from django.utils import timezone

from events.models import Feed, Page
from tests.factories import make_feed, make_page

pytestmark = [pytest.mark.django_db, pytest.mark.either_database]
PAGES, FEEDS = reverse("admin:events_page_changelist"), reverse("admin:events_feed_changelist")
ADDRESS = "https://example.org/feed.xml"


@pytest.fixture(autouse=True)
def woken(monkeypatch):
    """What workers were woken for."""
    ids = []
    monkeypatch.setattr("events.admin.ways_in.wake_poll", lambda *pks: ids.extend(pks))
    monkeypatch.setattr("events.admin.ways_in.wake_fetch", lambda *pks: ids.extend(pks))
    return ids


def test_pages_that_were_set_aside_are_fetched_again(admin_client, woken):
    failed, waiting = make_page(status="failed", last_error="x", attempts=1), make_page(attempts=1)
    data = {"action": "fetch_again", "_selected_action": [failed.pk, waiting.pk]}
    answer = admin_client.post(PAGES, data, follow=True).content.decode()
    assert "1 will be fetched again. 1 had not been set aside." in answer
    assert set(Page.objects.values_list("pk", "status", "attempts")) == {
        (failed.pk, "pending", 0),
        (waiting.pk, "pending", 1),
    }
    assert woken == [failed.pk]


def test_what_is_not_known_of_a_feed_yet_is_not_asked_for(admin_client):
    page = admin_client.get(reverse("admin:events_feed_add")).content.decode()
    assert 'name="minutes"' in page
    assert "Last polled at" not in page and "DatabaseDefault" not in page


def test_who_may_only_look_sends_no_page_round(client):
    person = User.objects.create_user("looks", is_staff=True)
    person.user_permissions.add(Permission.objects.get(codename="view_page"))
    client.force_login(person)
    page = make_page(status="failed", last_error="x")
    client.post(PAGES, {"action": "fetch_again", "_selected_action": [page.pk]})
    page.refresh_from_db()
    assert page.status == "failed"


def test_a_feed_is_added_and_due_at_once(admin_client, woken):
    admin_client.post(
        reverse("admin:events_feed_add"), {"address": ADDRESS, "minutes": 20, "active": "on"}
    )
    feed = Feed.objects.due(timezone.now()).get()
    assert (feed.address, feed.minutes, woken) == (ADDRESS, 20, [feed.pk])


@pytest.mark.parametrize(
    ("values", "reason"),
    [
        ({"address": "http://10.0.0.1/feed"}, "does not lead to the public internet"),
        ({"address": "x"}, "It is not a web address"),
        ({"minutes": 1}, "every 5 to 1,440 minutes"),
    ],
)
def test_a_feed_that_the_other_ways_refuse_is_refused_here(admin_client, values, reason):
    page = admin_client.post(
        reverse("admin:events_feed_add"), {"address": ADDRESS, "minutes": 20, **values}
    ).content.decode()
    assert reason in page
    assert Feed.objects.count() == 0


def test_a_change_leaves_what_a_worker_writes_meanwhile(admin_client):
    feed = make_feed(ADDRESS, token="held", lease_until=timezone.now(), etag="v1")
    address = reverse("admin:events_feed_change", args=[feed.pk])
    admin_client.post(address, {"address": ADDRESS, "minutes": 90, "active": "on"})
    feed.refresh_from_db()
    assert (feed.minutes, feed.token, feed.etag) == (90, "held", "v1")


def test_feeds_are_polled_now_but_those_at_rest(admin_client, woken):
    later = timezone.now() + timedelta(days=1)
    failing, resting = (
        make_feed(next_poll_at=later, errors_in_a_row=9),
        make_feed(next_poll_at=later, active=False),
    )
    data = {"action": "poll_now", "_selected_action": [failing.pk, resting.pk]}
    assert (
        "1 will be polled now. 1 rest"
        in admin_client.post(FEEDS, data, follow=True).content.decode()
    )
    assert (woken, list(Feed.objects.due(timezone.now()))) == ([failing.pk], [failing])
