"""Every page for everybody: axe in both themes, in the reader's own colours and on a narrow screen;
the keyboard.
"""

from pathlib import Path

import pytest
from django.conf import settings
from django.contrib.auth.models import User
from django.utils import timezone
from django_otp.oath import totp
from django_otp.plugins.otp_totp.models import TOTPDevice

from events.models import Feed
from tests.factories import (
    SENTENCE,
    make_actor,
    make_article,
    make_evaluation,
    make_event,
    make_feed,
    make_import,
    make_page,
    make_place,
    make_report,
    make_source,
)

AXE = Path(settings.BASE_DIR) / "node_modules/axe-core/axe.min.js"
TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
REFUSALS = [
    {
        "line": 100_000,
        "field": "published_on",
        "reason": f"“{'x' * 40}” is no day: write it as YYYY-MM-DD, such as 2024-11-13.",
    },
    {"line": 1, "field": "x" * 100, "reason": "There is no such field."},
]
WIDE, NARROW = {"width": 1280, "height": 900}, {"width": 320, "height": 640}
# axe's rules that another look of the same page could break
OF_COLOURS = ["color-contrast", "link-in-text-block"]
LOOKS = {
    "dark": {"color_scheme": "dark", "forced_colors": "none"},
    "forced colours": {"color_scheme": "dark", "forced_colors": "active"},
}
LIGHT = {"color_scheme": "light", "forced_colors": "none"}


@pytest.fixture
def paths():
    """A path to each page in each of its states, with everything on it that can be."""
    long_name = "A very long name of a place that no screen was made for"
    event = make_event(
        places=[make_place(), make_place(long_name, precision="unresolved", lat=None, lon=None)],
        perpetrator="Russia",
        target="Ukraine",
        weapons=[("ballistic_missile", 1200, 3), ("drone", None, None)],
        killed_min=5,
        confidence=0.5,
        not_counted="part of a nationwide total",
        article_count=2,
    )
    address = f"https://example.org/{'a-long-path-' * 20}"
    article = make_article(
        f"{SENTENCE} More follows. {'x' * 200}",
        title="Drones over Kyiv",
        url=address,
        source=make_source(),
    )
    report = make_report(event, article, speaker="the mayor")
    report.evidence.create(
        field="places", rule="r", start=23, end=27, quote="Kyiv", confidence=0.86
    )
    make_report(event, make_article(title="Another"), speaker="Russia", stance="denies")
    event.revisions.create(
        number=1,
        reason="First read",
        before={"killed": None},
        after={"killed": {"min": 5, "max": None}},
    )
    withdrawn = make_event(withdrawn_at=timezone.now(), withdrawn_because="Told in error")
    for n in range(31):
        make_report(
            make_event(
                kind=["strike", "interception", "deployment"][n % 3], subkind="", status="confirmed"
            )
        )
    make_event(
        kind="territorial_claim",
        subkind="captured",
        perpetrator="Russia",
        places=[event.event_places.last().place],
    )
    make_evaluation("a-long-name-of-a-file-of-annotated-articles-of-a-whole-year.jsonl")
    make_evaluation("without-confidence.jsonl", confidence=None)
    actor = make_actor("Russia")
    actor.aliases.create(name="Russian Federation", key="russian federation")
    return {
        "timeline": "/",
        "charts": "/charts/",
        "charts of one country": "/charts/?country=UA&foo=1",
        "filtered": "/?kind=strike&min_killed=1&foo=1",
        "no match": "/?kind=ground_combat",
        "submit": "/submit/",
        "submit a file": "/submit/file/",
        "file": f"/imports/{make_import(status='done', refused=2, refusals=REFUSALS).public_id}/",
        "file to look at": f"/imports/{a_draft().public_id}/",
        "sources": "/sources/",
        "undated": make_article(published_on=None, published_on_basis="undated").get_absolute_url(),
        "file that waits": f"/imports/{make_import(position=1_200).public_id}/",
        "file that failed": f"/imports/{make_import(status='quarantined').public_id}/",
        "page that failed": make_page(
            address, status="failed", attempts=1, last_error=f"ValueError: {'x' * 200}"
        ).get_absolute_url(),
        "articles": "/articles/",
        "article": article.get_absolute_url(),
        "pending": make_article(status="pending").get_absolute_url(),
        "quarantined": make_article(
            status="quarantined", attempts=5, last_error="No memory"
        ).get_absolute_url(),
        "skipped": make_article(
            language="fr", skipped_because="It is in French."
        ).get_absolute_url(),
        "event": event.get_absolute_url(),
        "mistake": f"{event.get_absolute_url()}mistake/",
        "embedded": f"{event.get_absolute_url()}embed/",
        "withdrawn": withdrawn.get_absolute_url(),
        "side": actor.get_absolute_url(),
        "place": event.event_places.last().place.get_absolute_url(),
        "log in": "/account/log-in/",
        "a new password": "/account/password/forgotten/",
        "about": "/about/",
        "accuracy": "/accuracy/",
        "missing": "/nope",
    }


def a_draft():
    """A file that somebody is to look at, with a row that would be refused."""
    make_feed(source=make_source(), errors_in_a_row=2, last_error="The server fails.")
    content = b"Kopf;Inhalt;Tag;Nummer\nDepot hit;Drones hit a depot.;13.11.2024;1\nb;;x;2\n"
    return make_import(status="draft", content=content)


def load_axe(page):
    # axe passes over what is hidden
    page.evaluate("document.querySelectorAll('details').forEach(closed => closed.open = true)")
    page.evaluate(AXE.read_text(encoding="utf-8"))


def violations(page, kind="tag", values=TAGS):
    # to describe what passes takes long
    options = {"runOnly": {"type": kind, "values": values}, "resultTypes": ["violations"]}
    result = page.evaluate("options => axe.run(document, options)", options)
    return [
        (found["id"], node["target"], node["failureSummary"])
        for found in result["violations"]
        for node in found["nodes"]
    ]


def in_every_look(page):
    """What axe finds on the open page in each look, and what runs off a narrow screen."""
    load_axe(page)
    found = {"light": violations(page)}
    for name, look in LOOKS.items():
        page.emulate_media(**look)
        found[name] = violations(page, "rule", OF_COLOURS)
    page.emulate_media(**LIGHT)
    page.set_viewport_size(NARROW)
    found["narrow"] = violations(page)
    found["width"] = [
        width
        for width in [page.evaluate("document.documentElement.scrollWidth")]
        if width > NARROW["width"]
    ]
    page.set_viewport_size(WIDE)
    return {name: some for name, some in found.items() if some}


def test_axe_finds_nothing_in_any_look_and_nothing_runs_off_a_narrow_screen(
    open_page, paths, live_server
):
    page = open_page("/about/")
    found = {}
    for name, path in paths.items():
        page.goto(f"{live_server.url}{path}")
        found[name] = in_every_look(page)
    assert {name: some for name, some in found.items() if some} == {}


def test_a_refused_form_is_read_out_too(open_page):
    page = open_page("/submit/")
    page.get_by_role("button", name="Submit the article").click()
    page.get_by_role("alert").wait_for()
    load_axe(page)
    assert violations(page) == []


def test_the_page_for_staff_is_for_everybody_too(open_page, live_server):
    for n in range(2):
        make_article(
            title=f"Drones over Kyiv {n}",
            status="quarantined",
            attempts=5,
            last_error=f"ValueError: {'x' * 200}",
        )
    Feed.objects.create(
        address=f"https://example.org/{'a-long-path-' * 20}",
        errors_in_a_row=2,
        last_error="No answer",
    )
    User.objects.create_superuser("ana", password="x")
    page = open_page("/admin/login/?next=/queue/")
    page.fill("#id_username", "ana")
    page.fill("#id_password", "x")
    page.keyboard.press("Enter")
    page.get_by_role("heading", name="Queue", exact=True).wait_for()
    assert in_every_look(page) == {}
    page.get_by_role("button", name="Try it again: Drones over Kyiv 0").focus()
    with page.expect_response(f"{live_server.url}/queue/"):
        # the figures come anew every five seconds
        pass
    page.wait_for_timeout(200)
    assert "Drones over Kyiv 0" in page.evaluate("document.activeElement.ariaLabel")


def test_the_pages_of_an_account_are_for_everybody_too(open_page, live_server):
    """From the log-in page to a second factor that is on."""
    User.objects.create_superuser("ana", password="x")
    page = open_page("/account/log-in/?next=/account/")
    page.fill("#id_username", "ana")
    page.fill("#id_password", "x")
    page.keyboard.press("Enter")
    page.get_by_role("heading", name="Where you are logged in").wait_for()
    found = {"account": in_every_look(page)}
    page.goto(f"{live_server.url}/account/tokens/")
    page.fill("#id_name", "the desk")
    page.get_by_label("Submit articles").check()
    page.get_by_role("button", name="Make the token").click()
    page.get_by_text("It is not shown again").wait_for()
    found["token"] = in_every_look(page)
    page.goto(f"{live_server.url}/account/people/")
    found["people"] = in_every_look(page)
    page.goto(f"{live_server.url}/account/two-factor/")
    found["second factor"] = in_every_look(page)
    page.fill("#id_code", f"{totp(TOTPDevice.objects.get().bin_key):06}")
    page.get_by_role("button", name="Turn it on").click()
    page.get_by_role("heading", name="Recovery codes").wait_for()
    found["recovery codes"] = in_every_look(page)
    assert {name: some for name, some in found.items() if some} == {}


def test_the_first_tab_skips_to_the_content(open_page):
    page = open_page("/about/")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.textContent") == "Skip to the content"
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "content"
