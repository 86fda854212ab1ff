"""Order, fields, counts and rates: what a program expects of any list."""

from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from events.models import Event
from events.models.reads import number_of_rows
from events.services.linking.history import record_revision
from tests.factories import make_article, make_event, make_place, make_report

pytestmark = [pytest.mark.django_db, pytest.mark.either_database]
EVENTS = "/api/v1/events/"


@pytest.fixture
def killed(db):
    """Five events by day; two of them give no number."""
    numbers = [3, None, 12, 0, None]
    days = [date(2024, 11, day) for day in (5, 4, 3, 2, 1)]
    return [make_event(ends_on=day, killed_min=n) for day, n in zip(days, numbers, strict=True)]


def walk(api, address):
    """The ids of all pages of two rows."""
    ids, following = [], f"{address}&limit=2"
    while following:
        page = api.get(following).json()
        ids += [row["id"] for row in page["results"]]
        following = page["next"]
    return ids


@pytest.mark.parametrize(
    ("ordering", "expected"),
    [
        ("", [0, 1, 2, 3, 4]),
        ("-date", [0, 1, 2, 3, 4]),
        ("date", [4, 3, 2, 1, 0]),
        ("updated_at", [0, 1, 2, 3, 4]),
        ("-updated_at", [4, 3, 2, 1, 0]),
        ("-killed", [2, 0, 3, 4, 1]),  # no number is no 0: those come last, the newest row first
    ],
)
def test_pages_follow_each_other_in_every_order(api, killed, ordering, expected):
    for event in killed:  # each changed later than the one before
        Event.objects.filter(pk=event.pk).update(updated_at=event.created_at)
    ids = [killed[n].public_id for n in expected]
    assert walk(api, f"{EVENTS}?ordering={ordering}") == ids


def test_articles_are_read_in_the_order_of_their_submission(api):
    articles = [make_article().public_id for _ in range(5)]
    assert walk(api, "/api/v1/articles/?ordering=submitted_at") == articles
    assert walk(api, "/api/v1/articles/?ordering=-submitted_at") == articles[::-1]


def test_fields_are_sent_alone_and_the_other_parts_are_not_read(api):
    event = make_event(places=[make_place("Kyiv")], perpetrator="Russia")
    make_report(event, make_article())
    with CaptureQueriesContext(connection) as queries:
        answer = api.get(f"{EVENTS}?fields=places,id&count=none").json()
    assert [list(row) for row in answer["results"]] == [["places", "id"]]
    assert answer["results"][0]["places"][0]["name"] == "Kyiv"
    assert len(queries) == 2


@pytest.mark.parametrize(
    "address",
    [
        "/api/v1/events/{event}/?fields=id,casualties",
        "/api/v1/events/{event}/?fields=id,casualties&as_of={now}",
        "/api/v1/events/?fields=id,casualties&as_of={now}",
        "/api/v1/articles/{article}/?fields=id,status",
        "/api/v1/articles/?fields=id,status",
        "/api/v1/actors/?fields=slug,name",
        "/api/v1/revisions/?fields=position,event",
    ],
)
def test_every_list_and_row_takes_fields(api, address):
    event = make_event(perpetrator="Russia")
    record_revision(event, reason="First read", now=event.created_at, extractor_version="x")
    article = make_report(event, make_article()).article
    now = timezone.now().strftime("%Y-%m-%dT%H:%M:%S.%fZ")
    ids = {"event": event.public_id, "article": article.public_id, "now": now}
    answer = api.get(address.format(**ids))
    wanted = address.partition("fields=")[2].partition("&")[0].split(",")
    rows = answer.json().get("results") or [answer.json()]
    assert [list(row) for row in rows] == [wanted]


@pytest.mark.parametrize(
    ("query", "count"),
    [
        ("", {}),
        ("count=none", {}),
        ("count=exact", {"count": 5, "count_is": "exact"}),
        ("count=exact&kind=ground_combat", {"count": 0, "count_is": "exact"}),
        ("count=estimate&min_killed=1", {"count": 2, "count_is": "exact"}),  # few: counted
    ],
)
def test_rows_are_counted_only_when_asked(api, killed, query, count):
    answer = api.get(f"{EVENTS}?limit=1&{query}").json()
    answer.pop("next"), answer.pop("results")
    assert answer == count


def test_a_count_is_of_all_pages(api, killed):
    second = api.get(api.get(f"{EVENTS}?limit=2&count=exact").json()["next"]).json()
    assert second["count"] == 5


def test_many_rows_are_reckoned_where_the_database_keeps_statistics(api, killed, monkeypatch):
    monkeypatch.setattr(number_of_rows, "COUNTED_BELOW", 0)
    answer = api.get("/api/v1/articles/?count=estimate").json()
    assert answer["count_is"] == ("estimate" if connection.vendor == "postgresql" else "exact")
    assert answer["count"] >= 0


@pytest.mark.parametrize(
    ("query", "field"),
    [
        ("ordering=killed", "ordering"),
        ("ordering=name", "ordering"),
        ("count=yes", "count"),
        ("fields=id,headline", "fields"),
        ("fields=id&fields=date", "fields"),
        ("ordering=-killed&cursor=2024-11-13_1", "cursor"),
        ("ordering=-updated_at&cursor=2024-11-13_1", "cursor"),
        ("cursor=_1", "cursor"),
        ("format=atom&ordering=date", "ordering"),
        ("as_of=2026-01-01&ordering=date", "ordering"),
    ],
)
def test_what_a_list_cannot_do_is_refused_by_name(api, query, field):
    answer = api.get(f"{EVENTS}?{query}")
    assert answer.status_code == 400
    assert [error["field"] for error in answer.json()["errors"]] == [field]


def test_every_answer_says_how_much_may_still_be_asked(api, settings):
    settings.API_READS_PER_MINUTE = 2
    answers = [api.get("/api/v1/sources/") for _ in range(3)]
    assert {answer["RateLimit-Policy"] for answer in answers} == {'"read";q=2;w=60'}
    assert [answer["RateLimit"].partition(";t=")[0] for answer in answers] == [
        '"read";r=1', '"read";r=0', '"read";r=0',
    ]  # fmt: skip
    assert 0 < int(answers[-1]["RateLimit"].partition(";t=")[2]) <= 60
    assert [answer.status_code for answer in answers] == [200, 200, 429]


def test_an_unchanged_answer_says_so_too_and_without_a_limit_nothing_is_said(api, settings):
    tag = api.get(EVENTS)["ETag"]
    unchanged = api.get(EVENTS, HTTP_IF_NONE_MATCH=tag)
    assert (unchanged.status_code, "RateLimit" in unchanged) == (304, True)
    settings.API_READS_PER_MINUTE = 0
    assert "RateLimit" not in api.get(EVENTS)
