"""The page of an article, its state, and the list."""

import re

import pytest
from django.utils import timezone

from tests.factories import SENTENCE, make_article, make_event, make_place, make_report, make_source

pytestmark = [pytest.mark.django_db, pytest.mark.either_database]
VERSION = "0.2.0+0a1b2c3 (en_core_web_sm 3.8.0)"
LEASE = {"lease_until": timezone.now(), "token": "t"}


def page_of(client, article):
    response = client.get(article.get_absolute_url())
    assert response.status_code == 200
    return response.content.decode()


def test_the_text_stands_as_submitted_with_its_sentence_marked(client):
    event = make_event(places=[make_place()])
    article = make_article(f"First line.\n\n{SENTENCE}\n  Indented <b>bold</b> & more.")
    report = make_report(event, article)
    start = article.text.index(SENTENCE)
    report.evidence.update(start=start, end=start + len(SENTENCE), quote=SENTENCE)
    report.evidence.create(field="places", rule="r", start=start + 23, end=start + 27, quote="Kyiv")
    page = page_of(client, article)
    words = f'<span class="words" id="w{start + 23}" title="Read as: places">Kyiv</span>.'
    assert (
        f'First line.\n\n<mark id="s{start}" data-told="1" class="of-strike">A drone hit a '
        f"house in {words}</mark>"
    ) in page
    assert "\n  Indented &lt;b&gt;bold&lt;/b&gt; &amp; more.</div>" in page
    assert f'href="#s{start}"' in page  # from the event to its sentence
    assert 'href="#event-1"' in page  # and back
    assert 'id="event-1"' in page
    assert event.get_absolute_url() in page


@pytest.mark.parametrize("where", ["text", "title", "url", "last_error", "skipped_because"])
def test_nothing_that_was_submitted_becomes_markup(client, where):
    attack = "<script>alert(1)</script>"
    values = {"status": "failed"} if where == "last_error" else {}
    article = make_article(**{"text": "A drone hit.", where: attack, **values})
    page = page_of(client, article)
    assert attack not in page
    assert "&lt;script&gt;alert(1)&lt;/script&gt;" in page
    assert attack not in client.get("/articles/").content.decode()


def test_only_web_addresses_become_links(client):
    page = page_of(client, make_article(url="javascript:alert(1)"))
    assert 'href="javascript' not in page
    page = page_of(client, make_article(url="https://example.org/x"))
    assert '<a href="https://example.org/x" dir="ltr" rel="noopener' in page


@pytest.mark.parametrize(
    ("values", "words"),
    [
        ({"status": "pending"}, "Waiting to be read"),
        ({"status": "pending", "attempts": 2}, "Reading it failed two times"),
        ({"status": "running", **LEASE}, "Being read now"),
        ({"status": "done"}, "no events that could be recognised"),
        ({"status": "done", "skipped_because": "It is in French."}, "No events were looked for:"),
        ({"status": "failed", "last_error": "No memory"}, "could not be read"),
        (
            {"status": "quarantined", "attempts": 5, "last_error": "No memory"},
            "could not be read, after five attempts",
        ),
        ({"published_on": None, "published_on_basis": "undated"}, "no publication date known"),
        ({"published_on_basis": "text"}, "from the first lines of the text"),
        ({"language": "fr"}, "French"),
        ({"others": {"Nummer": "ref-17"}}, "ref-17"),
        ({"language": "zzz"}, "zzz"),
    ],
)
def test_the_page_says_how_it_stands(client, values, words):
    assert words in page_of(client, make_article(source=make_source(), **values))


@pytest.mark.parametrize(
    ("status", "polls"), [("pending", True), ("running", True), ("done", False), ("failed", False)]
)
def test_only_an_unread_article_is_polled(client, status, polls):
    page = page_of(client, make_article(status=status, **(LEASE if status == "running" else {})))
    assert ("hx-trigger" in page) is polls
    assert ('http-equiv="refresh"' in page) is polls


def test_a_poll_brings_nothing_until_something_changed(client):
    article = make_article(status="pending")
    address = f"{article.get_absolute_url()}state/"
    assert client.get(f"{address}?seen=pending").status_code == 204
    changed = client.get(f"{address}?seen=running")
    assert changed.status_code == 200
    assert "hx-swap-oob" not in changed.content.decode()


def test_the_last_poll_brings_the_article_with_its_marks(client):
    article = make_article()
    make_report(make_event(), article)
    answer = client.get(f"{article.get_absolute_url()}state/?seen=running").content.decode()
    assert 'id="article" hx-swap-oob="true"' in answer
    assert '<mark id="s0" data-told="1" class="of-strike">' in answer
    assert "1 event found" in answer
    assert "hx-trigger" not in answer


def test_reports_of_an_earlier_reading_are_left_out(client):
    article = make_article()
    make_report(make_event(), article, extractor_version="older")
    assert "<mark" not in page_of(client, article)


def test_each_word_says_by_which_rule_and_how_surely_it_was_read(client):
    article = make_article()
    report = make_report(make_event(), article)
    report.evidence.create(
        field="killed", rule="casualties/die", start=2, end=7, quote="drone", confidence=0.95
    )
    report.evidence.create(field="date", rule="date/weekday", start=8, end=11, quote="hit")
    page = re.sub(r"</?(span|b)\b[^>]*>", "", page_of(client, article))
    assert (
        'Killed: <a href="#w2">“drone”</a><p>A number that belongs to the word “die” · 95 % '
        "sure</p>"
    ) in page
    assert (
        'Date: <a href="#w8">“hit”</a><p>A weekday: the nearest one not after the day of '
        "publication</p>"
    ) in page


def test_a_value_too_unsure_to_be_shown_is_listed_apart(client):
    article = make_article()
    report = make_report(make_event(), article)
    kept = {"value": "Kherson", "field": "places", "rule": "r", "start": 0, "end": 1}
    report.extracted = {**report.extracted, "not_shown": [{**kept, "confidence": 0.31}]}
    report.save()
    page = re.sub(r"</?span\b[^>]*>", "", page_of(client, article))
    assert "Values too uncertain to show" in page
    assert "Kherson · " in page
    assert "31 % sure" in page


def test_an_article_read_before_values_were_kept_apart_lists_none(client):
    article = make_article()
    make_report(make_event(), article)
    assert "Read, but too unsure" not in page_of(client, article)


@pytest.mark.parametrize(
    ("status", "words"),
    [("pending", "Waiting to be read again"), ("running", "Being read again now")],
)
def test_an_article_that_is_read_again_shows_its_events_until_then(client, status, words):
    article = make_article(
        status=status, finished_at=timezone.now(), **(LEASE if status == "running" else {})
    )
    event = make_event()
    make_report(event, article)
    page = page_of(client, article)
    assert words in page and "the events of the last reading" in page
    assert event.get_absolute_url() in page


def test_a_report_whose_event_was_withdrawn_says_why(client):
    article = make_article()
    make_report(make_event(withdrawn_at=timezone.now(), withdrawn_because="Told in error"), article)
    assert "Told in error" in page_of(client, article)


def test_a_report_without_an_event_is_still_shown(client):
    article = make_article()
    make_report(None, article)
    assert "Not yet on the timeline" in page_of(client, article)


def test_the_list_is_newest_first_and_pages(client, monkeypatch):
    monkeypatch.setattr("events.web.views.articles.LIST_SIZE", 2)
    articles = [make_article(title=f"Article {n}", submitted_at=timezone.now()) for n in range(3)]
    first = client.get("/articles/")
    assert [article.title for article in first.context["articles"]] == ["Article 2", "Article 1"]
    second = client.get(f"/articles/?older_than={articles[1].public_id}")
    assert [article.title for article in second.context["articles"]] == ["Article 0"]


@pytest.mark.parametrize("query", ["?older_than=nobody", "?older_than=%00", "?foo=1"])
def test_the_list_names_a_wrong_parameter(client, query):
    page = client.get(f"/articles/{query}")
    assert page.status_code == 200
    assert "Some filters were ignored" in page.content.decode()


def test_an_empty_list_asks_for_an_article(client):
    assert "No articles yet" in client.get("/articles/").content.decode()


@pytest.mark.parametrize("path", ["/articles/nobody/", "/articles/nobody/state/", "/articles/%00/"])
def test_an_unknown_article_is_not_found(client, path):
    assert client.get(path).status_code == 404


def test_the_queries_do_not_grow_with_the_reports(client, django_assert_num_queries):
    small, large = make_article(), make_article()
    make_report(make_event(places=[make_place()]), small, speaker="a")
    for _ in range(8):
        make_report(make_event(places=[make_place(), make_place("Kherson")]), large, speaker="a")
    for article in (small, large):
        with django_assert_num_queries(7):
            page_of(client, article)


def test_the_queries_of_the_list_do_not_grow(client, django_assert_num_queries):
    for number in (1, 12):
        for _ in range(number):
            make_report(make_event(), make_article(source=make_source()))
        with django_assert_num_queries(2):  # the list, and how many are undated
            client.get("/articles/")


@pytest.mark.parametrize(
    ("values", "said", "why"),
    [
        ({}, True, "the rules read it"),
        ({"status": "pending"}, False, "nobody has read it yet"),
        ({"extractor_version": "llm qwen, prompt 1 0a1b2c3"}, False, "a model has its own bounds"),
        ({"skipped_because": "It is in French."}, False, "it was not read at all"),
    ],
)
def test_a_text_that_was_read_in_part_says_so(client, values, said, why):
    lines = (f"Ministers met in Geneva for talks on grain, number {n}.\n" for n in range(2_000))
    article = make_article("".join(lines), **{"extractor_version": VERSION, **values})
    told = "Read in part." in page_of(client, article)
    unread = client.get(f"/api/v1/articles/{article.public_id}/").json()["unread_characters"]
    assert (told, unread > 50_000) == (said, said), why


def test_an_article_was_read_whole(client):
    article = make_article("Nobody was hurt. " * 500, extractor_version=VERSION)
    assert "Read in part." not in page_of(client, article)
