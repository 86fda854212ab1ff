"""The colours of kinds as a style sheet."""

import re

from django.test import Client

from events.extraction.types import Kind
from events.web.kind_styles import VERSION, kind_styles_url


def test_every_kind_has_its_colours_for_light_and_dark_pages(client):
    styles = client.get(kind_styles_url()).content.decode()
    for kind in Kind:
        assert f"--kind-{kind}: {kind.row.colour.light};" in styles
        assert styles.count(f"--kind-{kind}: {kind.row.colour.dark};") == 2  # system's and chosen
        assert f".shape-{kind} {{ color: var(--kind-{kind}); }}" in styles
    assert styles.count("{") == styles.count("}")


def test_browsers_keep_this_version_and_no_earlier_one(client):
    kept = client.get(kind_styles_url())
    assert VERSION in kind_styles_url()
    assert kept["Content-Type"] == "text/css; charset=utf-8"
    assert kept["Cache-Control"] == "public, max-age=31536000, immutable"
    earlier = client.get(kind_styles_url().replace(VERSION, "0123456789ab"))
    assert (earlier.content, earlier["Cache-Control"]) == (kept.content, "no-cache")


def test_pages_refer_to_it(db):
    page = Client().get("/about/").content.decode()
    assert re.search(rf'<link rel="stylesheet" href="{kind_styles_url()}">', page)
