"""Each invariant, broken by a hand that went round the services, is named with its row; what services wrote is not."""

from datetime import UTC, datetime, timedelta

import pytest
from django.db import connection
from django.utils import timezone

from events.extraction import types
from events.models import Article, Claim, Event, Evidence, Feed, Import, Page, Report, Revision
from events.services.extract import extract_article
from events.services.leases import QueueRules
from events.services.submit import fingerprint
from events.services.verify import Limits, invariants, verify
from tests.factories import make_article, make_event, make_extracted, make_source

pytestmark = pytest.mark.django_db

NOW = datetime(2024, 11, 14, 9, 30, tzinfo=UTC)
LONG_AGO = NOW - timedelta(hours=3)
RULES = QueueRules(lease=timedelta(minutes=5), max_attempts=3)
LIMITS = Limits(rules=RULES, longest_wait=timedelta(hours=1))
FIRST, SECOND = "Two drones hit a depot in the north, the governor said.", "Shells fell on a village near the river on Tuesday."
TEXT = f"The war went on through the night and nobody slept. {FIRST} {SECOND}"
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
    """An article as the services leave it: read, with two reports of two events, each with evidence, claim and history."""
    article = make_article(TEXT, sha256=fingerprint(TEXT), status="pending", not_before=NOW, extractor_version="")
    extract_article(article_id=article.pk, extractor=Fixed(), rules=RULES, clock=lambda: NOW)
    article.refresh_from_db()
    return article


def found(**values):
    return [(one.kind, one.public_id, one.problem) for one in verify(invariants(now=NOW, limits=LIMITS, **values))]


def other(**values):
    """An article that was read and tells nothing."""
    text = f"Nothing happened here. {timezone.now()}"
    return make_article(text, **{"sha256": fingerprint(text), "finished_at": NOW, **values})


def first(article):
    return article.reports.order_by("ordinal").first()


def test_what_the_services_wrote_is_as_it_should_be(article):
    other(status="pending", not_before=NOW)
    other(status="running", lease_until=NOW, token="t")  # its lease has just ended: the sweep comes within seconds
    other(status="quarantined", last_error="No memory")
    other(origin=article, shared_with_origin=0.9)
    Page.objects.create(address="https://example.org/1", address_key="1", submitted_by="url", not_before=NOW)
    assert article.reports.count() == 2
    assert found() == []


def test_articles_that_are_one_origin_are_counted_as_the_services_count_them():
    source = make_source()
    for text in (TEXT, f"{TEXT} More follows."):
        article = make_article(text, sha256=fingerprint(text), source=source, status="pending", not_before=NOW)
        extract_article(article_id=article.pk, extractor=Fixed(), rules=RULES, clock=lambda: NOW)
    assert list(Event.objects.filter(article_count=2).values_list("origin_count", flat=True).distinct()) == [1]
    assert found() == []


def test_a_row_that_is_mended_while_it_is_looked_at_is_not_named(article):
    looked = []

    def told_again(rows):
        looked.append(rows)
        return wrong.broken(rows) if len(looked) == 1 else []

    wrong = next(one for one in invariants(now=NOW, limits=LIMITS) if one.name == "every text has its fingerprint")
    Article.objects.update(sha256="0" * 64)
    assert len(list(verify([wrong]))) == 1
    assert list(verify([type(wrong)(wrong.name, wrong.rows, told_again)])) == []
    assert len(looked) == 2


def test_rows_are_gone_through_in_batches(article):
    for _ in range(5):
        other()
    seen = []
    wrong = next(one for one in invariants(now=NOW, limits=LIMITS) if one.name == "every text has its fingerprint")
    small = type(wrong)(wrong.name, wrong.rows, lambda rows: seen.append(len(rows)) or [], at_once=4)
    assert list(verify([small], told=lambda invariant, rows: seen.append((invariant.name, rows)))) == []
    assert seen == [4, 2, (wrong.name, 6)]


# Each breaks one invariant behind the services' backs; gives (kind, public id) of the row that must be named, and a word of why.


def an_altered_text(article):
    Article.objects.update(text=TEXT.replace("nobody", "no body"))  # other words at the same offsets come with it
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
    row = Import.objects.create(name="a.csv", sha256="1", status="running", lease_until=LONG_AGO, token="t")
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
    with unconstrained():
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
    defaults = {"address": "https://example.org/1", "address_key": "1", "submitted_by": "url", "not_before": NOW}
    return Page.objects.create(**defaults | values)


class unconstrained:
    """Without the rule of the table, as in a copy that was made without it; dropped for good, with the test's transaction."""

    def __enter__(self):
        with connection.cursor() as cursor:
            if connection.vendor == "sqlite":
                cursor.execute("PRAGMA ignore_check_constraints = ON")
            else:
                cursor.execute("ALTER TABLE events_event DROP CONSTRAINT event_killed_range")

    def __exit__(self, *exc_info):
        if connection.vendor == "sqlite":
            connection.cursor().execute("PRAGMA ignore_check_constraints = OFF")


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
