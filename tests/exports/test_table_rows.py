"""A table that PostgreSQL writes is, byte for byte, the one that is built of events."""

import json

import pytest

from events.exports.columns import COLUMNS
from events.models import Claim
from events.models.reads import table_rows
from tests.factories import make_article, make_event, make_place, make_report, make_source

pytestmark = pytest.mark.django_db


@pytest.fixture
def events():
    lost = make_place("Somewhere", precision="unresolved", lat=None, lon=None, country="")
    oblast = make_place("Kyiv Oblast", precision="region", lat=50.0, lon=30.5)
    full = make_event(
        places=[oblast, lost, make_place("=Kyiv", lat=50.25, lon=-30.0)],
        perpetrator="@Russia",
        target="Ukraine",
        weapons=[("drone", 9, None), ("missile", 3, 2)],
        killed_min=0,
        summary='-He said "no",\nand left',
        confidence=1.0,
    )
    make_event(weapons=[("drone", None, 4), ("missile", None, 2)], not_counted="background")
    make_event(places=[lost], subkind="", personnel_max=100, killed_left_out="held by another")
    outlet = make_source("+Reuters")
    for article in (
        make_article(source=outlet, url="https://example.org/1"),
        make_article(source=None),
    ):
        report = make_report(full, article, speaker="the mayor")
        make_report(full, article, speaker="\tthe army", stance="denies")
        words = {"stance": "denies", "field": "", "value": None, "quote": ""}
        Claim.objects.create(report=report, speaker="a hospital", start=0, end=4, **words)
    return full


@pytest.mark.postgres
@pytest.mark.parametrize(
    "address",
    [
        *("/events.csv", "/events.csv?rows=places", "/events.csv?columns=said_by,id,launched"),
        *("/events.csv?ordering=-killed", "/events.csv?ordering=updated_at&rows=places"),
        *("/events.csv?kind=deployment", "/events.csv?readme=yes", "/events.hxl"),
        "/events.csv?columns=killed_min",  # alone and empty: no line that readers skip
    ],
)
def test_both_are_the_same(events, client, monkeypatch, address):
    monkeypatch.setattr(table_rows, "BATCH", 2)
    written = client.get(address)
    assert written.status_code == 200
    text = b"".join(written.streaming_content)
    monkeypatch.setattr(table_rows, "is_written_by_database", lambda: False)
    built = b"".join(client.get(address).streaming_content)
    without_moment = [line for line in text.split(b"\n") if not line.startswith(b"# Made")]
    assert without_moment == [line for line in built.split(b"\n") if not line.startswith(b"# Made")]


@pytest.mark.postgres
def test_features_are_the_same(events, client, monkeypatch):
    monkeypatch.setattr(table_rows, "BATCH", 2)
    written = json.loads(b"".join(client.get("/events.geojson").streaming_content))
    monkeypatch.setattr(table_rows, "is_written_by_database", lambda: False)
    built = json.loads(b"".join(client.get("/events.geojson").streaming_content))
    for name in ("features", "events", "without_coordinates"):
        assert written[name] == built[name]


def test_every_column_has_cells():
    assert set(table_rows.CELLS) == {column.name for column in COLUMNS}
