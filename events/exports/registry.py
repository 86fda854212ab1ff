"""The formats: how addresses end, how files are named, and who writes them."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.module_loading import import_string
from django.utils.translation import gettext_lazy as _

from events.exports.options import BOM, CHOSEN, CODEBOOK, CURSOR, ORDERING, README, RESUME, ROWS
from events.exports.selection import Selection

WRITERS = "events.exports.formats"


@dataclass(frozen=True, slots=True)
class Format:
    """`name` is how addresses end, `ending` how files do. `takes` are the options besides the
    filter; `in_page` is shown by a browser, not saved; `by_name` is only got by name, never by an
    Accept header.
    """

    name: str
    ending: str
    media_type: str
    label: str | Promise
    meaning: str | Promise
    writer: str
    takes: tuple[str, ...] = ()
    in_page: bool = False
    by_name: bool = False

    def write(self, selection: Selection) -> Iterator[bytes]:
        """The bytes of the file. Loads what writes them only now: Parquet alone takes 60 MB."""
        write: Callable[[Selection], Iterator[bytes]] = import_string(f"{WRITERS}.{self.writer}")
        return write(selection)

    @property
    def content_type(self) -> str:
        text = self.media_type.startswith("text/")
        return f"{self.media_type}; charset=utf-8" if text else self.media_type


XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
ALL = (
    Format(
        "csv",
        "csv",
        "text/csv",
        "CSV",
        _("A table with a row for each event, or for each of its places"),
        "table.write_csv",
        (ROWS, CHOSEN, ORDERING, BOM, README, RESUME, CODEBOOK),
    ),
    Format(
        "xlsx",
        "xlsx",
        XLSX,
        "Excel",
        _("A workbook, with a sheet that explains the columns"),
        "workbook.write_xlsx",
        (ROWS, CHOSEN, ORDERING, CODEBOOK),
    ),
    Format(
        "hxl",
        "hxl.csv",
        "text/csv",
        _("CSV with HXL tags"),
        _("For humanitarian data tools"),
        "table.write_hxl",
        (ROWS, CHOSEN, ORDERING, BOM, RESUME),
        by_name=True,
    ),
    Format(
        "geojson",
        "geojson",
        "application/geo+json",
        "GeoJSON",
        _("For maps; a feature for each place"),
        "geojson.write_geojson",
        (ORDERING,),
    ),
    Format(
        "kml",
        "kml",
        "application/vnd.google-earth.kml+xml",
        "KML",
        _("For Google Earth"),
        "kml.write_kml",
        (ORDERING,),
    ),
    Format(
        "parquet",
        "parquet",
        "application/vnd.apache.parquet",
        "GeoParquet",
        _("For pandas, R and DuckDB; typed columns, with points"),
        "parquet.write_parquet",
        (ROWS, CHOSEN, ORDERING, CODEBOOK),
    ),
    Format(
        "atom",
        "atom",
        "application/atom+xml",
        _("Atom feed"),
        _("To follow these events in a feed reader"),
        "feeds.write_atom",
        (CURSOR,),
        in_page=True,
    ),
    Format(
        "jsonfeed",
        "feed.json",
        "application/feed+json",
        "JSON Feed",
        _("To follow these events in a feed reader"),
        "feeds.write_json_feed",
        (CURSOR,),
        in_page=True,
    ),
    Format(
        "ics",
        "ics",
        "text/calendar",
        _("Calendar"),
        _("An entry for each event"),
        "calendar.write_calendar",
        (ORDERING,),
    ),
    Format(
        "timelinejs",
        "timeline.json",
        "application/json",
        "TimelineJS",
        _("Slides for a timeline in a story"),
        "timelinejs.write_timelinejs",
        (ORDERING,),
        by_name=True,
    ),
    Format(
        "html",
        "html",
        "text/html",
        _("Report"),
        _("To print or to save as PDF, with method and sources"),
        "report.write_html",
        (ORDERING,),
        in_page=True,
        by_name=True,
    ),
    Format(
        "pdf",
        "pdf",
        "application/pdf",
        "PDF",
        _("The report as a file to print or to send"),
        "pdf.write_pdf",
        (ORDERING,),
        by_name=True,
    ),
)
FORMATS: Mapping[str, Format] = {format_.name: format_ for format_ in ALL}
