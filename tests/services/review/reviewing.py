"""Events that reviewers decide of: two articles tell each, with links that readers see."""

from datetime import UTC, date, datetime

from django.contrib.auth import get_user_model

from events.extraction.types import Casualties, Count, Place, Precision
from events.models import Event, EventActor, EventPlace, PartOf, Report, Suggestion
from events.services.reading.record import record_reports
from events.services.verify import events, history, ledger, reports, verify
from tests.factories import make_article, make_extracted

NOW = datetime(2024, 11, 20, 9, 30, tzinfo=UTC)
KYIV = Place("Kyiv", None, "UA", 50.45, 30.52, Precision.TOWN, "gn:703448")
SUMY = Place("Sumy", None, "UA", 50.91, 34.8, Precision.TOWN, "gn:692194")
WHY = "The second paragraph says so"


def reviewer(name="olena"):
    return get_user_model().objects.get_or_create(username=name)[0]


def by(reason=WHY, **values):
    return {"by": reviewer(), "reason": reason, "now": NOW, **values}


def strike(*sentences, dead=None, on=13, **values):
    """What an article tells: a strike on Kyiv by Russia."""
    if dead is not None:
        values["casualties"] = Casualties(killed=Count(dead, dead))
    defaults = {"place": KYIV, "by": ("Russia",), "on": date(2024, 11, on)}
    return make_extracted(*sentences, **{**defaults, **values})


def told(*reports, version="1", article=None):
    """The article that tells these reports."""
    article = article or make_article()
    record_reports(article=article, reports=reports, version=version, now=NOW)
    return article


def event_of(article):
    return Event.objects.get(reports__article=article)


def what_people_see(apart_from=()):
    """Everything of events that a reader could see, and what holds it in place."""
    columns = [
        *("pk", "kind", "subkind", "starts_on", "ends_on", "status", "killed_min", "killed_max"),
        *("wounded_min", "wounded_max", "summary", "review", "overrides", "article_count"),
        *("withdrawn_because", "merged_into", "killed_left_out"),
    ]
    return {
        "events": list(Event.objects.exclude(pk__in=apart_from).order_by("pk").values(*columns)),
        "reports": list(
            Report.objects.filter(event__isnull=False)
            .order_by("article", "event")
            .values_list("article", "event")
        ),
        "places": sorted(
            EventPlace.objects.exclude(event__in=apart_from).values_list(
                "event", "place", "ordinal"
            )
        ),
        "actors": sorted(
            EventActor.objects.exclude(event__in=apart_from).values_list("event", "actor", "role")
        ),
        "parts": list(PartOf.objects.order_by("pk").values("part", "whole", "holds")),
        "suggestions": list(Suggestion.objects.values_list("event", "other")),
    }


def broken():
    """What `manage.py verify` finds of events, their reports and sums."""
    rules = (reports, events, history, ledger)
    wanted = [one for rule in rules for one in rule.invariants()]
    return [(one.kind, one.public_id, one.problem) for one in verify(wanted)]
