"""What is the database's own trouble is told from what is the fault of the rows."""

import sqlite3
from contextlib import closing
from datetime import UTC, datetime, timedelta

import pytest
from django.db import DatabaseError, IntegrityError, InterfaceError, OperationalError

from events.models import Article, Event, Report
from events.services.database_trouble import Trouble, trouble_of
from events.services.extract import extract_article
from events.services.leases import QueueRules
from events.services.submit import submit_article
from tests.factories import make_article
from tests.fakes import ScriptedExtractor
from tests.trouble import BOTH

pytestmark = pytest.mark.django_db(transaction=True)

NOW = datetime(2024, 11, 14, 9, 30, tzinfo=UTC)
RULES = QueueRules(lease=timedelta(minutes=5), max_attempts=2)
LONG = "The war went on and nobody slept. Two drones hit a depot in the north of the country! " * 400


def submit(text=LONG):
    return submit_article(text=text, outlet="Gazette", submitted_by="form", now=NOW, max_characters=1_000_000)


MANY = "Two drones hit a depot in the north of the country! " * 60  # 60 reports, which quote more than the text is long


class FullMeanwhile(ScriptedExtractor):
    """Reads as scripted, and by then the disk has run full; `room()` makes some again."""

    def __call__(self, text, *, published_on):
        self.disk = BOTH["full"]()
        self.disk.__enter__()
        return super().__call__(text, published_on=published_on)

    def room(self):
        self.disk.__exit__(None, None, None)


def read(article, now, extractor=None):
    extractor = extractor or ScriptedExtractor(gazetteer_file=None)
    return extract_article(article_id=article.pk, extractor=extractor, rules=RULES, clock=lambda: now)


@pytest.mark.parametrize("trouble", list(Trouble)[:2], ids=str)
def test_an_article_that_cannot_be_kept_leaves_nothing_behind(trouble):
    with BOTH[trouble](), pytest.raises(DatabaseError) as raised:
        submit()
    assert trouble_of(raised.value) is trouble
    assert Article.objects.count() == 0
    assert submit().created  # once there is room again


def test_an_article_read_onto_a_full_disk_is_put_off_whole_and_without_counting_an_attempt():
    article, full = make_article(MANY, status="pending", not_before=NOW), FullMeanwhile(gazetteer_file=None)
    for n in range(RULES.max_attempts + 2):
        now = NOW + n * timedelta(minutes=1)
        with pytest.raises(DatabaseError):
            read(article, now, full)
        full.room()
        article.refresh_from_db()
        assert (article.status, article.attempts, article.token) == ("pending", 0, "")
        assert article.not_before == now + RULES.first_pause
        assert Report.objects.count() == Event.objects.count() == 0
    assert read(article, NOW + timedelta(hours=1)) == "done"
    assert Report.objects.count() == 60


def test_an_article_in_a_read_only_database_is_not_even_claimed():
    article = make_article(LONG, status="pending", not_before=NOW)
    with BOTH["read only"](), pytest.raises(DatabaseError) as raised:
        read(article, NOW)
    assert trouble_of(raised.value) is Trouble.READ_ONLY
    article.refresh_from_db()
    assert (article.status, article.attempts) == ("pending", 0)


def test_a_broken_rule_is_no_trouble_of_the_database():
    with pytest.raises(IntegrityError) as raised:
        make_article(text="x", sha256=None)
    assert trouble_of(raised.value) is None
    assert trouble_of(ValueError("database or disk is full")) is None
    assert trouble_of(None) is None


@pytest.mark.parametrize("error", [OperationalError("database is locked"), InterfaceError("connection already closed")])
def test_without_a_code_it_is_away(error):
    assert trouble_of(error) is Trouble.AWAY


def test_a_file_that_allows_no_writing_is_read_only(tmp_path):
    path = tmp_path / "one.sqlite3"
    with closing(sqlite3.connect(path)) as made:
        made.execute("CREATE TABLE one (n)")
    opened = sqlite3.connect(f"file:{path}?mode=ro", uri=True)
    with closing(opened), pytest.raises(sqlite3.OperationalError) as raised:
        opened.execute("INSERT INTO one VALUES (1)")
    wrapped = OperationalError("wrapped as Django does")
    wrapped.__cause__ = raised.value
    assert trouble_of(wrapped) is Trouble.READ_ONLY
