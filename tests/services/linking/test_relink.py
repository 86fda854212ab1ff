"""Reports from before are linked anew by the rule of today."""

from io import StringIO

import pytest
from django.core.management import call_command

from events.models import Event, Report, ReportTraits
from events.services.linking import relink
from tests.services.linking.joining.test_link import BAKERY, record, strike

pytestmark = pytest.mark.django_db


@pytest.fixture
def apart():
    """Two events that the rule of today would not have kept apart, and what linked them is gone."""
    (first,), (second,) = record(strike(BAKERY)), record(strike(BAKERY))
    alone = Event.objects.create(
        kind="strike", status="claimed", starts_on="2024-11-13", ends_on="2024-11-13", summary="x"
    )
    Report.objects.filter(pk=second.pk).update(event=alone)
    ReportTraits.objects.all().delete()
    return first.event, alone


def run(*options):
    out = StringIO()
    call_command("relink", *options, stdout=out)
    return out.getvalue()


def test_what_is_one_becomes_one_and_a_second_run_finds_nothing(apart):
    kept, gone = apart
    assert f"event {gone.public_id}: One with event {kept.public_id}" in run()
    gone.refresh_from_db()
    assert gone.merged_into == kept
    kept.refresh_from_db()
    assert kept.article_count == 2
    assert run() == "0 events changed.\n"


def test_a_dry_run_says_so_and_keeps_nothing(apart):
    kept, gone = apart
    told = run("--dry-run")
    assert f"event {gone.public_id}: One with event {kept.public_id}" in told
    gone.refresh_from_db()
    assert gone.withdrawn_at is None
    assert not ReportTraits.objects.exists()


def test_an_event_that_a_reviewer_has_dealt_with_stays(apart):
    Event.objects.update(review="accepted")
    run()
    assert Event.objects.visible().count() == 2


def test_batches_go_on_where_the_one_before_ended(apart, monkeypatch):
    kept, gone = apart
    monkeypatch.setattr(relink, "AT_ONCE", 1)
    assert f"event {gone.public_id}: One with event {kept.public_id}" in run()
    assert ReportTraits.objects.count() == Report.objects.count() == 2
    assert run() == "0 events changed.\n"
