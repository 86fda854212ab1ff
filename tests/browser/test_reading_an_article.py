"""From the form to the event, as a person goes."""

import re

import pytest
from django.utils import timezone
from playwright.sync_api import expect

from events.models import Article
from events.services import configured
from events.services.reading.extract import extract_article
from tests.factories import make_event, make_place, make_report
from tests.fakes import ScriptedExtractor

TEXT = (
    "The ministry spoke on Wednesday about the night in the capital. A drone hit a house in "
    "the old town during the night! "
    "Nothing more was known in the morning."
)


@pytest.fixture
def work(tmp_path):
    """A worker's turn: reads the article that waits."""

    def work():
        article = Article.objects.get(status="pending")
        extractor = ScriptedExtractor(gazetteer_file=tmp_path)
        extract_article(
            article_id=article.pk,
            extractor=extractor,
            rules=configured.queue_rules(),
            clock=timezone.now,
        )

    return work


def submit(page, text=TEXT):
    page.get_by_label("Text of the article").fill(text)
    page.get_by_label("Title").fill("A night in the capital")
    page.get_by_label("Publication date").fill("2024-11-14")
    page.get_by_role("button", name="Submit the article").click()
    page.wait_for_url(re.compile(r"/articles/\w+/$"))


def test_a_submitted_article_becomes_read_without_a_reload(open_page, work):
    page = open_page("/submit/")
    submit(page)
    expect(page.get_by_role("heading", level=1)).to_have_text("A night in the capital")
    expect(page.locator("#state")).to_contain_text("Waiting to be read")
    expect(page.locator(".article-text")).to_have_text(TEXT)
    page.evaluate("document.body.dataset.same = 'yes'")
    work()
    expect(page.locator("#state")).to_contain_text("1 event found")
    expect(page.locator("mark")).to_have_text(
        "A drone hit a house in the old town during the night!"
    )
    assert page.evaluate("document.body.dataset.same") == "yes"
    polls = []
    page.on("request", lambda request: polls.append(request.url))
    page.wait_for_timeout(2_500)
    assert polls == []


def test_the_event_and_its_sentence_lead_to_each_other(open_page, work):
    page = open_page("/submit/")
    submit(page)
    work()
    page.locator("#event-1").get_by_role("link", name="sentence 1").click()
    expect(page.locator("mark:target")).to_be_visible()
    page.get_by_role("link", name="Event 1: strike").click()
    expect(page.locator("#event-1:target")).to_be_visible()
    page.locator("#event-1 h3 a").click()
    page.wait_for_url(re.compile(r"/events/\w+/$"))
    expect(page.get_by_role("heading", level=1)).to_contain_text("Drone strike")


def test_all_of_it_works_without_javascript(open_page, work):
    page = open_page("/submit/", java_script_enabled=False)
    submit(page)
    expect(page.locator("#state")).to_contain_text("Waiting to be read")
    work()
    expect(page.locator("#state")).to_contain_text("1 event found")  # the page refreshes itself
    page.goto(f"{page.url}../../")
    expect(page.locator(".event").get_by_role("link", name="Drone strike")).to_be_visible()
    page.get_by_label("Deployment").check()
    page.get_by_role("button", name="Show", exact=True).click()
    expect(page.get_by_text("No events match these filters")).to_be_visible()


def test_copied_text_is_the_text_as_submitted(open_page, work):
    page = open_page("/submit/")
    submit(page)
    work()
    expect(page.locator("mark")).to_be_visible()
    copied = page.evaluate(
        "() => { getSelection().selectAllChildren(document.querySelector('.article-text')); "
        "return getSelection().toString() }"
    )
    assert copied == TEXT


def test_a_refused_text_stays_in_the_form(open_page):
    page = open_page("/submit/")
    page.get_by_label("Text of the article").fill("\n  A drone hit a house.")
    page.get_by_label("Web address").fill("javascript:alert(1)")
    page.get_by_role("button", name="Submit the article").click()
    expect(page.get_by_role("alert")).to_contain_text("Web address")
    expect(page.get_by_label("Text of the article")).to_have_value("\n  A drone hit a house.")
    expect(page.get_by_label("Web address")).to_have_value("javascript:alert(1)")


def test_pointing_at_a_sentence_shows_its_event_and_pointing_at_the_event_its_sentence(
    open_page, work
):
    page = open_page("/submit/")
    submit(page)
    work()
    page.locator("mark").hover()
    expect(page.locator(".tip")).to_contain_text("Drone strike")
    expect(page.locator("#event-1")).to_have_class("lit")
    page.keyboard.press("Escape")
    expect(page.locator(".tip")).to_have_count(0)
    page.locator("#event-1 h3 a").focus()
    expect(page.locator("mark")).to_have_class("of-strike lit")


def test_a_note_stands_before_the_dead_until_it_is_put_away_by_keyboard(open_page):
    told = make_event(places=[make_place()], killed_min=5)
    make_report(told, killed_min=5)
    page = open_page(told.get_absolute_url())
    note = page.get_by_role("complementary", name="Content note")
    expect(note).to_be_visible()
    page.get_by_role("button", name="Do not show again").press("Enter")
    expect(note).to_be_hidden()
    page.reload()
    expect(note).to_be_hidden()


def test_a_citation_is_copied_or_selected(open_page):
    page = open_page(make_event(places=[make_place()]).get_absolute_url())
    page.locator("button[data-copy-from=cite-text]").click()
    expect(page.locator("button[data-copy-from=cite-text]")).to_have_text(
        re.compile("Copied|Selected")
    )
    assert "Drone strike" in page.evaluate("document.getElementById('cite-text').value")
