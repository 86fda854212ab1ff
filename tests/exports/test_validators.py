"""Each format is read by the format's own reader or validator, and holds all events."""

import csv
import io
import json
from datetime import date

import feedparser
import geojson
import hxl
import openpyxl
import pikepdf
import pyarrow.parquet as pq
import pytest
from fastkml import KML
from fastkml.validator import validate
from icalendar import Calendar
from jsonschema import Draft7Validator
from lxml import etree, html
from pdfminer.high_level import extract_text

from tests.exports.schemas import GEOPARQUET, JSON_FEED
from tests.factories import make_event, make_place

pytestmark = [pytest.mark.usefixtures("war"), pytest.mark.either_database]
EVENTS, PLACES = 6, 7


def table(body):
    return list(csv.DictReader(io.StringIO(body.decode("utf-8"), newline="")))


def test_csv_has_one_number_a_cell_and_leaves_empty_what_no_text_says(fetch):
    rows = {row["place"]: row for row in table(fetch("/events.csv"))}
    assert len(rows) == EVENTS - 1  # two in Kyiv
    first = table(fetch("/events.csv?place=Odesa"))[0]
    assert (float(first["latitude"]), float(first["longitude"])) == (50.45, 30.52)
    assert (first["event_date"], first["places"]) == ("2024-11-13", "Kyiv; Odesa")
    assert (first["killed_min"], first["killed_max"]) == ("0", "0")
    assert (first["wounded_min"], first["wounded_max"]) == ("3", "")
    assert (first["launched"], first["intercepted"]) == ("", "32")
    assert first["weapons"] == "drone: 37 launched, 30 intercepted; missile: 2 intercepted"
    assert rows["Bamako"]["longitude"] == "-8.0"


def test_a_region_has_no_coordinates_of_a_point_in_any_table(fetch):
    row = table(fetch("/events.csv?kind=ground_combat"))[0]
    assert (row["latitude"], row["longitude"], row["is_area"]) == ("", "", "true")
    assert (row["area_latitude"], row["area_longitude"]) == ("48.0", "37.8")


def test_csv_by_place_has_a_row_for_each_place(fetch):
    rows = table(fetch("/events.csv?rows=places"))
    assert len(rows) == PLACES and len({row["id"] for row in rows}) == EVENTS


def test_csv_has_the_columns_asked_for_a_mark_for_excel_and_a_readme(fetch):
    body = fetch("/events.csv?columns=kind,id&bom=yes&readme=yes&kind=strike").decode("utf-8")
    lines = body.splitlines()
    assert lines[0].startswith("\ufeff# Source: Conflict event tracker")
    assert "# Events: kind: strike" in lines
    assert next(line for line in lines if "# " not in line) == "kind,id"


def test_a_cut_off_csv_goes_on_after_its_last_row(fetch):
    whole = fetch("/events.csv").decode("utf-8")
    ids = [row["id"] for row in table(whole.encode())]
    rest = fetch(f"/events.csv?resume_after={ids[2]}").decode("utf-8")
    assert whole.endswith(rest) and len(table(b"id\n" + rest.encode())) == EVENTS - 3


def test_hxl_is_read_with_its_tags(fetch):
    source = hxl.data(io.BytesIO(fetch("/events.hxl")), hxl.InputOptions(allow_local=True))
    rows = list(source)
    assert len(rows) == EVENTS
    assert all(column.tag for column in source.columns)
    assert {row.get("#date+start") for row in rows} >= {"2024-11-13"}
    schema = [["#valid_tag", "#valid_datatype"]]
    schema += [["#geo+lat", "number"], ["#affected+killed", "number"], ["#date", "date"]]
    assert hxl.data(schema).validate is not None
    assert source.validate(schema)


def test_xlsx_holds_numbers_days_and_texts_that_do_not_run(fetch):
    book = openpyxl.load_workbook(io.BytesIO(fetch("/events.xlsx")))
    assert book.sheetnames == ["Events", "Columns", "README"]
    head, *rows = book["Events"].values
    assert len(rows) == EVENTS
    cells = {row[0]: dict(zip(head, row, strict=True)) for row in rows}
    by_kind = {row["kind"]: row for row in cells.values()}
    assert by_kind["deployment"]["killed_max"] == 7
    assert by_kind["deployment"]["event_date"].date() == date(2024, 11, 13)
    assert by_kind["interception"]["killed_min"] is None
    assert by_kind["ground_combat"]["summary"].startswith("=HYPERLINK")
    types = {c.data_type for row in book["Events"].iter_rows() for c in row}
    assert "f" not in types
    assert ("Events", "all events") in list(book["README"].values)


def test_geojson_is_valid_and_draws_no_area_as_a_point(fetch):
    collection = geojson.loads(fetch("/events.geojson"))
    assert collection.is_valid
    assert len({feature["properties"]["id"] for feature in collection["features"]}) == EVENTS
    flat = [v for f in collection["features"] for v in f["properties"].values()]
    assert not any(isinstance(value, (dict, list)) for value in flat)
    areas = [f for f in collection["features"] if f["properties"]["is_area"]]
    assert [(f["geometry"], f["properties"]["area_latitude"]) for f in areas] == [(None, 48.0)]
    first = next(f for f in collection["features"] if f["properties"]["place"] == "Odesa")
    assert first["geometry"]["coordinates"] == [30.72, 46.48]
    assert first["properties"]["perpetrator"] == "Russia"
    assert first["properties"]["articles"] == "https://example.org/1"


def test_kml_keeps_to_its_schema(fetch, tmp_path):
    body = fetch("/events.kml")
    path = tmp_path / "events.kml"
    path.write_bytes(body)
    assert validate(file_to_validate=path)
    assert list(KML.from_string(body).features)
    found = etree.fromstring(body)
    name = "{http://www.opengis.net/kml/2.2}"
    assert len(list(found.iter(f"{name}Placemark"))) == PLACES
    assert len(list(found.iter(f"{name}Point"))) == 4


def test_parquet_is_typed_and_its_metadata_keeps_to_geoparquet(fetch):
    read = pq.read_table(io.BytesIO(fetch("/events.parquet")))
    assert read.num_rows == EVENTS
    types = {field.name: str(field.type) for field in read.schema}
    assert types["event_date"] == "date32[day]" and types["killed_min"] == "int64"
    assert types["latitude"] == "double" and types["updated_at"] == "timestamp[us, tz=UTC]"
    Draft7Validator(GEOPARQUET).validate(json.loads(read.schema.metadata[b"geo"]))
    rows = {row["kind"]: row for row in read.to_pylist()}
    assert rows["ground_combat"]["geometry"] is None
    assert len(rows["deployment"]["geometry"]) == 21
    assert rows["interception"]["killed_min"] is None
    assert b"all events" in read.schema.metadata[b"readme"]


def test_atom_is_well_formed_and_has_an_entry_for_each_event(fetch):
    read = feedparser.parse(fetch("/events.atom"))
    assert not read.bozo and read.version == "atom10"
    assert len(read.entries) == EVENTS
    assert all(e.id and e.title and e.updated and e.link for e in read.entries)
    assert read.feed.id and read.feed.updated and read.feed.author


def test_json_feed_keeps_to_its_schema(fetch):
    read = json.loads(fetch("/events.jsonfeed"))
    Draft7Validator(JSON_FEED).validate(read)
    assert len(read["items"]) == EVENTS


def test_the_calendar_ends_an_entry_on_the_day_after_the_last(fetch):
    calendar = Calendar.from_ical(fetch("/events.ics"))
    entries = list(calendar.walk("VEVENT"))
    assert len(entries) == EVENTS and not any(entry.errors for entry in entries)
    days = {(e["DTSTART"].dt, e["DTEND"].dt) for e in entries}
    assert (date(2024, 11, 14), date(2024, 11, 21)) in days
    assert all(len(line) <= 75 for line in fetch("/events.ics").split(b"\r\n"))


def test_timelinejs_has_days_and_escaped_texts(fetch):
    read = json.loads(fetch("/events.timelinejs"))
    assert len(read["events"]) == EVENTS
    assert all(set(e["start_date"]) == {"year", "month", "day"} for e in read["events"])
    assert all("<b>" not in e["text"]["text"] for e in read["events"])


def test_the_report_names_method_filter_and_sources(fetch):
    read = html.fromstring(fetch("/events.html?kind=strike").decode("utf-8"))
    text = read.text_content()
    assert "Conflict events: kind: strike" in text and "Software read these events" in text
    assert len(read.xpath("//tbody/tr")) == 2
    assert read.xpath("//tbody//td[last()]/a[starts-with(@href, '#source-')]/text()")[0] == "[1]"
    assert "https://example.org/1" in text


def test_the_pdf_holds_the_report_in_letters_of_every_script(fetch):
    make_event(summary="غارة على الفاشر", places=[make_place("El Fasher", country="SD")])
    make_event(summary="Зруйновано їдальню", kind="strike")
    body = fetch("/events.pdf")
    with pikepdf.open(io.BytesIO(body)) as file:
        assert file.check_pdf_syntax() == []
        assert "Conflict event tracker" in str(file.docinfo.Title)
        assert [str(item.title) for item in file.open_outline().root] == [
            "Events", "Method", "Sources",
        ]  # fmt: skip
    text = " ".join(extract_text(io.BytesIO(body)).split())
    assert "Conflict events: all events" in text and "Software read these events" in text
    assert "Зруйновано їдальню" in text and "https://example.org/1" in text
    assert {"غارة", "الفاشر"} <= {w for word in text.split() for w in (word, word[::-1])}
    assert "Sources: [1]" in text
    assert "killed: 5 to 7" in text and "wounded: at least 3" in text


@pytest.mark.parametrize(
    ("address", "name"),
    [
        ("/events.csv", "events_DAY_v0.2.0.csv"),
        ("/api/v1/events.csv?kind=strike", "events_kind-strike_DAY_v0.2.0.csv"),
        ("/events.hxl?country=UA&kind=strike", "events_country-ua_kind-strike_DAY_v0.2.0.hxl.csv"),
    ],
)
def test_a_file_is_named_for_its_filter_day_and_version(client, address, name, settings):
    settings.VERSION = "0.2.0"
    response = client.get(address)
    list(response.streaming_content)
    given = response["Content-Disposition"]
    today = given.split("_v0.2.0")[0][-10:]
    assert given == f'attachment; filename="{name.replace("DAY", today)}"'


@pytest.mark.parametrize(
    ("address", "named"),
    [
        ("/events.csv?rows=all", "rows"),
        ("/events.csv?columns=kind,secret", "columns"),
        ("/events.csv?resume_after=nobody", "resume_after"),
        ("/events.geojson?bom=yes", "bom"),
        ("/events.atom?cursor=x", "cursor"),
        ("/events.csv?kind=war", "kind"),
    ],
)
def test_an_option_that_cannot_be_used_is_named(fetch, address, named):
    assert f"{named}: ".encode() in fetch(address, 400)
    errors = json.loads(fetch(f"/api/v1{address}", 400))["errors"]
    assert [error["field"] for error in errors] == [named]
