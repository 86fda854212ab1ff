"""Relations and sums are kept with the events that they hang on."""

from datetime import timedelta

import pytest
from django.contrib.auth import get_user_model
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from events.extraction.types import Casualties, Count, Place, Precision, Weapon, WeaponType
from events.models import Article, Event, PartOf
from events.models.reads.sums import totals
from events.services.reading.record import record_reports
from events.services.review.accept import accept
from events.services.review.part_of import say_part_of
from events.services.verify.ledger import invariants
from events.services.verify.run import verify
from tests.factories import DAY, make_article, make_extracted, make_source

pytestmark = pytest.mark.django_db

UKRAINE = Place("Ukraine", None, "UA", 49.0, 32.0, Precision.COUNTRY, "iso:UA")
KHARKIV_REGION = Place(
    "Kharkiv Oblast", "Kharkiv Oblast", "UA", 49.6, 36.4, Precision.REGION, "iso:UA-63"
)
KHARKIV = Place("Kharkiv", "Kharkiv Oblast", "UA", 49.99, 36.23, Precision.TOWN, "gn:706483")
ODESA = Place("Odesa", "Odesa Oblast", "UA", 46.48, 30.73, Precision.TOWN, "gn:698740")
ACROSS = "Russian strikes killed people across Ukraine."


def told(place, killed=None, *, sentence=None, **values):
    killed = None if killed is None else Count(killed, killed)
    harm = Casualties(killed=killed)
    sentences = [sentence] if sentence else []
    return make_extracted(*sentences, place=place, by=["Russia"], casualties=harm, **values)


def tell(*reports, article=None, version="1"):
    article = article or make_article(source=make_source(f"Outlet {Article.objects.count()}"))
    record_reports(article=article, reports=reports, version=version, now=timezone.now())
    assert list(verify(invariants())) == []
    return article


def counted():
    return sorted(
        event.event_places.get(ordinal=0).place.name
        for event in Event.objects.visible().counted_in("killed")
    )


def killed():
    total = totals(Event.objects.visible())["killed"]
    return total.low, total.counted, total.left_out


def test_a_national_number_holds_the_hits_of_the_day_until_they_reach_it():
    tell(told(UKRAINE, 12, sentence=ACROSS))
    tell(told(KHARKIV, 5))
    assert killed() == (12, 1, 1)
    assert Event.objects.left_out_of("killed").get().killed_left_out.startswith("contained in")
    tell(told(ODESA, 9))
    assert killed() == (14, 2, 1)
    assert counted() == ["Kharkiv", "Odesa"]


def test_the_order_of_arrival_changes_nothing():
    tell(told(KHARKIV, 5))
    tell(told(ODESA, 4))
    tell(told(UKRAINE, 12, sentence=ACROSS))
    assert killed() == (12, 1, 2)


def test_a_region_stands_between_its_towns_and_the_country():
    tell(told(UKRAINE, 20, sentence=ACROSS), told(KHARKIV_REGION, 8, sentence="Strikes hit it."))
    tell(told(KHARKIV, 5))
    whole = Event.objects.get(event_places__place__name="Kharkiv").contained_in.get().whole
    assert whole.event_places.get().place.name == "Kharkiv Oblast"
    assert killed() == (20, 1, 2)


def test_a_barrage_holds_its_hits_and_leaves_them_their_dead():
    drones = (Weapon(WeaponType.DRONE, 80, None),)
    tell(told(UKRAINE, weapons=drones))
    tell(told(KHARKIV, 5, weapons=(Weapon(WeaponType.DRONE, 3, None),)))
    assert killed() == (5, 1, 0)
    munitions = totals(Event.objects.visible())["munitions"]
    assert (munitions.counted, munitions.left_out) == (1, 1)
    assert PartOf.objects.get().rule == "barrage"


def test_an_article_that_is_read_again_without_its_total_sets_the_hits_free():
    article = tell(told(UKRAINE, 12, sentence=ACROSS))
    tell(told(KHARKIV, 5))
    tell(told(ODESA, 2), article=article, version="2")
    assert killed() == (7, 2, 0)
    assert not PartOf.objects.exists()


def test_a_number_that_grows_settles_its_whole_again():
    tell(told(UKRAINE, 12, sentence=ACROSS))
    tell(told(KHARKIV, 5))
    later = make_article(published_on=DAY + timedelta(days=1))
    tell(told(KHARKIV, 13), article=later)
    assert (killed(), counted()) == ((13, 1, 1), ["Kharkiv"])


def test_a_number_beyond_belief_waits_until_a_reviewer_has_checked_it():
    tell(told(UKRAINE, 36_000, sentence=ACROSS))
    assert killed() == (0, 0, 1)
    assert totals(Event.objects.all())["killed"].waiting == 1
    user = get_user_model().objects.create_user("reviewer")
    accept(event=Event.objects.get(), by=user, reason="So it is", now=timezone.now())
    assert killed() == (36_000, 1, 0)
    assert Event.objects.get().revisions.filter(changed_by=user).exists()


def test_what_a_reviewer_says_stands_above_the_rules():
    tell(told(UKRAINE, 12, sentence=ACROSS))
    tell(told(KHARKIV, 5))
    user = get_user_model().objects.create_user("reviewer")
    relation = PartOf.objects.get()
    say_part_of(
        part=relation.part,
        whole=relation.whole,
        holds=False,
        by=user,
        reason="Another night",
        now=timezone.now(),
    )
    assert killed() == (17, 2, 0)
    tell(told(ODESA, 1))
    assert killed() == (17, 2, 1), "the rule does not make it again"
    assert list(verify(invariants())) == []


def test_the_queries_do_not_grow_with_the_parts():
    tell(told(UKRAINE, 12, sentence=ACROSS))
    tell(told(UKRAINE, 13, sentence=ACROSS))  # so that each reading below joins an event
    counts = []
    for first in (0, 4):
        for n in range(first, first + 4):
            town = Place(f"Town {n}", None, "UA", 49.0 + n, 32.0, Precision.TOWN, f"gn:{n}")
            tell(told(town, 1))
        article, again = make_article(), told(UKRAINE, 13, sentence=ACROSS)
        with CaptureQueriesContext(connection) as queries:
            record_reports(article=article, reports=[again], version="1", now=timezone.now())
        counts.append(len(queries))
    assert counts[1] - counts[0] <= 1, counts  # one more where the new report has a copy
