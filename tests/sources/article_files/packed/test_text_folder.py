"""A folder of texts."""

from datetime import date

import pytest

from events.extraction.reading.dateline import find_dateline
from events.sources.article_files import FileRefused, RefusedRow, names_and_sizes, rows_of_folder


def folder(tmp_path, **texts):
    for name, text in texts.items():
        (tmp_path / f"{name}.txt").write_bytes(text.encode() if isinstance(text, str) else text)
    return tmp_path


def test_texts_are_read_by_name_with_those_of_folders_within(tmp_path):
    (tmp_path / "sub").mkdir()
    (tmp_path / "sub" / "c.txt").write_text("Three")
    (tmp_path / "notes.md").write_text("not this")
    rows = list(rows_of_folder(folder(tmp_path, b="Two", a="One\n")))
    assert [(row.file, row.text) for row in rows] == [
        ("a.txt", "One\n"),
        ("b.txt", "Two"),
        ("sub/c.txt", "Three"),
    ]


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("Depot hit\n\nKYIV, 13 November 2024\n\nTwo drones hit.", "Depot hit"),
        ("\n Depot hit \r\nNov 13, 2024\r\nTwo drones hit.", "Depot hit"),
        ("KYIV, 13 November 2024\n\nTwo drones hit.", ""),  # the day itself is no title
        ("Two drones hit a depot.\nMore of it.", ""),  # it may as well be the first sentence
        ("x" * 501 + "\n13 November 2024\nTwo drones hit.", ""),
    ],
)
def test_a_line_above_the_day_is_the_title(tmp_path, text, title):
    row = next(rows_of_folder(folder(tmp_path, a=text)))
    assert (row.title, row.text) == (title, text)
    assert find_dateline(text) is None or find_dateline(text).day == date(2024, 11, 13)


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (b"", "The file is empty."),
        (b"\x00\x01" * 50, "binary"),
        (b"x" * 8_000_001, "8,000,000 bytes"),
    ],
)
def test_a_text_that_cannot_be_read_is_refused_alone(tmp_path, content, reason):
    rows = list(rows_of_folder(folder(tmp_path, a="One", b=content, c="Three")))
    assert isinstance(rows[1], RefusedRow) and rows[1].file == "b.txt"
    assert reason in rows[1].problems[0][1]
    assert [row.text for row in (rows[0], rows[2])] == ["One", "Three"]


def test_a_folder_without_texts_is_refused(tmp_path):
    with pytest.raises(FileRefused, match="no file whose name ends in"):
        rows_of_folder(tmp_path)


def test_another_text_makes_another_folder(tmp_path):
    before = list(names_and_sizes(folder(tmp_path, a="One")))
    assert before == ["a.txt\t3\n"]
    assert list(names_and_sizes(folder(tmp_path, b="Two"))) != before
