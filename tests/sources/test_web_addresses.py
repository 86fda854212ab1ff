import pytest

from events.sources.web_addresses import canonical_address

ARTICLE = "https://news.example/world/strike-42"


@pytest.mark.parametrize(
    ("url", "why"),
    [
        ("http://news.example/world/strike-42", "http and https lead to one page"),
        ("HTTPS://NEWS.Example/world/strike-42", "scheme and host are without case"),
        ("https://www.news.example/world/strike-42", "outlets answer with and without www."),
        ("https://news.example:443/world/strike-42", "the default port says nothing"),
        ("http://news.example:80/world/strike-42", "the default port says nothing"),
        ("https://news.example./world/strike-42", "a trailing dot is the same name"),
        ("https://news.example/world/strike-42/", "a trailing slash"),
        ("https://news.example/world/strike-42#comments", "a fragment is a place on the page"),
        (
            "https://news.example/world/strike-42?utm_source=x&utm_medium=y&fbclid=z",
            "who sent the reader",
        ),
        ("https://news.example/world/strike-42?GCLID=1&mc_eid=2", "in whatever case"),
        ("https://news.example/world/strike-42/amp", "the copy for phones"),
        ("https://news.example/world/strike-42.amp", "the copy for phones"),
        ("https://news.example/world/strike-42/amp/?amp=1", "the copy for phones"),
        ("https://amp.news.example/world/strike-42?outputType=amp", "the copy for phones"),
        ("https://news.example/./world/x/../strike-42", "dot segments"),
        ("https://news.example/world/%73trike%2d42", "escapes of plain letters"),
        ("  https://news.example/world/strike-42\n", "white space around it"),
    ],
)
def test_addresses_of_one_article_compare_equal(url, why):
    assert canonical_address(url) == ARTICLE, why


@pytest.mark.parametrize(
    ("url", "why"),
    [
        ("https://news.example/World/strike-42", "servers may tell cases apart"),
        ("https://news.example/world/strike-42?page=2", "the query may name the page"),
        ("https://news.example/world/strike-42?ref=a", "some sites name articles by ref"),
        ("https://other.news.example/world/strike-42", "another host"),
        ("https://news.example:8443/world/strike-42", "another port"),
        ("https://news.example/world%2Fstrike-42", "an escaped slash is no slash"),
        ("https://news.example/world/stamp", "not the copy for phones"),
    ],
)
def test_addresses_that_may_be_of_two_articles_stay_apart(url, why):
    assert canonical_address(url) not in {ARTICLE, None}, why


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("https://news.example/?id=1&lang=en", "https://news.example/?lang=en&id=1"),
        (
            "https://новости.example/обстрел",
            "https://xn--b1amnebsh.example/%d0%be%d0%b1%d1%81%d1%82%d1%80%d0%b5%d0%bb",
        ),
        ("https://news.example/a?q=caf%c3%a9", "https://news.example/a?q=café"),
    ],
)
def test_one_address_in_two_spellings_compares_equal(one, other):
    assert canonical_address(one) == canonical_address(other) is not None


@pytest.mark.parametrize(
    "url",
    [
        "https://news.example",
        "https://news.example/",
        "http://www.news.example/#top",
        "https://news.example/?utm_source=x&fbclid=y",
        "https://news.example/index.html",
        "https://news.example/en/",
        "https://news.example/pt-br",
        "https://news.example/home",
    ],
)
def test_a_front_page_names_no_article(url):
    assert canonical_address(url) is None


@pytest.mark.parametrize(
    "url",
    [
        "",
        "strike-42",
        "ftp://news.example/a",
        "javascript:alert(1)",
        "https:///a",
        "https://localhost/a",
        "https://me:pw@news.example/a",
        "https://news.example:99999/a",
        "https://news.example:0/a",
        "https://ne ws.example/a",
        "https://[::1/a",
        "https://..example/a",
        "https://-\u2028.example/a",
        "https://news.example/" + "a" * 2_000,
        "https://news.example\\@evil.example/a",
    ],
)
def test_what_is_no_web_address_names_no_article(url):
    assert canonical_address(url) is None


def test_comparing_again_changes_nothing():
    once = canonical_address("http://www.news.example/a%2fb/%7ec/?z=%e9&a=1")
    assert canonical_address(once) == once
