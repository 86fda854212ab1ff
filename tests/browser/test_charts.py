"""Charts in a browser: a picture to take away, and nothing lost without scripts."""

import pytest

from events.extraction.types import Kind
from tests.factories import make_event, make_place, make_report

PNG = b"\x89PNG\r\n\x1a\n"


@pytest.fixture
def told(live_server):
    event = make_event(
        places=[make_place()],
        perpetrator="Russia",
        target="Ukraine",
        weapons=[("drone", 9, None)],
        killed_min=1,
    )
    make_report(event)


def test_a_chart_is_saved_as_a_picture(told, open_page, tmp_path):
    page = open_page("/charts/?kind=strike")
    for number, name in enumerate(("kinds", "munitions", "people", "pairs", "regions")):
        with page.expect_download() as download:
            page.get_by_role("button", name="PNG").nth(number).click()
        assert download.value.suggested_filename == f"{name}.png"
        download.value.save_as(tmp_path / name)
        picture = (tmp_path / name).read_bytes()
        assert picture.startswith(PNG) and len(picture) > 5_000, name


def test_charts_are_whole_without_scripts(told, open_page):
    page = open_page("/charts/", java_script_enabled=False)
    assert page.get_by_role("img").count() == 5
    assert page.get_by_role("button", name="PNG").count() == 0
    page.get_by_text("Show as table").first.click()
    assert page.get_by_role("rowheader", name="13 November 2024").first.is_visible()


def test_a_phone_shows_drawings_of_its_own_whole_and_in_letters_that_can_be_read(told, open_page):
    page = open_page("/charts/", viewport={"width": 390, "height": 844})
    assert page.get_by_role("img").count() == 5
    cut_off, smallest, wide = page.evaluate(
        """() => [
            [...document.querySelectorAll(".chart-sheet")].some(
                (sheet) => sheet.scrollWidth > sheet.clientWidth),
            Math.min(...[...document.querySelectorAll(".chart-svg.narrow text")].map(
                (text) => text.getBoundingClientRect().height)),
            document.body.scrollWidth,
        ]"""
    )
    assert (cut_off, wide) == (False, 390) and smallest > 10


def test_bars_are_whole_colours_on_a_screen_and_patterns_in_colours_of_the_reader(told, open_page):
    filled = "bar => getComputedStyle(bar).fill"
    bar = "#kinds .wide .all-strike"
    assert "url" not in open_page("/charts/").locator(bar).last.evaluate(filled)
    page = open_page("/charts/", forced_colors="active")
    assert "kinds-strike" in page.locator(bar).last.evaluate(filled)


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_a_kind_has_the_colours_of_its_row_in_the_table(told, open_page, scheme):
    wanted = getattr(Kind.STRIKE.row.colour, scheme)
    rgb = f"rgb({', '.join(str(int(wanted[at : at + 2], 16)) for at in (1, 3, 5))})"
    page = open_page("/charts/", color_scheme=scheme)
    part = page.locator("#kinds .wide .all-strike").last
    assert part.evaluate("part => getComputedStyle(part).fill") == rgb
    mark = page.locator("#shape-strike")
    style = "mark => { mark.classList.add('shape-strike'); return getComputedStyle(mark).color }"
    assert mark.evaluate(style) == rgb
