"""The map by keyboard, its lists and its words; an event in another site's page."""

import re
from datetime import date

import pytest
from playwright.sync_api import expect

from tests.factories import make_event, make_place, make_report
from tests.http_server import loopback_server

FOCUSED = "document.activeElement.getAttribute('aria-label')"


@pytest.fixture
def told():
    """Three strikes in Kyiv, one in Odesa, one somewhere in a region, one nowhere."""
    kyiv, odesa = make_place(), make_place("Odesa", lat=46.48, lon=30.72)
    region = make_place("Kharkiv Oblast", precision="region", key="iso:UA-63", lat=49.5, lon=36.5)
    for day in (1, 2, 3):
        make_report(make_event(places=[kyiv], ends_on=date(2024, 11, day), killed_min=day))
    make_report(make_event(kind="deployment", subkind="", places=[odesa]))
    make_report(make_event(places=[region]))
    make_report(make_event())


def opened(open_page, path="/", **options):
    page = open_page(path, **options)
    expect(page.locator("#in-view")).not_to_be_empty()
    return page


def test_the_map_is_one_tab_stop_with_arrows_inside_and_a_list_that_gives_the_focus_back(
    open_page, told
):
    page = opened(open_page)
    stops = page.locator(".map-canvas .mark[tabindex='0']")
    expect(stops).to_have_count(1)
    stops.focus()
    seen = set()
    for _ in range(page.locator(".map-canvas .mark").count()):
        seen.add(page.evaluate(FOCUSED))
        page.keyboard.press("ArrowRight")
    assert len(seen) == page.locator(".map-canvas .mark").count() == 3
    page.get_by_role("button", name=re.compile("Kyiv")).focus()
    kyiv = page.evaluate(FOCUSED)
    page.keyboard.press("Enter")
    expect(page.locator(".map-panel .map-events a")).to_have_count(3)
    page.keyboard.press("Tab")
    assert page.evaluate("document.querySelector('.map-panel').contains(document.activeElement)")
    page.keyboard.press("Escape")
    expect(page.locator(".map-panel")).to_be_hidden()
    assert page.evaluate(FOCUSED) == kyiv


def test_a_line_of_the_list_leads_to_its_event(open_page, told):
    page = opened(open_page)
    page.get_by_role("button", name=re.compile("Kyiv")).click()
    page.locator(".map-events a").first.click()
    expect(page).to_have_url(re.compile(r"/events/\w+/$"))
    expect(page.locator("h1")).to_contain_text("Kyiv")


def test_an_event_known_by_region_alone_is_an_area_and_says_so(open_page, told):
    page = opened(open_page)
    expect(page.get_by_role("button", name=re.compile("Kharkiv"))).to_have_class(re.compile("area"))


def test_nothing_vanishes_what_is_in_view_and_in_the_tray_is_all(open_page, told):
    page = opened(open_page)
    expect(page.locator("#count")).to_have_text(re.compile("6 events, 5 in view"))
    expect(page.locator("#trays")).to_contain_text("1 event without coordinates")


def test_a_part_of_the_map_without_events_says_so_and_leads_back(open_page, told):
    page = opened(open_page, "/?map=6/-40/140")
    expect(page.locator("#in-view")).to_have_text(", 0 in view")
    expect(page.locator(".map-note")).to_be_visible()
    page.locator(".map-note button").press("Enter")
    expect(page.locator("#in-view")).to_have_text(", 5 in view")


def test_a_facet_moves_the_map_and_its_place_stays_when_shared(open_page, live_server, told):
    page = opened(open_page, "/?map=5/48.5/31")
    page.get_by_role("checkbox", name="Deployment").check()
    expect(page.locator("#in-view")).to_have_text(", 1 in view")
    expect(page.locator(".map-canvas .mark")).to_have_count(1)
    expect(page).to_have_url(re.compile("kind=deployment"))
    shared = opened(open_page, page.url.removeprefix(live_server.url))
    expect(shared.locator(".map-canvas .mark")).to_have_count(1)
    middle = page.locator(".mark").bounding_box()
    other = shared.locator(".mark").bounding_box()
    # the page keeps the map's middle to a hundredth of a degree: a pixel either way
    assert all(abs(middle[side] - other[side]) <= 1 for side in "xy")


def test_paper_keeps_the_map_as_wide_as_it_was_drawn(open_page, told):
    page = opened(open_page)
    drawn = page.locator(".map").bounding_box()["width"]
    page.evaluate("dispatchEvent(new Event('beforeprint'))")
    page.emulate_media(media="print")
    assert page.locator(".map").bounding_box()["width"] == drawn
    page.evaluate("dispatchEvent(new Event('afterprint'))")
    assert page.locator(".map").bounding_box()["width"] > drawn


def test_an_events_page_shows_its_place(open_page):
    page = open_page(make_event(places=[make_place()]).get_absolute_url())
    expect(page.locator(".map-here")).to_be_visible()
    expect(page.locator(".map-canvas")).to_have_attribute("aria-label", re.compile("Map"))


def test_an_event_stands_in_a_page_of_another_origin(chromium, bundle, live_server):
    event = make_event(places=[make_place()], killed_min=2)
    body = (
        f'<iframe src="{live_server.url}{event.get_absolute_url()}embed/" title="An '
        f'event"></iframe>'
    )
    with loopback_server({"/": (200, {"Content-Type": "text/html"}, body.encode())}) as other:
        page = chromium.new_page()
        page.goto(other.url())
        inside = page.frame_locator("iframe")
        expect(inside.get_by_role("heading", level=1)).to_contain_text("Drone strike")
        expect(inside.get_by_role("link", name=re.compile("Sentences, sources"))).to_have_attribute(
            "target", "_blank"
        )
        page.close()


def test_a_map_behind_the_list_of_a_phone_fetches_nothing_until_it_is_opened(open_page, told):
    page = open_page("/", viewport={"width": 390, "height": 844})
    fetched = (
        "performance.getEntriesByType('resource').map(({ name }) => name)"
        ".filter((name) => !name.endsWith('.css')).join(' ')"
    )
    expect(page.locator("#explore[data-ready]")).to_be_attached()
    assert "/geo/" not in page.evaluate(fetched)
    assert "/map/" not in page.evaluate(fetched)
    page.locator("label", has=page.locator("#pane-map")).click()
    expect(page.locator("#in-view")).not_to_be_empty()
    assert "/geo/" in page.evaluate(fetched)
    assert "/map/index.js" in page.evaluate(fetched)


def test_a_map_whose_code_does_not_arrive_says_so_and_the_list_works(open_page, told):
    page = open_page("/")
    page.route("**/map/index*.js", lambda route: route.fulfill(status=404))
    page.reload()
    expect(page.locator(".map-note")).to_contain_text("could not be")
    page.get_by_role("link", name="Table").click()
    expect(page).to_have_url(re.compile("as=table"))
