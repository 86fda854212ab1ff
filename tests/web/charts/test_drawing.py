"""What is drawn can be read by every program that reads SVG, whatever a text holds."""

from datetime import date
from xml.etree import ElementTree

import pytest
from django.utils import translation

from events.models.reads.chart_counts import Pair, People
from events.web.charts.by_kind import by_kind
from events.web.charts.by_time import axis_of
from events.web.charts.drawing.figure import Figure, Table, nothing
from events.web.charts.drawing.scale import Numbers
from events.web.charts.drawing.svg import folded, legend, shortened, tag, words
from events.web.charts.pairs import TOP, pairs
from events.web.charts.people import people

SVG = "{http://www.w3.org/2000/svg}"
DAY = date(2024, 11, 13)
AXIS = axis_of(DAY, DAY)


def read(figure: Figure, source="The source"):
    return ElementTree.fromstring(figure.exported(source))  # noqa: S314


def texts(figure: Figure):
    return [element.text for element in read(figure).iter(f"{SVG}text")]


@pytest.mark.parametrize(
    "name", ["<script>\"&'", "\x00\x0b\ufffeRussia", "]]>", "Россия", "a" * 500]
)
def test_any_name_is_drawn_as_text(name):
    figure = pairs([Pair("x", name, "", "", "strike", 3)])
    assert read(figure).tag == f"{SVG}svg"
    assert "<script" not in figure.inline


def test_a_file_bears_its_source_line_title_and_description():
    figure = by_kind([{"ends_on": DAY, "kind": "strike", "count": 2}], AXIS)
    root = read(
        figure,
        (
            "2 events from 1 article, all events, "
            "http://example.org/charts/?kind=strike&after=2024-01-01"
        ),
    )
    said = " ".join(element.text or "" for element in root.iter(f"{SVG}text"))
    assert "2 events from 1 article" in said and "kind=strike&after=2024-01-01" in said
    assert (
        root.find(f"{SVG}title").text == figure.title
        and root.find(f"{SVG}desc").text == figure.summary
    )


def test_a_file_needs_nothing_from_elsewhere():
    text = by_kind([{"ends_on": DAY, "kind": "strike", "count": 2}], AXIS).exported("x")
    assert (
        "style=" not in text
        and "href" not in text
        and "var(" not in text
        and "currentcolor" not in text
    )


@pytest.mark.parametrize(
    ("highest", "top"),
    [(0, 1), (1, 1), (3, 3), (4, 4), (7, 8), (13, 15), (431, 600), (1_000_000, 1_000_000)],
)
def test_the_scale_ends_at_a_round_number(highest, top):
    assert Numbers(highest, 100).top == top
    assert len(Numbers(highest, 100).marks) <= 5


def test_pairs_beyond_the_first_are_counted_and_unnamed_ones_stand_apart():
    rows = [Pair(f"s{n}", f"Side {n}", "t", "Target", "strike", 50 - n) for n in range(TOP + 3)]
    figure = pairs(
        [*rows, Pair("", "", "", "", "deployment", 99), Pair("", "", "t", "Target", "strike", 60)]
    )
    drawn = texts(figure)
    assert (
        "not named → Target" in drawn
        and "Neither side named" in drawn
        and f"Side {TOP}" not in " ".join(drawn)
    )
    assert any("4 more pairs" in note for note in figure.notes)
    assert len(figure.table.rows) == TOP + 5


@pytest.mark.parametrize(
    ("day", "cells"),
    [
        (People(DAY, 5, 5, 0, 1, 0, 0), (5, 5, 1, 0, 0)),
        (People(DAY, 3, 6, 0, 1, 2, 1), (3, 6, 1, 1, 2)),
        (People(DAY, 5, 5, 1, 1, 0, 0), (5, None, 1, 0, 0)),
        (People(DAY, 0, 0, 0, 1, 0, 0), (0, 0, 1, 0, 0)),
        (People(DAY, 0, 0, 0, 0, 4, 0), (None, None, 0, 0, 4)),
    ],
    ids=["a number", "a range", "at least: no upper end", "said to be none", "not said: no number"],
)
def test_what_is_not_said_is_no_number(day, cells):
    figure = people({"killed": [day], "wounded": [People(DAY, 1, 1, 0, 1, 0, 0)]}, AXIS, left_out=0)
    assert tuple(figure.table.rows[0][1:6]) == cells


def test_left_out_events_are_counted_beside():
    days = {"killed": [People(DAY, 1, 1, 0, 1, 7, 0)], "wounded": []}
    notes = " ".join(people(days, AXIS, left_out=3).notes)
    assert "3 events" in notes and "Of the killed 7 events say nothing." in notes


def test_nothing_to_draw_says_why():
    figure = nothing("kinds", "Events by kind", "No event matches this filter.", {})
    assert figure.empty and "No event matches this filter." in texts(figure)


def test_long_words_are_broken_and_long_names_cut():
    assert all(
        len(piece) * 12 * 0.56 <= 200
        for piece in folded(f"See http://example.org/{'x' * 90} there", 200)
    )
    assert shortened("A" * 100, 100).endswith("…") and shortened("Short", 100) == "Short"
    assert legend([("", "x" * 60)] * 3)[1] == 60 and legend([]) == ("", 0)


def test_attributes_and_text_are_escaped():
    assert tag("a", words("<&"), fill='"&') == "<a fill='\"&amp;'>&lt;&amp;</a>"


def test_a_table_holds_raw_values():
    table: Table = by_kind([{"ends_on": DAY, "kind": "strike", "count": 2000}], AXIS).table
    assert table.rows == [(DAY, 2000, 2000)] and list(table.columns) == ["day", "strike", "total"]


def test_sides_are_named_in_the_reader_s_language():
    with translation.override("fr"):
        figure = pairs([Pair("gunmen", "gunmen", "russia", "Russia", "strike", 3)])
    assert "hommes armés" in figure.summary and "Russie" in figure.summary
