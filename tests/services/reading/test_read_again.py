"""An article that is read again: its events stay the same, and what a person decided stays."""

from datetime import date, timedelta

import pytest
from django.contrib.auth import get_user_model

from events.models import Event, Revision
from events.services.linking.differences import What, difference_of
from events.services.queue.attempts import Outcome
from tests.services.reading.rereading import (
    FIRST,
    LATER,
    NOW,
    SECOND,
    again,
    an_article,
    dead,
    state,
    told,
)

pytestmark = pytest.mark.django_db


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
    again(article, told(SECOND, place="Sumy"))
    assert other.reports.get().event == event
    moved = article.reports.get(extractor_version="2").event
    assert moved != event
    assert [row.place.name for row in event.event_places.all()] == ["Kyiv"]


def test_a_report_read_rightly_joins_the_event_of_another_article_and_the_tombstone_says_so():
    an_article(told(SECOND, casualties=dead(9)))
    event = Event.objects.get()
    article = an_article(told(place="Sumy"))
    apart = Event.objects.exclude(pk=event.pk).get()
    again(article, told(casualties=dead(9)))
    apart.refresh_from_db()
    assert article.reports.get(extractor_version="2").event == event
    assert f"One with event {event.public_id} " in apart.withdrawn_because
    assert apart.merged_into == event


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
