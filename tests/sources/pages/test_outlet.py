"""The outlet of a page whose metadata name none."""

import json

import pytest

from events.sources.pages import read_page

TEXT = (
    "<p>Shells hit the village of Old Mill late on Tuesday and killed two people, the head of the "
    "district said in the evening, before the roads were closed.</p>"
    "<p>A third man, who was working in a field near the river, was taken to hospital.</p>"
)


def read(title="Shells kill two", *, head="", foot="", url="https://harbour.example/a/1"):
    page = (
        f"<html><head><title>{title}</title>{head}</head><body><div><h1>Shells kill two</h1>"
        f"{TEXT}</div>{foot}</body></html>"
    )
    return read_page(page.encode(), url=url, charset="utf-8")


@pytest.mark.parametrize(
    ("title", "outlet"),
    [
        ("Print - Shells kill two - Harbour Post", "Harbour Post"),
        ("Harbour Post: Shells kill two", "Harbour Post"),
        ("Shells kill two | World | The Harbour", "The Harbour"),
        ("Shells kill two - Europe", "harbour.example"),
        ("Shells kill two", "harbour.example"),
    ],
)
def test_the_outlet_is_beside_the_headline_if_the_address_shares_its_name(title, outlet):
    assert read(title).outlet == outlet
    assert read(title).title == "Shells kill two"


def test_the_initials_of_an_outlet_are_its_address():
    url = "https://www.dw.example/en/a-1"
    assert read("Shells kill two – Deutsche Welle", url=url).outlet == "Deutsche Welle"


def test_the_copyright_confirms_an_outlet_that_the_address_does_not_share():
    foot = "<footer>Copyright 2024 Coast Daily</footer>"
    assert read("Shells kill two - Coast Daily", foot=foot).outlet == "Coast Daily"


@pytest.mark.parametrize("publisher", [{"name": "Coast Daily"}, [{"name": "Coast Daily"}]])
def test_the_publisher_of_a_live_page_is_its_outlet(publisher):
    data = {"@type": "LiveBlogPosting", "headline": "Shells kill two", "publisher": publisher}
    head = f'<script type="application/ld+json">{json.dumps(data)}</script>'
    assert read(head=head).outlet == "Coast Daily"
