import time
from datetime import date

import pytest

from events.sources.pages import NoArticle, read_page

URL = "https://www.daily.example/world/strike-42?utm_source=x"
FIRST = (
    "Shells hit the village of Old Mill on Tuesday and killed two people, the head of the "
    "district said in the evening."
)
SECOND = (
    "A third man, who was working in a field near the river, was taken to hospital with wounds "
    "of both legs."
)
RUSSIAN = (
    "Вечером во вторник снаряды попали в деревню, погибли два человека, сообщил глава района "
    "журналистам. "
) * 3


def page(*, head="", body=f"<p>{FIRST}</p><p>{SECOND}</p>", html='lang="en-GB"'):
    return (
        f"<!DOCTYPE html><html {html}><head><title>Shells kill two | The "
        f"Daily</title>{head}</head><body>"
        f"<nav><a href='/'>Home</a> <a href='/sport'>Sport</a></nav><article><h1>Shells kill "
        f"two</h1>{body}</article>"
        "<div class='comments'><p>I do not believe a word of what is written here, says a "
        "reader.</p></div>"
        "<footer>Copyright The Daily. All rights reserved.</footer></body></html>"
    )


def read(text, *, url=URL, charset="utf-8", encoding="utf-8", **more):
    return read_page(text.encode(encoding), url=url, charset=charset, **more)


def test_the_article_is_paragraphs_without_what_surrounds_it():
    article = read(page())
    assert article.text.endswith(f"{FIRST}\n\n{SECOND}")
    assert not any(word in article.text for word in ("Sport", "Copyright", "believe"))
    assert (article.title, article.language) == ("Shells kill two", "en")


def test_the_outlet_is_what_the_page_calls_itself():
    assert (
        read(page(head='<meta property="og:site_name" content="The Daily">')).outlet == "The Daily"
    )


IN_ADDRESS = date(2024, 11, 16)
LINKED = '<script type="application/ld+json">{}</script>'


@pytest.mark.parametrize(
    ("head", "day"),
    [
        (
            '<meta property="article:published_time" content="2024-11-13T23:30:00-05:00">',
            date(2024, 11, 13),
        ),
        ('<meta itemprop="datePublished" content="2024-11-13">', date(2024, 11, 13)),
        ('<meta name="dc.date" content="20241113">', date(2024, 11, 13)),
        (
            LINKED.format('{"@type": "NewsArticle", "datePublished": "2024-11-13T01:00:00Z"}'),
            date(2024, 11, 13),
        ),
        (
            LINKED.format(
                '{"@graph": [{"@type": ["NewsArticle"], "datePublished": "2024-11-13"}]}'
            ),
            date(2024, 11, 13),
        ),
        (
            LINKED.format(
                '{"@type": "ItemList", "itemListElement": [{"@type": "Article", '
                '"datePublished": "2024-11-12"}]}'
            ),
            IN_ADDRESS,
        ),
        (
            LINKED.format(
                '[{"@type":"Report","datePublished":"2024-11-12"},{"@type":"Report","datePublished":"2024-11-13"}]'
            ),
            IN_ADDRESS,
        ),
        (LINKED.format("{not json"), IN_ADDRESS),
        ('<meta property="article:modified_time" content="2024-11-13">', IN_ADDRESS),
        ('<meta property="article:published_time" content="2024-13-45">', IN_ADDRESS),
        ('<meta name="description" content="On 2024-11-13 shells hit the village">', IN_ADDRESS),
        ("", IN_ADDRESS),
    ],
)
def test_the_day_is_what_the_metadata_say_and_else_that_of_the_address(head, day):
    dated = f"<p>Updated 14 November 2024</p><time>2024-11-15</time><p>{FIRST}</p><p>{SECOND}</p>"
    assert (
        read(
            page(head=head, body=dated), url="https://daily.example/2024/11/16/strike"
        ).published_on
        == day
    )


TEASER = "<article><h2>Another</h2><time datetime='2024-11-12'>12 November</time></article>"


@pytest.mark.parametrize(
    ("beside", "day"),
    [
        ('<time datetime="2024-11-13T23:30:00-05:00">13 November 2024</time>', date(2024, 11, 13)),
        ('<time datetime="2024-11-13">13 November</time>' + TEASER, date(2024, 11, 13)),
        (
            (
                '<time datetime="2024-11-13T08:00Z">8:00</time><time '
                'datetime="2024-11-13T09:00Z">9:00</time>'
            ),
            date(2024, 11, 13),
        ),
        (
            (
                '<time datetime="2024-11-13">13 November</time> updated <time '
                'datetime="2024-11-15">15 November</time>'
            ),
            date(2024, 11, 13),
        ),
        ('<h1>Another headline</h1><time datetime="2024-11-13">13 November</time>', None),
        ('<time datetime="PT2M">2 minutes</time>', None),
        (TEASER, None),
    ],
)
def test_without_metadata_the_day_is_that_of_the_only_time_in_the_article(beside, day):
    assert read(page(body=f"{beside}<p>{FIRST}</p><p>{SECOND}</p>")).published_on == day


def test_the_metadata_stand_above_the_time_beside_the_headline():
    body = f"<time datetime='2024-11-15'>15 November</time><p>{FIRST}</p><p>{SECOND}</p>"
    assert read(
        page(head='<meta name="date" content="2024-11-13">', body=body)
    ).published_on == date(2024, 11, 13)


@pytest.mark.parametrize(
    ("link", "kept"),
    [
        ("/world/strike-42", "https://www.daily.example/world/strike-42"),
        ("https://daily.example/world/strike-42", "https://daily.example/world/strike-42"),
        ("https://rival.example/scoop", URL),
        ("https://www.daily.example/", URL),
        ("javascript:alert(1)", URL),
        ("http://[::1", URL),
        ("", URL),
    ],
)
def test_a_page_says_its_address_only_within_its_own_site(link, kept):
    assert read(page(head=f'<link rel="canonical" href="{link}">')).canonical_url == kept


@pytest.mark.parametrize(
    ("encoding", "charset", "meta"),
    [
        ("windows-1251", "utf-8", ""),
        ("windows-1251", "utf-8", "windows-1251"),
        ("windows-1251", "iso-8859-1", ""),
        ("koi8-r", "koi8-r", "utf-8"),
        ("utf-8", "iso-8859-1", ""),
        ("utf-8", None, "windows-1251"),
        ("utf-8-sig", "windows-1251", ""),
        ("utf-16", None, ""),
        ("utf-8", "unicode_escape", ""),
        ("utf-8", "no-such-charset", ""),
    ],
)
def test_a_wrong_charset_does_not_garble_the_text(encoding, charset, meta):
    head = f'<meta charset="{meta}">' if meta else ""
    article = read(page(head=head, body=f"<p>{RUSSIAN}</p>"), encoding=encoding, charset=charset)
    assert RUSSIAN.strip() in article.text


def test_quotation_marks_of_word_survive_a_page_that_calls_them_latin():
    text = page(body=f"<p>“Two people” — so the mayor of Orléans.</p><p>{FIRST}</p>")
    assert (
        "“Two people” — so the mayor of Orléans."
        in read(text, encoding="cp1252", charset="iso-8859-1").text
    )


@pytest.mark.parametrize(
    ("body", "reason"),
    [
        (b"", "The page is empty"),
        (b" \n ", "The page is empty"),
        (b"<!-- -->", "No article text"),
        (b"<html><body></body></html>", "No article text"),
        (
            b"<html><body><article><p>Shells hit the village.</p></article></body></html>",
            "Only 23 characters .* 140 are needed",
        ),
        (b"%PDF-1.4\n" + bytes(range(256)) * 40, "no text in any known encoding"),
        (b"<html>" + b"\x00\x01\x02" * 500, "no text in any known encoding"),
        (b"<div>" * 50_000 + FIRST.encode() * 3, "too much markup"),
        (
            b"<p " + b" ".join(b"a%d=1" % number for number in range(100_000)) + b">",
            "too much markup",
        ),
        (b"<a href=/x>link</a> " * 90_000, "too much markup"),
    ],
)
def test_a_page_without_an_article_is_refused_soon_and_with_the_reason(body, reason):
    started = time.process_time()
    with pytest.raises(NoArticle, match=reason):
        read_page(body, url=URL, charset="utf-8")
    # seconds of this process: others may keep the machine busy
    assert time.process_time() - started < 5


def test_plain_text_is_taken_as_it_is():
    text = f"Shells kill two\r\n\r\n{FIRST}\r\n<b>{SECOND}"
    article = read(text, content_type="text/plain")
    assert article.text == f"Shells kill two\n\n{FIRST}\n<b>{SECOND}"
    assert article.title == "Shells kill two"
    assert read(FIRST * 3, content_type="text/plain").title == ""
