"""The day of a page where its signs do not agree."""

from datetime import date

import pytest

from events.sources.pages import read_page

TEXT = (
    "<p>Shells hit the village of Old Mill late on Tuesday and killed two people, the head of the "
    "district said in the evening, before the roads were closed.</p>"
    "<p>A third man, who was working in a field near the river, was taken to hospital.</p>"
)
NIGHT = '<meta property="article:published_time" content="2024-11-13T03:10:00Z">'
LINKED = '<script type="application/ld+json">{}</script>'
EVENING = date(2024, 11, 12)
NEXT = date(2024, 11, 13)


def day_of(head="", beside="", *, path="/depot", text=TEXT):
    page = (
        f"<html><head>{head}</head><body><article><h1>Shells kill two</h1>{beside}{text}</article>"
        "</body></html>"
    )
    url = f"https://daily.example{path}"
    return read_page(
        page.encode(), url=url, charset="utf-8", latest=date(2024, 11, 20)
    ).published_on


@pytest.mark.parametrize(
    ("head", "beside", "path", "day"),
    [
        pytest.param(NIGHT, "", "/depot", NEXT, id="nothing else"),
        pytest.param(NIGHT, "", "/2024/11/12/depot", EVENING, id="the address"),
        pytest.param(
            NIGHT, "<p>Nov. 12, 2024, 10:10 p.m. ET</p>", "/depot", EVENING, id="in words"
        ),
        pytest.param(NIGHT, "<p>9 November 2024</p>", "/2024/10/12/d", NEXT, id="too far away"),
        pytest.param(
            NIGHT + '<meta property="article:modified_time" content="2024-11-13T08:00:00-05:00">',
            "",
            "/depot",
            EVENING,
            id="a zone shown elsewhere",
        ),
        pytest.param(
            '<meta name="date" content="2024-11-13T00:00:00Z">'
            '<meta property="article:modified_time" content="2024-11-13T08:00:00-05:00">',
            "",
            "/depot",
            NEXT,
            id="a day dressed as a moment",
        ),
        pytest.param(
            '<meta property="article:published_time" content="2024-11-13T00:30:00+02:00">',
            "<p>12 November 2024</p>",
            "/2024/11/12/depot",
            NEXT,
            id="the outlet's own zone",
        ),
    ],
)
def test_the_day_is_that_of_the_outlet(head, beside, path, day):
    assert day_of(head, beside, path=path) == day


@pytest.mark.parametrize(
    "wrong",
    ["0001-01-01T00:00:00Z", "1970-01-01", "2031-01-01T00:00:00Z", "1900-01-01", "soon", ""],
)
def test_a_day_that_cannot_be_hides_no_other(wrong):
    linked = LINKED.format(f'{{"@type": "NewsArticle", "datePublished": "{wrong}"}}')
    good = '<meta property="article:published_time" content="2024-11-12T10:00:00+02:00">'
    assert day_of(linked + good) == EVENING
    assert day_of(linked) is None


@pytest.mark.parametrize(
    "written",
    [
        "12 Nov 2024 08:02 GMT",
        "Tue Nov 12 2024 08:02:46 GMT+0000 (Coordinated Universal Time)",
        "November 12, 2024",
        "1731398400",
        "2024/11/12 10:00",
    ],
)
def test_metadata_are_read_whatever_program_wrote_them(written):
    assert day_of(LINKED.format(f'{{"@type": "Article", "datePublished": "{written}"}}')) == EVENING


def test_a_day_in_words_beside_the_headline_counts_where_there_is_no_other():
    assert day_of(beside="<div>By Jo Doe <span>12 November 2024</span></div>") == EVENING
    assert day_of(beside="<div>Updated 12 November 2024</div>") is None
    assert day_of(text=TEXT + "<p>The first strike was on 12 November 2024.</p>") is None


@pytest.mark.parametrize(
    "teaser",
    [
        '<aside><time datetime="2024-11-09">9 November 2024</time> Bridge hit</aside>',
        '<a href="/x">Bridge hit <time datetime="2024-11-09">9 November 2024</time></a>',
        '<ul><li><time datetime="2024-11-09">9 November 2024</time> <a href="/x">B</a></li></ul>',
        '<article><h3>Bridge hit</h3><time datetime="2024-11-09">9 November</time></article>',
    ],
)
def test_the_day_of_a_teaser_is_not_the_article_s(teaser):
    assert day_of(text=TEXT + teaser) is None
    own = '<time datetime="2024-11-12">12 November</time>'
    assert day_of(beside=own, text=TEXT + teaser) == EVENING


def test_of_several_articles_in_linked_data_the_page_s_own_counts():
    both = (
        '[{"@type": "NewsArticle", "headline": "Bridge hit", "datePublished": "2024-11-09"},'
        '{"@type": "NewsArticle", "headline": "%s", "url": "%s", "datePublished": "2024-11-12"}]'
    )
    assert day_of(LINKED.format(both % ("Shells kill two", ""))) == EVENING
    assert day_of(LINKED.format(both % ("", "https://daily.example/depot"))) == EVENING
    assert day_of(LINKED.format(both % ("Another", "/other"))) is None


@pytest.mark.parametrize(
    "beside",
    [
        '<span itemprop="datePublished" content="2024-11-12T10:00:00">Tuesday</span>',
        '<span itemprop="datePublished">12 November 2024</span>',
        "<time>12 November 2024</time>",
        "<time pubdate datetime='Nov 12, 2024'>Tuesday</time>",
    ],
)
def test_a_marked_day_beside_the_headline_is_read(beside):
    assert day_of(beside=beside) == EVENING


def test_linked_data_that_is_no_json_still_tells_its_day():
    broken = LINKED.format('{"headline": "Shells "kill" two", "datePublished": "2024-11-12"}')
    assert day_of(broken) == EVENING


def test_the_name_of_the_site_may_be_a_headline_as_well():
    body = f"<header><h1>The Daily</h1></header><article><h1>Shells kill two</h1>{TEXT}</article>"
    dated = body.replace("</h1><p>", "</h1><time>12 November 2024</time><p>")
    page = f"<html><body>{dated}</body></html>".encode()
    assert read_page(page, url="https://daily.example/a", charset="utf-8").published_on == EVENING


@pytest.mark.parametrize(
    ("head", "path", "local"),
    [
        (NIGHT, "/depot", False),
        (NIGHT, "/2024/11/12/depot", True),
        (NIGHT.replace("Z", "+02:00"), "/depot", True),
        ("", "/2024/11/12/depot", True),
        ("", "/depot", False),
    ],
)
def test_a_page_says_whether_its_day_is_surely_the_outlet_s(head, path, local):
    page = f"<html><head>{head}</head><body><article><h1>T</h1>{TEXT}</article></body></html>"
    url = f"https://daily.example{path}"
    assert read_page(page.encode(), url=url, charset="utf-8").day_is_local is local


MOVED = '<meta property="article:published_time" content="2024-11-18T10:00:00Z">'


@pytest.mark.parametrize(
    ("beside", "day"),
    [
        pytest.param("<p>Published Tuesday, November 12, 2024 | Jane Doe</p>", EVENING, id="said"),
        pytest.param("<p>Опубліковано: 12.11.2024</p>", EVENING, id="in Ukrainian"),
        pytest.param("<p>November 12, 2024</p>", date(2024, 11, 18), id="not called so"),
        pytest.param("<p>Updated November 12, 2024</p>", date(2024, 11, 18), id="a change"),
        pytest.param("<p>Published 20 November 2024</p>", date(2024, 11, 18), id="later"),
    ],
)
def test_an_earlier_day_that_is_called_published_counts_before_metadata(beside, day):
    assert day_of(MOVED, beside) == day


def test_the_next_story_on_a_page_does_not_hide_the_day_of_the_first():
    stories = (
        f"<div><h1>Shells kill two</h1><p>13/11/2024 18:20</p>{TEXT}</div>"
        "<div><h1>Bridge opens</h1><p>12/11/2024</p></div>"
    )
    page = f"<html><head><title>Shells kill two</title></head><body>{stories}</body></html>"
    url = "https://daily.example/?id=7"
    found = read_page(page.encode(), url=url, charset="utf-8", latest=date(2024, 11, 20))
    assert found.published_on == NEXT
