"""How an event is cited and stands in other sites' pages."""

from datetime import UTC, date, datetime

import pytest
from django.utils import timezone

from events.web.pages.citation import citation_of
from tests.factories import make_article, make_event, make_place, make_source

pytestmark = [pytest.mark.django_db, pytest.mark.either_database]
ADDRESS = "https://tracker.example/events/abc/"


def cite(event, *articles):
    return citation_of(event, articles, address=ADDRESS, seen_on=date(2024, 12, 1))


def test_a_claim_is_cited_as_a_claim_with_its_last_change_and_the_day_it_was_seen():
    event = make_event(
        public_id="abc", places=[make_place()], updated_at=datetime(2024, 11, 20, tzinfo=UTC)
    )
    assert cite(event).text == (
        "“Drone strike, Kyiv, Ukraine, 13 November 2024” (claimed). Conflict event tracker, event "
        f"abc, updated 20 November 2024, {ADDRESS}, accessed 1 December 2024."
    )


def test_the_outlet_and_the_article_that_report_it_are_cited():
    first = make_article(title="Drones over Kyiv", source=make_source("Example Agency"))
    cited = cite(make_event(), first, make_article("Another text."))
    for text in (cited.text, cited.bibtex):
        assert (
            "reported by Example Agency, “Drones over Kyiv”, 13 November 2024, and 1 more article"
        ) in text


def test_what_bibtex_would_read_as_a_command_is_escaped():
    event = make_event(public_id="abc", places=[make_place("A & B_{100 %}", country="")])
    assert r"A \& B\_\{100 \%\}" in cite(event).bibtex
    assert cite(event).bibtex.startswith("@misc{event-abc,\n  title    = {")


def test_an_event_can_stand_in_another_sites_page_and_its_own_page_cannot(client):
    event = make_event(places=[make_place()])
    embedded, page = (
        client.get(f"{event.get_absolute_url()}embed/"),
        client.get(event.get_absolute_url()),
    )
    assert (
        "frame-ancestors *" in embedded["Content-Security-Policy"]
        and "X-Frame-Options" not in embedded
    )
    assert (
        "frame-ancestors 'none'" in page["Content-Security-Policy"]
        and page["X-Frame-Options"] == "DENY"
    )
    assert "<form" not in embedded.content.decode()
    assert "default-src 'none'" in embedded["Content-Security-Policy"]


def test_a_withdrawn_event_says_so_where_it_is_embedded(client):
    event = make_event(withdrawn_at=timezone.now(), withdrawn_because="Told in error")
    response = client.get(f"{event.get_absolute_url()}embed/")
    assert response.status_code == 410 and "Told in error" in response.content.decode()
