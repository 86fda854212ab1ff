"""The page of outlets and feeds: what all see, and what editors do."""

from datetime import date

import pytest
from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group
from django.core.files.uploadedfile import SimpleUploadedFile

from events.models import Feed
from events.sources.fetching.answers import FetchRefused
from tests.factories import make_article, make_event, make_feed, make_report, make_source
from tests.fakes import PUBLISHED, fetched

pytestmark = [pytest.mark.django_db, pytest.mark.either_database]
SECRET = "https://example.org/feed?key=secret"


@pytest.fixture
def editor(client):
    user = get_user_model().objects.create_user("editor")
    user.groups.add(Group.objects.get_or_create(name="editor")[0])
    client.force_login(user)
    return client


def page(client):
    return client.get("/sources/").content.decode()


def test_all_see_outlets_and_feeds_with_their_health_but_no_keys(client):
    source = make_source("The Daily")
    feed = make_feed(SECRET, source=source, errors_in_a_row=3, last_error="It is gone: ?key=secret")
    article = make_article(source=source, feed=feed)
    make_report(make_event(), article)
    shown = page(client)
    assert "The Daily" in shown and "3 errors in a row" in shown and "example.org" in shown
    assert "secret" not in shown and "Add a feed" not in shown
    assert shown.count("<td>1</td>") == 4, "an article and an event, of the feed and of the outlet"


@pytest.mark.parametrize("address", ["feeds/", "feeds/1/", "opml/"])
def test_only_editors_change_feeds(client, address):
    make_feed(pk=1)
    assert client.post(f"/sources/{address}").status_code == 302
    client.force_login(get_user_model().objects.create_user("reader"))
    assert client.post(f"/sources/{address}").status_code == 403
    assert client.get("/sources/feeds.opml").status_code == 403
    assert Feed.objects.get().active


RSS = (
    "<rss version='2.0'><channel><title>Ridge News</title><item><title>Depot hit</title>"
    f"<link>https://example.org/a</link><guid>1</guid>{PUBLISHED}</item></channel></rss>"
)


def test_a_feed_is_tested_before_it_is_added(editor, monkeypatch):
    monkeypatch.setattr(
        "events.web.views.intake.sources.configured.feed_fetch",
        lambda: lambda url, **_: fetched(url, RSS),
    )
    form = {"address": "https://example.org/feed", "outlet": "Ridge News", "minutes": "60"}
    shown = editor.post("/sources/feeds/", {**form, "look": "1"}).content.decode()
    assert "Depot hit" in shown and "13 November 2024" in shown and "its page is fetched" in shown
    assert Feed.objects.count() == 0
    assert editor.post("/sources/feeds/", form).status_code == 302
    feed = Feed.objects.get()
    assert (feed.source.name, feed.minutes, feed.active) == ("Ridge News", 60, True)
    editor.post(f"/sources/feeds/{feed.pk}/", {"pause": "1"})
    assert not Feed.objects.get().active
    editor.post(f"/sources/feeds/{feed.pk}/", {"resume": "1"})
    assert Feed.objects.get().active


def test_the_page_looks_again_until_a_new_feed_was_checked(editor):
    feed = make_feed(last_polled_at=None)
    assert 'hx-select="#feeds"' in editor.get("/sources/").content.decode()
    Feed.objects.filter(pk=feed.pk).update(last_polled_at=feed.next_poll_at)
    assert 'hx-select="#feeds"' not in editor.get("/sources/").content.decode()


def test_what_is_no_feed_says_why_beside_the_field(editor, monkeypatch):
    def refuse(url, **_):
        raise FetchRefused("The server says 404: there is no such page.")

    monkeypatch.setattr("events.web.views.intake.sources.configured.feed_fetch", lambda: refuse)
    form = {"address": "https://example.org/feed", "minutes": "30", "look": "1"}
    answer = editor.post("/sources/feeds/", form)
    assert answer.status_code == 422
    assert "404" in answer.content.decode() and "address-errors" in answer.content.decode()
    assert editor.post("/sources/feeds/", {**form, "address": "no address"}).status_code == 422


def test_a_list_of_feeds_goes_out_and_comes_in_again(editor):
    make_feed(SECRET, source=make_source("The Daily"))
    out = editor.get("/sources/feeds.opml").content
    Feed.objects.all().delete()
    editor.post("/sources/opml/", {"opml": SimpleUploadedFile("feeds.opml", out)})
    feed = Feed.objects.get()
    assert (feed.address, feed.source.name) == (SECRET, "The Daily")
    again = {"opml": SimpleUploadedFile("feeds.opml", b"no list")}
    refused = editor.post("/sources/opml/", again)
    assert refused.status_code == 422 and "not an OPML list" in refused.content.decode()


def test_known_outlets_are_offered_in_the_form(client):
    make_article(source=make_source("The Daily"), published_on=date(2024, 11, 13))
    assert '<option value="The Daily">' in client.get("/submit/").content.decode()
