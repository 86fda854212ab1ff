"""`manage.py extract_again`: which articles it marks, what it tells, and the workers that do the
reading.
"""

from datetime import date
from io import StringIO

import pytest
from django.core.management import CommandError, call_command
from django.db import transaction

from events.models import Article, Event, Report, Revision
from events.services import configured
from events.services.reading.extract import extract_article
from events.services.reading.record import record_reports
from tests.factories import make_article, make_waiting
from tests.fakes import ScriptedExtractor
from tests.processes import is_now, kept, kill_all, started, wait_until

TOLD = "The war went on all night. Two drones hit a depot in the north of the country!"
WORK = ("manage.py", "work", "--processes", "2")


@pytest.fixture(autouse=True)
def scripted(settings):
    settings.EXTRACTOR, settings.REDIS_URL = "tests.fakes.ScriptedExtractor", ""
    configured.extractor.cache_clear()
    yield
    configured.extractor.cache_clear()


def run(*options) -> str:
    out = StringIO()
    call_command("extract_again", *options, stdout=out)
    return out.getvalue()


def read_by(version, text=TOLD, **values) -> Article:
    """An article that this version has read, and found in it what the scripted extractor finds."""
    article = make_article(text, extractor_version=version, **values)
    reports = ScriptedExtractor(gazetteer_file=None)(text, published_on=article.published_on)
    record_reports(article=article, reports=reports, version=version, now=article.submitted_at)
    return article


def waiting() -> set[Article]:
    return set(Article.objects.filter(status="pending"))


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("options", "which"),
    [
        (("--older-than-version",), {"old", "older"}),
        (("--older-than-version", "--since", "2024-11-01"), {"old"}),
        (("--all",), {"old", "older", "current"}),
        (("--all", "--since", "2024-11-01"), {"old", "current"}),
    ],
)
def test_it_marks(options, which):
    articles = {
        "old": read_by("1"),
        "older": read_by("0", published_on=date(2024, 10, 31)),
        "current": read_by("scripted"),
        "never read": make_article(extractor_version="", status="quarantined"),
    }
    assert f"{len(which)} of {len(which)} articles will be read again by version scripted" in run(
        *options
    )
    assert waiting() == {articles[name] for name in which}


@pytest.mark.django_db
def test_it_marks_the_articles_that_are_named_whatever_read_them():
    one, other, _third = read_by("1"), make_article(status="quarantined"), read_by("1")
    run("--article", one.public_id, "--article", other.public_id)
    assert waiting() == {one, other}


@pytest.mark.django_db
@pytest.mark.parametrize(
    "options",
    [(), ("--all", "--older-than-version"), ("--article", "nobody"), ("--all", "--since", "soon")],
)
def test_it_refuses(options):
    read_by("1")
    with pytest.raises(CommandError):
        run(*options)
    assert waiting() == set()


@pytest.mark.django_db
def test_a_dry_run_tells_what_would_change_and_marks_nothing():
    article, silent = (
        read_by("1"),
        read_by("1", "This text tells of nothing at all, and it never did so."),
    )
    broken = make_article(
        "This text must FAIL when it is read by the worker!", extractor_version="1"
    )
    Article.objects.filter(pk=article.pk).update(text=TOLD.replace("north", "south"))
    event, revisions = Event.objects.get(), Revision.objects.count()
    told = run("--all", "--dry-run")
    assert (
        f"Article {article.public_id}\n  changed  event {event.public_id}: Article "
        f"{article.public_id} read again\n"
    ) in told
    assert (
        'summary: "Two drones hit a depot in the north of the country!" -> "Two drones hit a '
        "depot in the south"
    ) in told
    assert f"Article {silent.public_id}\n  nothing changes" in told
    assert f"Article {broken.public_id}" not in told  # it stands in the log
    assert (waiting(), Revision.objects.count()) == (set(), revisions)


@pytest.mark.django_db
def test_what_is_new_is_told_by_its_values_and_what_is_gone_by_its_reason():
    article = read_by("1")
    Article.objects.filter(pk=article.pk).update(
        text="The war went on all night. An oil depot burned in the far north of the land!"
    )
    Article.objects.filter(pk=article.pk).update(published_on=date(2024, 11, 20))
    Report.objects.update(
        extracted={**Report.objects.get().extracted, "evidence": [], "kind": "deployment"}
    )
    lines = run("--all", "--dry-run").splitlines()
    assert any(
        line.startswith("  gone     event") and line.endswith("does not tell it") for line in lines
    )
    new = lines[next(n for n, line in enumerate(lines) if line.startswith("  new ")) :]
    assert '           subkind: "drone"' in new
    assert not any("null" in line or "[]" in line for line in lines)


@pytest.mark.django_db
def test_following_tells_what_has_changed_from_what_is_kept(monkeypatch):
    article = read_by("1")
    Article.objects.filter(pk=article.pk).update(text=TOLD.replace("north", "south"))

    def work(_seconds):
        extract_article(
            article_id=article.pk,
            extractor=configured.extractor(),
            rules=configured.queue_rules(),
            clock=lambda: Article.objects.get().not_before,
        )

    monkeypatch.setattr("events.management.commands.extract_again.time.sleep", work)
    told = run("--all", "--follow")
    assert (
        f"changed  event {Event.objects.get().public_id}: Article {article.public_id} read again"
        in told
    )
    assert Event.objects.get().summary.endswith("in the south of the country!")


@pytest.mark.django_db
def test_following_names_the_error_of_what_cannot_be_read(monkeypatch):
    article = read_by("1")

    def fail(_seconds):
        Article.objects.filter(pk=article.pk).update(status="quarantined", last_error="No memory")

    monkeypatch.setattr("events.management.commands.extract_again.time.sleep", fail)
    assert "quarantined: No memory" in run("--all", "--follow")


@pytest.mark.django_db(transaction=True)
def test_workers_killed_half_way_leave_the_old_events_and_others_finish_them_exactly_once():
    article = make_waiting("SLEEP 1.5", events=3, status="done", extractor_version="1")
    reports = ScriptedExtractor(gazetteer_file=None)(
        article.text.replace("SLEEP", "sleep"), published_on=article.published_on
    )
    with transaction.atomic():
        record_reports(article=article, reports=reports[:2], version="1", now=article.submitted_at)
    first_two = set(Event.objects.values_list("public_id", flat=True))
    run("--all")
    with started(*WORK, EXTRACTION_LEASE_SECONDS=3) as workers:
        wait_until(lambda: is_now(article, "running"))
        kill_all(workers)
    assert (
        is_now(article, "running")
        and set(Event.objects.visible().values_list("public_id", flat=True)) == first_two
    )
    with started(*WORK, EXTRACTION_LEASE_SECONDS=3):
        wait_until(lambda: is_now(article, "done"))
    assert (article.attempts, kept(article)[2]) == (2, 3)
    assert first_two < set(Event.objects.visible().values_list("public_id", flat=True))
    assert {
        (report.extractor_version, report.event is None) for report in article.reports.all()
    } == {
        ("1", True),
        ("scripted", False),
    }
