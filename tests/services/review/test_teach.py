"""What reviewers teach, the next article has; taken back, the one after has not."""

from datetime import timedelta

import pytest
from django.utils import timezone

from events.extraction.types import Role
from events.models import Place, TaughtName
from events.services.queue.leases import QueueRules
from events.services.reading.extract import extract_article
from events.services.reading.rule_extractor import RuleExtractor
from events.services.reading.taught_names import taught_in
from events.services.review.correct import correct
from events.services.review.deciding.errors import DecisionRefused
from events.services.review.deciding.values import Values
from events.services.review.teach import Lesson, teach
from events.services.review.unteach import unteach
from tests.factories import LONG_AGO, make_actor, make_article, make_place
from tests.services.review.reviewing import by, event_of, reviewer

pytestmark = [pytest.mark.django_db, pytest.mark.either_database]
RULES = QueueRules(lease=timedelta(minutes=5), max_attempts=3)
WORDS = (
    "A Russian drone hit a bakery in Kryvorizhka on Wednesday, killing {number} people, officials "
    "in Ukraine said."
)
COLUMN = "The Grey Column attacked a checkpoint near Kharkiv on Tuesday, killing three soldiers."


@pytest.fixture
def read(gazetteer_path):
    """An article of this text, read as the workers do."""
    extractor = RuleExtractor(gazetteer_file=gazetteer_path)

    def reading(text):
        article = make_article(text, status="pending", not_before=LONG_AGO)
        extract_article(article_id=article.pk, extractor=extractor, rules=RULES, clock=timezone.now)
        article.refresh_from_db()
        return article

    return reading


def who():
    return {"by": reviewer(), "now": timezone.now()}


def test_a_corrected_spelling_is_right_in_the_next_article_until_it_is_taken_back(read):
    wrong = read(WORDS.format(number="two"))
    assert event_of(wrong).places.get().precision == "unresolved"
    right = make_place("Kryvyi Rih", key="gn:703845", admin1="Dnipropetrovsk Oblast")
    lesson = Lesson("Kryvorizhka", right)
    values = Values(places=(right,))
    now = timezone.now()
    correct(event=event_of(wrong), values=values, teaching=[lesson], **{**by(), "now": now})
    assert event_of(wrong).places.get() == right
    later = read(WORDS.format(number="nine"))
    assert event_of(later).places.get() == right
    assert later.extractor_version.startswith(f"{wrong.extractor_version.removesuffix(')')}~")
    unteach(taught=TaughtName.objects.get(), **who())
    after = read(WORDS.format(number="thirty"))
    assert after.reports.get().extracted["places"][0]["key"] is None
    assert after.extractor_version == wrong.extractor_version


def test_a_taught_name_is_its_side(read):
    assert not event_of(read(COLUMN)).event_actors.filter(role=Role.PERPETRATOR).exists()
    teach(name="Grey Column", means=make_actor("Russia"), **who())
    again = event_of(read(COLUMN.replace("three", "eleven")))
    assert again.event_actors.get(role=Role.PERPETRATOR).actor.name == "Russia"


def test_a_place_that_only_a_reviewer_knows_can_be_taught(read):
    own = make_place(
        "Zarichne farm", key="own:UA:zarichne farm:48.5000,37.1000", lat=48.5, lon=37.1
    )
    teach(name="Kryvorizhka", means=own, **who())
    assert event_of(read(WORDS.format(number="two"))).places.get() == own
    assert Place.objects.filter(key__startswith="own:").count() == 1


@pytest.mark.parametrize(
    ("text", "known"),
    [
        ("Shells fell on Rivne in Ukraine.", True),
        ("Shells fell on Rivne.", False),
        ("Rivneville in Ukraine was quiet.", False),
        ("RIVNE, UKRAINE: shells fell.", True),
    ],
)
def test_a_spelling_for_a_country_holds_where_the_article_names_it(text, known):
    teach(name="Rivne", means=make_place("Rivne"), country="UA", **who())
    assert bool(taught_in(text)) is known


def test_what_cannot_be_taught_is_refused():
    place = make_place("Rivne")
    teach(name="Rivne", means=place, **who())
    for name in ("—", "rivne ", "x" * 201):
        with pytest.raises(DecisionRefused):
            teach(name=name, means=place, **who())
    unteach(taught=TaughtName.objects.get(), **who())
    teach(name="rivne", means=place, **who())
