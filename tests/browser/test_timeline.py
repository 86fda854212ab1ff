"""Filtering the timeline, and the theme."""

import re

from playwright.sync_api import expect

from tests.factories import make_event, make_place, make_report


def test_a_filter_swaps_the_list_and_the_address(open_page):
    for kind in ("strike", "deployment"):
        make_report(make_event(kind=kind, subkind="", places=[make_place()]))
    page = open_page("/")
    expect(page.locator(".event")).to_have_count(2)
    page.evaluate("document.body.dataset.same = 'yes'")
    page.get_by_role("checkbox", name="Deployment").check()
    expect(page.locator(".event")).to_have_count(1)
    expect(page).to_have_url(re.compile(r"/\?kind=deployment$"))
    expect(page.locator("#count")).to_contain_text("1 event,")
    assert page.evaluate("document.body.dataset.same") == "yes"
    page.go_back()
    expect(page.locator(".event")).to_have_count(2)


def test_a_filtered_address_opens_as_it_was_shared(open_page):
    make_report(make_event(kind="strike"))
    page = open_page("/?kind=strike&status=claimed")
    expect(page.get_by_role("checkbox", name="Strike")).to_be_checked()
    expect(page.get_by_role("checkbox", name="Claimed")).to_be_checked()
    expect(page.locator(".event")).to_have_count(1)


def test_the_filters_fold_on_a_phone_and_stand_open_on_a_desk(open_page):
    phone = open_page("/", viewport={"width": 390, "height": 800})
    expect(phone.get_by_role("checkbox", name="Strike")).to_be_hidden()
    phone.locator("#filters-fold > summary").click()
    expect(phone.get_by_role("checkbox", name="Strike")).to_be_visible()
    expect(open_page("/").get_by_role("checkbox", name="Strike")).to_be_visible()


def test_a_chosen_theme_is_kept(open_page):
    page = open_page("/", color_scheme="light")
    light = page.evaluate("getComputedStyle(document.body).backgroundColor")
    page.get_by_role("button", name="Dark theme").click()
    page.goto(f"{page.url}about/")
    assert page.evaluate("document.documentElement.dataset.theme") == "dark"
    assert page.evaluate("getComputedStyle(document.body).backgroundColor") != light
    expect(page.get_by_role("button", name="Light theme")).to_be_visible()
