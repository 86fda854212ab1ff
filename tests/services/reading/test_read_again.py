"""An article that is read again: its events stay the same events, and what a person has decided
stays decided.
"""

from datetime import UTC, date, datetime, timedelta

import pytest
from django.contrib.auth import get_user_model

from events.extraction import types
from events.extraction.types import Casualties, Count
from events.models import Article, Event, Evidence, Report, Revision
from events.services.linking.differences import What, difference_of
from events.services.queue.articles import claim, due, read_again
from events.services.queue.attempts import Outcome
from events.services.queue.leases import QueueRules
from events.services.reading.extract import extract_article
from events.services.reading.preview import preview_article
from events.services.reading.record import record_reports
from tests.factories import make_article, make_extracted, make_waiting

pytestmark = pytest.mark.django_db

NOW = datetime(2024, 11, 14, 9, 30, tzinfo=UTC)
LATER = NOW + timedelta(minutes=10)
RULES = QueueRules(lease=timedelta(minutes=5), max_attempts=3)
FIRST = "Two drones hit a depot in the north, the governor said."
SECOND = "Shells fell on a village near the river on Tuesday."
TEXT = f"{FIRST} {SECOND}"
KYIV = types.Place("Kyiv", None, "UA", 50.45, 30.52, types.Precision.TOWN, "gn:703448")


class Reader:
    """An extractor of some version that finds what it is given."""

    def __init__(self, *reports, version="2", meanwhile=lambda: None):
        self.reports, self.version, self.meanwhile = list(reports), version, meanwhile

    def __call__(self, text, *, published_on):
        self.meanwhile()
        return self.reports


def told(sentence=FIRST, **values):
    """A strike on Kyiv by Russia, told in this sentence of the text."""
    start = TEXT.index(sentence)
    report = make_extracted(sentence, **{"place": KYIV, "by": ("Russia",), **values})
    fields = {name: getattr(report, name) for name in report.__slots__}
    return types.Report(
        **{**fields, "evidence": (types.Evidence(start, start + len(sentence), sentence),)}
    )


def dead(number):
    return Casualties(killed=Count(number, number))


def an_article(*reports, version="1"):
    """An article that this version has read."""
    article = make_article(TEXT, extractor_version=version)
    record_reports(article=article, reports=reports, version=version, now=NOW)
    return article


def again(article, *reports, version="2", now=LATER, **reader):
    """Read it again, as the queue does."""
    assert read_again(article_ids=[article.pk], now=now) == [article.pk]
    extractor = Reader(*reports, version=version, **reader)
    return extract_article(
        article_id=article.pk, extractor=extractor, rules=RULES, clock=lambda: now
    )


def state():
    """All that readers can see, and the history."""
    events = list(Event.objects.order_by("pk").values())
    reports = list(
        Report.objects.order_by("pk").values(
            "pk", "event", "extractor_version", "ordinal", "extracted"
        )
    )
    return events, reports, Revision.objects.count(), Evidence.objects.count()


def test_an_event_keeps_its_id_and_takes_the_new_values():
    article = an_article(told())
    event = Event.objects.get()
    assert again(article, told(casualties=dead(3))) is Outcome.DONE
    article.refresh_from_db()
    event.refresh_from_db()
    assert (article.extractor_version, event.killed_min, event.article_count) == ("2", 3, 1)
    assert [report.extractor_version for report in event.reports.all()] == ["2"]
    last = event.revisions.order_by("number").last()
    assert (last.extractor_version, last.before["killed"], last.after["killed"]) == (
        "2",
        None,
        {"min": 3, "max": 3},
    )


def test_the_old_report_is_kept_and_says_what_it_told():
    article = an_article(told())
    event = Event.objects.get()
    again(article, told(casualties=dead(3)))
    old = article.reports.get(extractor_version="1")
    assert (old.event, old.evidence.count()) == (None, 1)
    assert old.linked_because == f"Told event {event.public_id} until version 2 read the article"


@pytest.mark.parametrize(
    ("values", "why"),
    [
        ({"place": "Sumy"}, "the place was read wrongly"),
        ({"place": None}, "the place was read wrongly"),
        ({"on": date(2024, 11, 12)}, "the day was read wrongly"),
        ({"by": ("Belarus",)}, "the side was read wrongly"),
    ],
)
def test_the_same_sentence_is_the_same_event_even_where(values, why):
    article = an_article(told())
    event = Event.objects.get()
    again(article, told(**values))
    assert Event.objects.get() == event, why


def test_the_same_kind_place_side_and_days_are_the_same_event_though_another_sentence_tells_it():
    article = an_article(told(FIRST))
    event = Event.objects.get()
    again(article, told(SECOND))
    assert Event.objects.visible().get() == event


def test_an_event_that_no_report_tells_any_more_leaves_a_tombstone():
    article = an_article(told(), told(SECOND, place="Sumy"))
    kept, gone = Event.objects.order_by("pk")
    again(article, told())
    gone.refresh_from_db()
    assert (gone.withdrawn_at, gone.article_count) == (LATER, 0)
    assert (
        gone.withdrawn_because
        == f"Article {article.public_id}, read again by version 2, does not tell it"
    )
    assert Event.objects.visible().get() == kept
    assert difference_of(gone.revisions.order_by("number").last()).what is What.GONE


def test_an_article_in_which_nothing_is_found_any_more_withdraws_all_its_events():
    article = an_article(told(), told(SECOND, place="Sumy"))
    again(article)
    assert not Event.objects.visible().exists()
    assert article.reports.filter(event__isnull=False).count() == 0


def test_an_event_that_other_articles_tell_loses_only_what_this_one_said():
    article, other = an_article(told(casualties=dead(9))), an_article(told(casualties=dead(3)))
    event = Event.objects.get()
    again(article)
    event.refresh_from_db()
    assert (event.withdrawn_at, event.killed_max, event.article_count) == (None, 3, 1)
    assert [report.article for report in event.reports.all()] == [other]


def test_a_report_leaves_an_event_of_other_articles_with_which_it_was_linked_wrongly():
    article, other = an_article(told()), an_article(told())
    event = Event.objects.get()
    again(article, told(place="Sumy"))
    assert other.reports.get().event == event
    moved = article.reports.get(extractor_version="2").event
    assert moved != event
    assert [row.place.name for row in event.event_places.all()] == ["Kyiv"]


def test_a_report_read_rightly_joins_the_event_of_another_article_and_the_tombstone_says_so():
    an_article(told())
    event = Event.objects.get()
    article = an_article(told(place="Sumy"))
    apart = Event.objects.exclude(pk=event.pk).get()
    again(article, told())
    apart.refresh_from_db()
    assert article.reports.get(extractor_version="2").event == event
    assert f"Told as event {event.public_id} since" in apart.withdrawn_because


def test_of_two_reports_in_one_sentence_each_keeps_its_own_event():
    article = an_article(told(), told(place="Sumy"))
    kyiv, sumy = Event.objects.order_by("pk")
    again(article, told(place="Sumy", casualties=dead(2)), told(casualties=dead(1)))
    assert [
        report.event for report in article.reports.filter(extractor_version="2").order_by("ordinal")
    ] == [sumy, kyiv]
    assert Event.objects.count() == 2


def test_a_reviewers_value_survives_and_the_history_says_that_it_was_kept():
    article = an_article(told(casualties=dead(3)))
    event = Event.objects.get()
    event.overrides = {"killed_min": 4, "killed_max": 4, "actors": True}
    event.save()
    event.event_actors.all().delete()
    again(article, told(casualties=dead(7), subkind="drone"))
    event.refresh_from_db()
    assert (event.killed_min, event.killed_max, event.subkind, event.actors.count()) == (
        4,
        4,
        "drone",
        0,
    )
    reason = event.revisions.order_by("number").last().reason
    assert reason == (
        f"Article {article.public_id} read again; kept as a reviewer left it: killed_min, "
        f"killed_max, actors"
    )


def test_a_kept_value_is_told_even_where_nothing_else_changes():
    article = an_article(told(casualties=dead(3)))
    event = Event.objects.get()
    Event.objects.update(overrides={"killed_max": 4}, killed_max=4)
    again(article, told(casualties=dead(3)), version="2")
    first = event.revisions.count()
    again(article, told(casualties=dead(3)), version="3")
    assert event.revisions.count() == first + 1
    assert difference_of(event.revisions.order_by("number").last()).what is What.KEPT


def accept(event):
    Event.objects.filter(pk=event.pk).update(review="accepted")


def override(event):
    Event.objects.filter(pk=event.pk).update(overrides={"killed_min": 1})


def change(event):
    user = get_user_model().objects.create_user("olena")
    Revision.objects.create(
        event=event, number=99, changed_by=user, reason="Looked at it", after={}
    )


@pytest.mark.parametrize("touch", [accept, override, change])
def test_an_event_that_a_reviewer_has_touched_outlives_its_report(touch):
    article = an_article(told())
    event = Event.objects.get()
    touch(event)
    again(article)
    event.refresh_from_db()
    assert event.withdrawn_at is None
    assert event.reports.get().extractor_version == "1"  # what it stands on is still to be seen
    assert (
        "kept because a reviewer has dealt with it"
        in event.revisions.order_by("number").last().reason
    )
    again(article, told(), version="3")
    assert event.reports.get().extractor_version == "3"


def test_a_reviewed_event_keeps_its_report_when_the_same_version_finds_others():
    article = an_article(told())
    event = Event.objects.get()
    accept(event)
    again(article, told(SECOND, kind="ground_combat"), version="1")
    assert [report.kind for report in article.reports.order_by("ordinal")] == [
        "ground_combat",
        "strike",
    ]
    before = state()[:3]
    again(article, told(SECOND, kind="ground_combat"), version="1")
    assert len(state()[1]) == 2 and state()[2] == before[2]


def test_what_a_reviewer_has_withdrawn_does_not_come_back():
    article = an_article(told())
    event = Event.objects.get()
    Event.objects.update(withdrawn_at=NOW, withdrawn_because="A hoax.")
    again(article, told(casualties=dead(3)))
    assert Event.objects.get() == event and not Event.objects.visible().exists()
    again(article, version="3")
    again(article, told(), version="4")
    assert not Event.objects.visible().exists()


def test_the_same_version_read_twice_changes_nothing():
    article = an_article(told(), told(SECOND, place="Sumy"))
    again(article, told(casualties=dead(3)), told(SECOND, place="Sumy"))
    before = state()
    assert (
        again(
            article,
            told(casualties=dead(3)),
            told(SECOND, place="Sumy"),
            now=LATER + timedelta(hours=1),
        )
        is Outcome.DONE
    )
    assert state() == before


def test_the_same_version_that_finds_other_things_replaces_its_own_reports():
    article = an_article(told(casualties=dead(3)))
    event = Event.objects.get()
    again(article, told(casualties=dead(4)), told(SECOND, place="Sumy"), version="1")
    assert [report.killed_min for report in article.reports.order_by("ordinal")] == [4, None]
    assert Event.objects.count() == 2
    event.refresh_from_db()
    assert event.killed_min == 4


def test_the_first_of_two_articles_read_again_stays_the_first():
    first, second = an_article(told()), an_article(told())
    event = Event.objects.get()
    changes = event.revisions.count()
    again(first, told())
    assert event.revisions.count() == changes
    assert [report.article for report in Event.objects.for_detail().get().reports.all()] == [
        first,
        second,
    ]


def test_a_version_that_comes_back_tells_the_same_event():
    article = an_article(told())
    event = Event.objects.get()
    again(article, told(casualties=dead(3)), version="2")
    again(article, told(), version="1")
    event.refresh_from_db()
    assert (Event.objects.count(), event.killed_min, article.reports.count()) == (1, None, 2)
    assert event.reports.get().extractor_version == "1"


def test_until_the_new_reading_is_finished_the_old_one_stands(monkeypatch):
    article = an_article(told())
    before = state()
    assert read_again(article_ids=[article.pk], now=NOW) == [article.pk]
    article.refresh_from_db()
    assert (article.status, article.attempts, article.extractor_version) == ("pending", 0, "1")
    claim(article_id=article.pk, now=NOW, rules=RULES)
    assert state() == before


def test_a_crash_half_way_through_writing_leaves_the_old_state(monkeypatch):
    article = an_article(told(), told(SECOND, place="Sumy"))
    before = state()

    def killed(*_args, **_values):
        raise RuntimeError("killed half way")

    with monkeypatch.context() as patched:
        # the last step: all rows are written by then
        patched.setattr("events.services.reading.record.refresh_events", killed)
        assert again(article, told(casualties=dead(3))) is Outcome.ERROR
    assert state() == before
    article.refresh_from_db()
    assert (article.status, article.extractor_version) == ("pending", "1")


def test_a_worker_that_lost_its_lease_leaves_the_old_state():
    article = an_article(told())
    before = state()

    def overtaken():
        assert claim(article_id=article.pk, now=LATER + timedelta(minutes=6), rules=RULES)

    assert again(article, told(casualties=dead(3)), meanwhile=overtaken) is Outcome.LEASE_LOST
    assert state() == before


def test_only_what_is_finished_is_put_back():
    done, aside = (
        make_article(attempts=2),
        make_article(status="quarantined", attempts=5, last_error="No."),
    )
    waiting = make_waiting()
    running = make_article(status="running", token="t", lease_until=LATER, attempts=1)
    keys = [article.pk for article in (done, aside, waiting, running)]
    assert read_again(article_ids=keys, now=NOW) == [done.pk, aside.pk]
    assert set(Article.objects.filter(attempts=0).values_list("pk", flat=True)) == {
        done.pk,
        aside.pk,
        waiting.pk,
    }


def test_a_new_article_does_not_wait_behind_those_that_are_read_again():
    old = make_article(finished_at=NOW)
    read_again(article_ids=[old.pk], now=NOW - timedelta(days=1))
    new = make_article(status="pending", not_before=NOW)
    assert due(now=NOW, rules=RULES) == [new.pk, old.pk]


def test_a_preview_tells_all_and_keeps_nothing():
    article = an_article(told(), told(SECOND, place="Sumy"))
    kept, gone = Event.objects.order_by("pk")
    before = state()
    reader = Reader(told(casualties=dead(3)), told(SECOND, place="Lviv", kind="ground_combat"))
    differences = preview_article(article=article, extractor=reader, now=LATER)
    assert state() == before
    by_what = {one.what: one for one in differences}
    assert (by_what[What.CHANGED].event, by_what[What.GONE].event) == (
        kept.public_id,
        gone.public_id,
    )
    assert [(one.field, one.before, one.after) for one in by_what[What.CHANGED].changes] == [
        ("killed", None, {"min": 3, "max": 3})
    ]
    assert What.NEW in by_what
