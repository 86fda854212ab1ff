"""Each invariant, broken by a hand that went round the services, is named with its row; what
services wrote is not.
"""

from datetime import UTC, date, datetime, timedelta

import pytest
from django.utils import timezone

from events.extraction import types
from events.models import (
    Article,
    Claim,
    Event,
    Evidence,
    Feed,
    FeedEntry,
    Import,
    Page,
    Report,
    Revision,
    TextSketch,
)
from events.services.intake.addresses import address_key
from events.services.intake.submit import fingerprint, submit_article
from events.services.linking.copies import write_sketch
from events.services.queue.leases import QueueRules
from events.services.reading.extract import extract_article
from events.services.verify import Limits, invariants, verify
from tests.factories import make_article, make_event, make_extracted
from tests.trouble import unconstrained

pytestmark = pytest.mark.django_db

NOW = datetime(2024, 11, 14, 9, 30, tzinfo=UTC)
LONG_AGO = NOW - timedelta(hours=3)
RULES = QueueRules(lease=timedelta(minutes=5), max_attempts=3)
LIMITS = Limits(rules=RULES, longest_wait=timedelta(hours=1))
FIRST, SECOND = (
    "Two drones hit a depot in the north, the governor said.",
    "Shells fell on a village near the river on Tuesday.",
)
TEXT = f"The war went on through the night and nobody slept. {FIRST} {SECOND}"
# long enough for a copy to be one
LONG = f"{TEXT} {' '.join(f'In town {n} the lights went out.' for n in range(20))}"
KYIV = types.Place("Kyiv", None, "UA", 50.45, 30.52, types.Precision.TOWN, "gn:703448")


class Fixed:
    """An extractor that finds the two sentences of the text."""

    version = "1"

    def __call__(self, text, *, published_on):
        return [_told(text, FIRST, killed=types.Count(2, 4), place=KYIV), _told(text, SECOND)]


def _told(text, sentence, *, killed=None, **values):
    report = make_extracted(sentence, by=("Russia",), said=[("the governor", "asserts")], **values)
    start = text.index(sentence)
    changed = {
        "evidence": (types.Evidence(start, start + len(sentence), sentence),),
        "attribution": (types.Attribution("the governor", types.Stance.ASSERTS, start, start + 3),),
        "casualties": types.Casualties(killed=killed),
    }
    return types.Report(**{name: getattr(report, name) for name in report.__slots__} | changed)


@pytest.fixture
def article():
    """An article as the services leave it: read, with two reports of two events, each with
    evidence, claim and history.
    """
    return read(TEXT)


def read(text, **values):
    article = submit_article(
        text=text, submitted_by="form", now=NOW, max_characters=10_000, **values
    ).article
    extract_article(article_id=article.pk, extractor=Fixed(), rules=RULES, clock=lambda: NOW)
    article.refresh_from_db()
    return article


def found(**values):
    return [
        (one.kind, one.public_id, one.problem)
        for one in verify(invariants(now=NOW, limits=LIMITS, **values))
    ]


def other(**values):
    """An article that was read and tells nothing."""
    text = f"Nothing happened here. {timezone.now()}"
    row = make_article(text, **{"sha256": fingerprint(text), "finished_at": NOW, **values})
    write_sketch(row)
    return row


def first(article):
    return article.reports.order_by("ordinal").first()


def test_what_the_services_wrote_is_as_it_should_be(article):
    other(status="pending", not_before=NOW)
    # its lease has just ended: the sweep comes within seconds
    other(status="running", lease_until=NOW, token="t")
    other(status="quarantined", last_error="No memory")
    other(origin=article, shared_with_origin=0.9)
    a_page()
    read(
        "Nothing happened here, and nobody heard of it.",
        url="https://example.org/news/2",
        outlet="A paper",
    )
    assert article.reports.count() == 2
    assert found() == []


def test_articles_that_are_one_origin_are_counted_as_the_services_count_them():
    for text in (TEXT, f"{TEXT} More follows."):
        read(text, outlet="A paper")
    assert list(
        Event.objects.filter(article_count=2).values_list("origin_count", flat=True).distinct()
    ) == [1]
    assert found() == []


def test_events_that_reprints_tell_are_as_they_should_be():
    """They count as one origin, and the day is that of the first; each was once taken for a wrong
    value.
    """
    origin = read(LONG, outlet="A paper", published_on=date(2024, 11, 13))
    reprint = read(
        f"From our wires. {LONG}", outlet="Another paper", published_on=date(2024, 11, 14)
    )
    assert reprint.origin == origin
    assert set(Event.objects.values_list("article_count", "origin_count")) == {(2, 1)}
    assert found() == []


def test_an_article_from_before_addresses_were_compared_leaves_the_key_to_the_first():
    other(url="https://example.org/news/2", address_key=address_key("https://example.org/news/2"))
    other(url="https://example.org/news/2?utm_source=x")
    assert found() == []


def test_a_row_that_is_mended_while_it_is_looked_at_is_not_named(article):
    looked = []

    def told_again(rows):
        looked.append(rows)
        return wrong.broken(rows) if len(looked) == 1 else []

    wrong = next(
        one
        for one in invariants(now=NOW, limits=LIMITS)
        if one.name == "every text has its fingerprint"
    )
    Article.objects.update(sha256="0" * 64)
    assert len(list(verify([wrong]))) == 1
    assert list(verify([type(wrong)(wrong.name, wrong.rows, told_again)])) == []
    assert len(looked) == 2


def test_rows_are_gone_through_in_batches(article):
    for _ in range(5):
        other()
    seen = []
    wrong = next(
        one
        for one in invariants(now=NOW, limits=LIMITS)
        if one.name == "every text has its fingerprint"
    )
    small = type(wrong)(
        wrong.name, wrong.rows, lambda rows: seen.append(len(rows)) or [], at_once=4
    )
    assert (
        list(verify([small], told=lambda invariant, rows: seen.append((invariant.name, rows))))
        == []
    )
    assert seen == [4, 2, (wrong.name, 6)]


# Each breaks one invariant behind the services' backs; gives (kind, public id) of the row that must
# be named, and a word of why.


def an_altered_text(article):
    # other words at the same offsets come with it
    Article.objects.update(text=TEXT.replace("nobody", "no body"))
    Evidence.objects.all().delete()
    Claim.objects.all().delete()
    return "article", article.public_id, "SHA-256"


def an_evidence_with_other_words(article):
    Evidence.objects.filter(report=first(article)).update(quote="Four drones")
    return "evidence", article.public_id, "other words"


def an_evidence_behind_the_end(article):
    Evidence.objects.filter(report=first(article)).update(end=9_999)
    return "evidence", article.public_id, "behind the end"


def a_claim_with_other_words(article):
    Claim.objects.filter(report=first(article)).update(quote="He denied it")
    return "claim", article.public_id, "other words"


def a_done_article_without_a_version(article):
    row = other(extractor_version="")
    return "article", row.public_id, "by which version"


def an_article_held_past_its_lease(article):
    row = other(status="running", lease_until=LONG_AGO, token="t")
    return "article", row.public_id, "ended long ago"


def a_page_held_past_its_lease(article):
    row = a_page(status="running", lease_until=LONG_AGO, token="t")
    return "page", row.public_id, "ended long ago"


def an_import_held_past_its_lease(article):
    row = Import.objects.create(
        name="a.csv", sha256="1", status="running", lease_until=LONG_AGO, token="t"
    )
    return "import", row.public_id, "ended long ago"


def a_feed_held_past_its_lease(article):
    row = Feed.objects.create(address="https://example.org/feed", lease_until=LONG_AGO, token="t")
    return "feed", str(row.pk), "ended long ago"


def an_article_that_nobody_comes_for(article):
    row = other(status="pending", not_before=LONG_AGO)
    return "article", row.public_id, "due for too long"


def a_token_on_a_finished_article(article):
    row = other(token="t")
    return "article", row.public_id, "not being worked on"


def a_chain_of_reprints(article):
    middle = other(origin=article)
    last = other(origin=middle)
    return "article", last.public_id, "reprint of a reprint"


def a_reprint_of_a_later_article(article):
    row = other()
    Article.objects.filter(pk=article.pk).update(origin=row, shared_with_origin=1)
    return "article", article.public_id, "accepted later"


def a_reprint_that_does_not_say_how_much_it_shares(article):
    row = other(origin=article)
    return "article", row.public_id, "nothing that it says"


def a_text_without_its_sketch(article):
    TextSketch.objects.filter(article=article).delete()
    return "article", article.public_id, "sketch"


def a_sketch_of_another_text(article):
    TextSketch.objects.create(article=article, value=1)
    return "article", article.public_id, "sketch"


def an_article_that_its_address_does_not_find(article):
    row = other(url="https://example.org/news/2")
    return "article", row.public_id, "address key"


def an_article_found_by_another_address(article):
    row = other(url="https://example.org/news/2", address_key="2")
    return "article", row.public_id, "address key"


def a_page_found_by_another_address(article):
    row = a_page(address_key="1")
    return "page", row.public_id, "address key"


def an_entry_that_leads_nowhere(article):
    feed = Feed.objects.create(address="https://example.org/feed")
    FeedEntry.objects.create(feed=feed, guid_key="1", refused_because="It is in no language.")
    entry = FeedEntry.objects.create(feed=feed, guid_key="2")
    return "feed", f"{feed.pk}, entry {entry.pk}", "leads nowhere"


def a_wrong_count_of_origins(article):
    event = first(article).event
    Event.objects.filter(pk=event.pk).update(origin_count=7)
    return "event", event.public_id, "origin_count"


def more_than_all_is_shared(article):
    row = other(origin=article, shared_with_origin=1.5)
    return "article", row.public_id, "shares"


def an_altered_page(article):
    row = a_page(status="done", article=article, raw=b"<p>One", raw_sha256="0" * 64)
    return "page", row.public_id, "SHA-256"


def a_page_without_its_article(article):
    row = a_page(status="done")
    return "page", row.public_id, "without"


def a_report_without_its_event(article):
    row, event = first(article), first(article).event
    Report.objects.filter(pk=row.pk).update(event=None)
    Event.objects.filter(pk=event.pk).update(withdrawn_at=NOW)
    event.revisions.all().delete()
    event.revisions.create(number=1, reason="r", after={})
    return "report", f"{article.public_id}#{row.ordinal}", "tells no event"


def a_report_of_an_unread_article(article):
    row = other(status="pending", not_before=NOW, finished_at=None, extractor_version="")
    Report.objects.filter(pk=first(article).pk).update(article=row)
    return "report", f"{row.public_id}#0", "never read"


def a_report_of_a_skipped_article(article):
    Article.objects.update(skipped_because="It is in French.")
    return "report", f"{article.public_id}#0", "skipped"


def a_missing_report(article):
    first(article).delete()
    return "article", article.public_id, "#0 is missing"


def a_doubled_report(article):
    one, two = article.reports.order_by("ordinal")
    Report.objects.filter(pk=two.pk).update(extracted=one.extracted)
    return "article", article.public_id, "say the same"


def an_event_that_nothing_tells(article):
    event = make_event(article_count=0)
    event.revisions.create(number=1, reason="r", after={})
    return "event", event.public_id, "no report"


def a_range_that_runs_backwards(article):
    event = first(article).event
    with unconstrained("events_event", "event_killed_range"):
        Event.objects.filter(pk=event.pk).update(killed_min=9, killed_max=1)
    return "event", event.public_id, "exceeds"


def a_wrong_count_of_articles(article):
    event = first(article).event
    Event.objects.filter(pk=event.pk).update(article_count=7)
    return "event", event.public_id, "article_count"


def a_report_that_cannot_be_read(article):
    row = first(article)
    Report.objects.filter(pk=row.pk).update(extracted={})
    return "event", row.event.public_id, "no record"


def a_history_with_a_gap(article):
    event = first(article).event
    Revision.objects.filter(event=event).update(number=2)
    return "event", event.public_id, "numbered"


def an_event_without_history(article):
    event = first(article).event
    Revision.objects.filter(event=event).delete()
    return "event", event.public_id, "numbered"


def an_event_changed_behind_its_history(article):
    event = first(article).event
    event.event_actors.all().delete()
    return "event", event.public_id, "since its last revision: actors"


def a_page(**values):
    key = address_key("https://example.org/news/1")
    defaults = {
        "address": "https://example.org/news/1",
        "address_key": key,
        "submitted_by": "url",
        "not_before": NOW,
    }
    return Page.objects.create(**defaults | values)


BROKEN = [
    an_altered_text,
    an_evidence_with_other_words,
    an_evidence_behind_the_end,
    a_claim_with_other_words,
    a_done_article_without_a_version,
    an_article_held_past_its_lease,
    a_page_held_past_its_lease,
    an_import_held_past_its_lease,
    a_feed_held_past_its_lease,
    an_article_that_nobody_comes_for,
    a_token_on_a_finished_article,
    a_chain_of_reprints,
    a_reprint_of_a_later_article,
    a_reprint_that_does_not_say_how_much_it_shares,
    a_text_without_its_sketch,
    a_sketch_of_another_text,
    an_article_that_its_address_does_not_find,
    an_article_found_by_another_address,
    a_page_found_by_another_address,
    an_entry_that_leads_nowhere,
    a_wrong_count_of_origins,
    more_than_all_is_shared,
    an_altered_page,
    a_page_without_its_article,
    a_report_without_its_event,
    a_report_of_an_unread_article,
    a_report_of_a_skipped_article,
    a_missing_report,
    a_doubled_report,
    an_event_that_nothing_tells,
    a_range_that_runs_backwards,
    a_wrong_count_of_articles,
    a_report_that_cannot_be_read,
    a_history_with_a_gap,
    an_event_without_history,
    an_event_changed_behind_its_history,
]


@pytest.mark.parametrize("break_it", BROKEN, ids=lambda one: one.__name__)
def test_verify_names(article, break_it):
    kind, public_id, word = break_it(article)
    problems = [problem for *row, problem in found() if row == [kind, public_id]]
    assert any(word in problem for problem in problems), found()


def test_nothing_that_is_named_quotes_the_text(article):
    Article.objects.update(text=TEXT.replace("drones", "MARKER"))
    assert found() and "MARKER" not in str(found())
