"""Whatever the filter, every format holds the same events."""

import csv
import io
import json
import random
from datetime import date, timedelta

import openpyxl
import pikepdf
import pyarrow.parquet as pq
import pytest
from django.http import QueryDict
from icalendar import Calendar
from lxml import etree, html

from events.exports import FORMATS
from events.exports.answer import selection_of
from events.exports.options import Options
from events.filters import EventFilter
from events.models import Event
from tests.exports.validity import VALID
from tests.factories import make_event, make_place

pytestmark = [pytest.mark.django_db, pytest.mark.either_database]

KINDS = {"strike": "drone", "ground_combat": "clash", "deployment": "movement"}
STATUSES = ("claimed", "reported", "confirmed", "disputed", "denied")
CHOICES = {
    "kind": tuple(KINDS),
    "status": STATUSES,
    "country": ("UA", "ML", "SD"),
    "precision": ("town", "region", "unresolved"),
    "located": ("yes", "no"),
    "perpetrator": ("russia", "rsf"),
    "after": ("2024-11-05", "2024-11-20"),
    "before": ("2024-11-25", "2024-12-01"),
    "min_killed": ("1", "4"),
    "weapon": ("drone", "missile"),
}
KML = "{http://www.opengis.net/kml/2.2}"


def of_features(body):
    return {feature["properties"]["id"] for feature in json.loads(body)["features"]}


def of_table(body):
    return {row["id"] for row in csv.DictReader(io.StringIO(body.decode(), newline=""))}


def of_workbook(body):
    rows = openpyxl.load_workbook(io.BytesIO(body), read_only=True)["Events"].values
    return {row[0] for row in rows} - {"id"}


def of_kml(body):
    data = etree.fromstring(body).iterfind(f".//{KML}Data[@name='id']/{KML}value")
    return {value.text for value in data}


def of_atom(body):
    entries = etree.fromstring(body).iterfind("{*}entry/{*}id")
    return {entry.text.split("/")[-2] for entry in entries}


def of_calendar(body):
    return {str(e["UID"]).split("/")[-2] for e in Calendar.from_ical(body).walk("VEVENT")}


def of_report(body):
    links = html.fromstring(body.decode()).xpath("//tbody/tr/td/p/a/@href")
    return {link.split("/")[-2] for link in links}


def of_pdf(body):
    with pikepdf.open(io.BytesIO(body)) as file:
        links = [
            str(note.A.URI)
            for page in file.pages
            for note in page.get("/Annots", [])
            if "/URI" in note.get("/A", {})
        ]
    return {link.split("/")[-2] for link in links if "/events/" in link}


READ = {
    "csv": of_table,
    "hxl": lambda body: of_table(body) - {"#event+id"},
    "xlsx": of_workbook,
    "geojson": of_features,
    "kml": of_kml,
    "parquet": lambda body: set(pq.read_table(io.BytesIO(body)).column("id").to_pylist()),
    "atom": of_atom,
    "jsonfeed": lambda body: {i["id"].split("/")[-2] for i in json.loads(body)["items"]},
    "ics": of_calendar,
    "timelinejs": lambda body: {event["unique_id"] for event in json.loads(body)["events"]},
    "html": of_report,
    "pdf": of_pdf,
}


@pytest.fixture
def many(db):
    """Twenty-four events, drawn at random with the same seed each time."""
    draw = random.Random(17)
    places = [
        make_place("Kyiv"),
        make_place("Bamako", country="ML", lat=12.65, lon=-8.0),
        make_place("North Darfur", country="SD", precision="region", lat=16.0, lon=25.0),
        make_place("Nowhere", precision="unresolved", lat=None, lon=None, country=""),
    ]
    for _ in range(24):
        kind = draw.choice(list(KINDS))
        day = date(2024, 11, 1) + timedelta(days=draw.randrange(30))
        low = draw.choice([None, 0, 2, 5])
        make_event(
            places=draw.sample(places, draw.randrange(3)),
            kind=kind,
            subkind=KINDS[kind],
            status=draw.choice(STATUSES),
            ends_on=day,
            starts_on=day - timedelta(days=draw.choice([0, 0, 3])),
            perpetrator=draw.choice([None, "Russia", "RSF"]),
            weapons=draw.choice([(), [("drone", 4, None)], [("missile", None, 0)]]),
            killed_min=low,
        )


def test_thirty_filters_give_the_same_events_in_every_format_each_of_them_valid(many):
    draw, sizes = random.Random(4), set()
    for _ in range(30):
        names = draw.sample(list(CHOICES), draw.choice([0, 1, 1, 2]))
        given = QueryDict("&".join(f"{name}={draw.choice(CHOICES[name])}" for name in names))
        events = EventFilter(given, Event.objects.visible()).qs
        expected = set(events.values_list("public_id", flat=True))
        bodies = {name: written(name, events, given) for name in READ}
        for name, body in bodies.items():
            VALID[name](body)
        found = {name: read(bodies[name]) for name, read in READ.items()}
        assert found == dict.fromkeys(READ, expected), given
        sizes.add(len(expected))
    assert len(sizes) > 8  # the filters do filter


def written(name, events, given):
    selection = selection_of(events, Options(), given, "https://x.org/f", "https://x.org/")
    return b"".join(FORMATS[name].write(selection))


def test_the_api_and_the_page_have_every_format_and_no_test_forgets_one(client, many):
    assert set(READ) == set(FORMATS)
    for name, read in READ.items():
        bodies = [client.get(f"{start}/events.{name}?kind=strike") for start in ("", "/api/v1")]
        ids = [read(b"".join(response)) for response in bodies]
        assert (
            ids[0]
            == ids[1]
            == set(Event.objects.of_kind("strike").values_list("public_id", flat=True))
        )
