"""Each function breaks one invariant behind the services' backs.

It gives the kind and public id of the row that `verify` must name, and a word of the reason.
"""

from events.models import (
    Article,
    Claim,
    Event,
    Evidence,
    Feed,
    FeedEntry,
    Import,
    Report,
    Revision,
    TextSketch,
)
from tests.factories import make_event
from tests.services.verify.rows import LONG_AGO, NOW, TEXT, a_page, first, other
from tests.trouble import unconstrained


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


def a_ledger_without_a_number(article):
    event = first(article).event
    Event.objects.filter(pk=event.pk).update(killed_min=None, killed_max=None)
    event.toll_statements.all().delete()
    Revision.objects.filter(event=event).update(after={})
    return "event", event.public_id, "does not hold what its reports give"


def a_ledger_with_a_number_that_does_not_stand(article):
    event = first(article).event
    event.toll_statements.update(stands=False)
    return "event", event.public_id, "later ones replace"


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
    a_ledger_without_a_number,
    a_ledger_with_a_number_that_does_not_stand,
    a_history_with_a_gap,
    an_event_without_history,
    an_event_changed_behind_its_history,
]
