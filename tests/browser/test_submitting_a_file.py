"""A file of articles, from its choice to its refused rows, as a person goes."""

import re

import pytest
from django.core.cache import cache
from django.utils import timezone
from playwright.sync_api import expect

from events.models import Article, Import
from events.services import configured
from events.services.intake.files.import_file import import_file

FILE = {
    "name": "articles.csv",
    "mimeType": "text/csv",
    "buffer": b"text,title\nOne drone hit.,a\n,b\n",
}
DROP = """([selector, name, text]) => {
    const data = new DataTransfer();
    data.items.add(new File([text], name, {type: "text/csv"}));
    const drop = new DragEvent("drop", {dataTransfer: data, bubbles: true, cancelable: true});
    document.querySelector(selector).dispatchEvent(drop);
}"""


@pytest.fixture(autouse=True)
def _no_requests_before():
    cache.clear()


def send(page):
    page.get_by_role("button", name="Submit the file").click()
    page.wait_for_url(re.compile(r"/imports/\w+/$"))
    expect(page.get_by_role("region", name="First rows")).to_be_visible()
    page.get_by_role("button", name=re.compile("^Import ")).click()
    expect(page.get_by_role("region", name="First rows")).to_have_count(0)


def take_in():
    rules, terms = configured.queue_rules(), configured.file_terms()
    import_file(import_id=Import.objects.get().pk, terms=terms, rules=rules, clock=timezone.now)
    Article.objects.update(status="done", finished_at=timezone.now())


def test_a_file_is_sent_and_its_rows_appear_without_a_reload(open_page):
    page = open_page("/submit/file/")
    page.get_by_label("File", exact=True).set_input_files(FILE)
    send(page)
    expect(page.get_by_role("status")).to_contain_text("Waiting to be imported")
    page.evaluate("document.body.dataset.same = 'yes'")
    take_in()
    expect(page.get_by_role("status")).to_contain_text("1 row was refused")
    expect(page.get_by_role("table")).to_contain_text("The text is empty.")
    assert page.evaluate("document.body.dataset.same") == "yes"


def test_a_file_can_be_dropped(open_page):
    page = open_page("/submit/file/")
    expect(page.get_by_text("You can also drop it here.")).to_be_visible()
    page.evaluate(DROP, ["[data-drop]", "dropped.csv", "text\nOne drone hit.\n"])
    send(page)
    assert Import.objects.get().name == "dropped.csv"


def test_a_file_that_is_too_large_is_told_before_it_is_sent(open_page, settings):
    settings.MAX_FILE_BYTES = 1_000
    page = open_page("/submit/file/")
    page.get_by_label("File", exact=True).set_input_files({**FILE, "buffer": b"x" * 1_001})
    expect(page.get_by_role("alert")).to_contain_text("1,001 bytes; 1,000 are allowed")
    page.get_by_role("button", name="Submit the file").click()
    expect(page).to_have_url(re.compile("/submit/file/$"))
    page.get_by_label("File", exact=True).set_input_files(FILE)
    send(page)


def test_without_scripts_a_file_is_sent_all_the_same(open_page):
    page = open_page("/submit/file/", java_script_enabled=False)
    expect(page.get_by_text("You can also drop it here.")).to_be_hidden()
    page.get_by_label("File", exact=True).set_input_files(FILE)
    send(page)
    take_in()
    page.reload()
    expect(page.get_by_role("table")).to_contain_text("The text is empty.")
