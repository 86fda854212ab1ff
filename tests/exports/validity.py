"""Each format's own validator, for any body: an error if it is not what it calls itself."""

import csv
import io
import json

import feedparser
import geojson
import hxl
import openpyxl
import pikepdf
import pyarrow.parquet as pq
from fastkml.validator import get_schema_parser
from icalendar import Calendar
from jsonschema import Draft7Validator
from lxml import etree

from tests.exports.schemas import GEOPARQUET, JSON_FEED

KML_SCHEMA = get_schema_parser()
VOID = {"meta", "link", "br", "img", "hr"}


def csv_rows(body):
    rows = list(csv.reader(io.StringIO(body.decode("utf-8"), newline=""), strict=True))
    assert {len(row) for row in rows} == {len(set(rows[0]))}


def hxl_rows(body):
    source = hxl.data(io.BytesIO(body), hxl.InputOptions(allow_local=True))
    schema = [["#valid_tag", "#valid_datatype"], ["#geo+lat", "number"], ["#date", "date"]]
    assert source.validate([*schema, ["#affected+killed", "number"]])
    csv_rows(body)


def workbook(body):
    sheets = openpyxl.load_workbook(io.BytesIO(body))
    assert not any(cell.data_type in "fe" for row in sheets["Events"].iter_rows() for cell in row)


def geojson_objects(body):
    assert geojson.loads(body).errors() in ([], {}, None)


def kml(body):
    assert KML_SCHEMA.validate(etree.fromstring(body)), KML_SCHEMA.error_log


def parquet(body):
    table = pq.read_table(io.BytesIO(body))
    table.validate(full=True)
    Draft7Validator(GEOPARQUET).validate(json.loads(table.schema.metadata[b"geo"]))


def atom(body):
    read = feedparser.parse(body)
    assert not read.bozo and read.version == "atom10"
    assert all(e.id and e.title and e.updated and e.link for e in read.entries)


def calendar(body):
    read = Calendar.from_ical(body)
    assert not read.errors and not any(entry.errors for entry in read.walk())
    assert all(len(line) <= 75 for line in body.split(b"\r\n"))


def timelinejs(body):
    read = json.loads(body)
    assert read["title"]["text"]["headline"]
    assert all(set(e["start_date"]) == {"year", "month", "day"} for e in read["events"])


def page(body):
    """As XML, which allows no element that is left open."""
    text = body.decode("utf-8").replace("<!doctype html>", "").replace("&nbsp;", " ")
    for name in VOID:
        text = "".join(_closed(part, name) for part in _split(text, name))
    etree.fromstring(text.encode())


def _split(text, name):
    first, *others = text.split(f"<{name} ")
    return [first, *(f"<{name} {other}" for other in others)]


def _closed(part, name):
    return part.replace(">", "/>", 1) if part.startswith(f"<{name} ") else part


def pdf(body):
    with pikepdf.open(io.BytesIO(body)) as file:
        assert file.check_pdf_syntax() == []
        assert len(file.pages)


VALID = {
    "csv": csv_rows,
    "hxl": hxl_rows,
    "xlsx": workbook,
    "geojson": geojson_objects,
    "kml": kml,
    "parquet": parquet,
    "atom": atom,
    "jsonfeed": lambda body: Draft7Validator(JSON_FEED).validate(json.loads(body)),
    "ics": calendar,
    "timelinejs": timelinejs,
    "html": page,
    "pdf": pdf,
}
