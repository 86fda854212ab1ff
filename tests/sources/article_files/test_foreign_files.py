"""Files as other programs write them, taken as they are."""

import io
import json
from datetime import date

import openpyxl
import pytest

from events.sources.article_files import ArticleRow, FileRefused, RefusedRow, rows_of_file

TEXT = "Two drones hit a depot near Old Mill on Tuesday; the governor said that nobody was hurt."
DAY = date(2024, 11, 13)
HIT = ArticleRow(2, text=TEXT, title="Depot hit", published_on=DAY)


def read(content, name="a.csv"):
    content = content.encode() if isinstance(content, str) else content
    return list(rows_of_file(io.BytesIO(content), name))


def workbook(*rows, above=()):
    book = openpyxl.Workbook()
    book.active.title = "Notes"
    sheet = book.create_sheet("Articles")
    for row in (*above, *rows):
        sheet.append(row)
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


@pytest.mark.parametrize(
    "names",
    [
        "Headline,Body,Date",
        "title,content,publishedAt",
        "Article_Title,full-text,publish_date",
        "Заголовок,Текст,Дата",
        "titre,texte,date de publication",
        "العنوان,النص,التاريخ",
        "title,description,pubDate",
        "title,x,y",
        "Story title,Maintext,Load date",
        "Intitulé,Corps de l'article,Date de parution",
        "Заголовок новини,Повний текст статті,Дата",
    ],
)
def test_columns_are_known_by_their_names_or_else_by_what_they_hold(names):
    assert read(f"{names}\nDepot hit,{TEXT},2024-11-13\n") == [HIT]


def test_columns_that_are_no_field_are_left_out():
    content = (
        f"id,title,author,text,summary,date,tags\n7,Depot hit,J. Doe,{TEXT},Short,2024-11-13,a\n"
    )
    assert read(content) == [HIT]


def test_a_line_that_tells_the_delimiter_is_obeyed():
    rows = read(f"sep=;\r\ntitle;text;date\r\nDepot hit;{TEXT.replace(';', ',')};2024-11-13\r\n")
    assert rows == [ArticleRow(3, text=TEXT.replace(";", ","), title="Depot hit", published_on=DAY)]


def test_a_file_without_names_is_known_by_what_it_holds():
    rows = read(f"https://daily.example/a,2024-11-13,{TEXT}\n")
    expected = ArticleRow(1, text=TEXT, url="https://daily.example/a", published_on=DAY)
    assert rows == [expected]


def test_a_title_over_two_lines_is_one():
    assert read(f'title,text,date\n"Depot\nhit","{TEXT}",2024-11-13\n') == [HIT]


def test_cells_that_a_spreadsheet_adds_behind_a_row_are_left_out():
    assert read(f"title,text,date\nDepot hit,{TEXT},2024-11-13,,\n") == [HIT]


@pytest.mark.parametrize(
    "written",
    ["2024-11-13T10:00:00Z", "13 November 2024", "Nov 13, 2024", "20241113", "1731492000"],
)
def test_days_are_read_whatever_wrote_them(written):
    assert read(f'title,text,date\nDepot hit,{TEXT},"{written}"\n') == [HIT]


@pytest.mark.parametrize(("other", "day"), [("25/11/2024", 8), ("11/25/2024", 11)])
def test_what_stands_first_in_a_day_is_the_habit_of_the_file(other, day):
    rows = read(f"text,date\n{TEXT},08/11/2024\nOther {TEXT},{other}\n")
    assert rows[0].published_on.day == day


@pytest.mark.parametrize(
    "wrap",
    [
        lambda one: [one],
        lambda one: {"status": "ok", "totalResults": 1, "articles": [one]},
        lambda one: {"response": {"docs": [one]}},
        lambda one: {
            "version": "https://jsonfeed.org/version/1",
            "description": "x",
            "items": [one],
        },
        lambda one: one,
    ],
)
@pytest.mark.parametrize("indent", [None, 1])
@pytest.mark.parametrize("name", ["a.json", "a.jsonl"])
def test_a_list_of_articles_is_found_where_it_is(wrap, indent, name):
    one = {"title": "Depot hit", "content": TEXT, "publishedAt": "2024-11-13T10:00:00Z"}
    rows = read(json.dumps(wrap(one), indent=indent), name)
    assert rows == [ArticleRow(1, text=TEXT, title="Depot hit", published_on=DAY)]


@pytest.mark.parametrize(
    "one",
    [
        {
            "source": {"id": "d", "name": "The Daily"},
            "title": "Depot hit",
            "content": TEXT,
            "description": "x",
        },
        {
            "title": {"rendered": "Depot hit"},
            "content": {"rendered": f"<p>{TEXT}</p>\n"},
            "publisher": "The Daily",
        },
        {"webTitle": "Depot hit", "fields": {"bodyText": TEXT, "publication": "The Daily"}},
        {
            "headline": "Depot hit",
            "text": TEXT,
            "text_html": "<p>x</p>",
            "outlet": "The\nDaily",
            "n": 5,
            "tags": [{"url": "x"}],
        },
    ],
)
def test_an_article_is_read_whatever_its_keys_are(one):
    expected = ArticleRow(1, text=TEXT, title="Depot hit", outlet="The Daily")
    assert read(json.dumps([one]), "a.json") == [expected]
    assert read(f"{json.dumps(one)}\n{json.dumps(one)}\n", "a.jsonl")[0] == expected


def test_the_messages_of_a_telegram_channel_are_articles():
    words = [{"type": "bold", "text": TEXT[:20]}, TEXT[20:]]
    messages = [
        {"id": 1, "type": "service", "date": "2024-11-01T10:00:00", "action": "create", "text": ""},
        {
            "id": 2,
            "type": "message",
            "date": "2024-11-13T10:00:00",
            "date_unixtime": "1731492000",
            "text": words,
            "text_entities": [],
        },
        {
            "id": 3,
            "type": "message",
            "date": "2024-11-13T11:00:00",
            "photo": "a.jpg",
            "text": "",
            "text_entities": [],
        },
    ]
    export = {"name": "The Governor", "type": "public_channel", "id": 5, "messages": messages}
    rows = read(json.dumps(export, indent=1), "result.json")
    assert rows == [ArticleRow(1, text=TEXT, outlet="The Governor", published_on=DAY)]


@pytest.mark.parametrize(
    ("content", "reason"),
    [("[]", "no list of articles"), ("{\n", "not JSON"), ('{"a":\n [1]}', "no list")],
)
def test_json_without_articles_is_refused_with_the_reason(content, reason):
    try:
        rows = read(content, "a.json")
    except FileRefused as refused:
        assert reason in str(refused)
    else:
        assert all(isinstance(row, RefusedRow) for row in rows) and rows


@pytest.mark.parametrize("name", ["a.xlsx", "a.csv"])
def test_a_workbook_is_read_from_the_sheet_that_has_texts(name):
    content = workbook(
        ["Title", "Text", "Date", "No."],
        ["Depot hit", TEXT, DAY, 1],
        [None, None, None, None],
        ["Bridge hit", TEXT + " Again.", "14.11.2024", 2.0],
    )
    first, second = read(content, name)
    assert first == HIT
    assert (second.line, second.published_on) == (4, date(2024, 11, 14))


def test_a_title_above_the_names_of_a_workbook_is_passed_over():
    row = ["Depot hit", TEXT, "2024-11-13"]
    assert read(
        workbook(["Title", "Text", "Date"], row, above=[["Export of today"]]), "a.xlsx"
    ) == [ArticleRow(3, text=TEXT, title="Depot hit", published_on=DAY)]


def test_a_workbook_without_texts_is_refused_with_the_names_it_has():
    with pytest.raises(FileRefused, match="“A”, “B”"):
        read(workbook(["A", "B"], [1, 2]), "a.xlsx")


def test_a_broken_workbook_is_refused_with_what_to_do():
    with pytest.raises(FileRefused, match="The workbook cannot be read"):
        read(workbook(["Title", "Text"], ["a", TEXT])[:900], "a.xlsx")


@pytest.mark.parametrize(
    "written",
    [
        "N/A",
        "nan",
        "NULL",
        "unknown",
        "-",
        "0",
        "0000-00-00",
        "1970-01-01",
        "01.01.0001",
        "без даты",
    ],
)
def test_a_cell_that_says_that_no_day_is_known_leaves_the_article_undated(written):
    (row,) = read(f"text,date\nTwo drones hit a depot.,{written}\n", "a.csv")
    assert (row.text, row.published_on) == ("Two drones hit a depot.", None)


def test_a_number_of_days_since_1900_is_the_day_of_a_spreadsheet():
    (row,) = read("text,date\nTwo drones hit a depot.,45720\n", "a.csv")
    assert row.published_on == date(2025, 3, 4)


ARTICLE = {"headline": "Depot hit", "body": "Two drones hit a depot.", "date": "2025-03-04"}


@pytest.mark.parametrize(
    ("content", "why"),
    [
        (json.dumps({"17": ARTICLE, "18": ARTICLE}), "each under its own key"),
        (f"{json.dumps(ARTICLE, indent=1)}\n{json.dumps(ARTICLE, indent=1)}", "one after another"),
        (
            json.dumps([{**ARTICLE, "date": {"$date": "2025-03-04T10:00:00Z"}}, ARTICLE]),
            "a date as MongoDB exports it",
        ),
    ],
)
def test_json_is_read_in_whatever_way_it_holds_its_articles(content, why):
    rows = read(content, "a.json")
    assert [(row.title, row.published_on) for row in rows] == [
        ("Depot hit", date(2025, 3, 4)),
        ("Depot hit", date(2025, 3, 4)),
    ], why


def test_columns_are_known_by_their_german_names():
    header = "Überschrift;Artikeltext;Quelle;Erschienen"
    (row,) = read(f"{header}\nDepot hit;Two drones hit a depot.;taz;04.03.2025\n", "a.csv")
    assert (row.title, row.outlet, row.published_on) == ("Depot hit", "taz", date(2025, 3, 4))


@pytest.mark.parametrize(
    ("remarks", "title"),
    [
        (("Depot burns near Old Mill", "Governor speaks of drones"), "Depot burns near Old Mill"),
        (("for the weekly report", "for the weekly report"), ""),
        (("war, grain, river", "energy"), ""),
    ],
)
def test_a_column_of_headlines_is_the_title_whatever_it_is_called(remarks, title):
    first, second = remarks
    content = f'x;y\n"{first}";"{TEXT}"\n"{second}";"{TEXT} Again."\n'
    assert read(content)[0].title == title


def test_json_with_longer_keys_keeps_title_day_and_address():
    one = {
        "story_headline": "Depot hit",
        "maintext": TEXT,
        "pub_ts": 1731492000,
        "canonical_link": "https://daily.example/1",
        "author_url": "https://daily.example/by/doe",
    }
    (row,) = read(json.dumps(one), "a.jsonl")
    assert (row.title, row.published_on, row.url) == ("Depot hit", DAY, "https://daily.example/1")
