"""The Python client, against the running product."""

import csv
import io
import os
import subprocess
import sys
from datetime import date
from pathlib import Path

import pytest
from django.contrib.auth import get_user_model

from events.models import Article
from events.services.api_tokens import create_token
from tests.factories import make_event, make_place
from tests.services.subscriptions.following import change

CLIENT = Path(__file__).resolve().parents[2] / "clients" / "python"
sys.path.insert(0, str(CLIENT))
from conflict_events import ApiError, Count, Tracker, frame, geoframe  # noqa: E402

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.either_database]


@pytest.fixture
def tracker(live_server):
    with Tracker(live_server.url) as tracker:
        yield tracker


def test_events_come_page_by_page_and_all_of_them(tracker):
    made = {make_event().public_id for _ in range(5)}
    assert {event.id for event in tracker.events(limit=2)} == made


def test_what_no_text_says_is_none_and_what_a_text_says_is_none_is_zero(tracker):
    make_event(kind="strike", killed_min=0, killed_max=0)
    make_event(kind="strike", killed_min=5, killed_max=None)
    make_event(kind="strike")
    killed = [event.killed for event in tracker.events(kind="strike")]
    assert sorted(killed, key=str) == sorted([Count(0, 0), Count(5, None), None], key=str)


def test_a_filter_takes_several_values(tracker):
    for kind in ("strike", "interception", "ground_combat"):
        make_event(kind=kind)
    found = {event.kind for event in tracker.events(kind=["strike", "interception"])}
    assert found == {"strike", "interception"}


def test_one_event_has_its_whole_json_too(tracker):
    event = make_event(places=[make_place()])
    found = tracker.event(event.public_id)
    assert found.raw["id"] == found.id == event.public_id
    assert found.start == date(2024, 11, 13) and found.places[0].name


def test_rows_have_the_fields_asked_for_and_are_counted(tracker):
    for killed in (2, None, 7):
        make_event(kind="strike", killed_min=killed)
    rows = list(tracker.rows("id", "casualties", ordering="-killed", limit=2))
    assert [row["casualties"]["killed"] and row["casualties"]["killed"]["min"] for row in rows] == [
        7, 2, None,
    ]  # fmt: skip
    assert {tuple(row) for row in rows} == {("id", "casualties")}
    assert tracker.count(kind="strike") == tracker.count(exact=False, kind="strike") == 3


def test_an_account_follows_a_view_and_ends_it(live_server):
    account = get_user_model().objects.create_user("rita")
    _, token = create_token(name="client", scopes=["follow"], account=account)
    with Tracker(live_server.url, token=token) as tracker:
        begun = tracker.follow(name="Strikes", channel="view", filter="kind=strike")
        assert [one["id"] for one in tracker.subscriptions()] == [begun["id"]]
        tracker.unfollow(begun["id"])
        assert list(tracker.subscriptions()) == []


def test_a_refusal_names_the_parameter_and_the_reason(tracker):
    with pytest.raises(ApiError, match="kind: ") as refused:
        list(tracker.events(kind="party"))
    assert refused.value.status == 400 and refused.value.errors


def test_changes_go_on_where_they_were_left(tracker):
    event = make_event()
    change(event)
    (first,) = tracker.changes()
    assert first.before is None and first.event == event.public_id
    change(event, killed_min=2, killed_max=2)
    (second,) = tracker.changes(after=first.position)
    assert second.after["killed"] == {"min": 2, "max": 2}


def test_an_article_is_taken_in_once(live_server):
    _, token = create_token(name="client")
    with Tracker(live_server.url, token=token) as tracker:
        text = "A drone hit a house in Kyiv on Tuesday, killing two people, officials said."
        ids = {tracker.submit(text=text, published_on=date(2024, 11, 13)) for _ in range(2)}
        assert tracker.article(ids.pop())["status"] == "pending" and not ids
    assert Article.objects.count() == 1


def test_without_a_token_nothing_is_taken_in(tracker):
    with pytest.raises(ApiError, match="401"):
        tracker.submit(text="A drone hit a house.")


def test_a_table_keeps_empty_what_is_not_said(tracker):
    make_event(killed_min=5, killed_max=None)
    table = frame(tracker.events())
    assert table["killed_min"].tolist() == [5]
    assert table["killed_max"].isna().all()
    assert table["start"].dt.year.tolist() == [2024]


def test_a_map_holds_points_alone(tracker):
    make_event(places=[make_place("Kyiv"), make_place("Kyiv Oblast", precision="region")])
    table = geoframe(tracker.events())
    assert table["place"].tolist() == ["Kyiv"]
    assert str(table.crs) == "EPSG:4326" and table.geometry.iloc[0].x == table["lon"].iloc[0]


def test_the_examples_run(live_server):
    event = make_event(places=[make_place()], killed_min=2, killed_max=3)
    change(event)
    by_week = run("killed_by_week.py", live_server.url, "UA")
    rows = list(csv.DictReader(io.StringIO(by_week)))
    assert [(row["killed_min"], row["killed_max"]) for row in rows] == [("2", "3")]
    assert f"{event.public_id} new" in run("keep_a_copy.py", live_server.url, "0")


def run(name, *arguments):
    example = subprocess.run(
        [sys.executable, str(CLIENT / "examples" / name), *arguments],
        env={**os.environ, "PYTHONPATH": str(CLIENT)},
        capture_output=True,
        text=True,
        check=False,
    )
    assert example.returncode == 0, example.stderr
    return example.stdout.strip()
