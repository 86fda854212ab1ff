"""Reports and the events that they tell."""

from datetime import UTC, date, datetime

import pytest

from events.extraction.types import Casualties, Count, Precision, Status
from events.extraction.types import Place as Named
from events.models import Actor, ActorAlias, Event, Place, Suggestion
from events.services.linking.refresh import refresh_events
from events.services.reading.record import record_reports
from tests.factories import make_actor, make_article, make_extracted, make_source

pytestmark = pytest.mark.django_db

NOW = datetime(2024, 11, 14, 9, 30, tzinfo=UTC)
KYIV = Named("Kyiv", None, "UA", 50.45, 30.52, Precision.TOWN, "gn:703448")
BAKERY = "Shells hit the Horlivka bakery at noon."
SCHOOL = "Rescuers left the Zarichne gymnasium."


def day(number: int) -> date:
    return date(2024, 11, number)


def record(*reports, article=None, version="1", **article_values):
    article = article or make_article(**article_values)
    record_reports(article=article, reports=reports, version=version, now=NOW)
    return list(article.reports.order_by("ordinal"))


def strike(*sentences, **values):
    return make_extracted(*sentences, **{"place": KYIV, "by": ("Russia",), "on": day(13), **values})


def dead(low, high):
    return Casualties(killed=Count(low, high))


def test_a_report_in_a_second_article_joins_the_event_and_says_why():
    (first,), (second,) = (
        record(strike()),
        record(strike(on=day(12), until=day(13), casualties=dead(3, 3))),
    )
    event = Event.objects.get()
    assert first.event == second.event == event
    first.refresh_from_db()
    assert first.linked_because == "The first report of this event"
    assert second.linked_because.startswith(
        f"Like the report in article {first.article.public_id} (score "
    )
    assert "place same place" in second.linked_because
    shown = second.traits.link
    assert shown["score"] == pytest.approx(sum(shown["features"].values()))
    assert (event.starts_on, event.ends_on, event.article_count, event.killed_min) == (
        day(12),
        day(13),
        2,
        3,
    )


@pytest.mark.parametrize(
    ("other", "why"),
    [
        ({"kind": "interception"}, "another kind"),
        ({"place": "Sumy"}, "another place"),
        ({"place": None}, "no place: nothing to compare"),
        ({"by": ("Ukraine",)}, "another perpetrator"),
        ({"by": ()}, "no perpetrator named"),
        ({"by": ("Russia", "Belarus")}, "another set of perpetrators"),
        ({"on": day(14)}, "another day"),
        ({"on": day(1), "until": day(30)}, "a month is a summary"),
    ],
)
def test_a_report_makes_an_event_of_its_own_when_it_has(other, why):
    record(strike())
    record(strike(**other))
    assert Event.objects.count() == 2, why


def test_two_reports_of_one_article_never_tell_one_event():
    record(strike(), strike())
    assert Event.objects.count() == 2
    first, second = record(strike(), strike())
    assert Event.objects.count() == 2
    assert first.event != second.event


def test_a_report_joins_the_event_whose_dead_it_does_not_contradict():
    morning, evening = record(strike(casualties=dead(3, 3)), strike(casualties=dead(8, 8)))
    assert record(strike(casualties=dead(8, 8)))[0].event == evening.event
    assert record(strike(casualties=dead(3, 3)))[0].event == morning.event


def test_one_night_after_another_is_not_drawn_into_one_event():
    for start in (12, 13, 14):
        record(strike(on=day(start), until=day(start + 1)))
    assert Event.objects.count() == 3


def test_a_withdrawn_event_is_not_joined():
    record(strike())
    Event.objects.update(withdrawn_at=NOW, withdrawn_because="A hoax.")
    record(strike())
    assert Event.objects.visible().count() == 1


def test_reports_written_a_second_time_change_nothing():
    article = make_article()
    record(strike(), article=article)
    before = list(Event.objects.values()), Event.objects.get().revisions.count()
    record(strike(), article=article)
    assert (list(Event.objects.values()), Event.objects.get().revisions.count()) == before
    assert article.reports.count() == 1


def test_places_and_sides_are_rows_shared_by_all_reports():
    rivnopil = Named("Rivnopil’", None, "UA")
    record(strike(), strike(place=rivnopil), strike(place="Nowhere"))
    record(strike(place=rivnopil))
    assert set(Place.objects.values_list("key", "precision", "lat")) == {
        ("gn:703448", "town", 50.45),
        ("name:UA:rivnopil", "unresolved", None),
        ("name:xx:nowhere", "unresolved", None),
    }
    assert Place.objects.get(key="gn:703448").geonames_id == 703448
    assert Place.objects.called("rivnopil").exists()
    assert Actor.objects.get().aliases.get().key == "russia"


def test_a_side_is_found_by_any_of_its_names():
    army = make_actor("Rapid Support Forces")
    ActorAlias.objects.create(actor=army, name="R.S.F.", key="r s f")
    record(strike(by=("R.S.F.",)))
    assert list(Event.objects.get().actors.all()) == [army]


def test_two_sides_whose_names_make_one_address_are_two():
    record(
        strike(by=("Al Nusra",)),
        strike(by=("Аль",)),
        strike(by=("Аль-Нусра",)),
        strike(by=("al-nusra",)),
    )
    slugs = sorted(Actor.objects.values_list("slug", flat=True))
    assert len(slugs) == 3 and slugs[0] == "al-nusra"


def test_an_event_lists_every_place_and_side_that_its_reports_name():
    record(strike(against=("Ukraine",)))
    record(strike(against=("civilians",)))
    event = Event.objects.get()
    assert sorted(event.event_actors.values_list("role", "actor__name")) == [
        ("perpetrator", "Russia"),
        ("target", "Ukraine"),
        ("target", "civilians"),
    ]


def test_two_sides_in_two_articles_confirm_an_event():
    said = {"against": ("Ukraine",), "status": Status.CLAIMED}
    record(strike(**said, said=[("Ukraine's air force", "asserts")]))
    assert Event.objects.get().status == "claimed"
    record(strike(**said, said=[("Ukraine", "asserts")]))
    assert Event.objects.get().status == "claimed"
    channel = make_source("A ministry's channel", affiliation=Actor.objects.get(name="Russia"))
    record(strike(**said), source=channel)
    assert Event.objects.get().status == "confirmed"


def test_every_change_of_an_event_is_a_revision():
    record(strike(), version="1")
    record(strike(casualties=dead(3, 3)), version="2")
    first, second = Event.objects.get().revisions.order_by("number")
    assert (first.number, first.before, first.extractor_version) == (1, None, "1")
    assert first.reason.startswith("First told by article ")
    assert (second.number, second.before, second.extractor_version) == (2, first.after, "2")
    assert (second.before["killed"], second.after["killed"]) == (None, {"min": 3, "max": 3})
    assert second.after["places"] == [{"name": "Kyiv", "key": "gn:703448"}]
    assert len(second.after["articles"]) == 2


def test_a_refresh_that_changes_nothing_leaves_no_revision():
    record(strike())
    refresh_events({Event.objects.get().pk: "Looked again"}, version="1", now=NOW)
    assert Event.objects.get().revisions.count() == 1


def test_a_reviewers_value_stands_above_what_reports_say():
    record(strike(casualties=dead(3, 3)))
    event = Event.objects.get()
    event.event_actors.all().delete()
    event.overrides = {"killed_min": 2, "starts_on": "2024-11-12", "actors": True}
    event.save()
    record(strike(casualties=dead(3, 5)))
    event.refresh_from_db()
    assert (event.killed_min, event.killed_max, event.starts_on, event.actors.count()) == (
        2,
        5,
        day(12),
        0,
    )


def test_the_number_of_queries_does_not_grow_with_the_articles_of_an_event(
    django_assert_max_num_queries,
):
    for _ in range(6):
        record(strike())
    article = make_article()
    with django_assert_max_num_queries(24):
        record_reports(article=article, reports=[strike()], version="1", now=NOW)


def test_two_events_that_a_third_article_joins_become_one_and_its_id_leads_there():
    (first,), (second,) = record(strike(BAKERY)), record(strike(SCHOOL))
    assert Event.objects.visible().count() == 2
    record(strike(BAKERY, SCHOOL))
    one = Event.objects.visible().get()
    gone = Event.objects.withdrawn().get()
    assert (one, gone) == (first.event, second.event)
    assert (gone.merged_into, gone.merged_report, gone.article_count) == (one, second, 0)
    assert one.article_count == 3
    assert gone.revisions.order_by("number").last().reason.startswith("One with event ")


def test_a_merged_event_comes_back_with_its_id_when_the_two_part():
    (first,), (second,) = record(strike(BAKERY)), record(strike(SCHOOL))
    bridge = make_article()
    record(strike(BAKERY, SCHOOL), article=bridge)
    record(article=bridge, version="2")
    assert set(Event.objects.visible()) == {first.event, second.event}
    assert not Event.objects.filter(merged_into__isnull=False).exists()


def test_an_event_that_a_reviewer_has_dealt_with_is_neither_merged_nor_parted():
    (first,), (second,) = record(strike(BAKERY)), record(strike(SCHOOL))
    Event.objects.update(review="accepted")
    record(strike(BAKERY, SCHOOL))
    assert set(Event.objects.visible()) == {first.event, second.event}


def test_events_that_may_be_one_are_suggested():
    record(strike(BAKERY))
    record(strike(SCHOOL))
    older, newer = Event.objects.order_by("pk")
    suggestion = Suggestion.objects.get()
    assert (suggestion.event, suggestion.other) == (older, newer)
    assert -2.2 <= suggestion.score < 0
    assert suggestion.score == pytest.approx(sum(suggestion.features.values()))


def test_events_that_one_article_tells_apart_are_not_suggested():
    record(strike(BAKERY), strike(SCHOOL))
    assert not Suggestion.objects.exists()


def test_an_article_that_tells_an_event_twice_keeps_no_others_apart():
    told = {"casualties": dead(9, 9)}
    for _ in range(2):
        record(strike(BAKERY, **told))
    lead = strike(BAKERY, place=Named("Ukraine", None, "UA", 49.0, 32.0, Precision.COUNTRY), **told)
    record(lead, strike(BAKERY))
    event = Event.objects.get()
    assert (event.article_count, event.reports.count(), event.killed_min) == (3, 4, 9)


def test_a_name_that_was_placed_in_another_country_is_found_by_its_side():
    told = {"casualties": dead(9, 9)}
    record(strike(BAKERY, **told))
    record(strike(BAKERY, place=Named("Kyiv Saint", None, "FR"), **told))
    assert Event.objects.count() == 1
