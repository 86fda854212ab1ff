"""The judges of messages and files must see what is lost or doubled on the way out."""

import threading

import pytest
from django.http import QueryDict

from benchmarks.running.going_out import files
from benchmarks.running.going_out.messages import owed
from events.filters import EventFilter
from events.models import Event

NEWS, SILENT, GONE, STILL_GONE = (True, False), (False, False), (True, True), (False, True)


def story(*steps):
    return {1: [(position, *step) for position, step in enumerate(steps, start=1)]}


@pytest.mark.parametrize(
    ("told", "steps", "due"),
    [
        pytest.param(set(), [NEWS, SILENT, NEWS], {1, 3}, id="all news of an event that stands"),
        pytest.param({1}, [NEWS, GONE], {2}, id="the end of an event that was told"),
        pytest.param(set(), [NEWS, GONE], set(), id="nothing of one that went before"),
        pytest.param(set(), [NEWS, GONE, NEWS], {3}, id="the return of one that went before"),
        pytest.param(set(), [NEWS, GONE, STILL_GONE], set(), id="nothing of one that stays gone"),
    ],
)
def test_a_receiver_is_owed(told, steps, due):
    assert owed(told, story(*steps)) == due


@pytest.fixture
def answers(monkeypatch):
    """What the product answers now, by path."""
    table = {
        "/events.csv": b"id\na\nb\n",
        "/events.geojson": b'{"features": [{"properties": {"id": "a"}}, '
        b'{"properties": {"id": "a"}}, {"properties": {"id": "b"}}]}',
        "/events.timelinejs": b'{"events": [{"unique_id": "a"}, {"unique_id": "b"}]}',
        "/exports/1/file": b"id\na\nb\n",
    }

    def get(port, path):
        if path not in table:
            raise files.NotThere(path)
        return table[path]

    monkeypatch.setattr(files, "get", get)
    return table


def wrong(asked, *, steady=("a", "b")):
    found = files.judged(asked, 0, {"a", "b"}, set(steady))
    return {name: found[name] for name in ("never_ready", "lost", "doubled", "differ")}


RIGHT = {"never_ready": 0, "lost": 0, "doubled": 0, "differ": 0}


def test_files_in_order_have_no_fault(answers):
    asked = files.Asked([files.looked_at("csv", ["a", "b"], ["a"])], 0, {"/exports/1/": {"a"}})
    assert wrong(asked) == RIGHT


@pytest.mark.parametrize(
    ("asked", "fault"),
    [
        pytest.param(
            files.Asked([files.looked_at("csv", ["b"], ["a"])]), {"lost": 1}, id="an event lacks"
        ),
        pytest.param(
            files.Asked([files.looked_at("csv", ["a", "a", "b"], [])]),
            {"doubled": 1},
            id="an event is there twice",
        ),
        pytest.param(
            files.Asked(prepared={"/exports/2/": set()}),
            {"never_ready": 1},
            id="a file was never written",
        ),
        pytest.param(
            files.Asked(prepared={"/exports/1/": {"a", "b", "c"}}),
            {"lost": 1},
            id="a prepared file lacks one",
        ),
    ],
)
def test_a_fault_is_named(answers, asked, fault):
    assert wrong(asked, steady=("a", "b", "c")) == RIGHT | fault


def test_an_event_that_was_gone_meanwhile_may_lack(answers):
    assert wrong(files.Asked([files.looked_at("csv", ["b"], ["a"])]), steady=("b",)) == RIGHT


def test_a_file_that_has_not_what_is_there_now_differs(answers):
    answers["/events.csv"] = b"id\na\n"
    assert wrong(files.Asked())["differ"] == 1


def test_each_prepared_file_is_another_one_that_the_product_takes(monkeypatch):
    """The year after the first asked for was past what a filter may say, so only one was made."""
    days = []
    monkeypatch.setattr(files, "known_events", lambda port: set())
    monkeypatch.setattr(files, "prepare", lambda port, day: days.append(day) or str(day))
    asking = files.Asking(0, files.Asked(), threading.Event())
    for number in range(300):
        asking._prepare(number)
    assert len(set(days)) == 300
    found = [EventFilter(QueryDict(f"before={day}"), Event.objects.all()).problems for day in days]
    assert not any(found)
