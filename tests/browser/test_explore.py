"""The home page moves as one: facets, bars, map, lanes and list, and the address with them."""

import re
from datetime import date

import pytest
from playwright.sync_api import expect

from tests.factories import make_event, make_place, make_report

MONTHS = [date(2024, month, 5) for month in range(1, 13)]

SLOW_WITHOUT_DEPLOYMENTS = """() => {
  const real = window.fetch;
  const at_once = (url) => String(url).includes("/map/") || String(url).includes("deployment");
  window.fetch = (url, options) => at_once(url)
    ? real(url, options)
    : new Promise((done, fail) => {
        options.signal.addEventListener("abort", () => fail(options.signal.reason));
        setTimeout(() => real(url, options).then(done, fail), 800);
      });
}"""


@pytest.fixture
def year():
    """A strike in Kyiv on the fifth of each month, and a deployment in Odesa in June."""
    kyiv, odesa = make_place(), make_place("Odesa", lat=46.48, lon=30.72)
    for day in MONTHS:
        make_report(make_event(ends_on=day, places=[kyiv], perpetrator="Russia"))
    make_report(
        make_event(
            kind="deployment",
            subkind="",
            status="denied",
            ends_on=date(2024, 6, 20),
            places=[odesa],
        )
    )


def parts(page):
    """What each part of the page shows: the number above, the list, the marks, the range, the map's
    own number.
    """
    return {
        "count": page.locator("#matches").inner_text(),
        "rows": page.locator(".event").count(),
        "marks": page.locator(".lane-mark").count(),
        "range": page.locator("#time-range").inner_text(),
        "in view": page.locator("#in-view").inner_text(),
    }


def drag(page, start, end):
    """Over the bars, from one part of their width to another."""
    page.locator("#histogram").scroll_into_view_if_needed()
    box = page.locator("#histogram").bounding_box()
    page.mouse.move(box["x"] + start * box["width"], box["y"] + 50)
    page.mouse.down()
    page.mouse.move(box["x"] + (start + end) / 2 * box["width"], box["y"] + 50, steps=3)
    page.mouse.move(box["x"] + end * box["width"], box["y"] + 50, steps=3)
    page.mouse.up()


def test_dragging_over_the_bars_narrows_everything(open_page, year):
    page = open_page("/")
    expect(page.locator("#in-view")).to_have_text(", 13 in view")
    drag(page, 0.3, 0.6)
    expect(page).to_have_url(re.compile(r"\?after=2024-\d\d-\d\d&before=2024-\d\d-\d\d$"))
    expect(page.locator("#in-view")).not_to_have_text(", 13 in view")
    shown = parts(page)
    assert 3 <= shown["rows"] <= 6
    assert shown["count"] == f"{shown['rows']} events"
    assert shown["marks"] == shown["rows"]
    assert shown["in view"] == f", {shown['rows']} in view"
    assert shown["range"] != "All dates"
    assert page.locator("#filter-after").input_value() in page.url


def test_a_brushed_range_begins_and_ends_with_whole_weeks(open_page, year):
    page = open_page("/")
    drag(page, 0.31, 0.57)
    expect(page).to_have_url(re.compile("before="))
    days = [date.fromisoformat(day) for day in re.findall(r"\d{4}-\d\d-\d\d", page.url)]
    assert [day.weekday() for day in days] == [0, 0]


def test_a_range_drawn_to_the_edge_stays_open(open_page, year):
    page = open_page("/")
    drag(page, 0.5, 1.05)
    expect(page).to_have_url(re.compile(r"\?after=2024-\d\d-\d\d$"))


def test_a_click_on_a_bar_is_its_bucket_alone(open_page, year):
    page = open_page("/")
    box = page.locator("#histogram").bounding_box()
    page.mouse.click(box["x"] + 2, box["y"] + 50)
    expect(page.locator(".event")).to_have_count(1)


def test_the_ends_of_the_range_are_sliders_for_the_keyboard(open_page, year):
    page = open_page("/")
    first = page.get_by_role("slider", name="First day")
    first.focus()
    for key in ("PageUp", "ArrowRight"):
        page.keyboard.press(key)
    assert first.get_attribute("aria-valuenow") == "11"
    # eleven weeks after Monday 1 January
    expect(page).to_have_url(re.compile(r"\?after=2024-03-18$"))
    expect(page.locator(".event")).to_have_count(10)
    expect(first).to_be_focused()
    assert first.get_attribute("aria-valuetext") == "18 March 2024"
    page.keyboard.press("Escape")
    expect(page).not_to_have_url(re.compile("after="))
    expect(page.locator(".event")).to_have_count(13)


def test_back_reload_and_share_give_the_same_view(open_page, live_server, year):
    page = open_page("/")
    page.get_by_role("checkbox", name="Strike").check()
    expect(page.locator(".event")).to_have_count(12)
    page.get_by_text("Timeline", exact=True).first.click()
    page.get_by_role("link", name="By actor").click()
    expect(page.locator(".lane-name").first).to_contain_text("Russia")
    page.locator("label", has_text="Map").first.click()
    drag(page, 0.2, 0.5)
    expect(page).to_have_url(re.compile("before="))
    expect(page.locator(".explore")).not_to_have_class(re.compile("loading"))
    before = parts(page)
    page.reload()
    expect(page.locator("#in-view")).not_to_be_empty()
    assert parts(page) == before
    other = open_page(page.url.removeprefix(live_server.url))
    expect(other.locator("#in-view")).not_to_be_empty()
    assert parts(other) == before
    page.go_back()
    expect(page.locator(".event")).to_have_count(12)
    expect(page.locator("#time-range")).to_have_text("All dates")
    page.go_forward()
    expect(page.locator(".event")).to_have_count(before["rows"])


def test_the_place_of_the_map_is_shared_too(open_page, live_server, year):
    page = open_page("/")
    expect(page.locator("#in-view")).to_have_text(", 13 in view")
    page.get_by_role("button", name="Zoom in").click()
    expect(page).to_have_url(re.compile(r"\?map=[\d.]+/[\d.-]+/[\d.-]+$"))
    page.get_by_role("checkbox", name="Deployment").check()
    expect(page).to_have_url(re.compile(r"\?kind=deployment$"))  # it looks where these events are
    expect(page.locator("#in-view")).to_have_text(", 1 in view")
    page.goto(f"{live_server.url}/?map=7/46.5/30.7")
    expect(page.locator("#in-view")).to_have_text(", 1 in view")
    assert page.get_by_role("alert").count() == 0


def test_the_list_can_be_cut_to_what_the_map_shows(open_page, year):
    page = open_page("/?map=7/46.5/30.7")
    page.get_by_role("button", name="List only events in view").click()
    expect(page.locator(".event")).to_have_count(1)
    expect(page).to_have_url(re.compile("bbox="))


def test_arrows_step_through_the_marks_which_are_one_tab_stop(open_page, year):
    page = open_page("/")
    page.get_by_text("Timeline", exact=True).first.click()
    assert page.locator(".lane-mark[tabindex='0']").count() == 1
    page.locator(".lane-mark[tabindex='0']").focus()
    seen = []
    for key in ("Home", "ArrowRight", "ArrowRight", "ArrowLeft", "ArrowDown", "ArrowUp", "End"):
        page.keyboard.press(key)
        seen.append(
            re.search(r"\d+ \w+(?= 2024)", page.evaluate("document.activeElement.ariaLabel"))[0]
        )
    assert seen == [
        "5 January",
        "5 February",
        "5 March",
        "5 February",
        "20 June",
        "5 June",
        "5 December",
    ]
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile("/events/"))


def test_the_last_of_quick_changes_wins(open_page, year):
    page = open_page("/")
    page.evaluate(SLOW_WITHOUT_DEPLOYMENTS)
    page.get_by_role("checkbox", name="Strike").check()
    page.wait_for_timeout(200)
    page.get_by_role("checkbox", name="Deployment").check()
    expect(page.locator(".event")).to_have_count(13)
    page.wait_for_timeout(900)
    expect(page.locator(".event")).to_have_count(13)
    expect(page).to_have_url(re.compile("kind=strike&kind=deployment"))


def test_without_scripts_the_page_still_filters_and_draws(open_page, year):
    page = open_page("/", java_script_enabled=False)
    assert page.locator(".bars .layer rect").count() >= 12
    assert page.locator(".lane-mark").count() == 13
    page.get_by_role("checkbox", name="Deployment").check()
    page.get_by_role("button", name="Show", exact=True).click()
    expect(page).to_have_url(re.compile(r"\?kind=deployment$"))
    expect(page.locator(".event")).to_have_count(1)
    page.get_by_role("link", name="All", exact=True).click()
    page.locator(".numbers summary").click()
    page.get_by_role("link", name="20 June 2024", exact=True).click()
    expect(page).to_have_url(re.compile("after=2024-06-20&before=2024-06-21"))


def test_print_keeps_the_whole_drawing(open_page, year):
    page = open_page("/", viewport={"width": 1280, "height": 900})
    page.emulate_media(media="print")
    box, sheet = page.locator(".bars").bounding_box(), page.locator("main").bounding_box()
    assert box["width"] <= sheet["width"] + 1
    expect(page.locator(".brush")).to_be_hidden()
    expect(page.locator(".lane-mark").first).to_be_visible()


def test_a_kind_ticked_and_a_range_clicked_at_once_both_hold(open_page, year):
    page = open_page("/")
    expect(page.locator("#in-view")).to_have_text(", 13 in view")
    page.evaluate("""() => {
      document.querySelector('[name=kind][value=deployment]').click();
      document.querySelectorAll('.presets a')[2].click();
    }""")
    expect(page).to_have_url(re.compile(r"kind=deployment"))
    expect(page.locator("#time-range")).to_contain_text("From")
