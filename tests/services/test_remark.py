"""Readers' reports of mistakes."""

from datetime import timedelta

import pytest
from django.contrib.auth import get_user_model
from django.utils import timezone

from events.models import Event, Remark
from events.services.remark import (
    MAX_TEXT,
    MOST_UNSETTLED,
    RemarkRefused,
    report_mistake,
    settle_remarks,
)
from tests.factories import make_event

pytestmark = [pytest.mark.django_db, pytest.mark.either_database]
NOW = timezone.now()


def report(event, **values):
    return report_mistake(
        event=event,
        now=NOW,
        **{"about": "where", "text": "It was Kharkiv.", "contact": "", **values},
    )


def test_a_report_is_kept_and_leaves_the_event_as_it_is():
    event = make_event()
    before = Event.objects.values().get()
    remark = report(event, contact=" reader@example.org ")
    assert (remark.about, remark.text, remark.contact) == (
        "where",
        "It was Kharkiv.",
        "reader@example.org",
    )
    assert Event.objects.values().get() == before


def test_the_same_words_are_kept_once_until_they_are_settled():
    event = make_event()
    first = report(event)
    assert report(event) == first
    settle_remarks(remark_ids=[first.pk], user=None, now=NOW)
    assert report(event) != first


@pytest.mark.parametrize(
    ("values", "field", "reason"),
    [
        ({"about": "weather"}, "about", "Choose what is wrong."),
        ({"text": "  "}, "text", "Say what is wrong"),
        ({"text": "x" * (MAX_TEXT + 1)}, "text", "2,000 are allowed"),
        ({"text": "a\x00b"}, "text", "cannot be kept"),
        ({"text": "a\ud800b"}, "text", "cannot be kept"),
        ({"contact": "a\nb"}, "contact", "line breaks"),
    ],
)
def test_a_report_is_refused_with_the_field_and_the_reason(values, field, reason):
    with pytest.raises(RemarkRefused) as refused:
        report(make_event(), **values)
    assert [(problem.field, reason in problem.reason) for problem in refused.value.problems] == [
        (field, True)
    ]
    assert not Remark.objects.exists()


def test_one_event_cannot_be_buried_under_reports():
    event = make_event()
    for n in range(MOST_UNSETTLED):
        report(event, text=f"Mistake {n}")
    with pytest.raises(RemarkRefused, match="wait to be looked at"):
        report(event, text="One more")
    report(make_event(), text="Another event's")


def test_settling_notes_who_and_when_and_only_once():
    remark, user = report(make_event()), get_user_model().objects.create_user("reviewer")
    assert settle_remarks(remark_ids=[remark.pk], user=user, now=NOW) == 1
    assert settle_remarks(remark_ids=[remark.pk], user=None, now=NOW + timedelta(days=1)) == 0
    remark.refresh_from_db()
    assert (remark.settled_by, remark.settled_at) == (user, NOW)


def test_nearly_the_same_words_are_counted_once_for_each_sender():
    event = make_event()
    first = report(event, text="It was Kharkiv, not Kyiv, as the article says.", client="a")
    report(event, text="it was Kharkiv not Kyiv as the article says", client="a")
    report(event, text="It was Kharkiv and not Kyiv, as the article says!", client="b")
    first.refresh_from_db()
    assert (Remark.objects.count(), first.times) == (1, 2)
    report(event, about="when", text=first.text, client="a")  # another field
    assert Remark.objects.count() == 2


def test_a_flood_reaches_its_limit_and_changes_nothing_shown():
    event, others = make_event(), [make_event() for _ in range(5)]
    before = Event.objects.values().get(pk=event.pk)
    words = [f"word{n} {n} is another mistake number{n}" for n in range(30)]
    with pytest.raises(RemarkRefused, match="tomorrow"):
        for text in words:
            report(event, text=text, client="a")
    assert Remark.objects.filter(event=event).count() == 5
    with pytest.raises(RemarkRefused, match="tomorrow"):
        for other in others:
            for text in words[:5]:
                report(other, text=text, client="a")
    assert Remark.objects.count() == 20
    report(event, text="Somebody else finds something.", client="b")
    assert Event.objects.values().get(pk=event.pk) == before
