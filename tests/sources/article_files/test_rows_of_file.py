"""Files of articles: every row is an article or has its line and its reason."""

import io
import json
import tracemalloc
from datetime import date

import pytest

from events.sources.article_files import (
    ArticleRow,
    FileRefused,
    RefusedRow,
    csv_rows,
    rows_of_file,
    text_lines,
)

TEXT = "Two drones hit a depot."


def read(content, name="a.csv"):
    content = content.encode() if isinstance(content, str) else content
    return list(rows_of_file(io.BytesIO(content), name))


def refusal(content, name="a.csv"):
    with pytest.raises(FileRefused) as refused:
        read(content, name)
    return str(refused.value)


@pytest.mark.parametrize("mark", [",", ";", "\t", "|"])
@pytest.mark.parametrize(
    "encode",
    [
        pytest.param(lambda text: text.encode(), id="UTF-8"),
        pytest.param(lambda text: text.encode("utf-8-sig"), id="UTF-8 with a byte order mark"),
        pytest.param(lambda text: text.encode("utf-16"), id="UTF-16, little end first"),
        pytest.param(
            lambda text: b"\xfe\xff" + text.encode("utf-16-be"), id="UTF-16, big end first"
        ),
        pytest.param(lambda text: text.replace("\n", "\r\n").encode(), id="line ends of Windows"),
        pytest.param(lambda text: text.replace("\n", "\r").encode(), id="line ends of old Macs"),
    ],
)
def test_a_table_is_read_whatever_wrote_it(mark, encode):
    text = (
        f'Text{mark} TITLE {mark}published_on\n"Żółw{mark} in ""Kyiv"""{mark}A '
        f"title{mark}2024-11-13\n{TEXT}{mark}{mark}\n"
    )
    assert read(encode(text)) == [
        ArticleRow(
            2, text=f'Żółw{mark} in "Kyiv"', title="A title", published_on=date(2024, 11, 13)
        ),
        ArticleRow(3, text=TEXT),
    ]


def test_commas_of_a_text_do_not_make_the_delimiter():
    assert read("text;title\nOne, two, three, four;five, six\n")[0].text == "One, two, three, four"


def test_a_row_has_the_line_on_which_it_begins():
    rows = read('text,title\n"One\n\nof three lines",a\n\nTwo,b\n"Three\r\nof two",c\n')
    assert [(row.line, row.title) for row in rows] == [(2, "a"), (6, "b"), (7, "c")]
    assert rows[0].text == "One\n\nof three lines"


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        ("", "The file is empty."),
        (" \n", "The file is empty."),
        (
            "One text, with commas\n",
            "The first line must name the columns, out of text, title, url, outlet, published_on.",
        ),
        ("nummer,datei\n1,2\n", "The file has “nummer”, “datei”."),
        ("text,text\na,b\n", "names one of them twice"),
        ("title,outlet\na,b\n", "There must be a column “text”"),
        (b"PK\x03\x04" + b"\x00" * 100, "binary"),
        (b"\x00\x01" * 100, "binary"),
    ],
)
def test_a_file_of_which_no_row_can_be_read_is_refused_with_the_reason(content, reason):
    assert reason in refusal(content)


def test_a_file_with_another_name_is_refused():
    assert refusal("text\nx\n", "a.doc").startswith(
        "The name of the file must end in .csv, .tsv, .json, .jsonl, .ndjson, .xlsx, .zip, "
        ".txt, .pdf, .html, .htm, .eml."
    )


@pytest.mark.parametrize(
    ("row", "field", "reason"),
    [
        ("One,a,2024-11-13,more\n", "row", "It has 4 cells; the first line names 3 columns."),
        # half a text, from a line break without quotation marks
        ("One\n", "row", "It has 1 cell; the first line names 3 columns."),
        ("One,a,13.11.\n", "published_on", "“13.11.” is no day"),
        ("One,a,8/11/2024\n", "published_on", "“8/11/2024” may be two days"),
        ("One,a,2024-02-31\n", "published_on", "is no day"),
        ("One,a,some day\n", "published_on", "is no day"),
        (b"Caf\xe9,a,\n", "text", "not UTF-8"),
    ],
)
def test_a_bad_row_is_refused_alone(row, field, reason, monkeypatch):
    # the head of a file that is refused whole is 64 kB
    monkeypatch.setattr(text_lines, "HEAD_BYTES", 10)
    row = row.encode() if isinstance(row, str) else row
    first, bad, last = read(b"text,title,published_on\nFirst,a,\n" + row + b"Last,b,\n")
    assert (first.text, last.text, bad.line, last.line) == ("First", "Last", 3, 4)
    assert bad.problems[0][0] == field
    assert reason in bad.problems[0][1]


def test_a_quotation_mark_that_nobody_closes_ends_the_file_with_the_reason(monkeypatch):
    monkeypatch.setattr(csv_rows, "LONGEST_CELL", 1_000)
    rows = read('text,title\nOne,a\n"Two,b\n' + "and so on\n" * 1_000)
    assert [row.line for row in rows] == [2, 3]
    reason = "A cell has more than 1,000 characters: a quotation mark is opened and not closed."
    assert rows[1].problems == (("row", f"{reason} Nothing from this line on was read."),)


def test_rows_below_a_quotation_mark_that_is_never_closed_do_not_become_one_article():
    rows = read('title,text\na,One\nb,"Two\nc,Three\nd,Four\n')
    assert [row.line for row in rows] == [2, 3]
    reason = (
        "A quotation mark is opened and not closed before the file ends. Nothing from this line "
        "on was read."
    )
    assert rows[1].problems == (("row", reason),)


@pytest.mark.parametrize(
    "content", ['text,title\nOne,a\n"Two,b\n', "text,title\nOne,a", "text,title\nOne,a\nTwo\n"]
)
def test_the_file_stays_open_for_who_opened_it(content):
    stream = io.BytesIO(content.encode())
    assert [stream.tell() for _ in rows_of_file(stream, "a.csv")][-1] == len(content)
    assert not stream.closed


def test_column_names_with_an_open_quotation_mark_are_refused():
    assert (
        refusal('title,"text\na,One\n')
        == "A quotation mark is opened and not closed before the file ends."
    )


def test_a_nul_is_left_for_the_article_s_own_refusal():
    assert read("text\n" + "x" * 500 + "\nOne\x00two\n")[1].text == "One\x00two"


def lines(*rows):
    return b"\n".join(row if isinstance(row, bytes) else json.dumps(row).encode() for row in rows)


@pytest.mark.parametrize(
    ("codec", "text"),
    [
        ("cp1252", "“Two drones” — the café burned, said the mayor of Orléans."),
        ("cp1251", "Вночі російські безпілотники влучили у склад, загинули двоє людей. " * 3),
        ("utf-16-le", "Two drones hit a depot in Łódź."),
        ("utf-16-be", "Two drones hit a depot."),
        ("utf-32", "Two drones hit a depot."),
    ],
)
def test_the_encoding_is_guessed_where_the_file_does_not_tell(codec, text):
    assert read(f"title,text\nHit,{text.replace(',', ';')}\n".encode(codec)) == [
        ArticleRow(2, title="Hit", text=text.replace(",", ";"))
    ]


def test_json_lines_are_read_and_blank_ones_counted():
    content = lines(
        {"text": TEXT, "published_on": "2024-11-13", "title": None}, b"", {"text": "Two"}
    )
    assert read(content, "a.jsonl") == [
        ArticleRow(1, text=TEXT, published_on=date(2024, 11, 13)),
        ArticleRow(3, text="Two"),
    ]


@pytest.mark.parametrize(
    ("line", "field", "reason"),
    [
        (b"{", "row", "The line is not JSON"),
        (b"[" * 100_000, "row", "nested too deeply"),
        (b'{"text": NaN}', "row", "NaN is not a JSON value"),
        (b"[1]", "row", "The line is no object"),
        (b'{"text": "Caf\xe9"}', "row", "not UTF-8"),
        ({"text": 5}, "text", "It must be a text"),
        ({"words": TEXT, "day": "x"}, "row", "Its keys: “words”, “day”."),
        ({"text": TEXT, "published_on": "yesterday"}, "published_on", "is no day"),
    ],
)
def test_a_bad_line_is_refused_alone(line, field, reason, monkeypatch):
    monkeypatch.setattr(text_lines, "HEAD_BYTES", 10)
    rows = read(lines({"text": "First"}, line, {"text": "Last"}), "a.jsonl")
    assert isinstance(rows[1], RefusedRow) and rows[1].line == 2 and len(rows) == 3
    assert rows[1].problems[0][0] == field
    assert reason in rows[1].problems[0][1]


def test_a_line_without_end_is_refused_alone(monkeypatch):
    monkeypatch.setattr(text_lines, "LONGEST_LINE", 100)
    rows = read(lines({"text": "First"}, {"text": "x" * 1_000}, {"text": "Last"}), "a.jsonl")
    assert [type(row) for row in rows] == [ArticleRow, RefusedRow, ArticleRow]
    assert [row.line for row in rows] == [1, 2, 3]


@pytest.mark.parametrize("name", ["a.csv", "a.jsonl"])
def test_a_long_file_takes_no_more_memory_than_a_short_one(name, tmp_path):
    path = tmp_path / name
    with path.open("w") as out:
        out.write("text,title\n" if name == "a.csv" else "")
        for number in range(20_000):
            out.write(
                f"Drone {number} hit a depot,a\n"
                if name == "a.csv"
                else f'{{"text": "Drone {number} hit a depot"}}\n'
            )
    tracemalloc.start()
    with path.open("rb") as file:
        assert sum(1 for _ in rows_of_file(file, name)) == 20_000
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert peak < 1_000_000
