"""A file is written whole or begun anew, by one worker, and forgotten after a day."""

from datetime import UTC, datetime, timedelta

import pytest

from events.exports.kept import make_file
from events.models import Export, ExportPiece
from events.services.exports import write
from events.services.exports.ask import (
    MOST_WAITING,
    TooManyWaiting,
    ask_for_export,
    forget_exports,
)
from events.services.exports.write import File, write_export
from events.services.queue.leases import QueueRules
from tests.factories import make_event

pytestmark = pytest.mark.django_db

NOW = datetime(2026, 11, 30, 12, tzinfo=UTC)
RULES = QueueRules(lease=timedelta(minutes=5), max_attempts=3)
ASKED = {"format_": "csv", "query": "kind=strike", "site": "https://example.org/"}


@pytest.fixture
def asked():
    return ask_for_export(**ASKED, now=NOW)[0]


def wrote(row, make=make_file, now=NOW):
    done = write_export(export_id=row.pk, make=make, rules=RULES, clock=lambda: now)
    row.refresh_from_db()
    return done


def content(row):
    return b"".join(bytes(piece.content) for piece in row.pieces.order_by("number"))


def test_a_worker_writes_the_events_of_the_query(asked):
    made = make_event()
    make_event(kind="deployment", subkind="movement")
    assert wrote(asked)
    lines = content(asked).decode().splitlines()
    assert len(lines) == 2 and made.public_id in lines[1]
    assert asked.size == len(content(asked)) and "kind-strike" in asked.name


def test_pieces_have_one_length_so_that_a_download_goes_on_anywhere(asked, monkeypatch):
    monkeypatch.setattr(write, "PIECE", 4)
    wrote(asked, lambda row: File("a.csv", iter([b"abcdef", b"ghi", b"", b"j"])))
    assert [bytes(p.content) for p in asked.pieces.order_by("number")] == [b"abcd", b"efgh", b"ij"]


def test_a_worker_that_was_killed_leaves_nothing_to_the_next(asked):
    Export.objects.update(status="running", token="dead", lease_until=NOW - timedelta(seconds=1))
    ExportPiece.objects.create(export=asked, number=0, content=b"half")
    assert wrote(asked, lambda row: File("a.csv", iter([b"whole"])))
    assert content(asked) == b"whole"


def test_a_worker_that_lost_its_lease_writes_nothing_more(asked):
    def make(row):
        Export.objects.update(token="another")
        return File("a.csv", iter([b"late"]))

    assert not wrote(asked, make)
    assert (asked.status, asked.token, content(asked)) == ("running", "another", b"")


def test_an_error_is_tried_again_and_then_set_aside(asked):
    def broken(row):
        raise RuntimeError("no room")

    for attempt in range(RULES.max_attempts):
        assert not wrote(asked, broken, NOW + timedelta(hours=attempt))
    assert (asked.status, asked.last_error) == ("quarantined", "RuntimeError: no room")


def test_who_asks_again_gets_the_file_that_was_just_asked_for(asked):
    later = ask_for_export(**ASKED, now=NOW + timedelta(minutes=9))
    assert later == (asked, False)
    assert ask_for_export(**ASKED, now=NOW + timedelta(minutes=11))[1]


def test_no_more_than_some_may_wait():
    for number in range(MOST_WAITING):
        ask_for_export(**ASKED | {"query": f"min_killed={number}"}, now=NOW)
    with pytest.raises(TooManyWaiting):
        ask_for_export(**ASKED, now=NOW)


def test_a_file_is_forgotten_with_its_pieces_after_a_day(asked):
    wrote(asked)
    assert forget_exports(now=NOW + timedelta(hours=23)) == 0
    forget_exports(now=NOW + timedelta(hours=25))
    assert not Export.objects.exists() and not ExportPiece.objects.exists()
