"""Every printed total of the stories is the true one, in whatever order the articles come."""

import tomllib
from datetime import date
from functools import cache
from pathlib import Path

import pytest
from django.utils import timezone

from events.models import Event, ReportedTotal
from events.models.reads.sums import totals
from events.services.intake.submit import submit_article
from events.services.reading.extract import extract_article
from events.services.reading.rule_extractor import RuleExtractor
from events.services.reference.load_actors import load_actors
from events.services.verify.ledger import invariants
from events.services.verify.run import verify
from tests.services.verify.rows import RULES

FILE = Path(__file__).with_name("stories.toml")
STORIES = tomllib.loads(FILE.read_text(encoding="utf-8"))["story"]
pytestmark = pytest.mark.django_db


class ReadsOnce(RuleExtractor):
    """An article that comes in two orders is read once."""

    @cache  # noqa: B019
    def read(self, text, *, published_on):
        return super().read(text, published_on=published_on)


@pytest.fixture(scope="module")
def extractor(gazetteer_path):
    return ReadsOnce(gazetteer_file=gazetteer_path)


def take_in(articles, extractor):
    load_actors()
    for day, outlet, text in articles:
        accepted = submit_article(
            text=text,
            outlet=outlet,
            published_on=date.fromisoformat(day),
            submitted_by="api",
            now=timezone.now(),
            max_characters=10_000,
        )
        extract_article(
            article_id=accepted.article.pk, extractor=extractor, rules=RULES, clock=timezone.now
        )


def printed(story):
    """What the page of totals says of the story's country."""
    events = Event.objects.visible().in_countries(story["country"])
    killed, munitions = (totals(events)[what] for what in ("killed", "munitions"))
    said = {"killed": [killed.low, None if killed.open else killed.high]}
    if "left_out" in story:
        said["left_out"] = killed.left_out
    if "munitions" in story:
        said["munitions"] = munitions.counted
    if "reported" in story:
        said["reported"] = min(row.killed.min for row in ReportedTotal.objects.all())
    return said


@pytest.mark.parametrize("turned", [False, True], ids=["as told", "the last first"])
@pytest.mark.parametrize("story", STORIES, ids=[story["name"] for story in STORIES])
def test_every_printed_total_is_true(story, turned, extractor):
    take_in(story["articles"][::-1] if turned else story["articles"], extractor)
    given = {name: story[name] for name in story.keys() - {"name", "country", "articles"}}
    assert printed(story) == given
    assert list(verify(invariants())) == []


def test_there_are_forty_articles():
    assert sum(len(story["articles"]) for story in STORIES) >= 40
