"""A ZIP of texts, pages and mails is read file by file."""

import io
import zipfile
from datetime import date

import pytest

from events.sources.article_files import FileRefused, rows_of_file

TEXT = "Two drones hit a depot near Old Mill on Tuesday; the governor said that nobody was hurt."


DAY = date(2024, 11, 13)


def read(content, name="a.csv"):
    content = content.encode() if isinstance(content, str) else content
    return list(rows_of_file(io.BytesIO(content), name))


PAGE = (
    '<html><head><meta property="article:published_time" content="2024-11-13T10:00:00+02:00">'
    f"</head><body><article><h1>Depot hit</h1><p>{TEXT}</p><p>{TEXT} Again.</p></article></body>"
)


MAIL = (
    "From: desk@daily.example\r\nSubject: Depot hit\r\nDate: Wed, 13 Nov 2024 23:30:00 -0500\r\n"
    f"Content-Type: text/plain; charset=utf-8\r\n\r\n{TEXT}\r\n"
)


def packed(**files):
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for name, content in files.items():
            archive.writestr(name.replace("__", "/").replace("_", "."), content)
    return out.getvalue()


def test_a_zip_of_texts_pages_and_mails_is_a_row_for_each():
    archive = packed(
        a_txt=TEXT, b__c_html=PAGE, d_eml=MAIL, e_jpg=b"\xff\xd8", f_html="<p>Menu</p>", g_TXT=b""
    )
    rows = read(archive, "a.zip")
    assert [row.file for row in rows] == ["a.txt", "b/c.html", "d.eml", "f.html", "g.TXT"]
    text, page, mail, menu, empty = rows
    assert (text.text, mail.text.strip()) == (TEXT, TEXT)
    assert page.text.endswith(f"{TEXT}\n\n{TEXT} Again.")
    assert (page.title, mail.title) == ("Depot hit", "Depot hit")
    assert page.published_on == mail.published_on == DAY
    assert "article text" in menu.problems[0][1] and "empty" in empty.problems[0][1]


def test_a_zip_without_articles_is_refused_with_what_it_may_hold():
    with pytest.raises(FileRefused, match=r"ends in \.txt, \.pdf, \.html, \.htm, \.eml"):
        read(packed(a_jpg=b"\xff\xd8"), "a.zip")
    with pytest.raises(FileRefused, match="The ZIP cannot be read"):
        read("text\nx\n", "a.zip")


def test_a_part_of_a_zip_that_unpacks_to_more_than_an_article_is_refused_alone():
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("a.txt", b"x" * 9_000_000)
        archive.writestr("b.txt", TEXT)
    large, small = read(out.getvalue(), "a.zip")
    assert "8,000,000 bytes" in large.problems[0][1]
    assert small.text == TEXT


FOOTER = "You receive this message because you subscribed.\r\n© 2024 The Daily\r\n"


@pytest.mark.parametrize(
    ("sender", "end", "outlet"),
    [
        ("The Daily Alerts <a@daily.example>", FOOTER, "The Daily"),
        ("a@daily.example", FOOTER, ""),
        ("Jane Doe <jane@office.example>", "", ""),
    ],
)
def test_a_mail_to_subscribers_names_its_outlet_and_loses_its_last_part(sender, end, outlet):
    text = f"{TEXT}\r\n\r\nThe fire was out by midnight, and work began again within a week."
    mail = f"From: {sender}\r\nSubject: Depot hit\r\n\r\n{text}\r\n\r\n{end}"
    (row,) = read(mail, "a.eml")
    assert (row.outlet, row.text) == (outlet, text.replace("\r\n", "\n"))


def test_a_page_that_a_browser_saved_keeps_its_address():
    url = "https://daily.example/2024/depot"
    (row,) = read(f"<!-- saved from url=(0032){url} -->\n{PAGE}", "a.html")
    assert row.url == url


def test_a_saved_page_keeps_the_address_that_it_gives_itself():
    said = '<link rel="canonical" href="https://daily.example/2024/depot">'
    (row,) = read(PAGE.replace("<head>", f"<head>{said}"), "a.html")
    assert row.url == "https://daily.example/2024/depot"
