"""The queue of reviewers on a phone and on a desk."""

import pytest
from django.contrib.auth.models import Group, User
from django.test import Client

from tests.factories import make_event, make_report

PHONE, DESK = {"width": 390, "height": 844}, {"width": 1280, "height": 900}


@pytest.fixture
def open_queue(open_page):
    """Opens the queue of two events as a reviewer: the list, or one that was chosen."""
    event, _ = (make_event(status="disputed") for _ in range(2))
    make_report(event)
    olena = User.objects.create_user("olena")
    olena.groups.add(Group.objects.get_or_create(name="reviewer")[0])
    client = Client()
    client.force_login(olena)

    def open_queue(*, chosen, **options):
        page = open_page("/about/", **options)
        site, key = page.url.removesuffix("about/"), client.cookies["sessionid"].value
        page.context.add_cookies([{"name": "sessionid", "value": key, "url": site}])
        wanted = f"&event={event.public_id}" if chosen else ""
        page.goto(f"{site}review/?why=disputed{wanted}")
        return page

    return open_queue


@pytest.mark.parametrize(
    ("viewport", "chosen", "listed"),
    [(PHONE, False, True), (PHONE, True, False), (DESK, False, True), (DESK, True, True)],
)
def test_a_chosen_event_stands_alone_where_the_list_is_not_beside_it(
    open_queue, viewport, chosen, listed
):
    page = open_queue(chosen=chosen, viewport=viewport)
    assert page.locator(".review-list").is_visible() is listed
    assert page.get_by_role("link", name="Back to the list: Disputed").is_visible() is not listed
    assert page.locator("#item h2").is_visible()


def test_on_a_phone_the_keyboard_goes_from_the_way_back_to_the_event(open_queue):
    page = open_queue(chosen=True, viewport=PHONE)
    page.get_by_role("link", name="Back to the list: Disputed").focus()
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.matches('#item h2 a')")
    assert page.locator("#item h2").bounding_box()["y"] < PHONE["height"] / 2
