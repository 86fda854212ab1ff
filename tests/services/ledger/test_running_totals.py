"""Running totals are kept apart from events."""

from datetime import date

import pytest

from events.extraction.types import Count, Place, Toll
from events.models import ActorAlias, ReportedTotal
from events.services.ledger.running_totals import keep_running_totals
from tests.factories import make_actor, make_article, make_source

pytestmark = pytest.mark.django_db

TEXT = "The Russian defence ministry said 40,000 had been killed in Gaza since the war began."


def toll(**values):
    told = {
        "killed": Count(40_000, 40_000),
        "wounded": None,
        "since": date(2023, 10, 7),
        "until": None,
        "place": Place("Gaza", country="PS"),
        "by": "Israel",
        "source": "The Russian defence ministry",
        "start": 0,
        "end": len(TEXT),
    }
    return Toll(**{**told, **values})


def test_a_total_is_kept_with_its_speaker_day_and_words():
    russia = make_actor("Russia")
    ActorAlias.objects.create(actor=russia, name="Russian", key="russian")
    article = make_article(TEXT, source=make_source())
    keep_running_totals(article, [toll()])
    row = ReportedTotal.objects.newest_first().get()
    assert (row.killed, row.wounded, row.quote) == (Count(40_000, 40_000), None, TEXT)
    assert (row.side, row.by.name, row.place.name) == (russia, "Israel", "Gaza")
    assert (row.said_on, row.since) == (article.published_on, date(2023, 10, 7))


def test_the_outlet_speaks_where_no_speaker_is_named():
    keep_running_totals(make_article(TEXT, source=make_source("Outlet")), [toll(source=None)])
    assert ReportedTotal.objects.get().speaker == "Outlet"


def test_another_reading_replaces_them():
    article = make_article(TEXT, source=make_source())
    keep_running_totals(article, [toll(), toll(killed=Count(1, 1))])
    assert ReportedTotal.objects.get().killed == Count(40_000, 40_000)
    keep_running_totals(article, [])
    assert not ReportedTotal.objects.exists()
