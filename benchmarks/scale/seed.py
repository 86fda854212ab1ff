"""The week that the others are copies of: submitted, read and linked by the product itself."""

from __future__ import annotations

from datetime import UTC, datetime, time, timedelta

from django.conf import settings
from django.core.management import call_command

from benchmarks.scale.composed import Writer
from events.models import Article, Event
from events.models.articles import SubmittedBy
from events.services import configured
from events.services.intake.submit import submit_article
from events.services.reading.extract import extract_article

OF_AN_ARTICLE = 3  # events, about


def make_week(events: int) -> int:
    """Articles of about so many events; how many events they make."""
    call_command("prepare")
    for number, composed in enumerate(Writer().articles(events // OF_AN_ARTICLE)):
        moment = datetime.combine(composed.published_on, time(9), UTC) + timedelta(seconds=number)
        submit_article(
            text=composed.text,
            outlet=composed.outlet,
            published_on=composed.published_on,
            submitted_by=SubmittedBy.API,
            now=moment,
            max_characters=settings.MAX_ARTICLE_CHARACTERS,
        )
    _read_all()
    return Event.objects.visible().count()


def _read_all() -> None:
    extractor, rules = configured.extractor(), configured.queue_rules()
    # the moments of the week are those at which it is read, so that all days move alike
    for key, moment in Article.objects.order_by("pk").values_list("pk", "submitted_at"):
        extract_article(
            article_id=key,
            extractor=extractor,
            rules=rules,
            clock=lambda moment=moment: moment + timedelta(minutes=5),
        )
