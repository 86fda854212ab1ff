"""Articles that are taken back, brought back and erased; what is no longer kept."""

from datetime import UTC, date, datetime, timedelta

import pytest
from django.contrib.auth.models import User

from events.models import Article, Event, Evidence, Holding, Incident, Report, Revision, TextSketch
from events.models.articles import ReasonClass, Visibility
from events.models.people.trust import Trust
from events.services.intake.gate.arrival import Arrival
from events.services.intake.gate.decide import NotWaiting, accept, refuse
from events.services.intake.submit import ArticleRefused
from events.services.review.deciding.errors import DecisionRefused
from events.services.review.merge import merge
from events.services.review.reject import reject
from events.services.review.restore import restore
from events.services.review.undo import undo
from events.services.takedown.incidents import IncidentRefused, write_incident
from events.services.takedown.retention import Retention, erase_old
from events.services.takedown.trust import vouch_for
from events.services.takedown.undo import CannotBringBack, bring_back_withdrawn, erase_withdrawn
from events.services.takedown.withdraw import (
    CannotWithdraw,
    Why,
    effect_of,
    withdraw_article,
    withdraw_source,
)
from events.services.verify import addresses, chain, events, history, origins, reports, texts
from tests.factories import make_article
from tests.services.intake.gate.test_gate import NOW, TEXT, read, send
from tests.services.review.reviewing import SUMY, strike, told

pytestmark = pytest.mark.django_db

WHY = Why(ReasonClass.HARM, "It names a child.", "asked for by the family")
LATER = NOW + timedelta(hours=1)
READ = {"finished_at": NOW, "extractor_version": "1"}


@pytest.fixture
def editor():
    return User.objects.create_user("edda")


def public(text=TEXT, outlet="The Daily Mill"):
    return read(send(Arrival(), text=text, outlet=outlet, url="").article)


def two_of_one_event():
    """Two outlets tell it, so the event goes on without the second."""
    return public(), public(f"{TEXT} More to follow, say other papers of the town.", "Mill Times")


def broken():
    return [
        one.problem
        for rules in (addresses, chain, events, history, origins, reports, texts)
        for rule in rules.invariants()
        for one in rule.broken(list(rule.rows))
    ]


def test_an_event_that_others_tell_goes_on_with_fewer_articles_and_undo_relinks(editor):
    _, second = two_of_one_event()
    event = Event.objects.get()
    assert event.article_count == 2
    effect = effect_of([second.pk])
    assert (effect.changed, effect.vanished) == ([event], [])
    row = withdraw_article(article_id=second.pk, why=WHY, user=editor, now=LATER)
    event.refresh_from_db()
    assert (event.article_count, event.withdrawn_at) == (1, None)
    last = Revision.objects.filter(event=event).latest("number")
    assert last.changed_by == editor
    assert "It names a child." in last.reason
    bring_back_withdrawn(withdrawal_id=row.pk, user=editor, now=LATER)
    event.refresh_from_db()
    assert event.article_count == 2
    assert broken() == []


def test_an_event_that_nothing_else_tells_vanishes_and_comes_back_under_its_id(editor):
    article = public()
    event = Event.objects.get()
    assert effect_of([article.pk]).vanished == [event]
    row = withdraw_article(article_id=article.pk, why=WHY, user=editor, now=LATER)
    event.refresh_from_db()
    assert event.withdrawn_at == LATER
    assert not TextSketch.objects.exists()
    with pytest.raises(CannotWithdraw):
        withdraw_article(article_id=article.pk, why=WHY, user=editor, now=LATER)
    with pytest.raises(ArticleRefused):
        send(Arrival(), url="")
    bring_back_withdrawn(withdrawal_id=row.pk, user=editor, now=LATER)
    again = Event.objects.visible().get()
    assert (again.pk, again.article_count, again.withdrawn_because) == (event.pk, 1, "")
    with pytest.raises(CannotBringBack):
        bring_back_withdrawn(withdrawal_id=row.pk, user=editor, now=LATER)
    assert broken() == []


def test_reprints_of_what_is_taken_back_find_another_origin(editor):
    first, second, third = (
        public(f"{TEXT} {' '.join(f'word{k} of{k}' for k in range(60))}. Edition {n}.")
        for n in range(3)
    )
    third.refresh_from_db()
    assert third.origin == first
    withdraw_article(article_id=first.pk, why=WHY, user=editor, now=LATER)
    second.refresh_from_db()
    third.refresh_from_db()
    assert (second.origin, third.origin) == (None, second)


def test_an_erased_text_leaves_its_hash_day_and_counts(editor):
    article = public()
    sha256 = article.sha256
    row = withdraw_article(article_id=article.pk, why=WHY, user=editor, now=LATER)
    erase_withdrawn(withdrawal_id=row.pk, now=LATER)
    article.refresh_from_db()
    row.refresh_from_db()
    assert (article.text, article.title, article.url) == ("", "", "")
    assert not Report.objects.exists()
    assert not Evidence.objects.exists()
    assert (row.sha256, row.published_on, row.reports) == (sha256, date(2024, 11, 13), 1)
    with pytest.raises(CannotBringBack, match="erased"):
        bring_back_withdrawn(withdrawal_id=row.pk, user=editor, now=LATER)
    with pytest.raises(ArticleRefused):
        send(Arrival(), url="")
    assert broken() == []


def test_no_word_of_an_erased_text_is_left_in_the_history_and_the_chain_holds(editor):
    article = public()
    sentence = Event.objects.get().summary
    assert sentence and any(one.after["summary"] == sentence for one in Revision.objects.all())
    row = withdraw_article(article_id=article.pk, why=WHY, user=editor, now=LATER)
    erase_withdrawn(withdrawal_id=row.pk, now=LATER)
    kept = str(list(Revision.objects.values_list("before", "after")))
    assert sentence not in kept and "erased_sha256" in kept
    assert Event.objects.get().summary == ""
    assert broken() == []


def test_a_rejected_event_does_not_bring_back_what_was_taken_back(editor):
    article = public()
    event = Event.objects.get()
    rejected = reject(event=event, by=editor, reason="A drill", now=NOW)
    row = withdraw_article(article_id=article.pk, why=WHY, user=editor, now=LATER)
    with pytest.raises(DecisionRefused, match="No article reports it"):
        undo(decision=rejected, by=editor, reason="No drill", now=LATER)
    with pytest.raises(DecisionRefused, match="No article reports it"):
        restore(event=event, by=editor, reason="No drill", now=LATER)
    assert not Event.objects.visible().exists()
    bring_back_withdrawn(withdrawal_id=row.pk, user=editor, now=LATER)
    assert not Event.objects.visible().exists(), "what was rejected stays so, under its id"
    undo(decision=rejected, by=editor, reason="No drill", now=LATER)
    assert Event.objects.visible().get() == event
    assert broken() == []


def test_an_erased_text_leaves_no_word_in_a_rejected_or_merged_event(editor):
    texts_of = ("Shells hit the mill. It burnt.", "Rockets hit the market. Nobody saw it.")
    first, second = (make_article(text=text, **READ) for text in texts_of)
    told(strike("Shells hit the mill."), article=first)
    told(strike("Rockets hit the market.", place=SUMY, on=16), article=second)
    gone, whole = Event.objects.order_by("pk")
    merge(event=gone, into=whole, by=editor, reason="One event", now=NOW)
    reject(event=whole, by=editor, reason="A drill", now=NOW)
    sentences = {gone.summary, whole.summary}
    for article in (first, second):
        row = withdraw_article(article_id=article.pk, why=WHY, user=editor, now=LATER)
        erase_withdrawn(withdrawal_id=row.pk, now=LATER)
    kept = str(list(Revision.objects.values_list("before", "after")))
    kept += str(list(Event.objects.values_list("summary", "search_text")))
    assert sentences and not [one for one in sentences if one in kept]
    assert broken() == []


def test_a_source_is_taken_back_as_a_whole_and_later_texts_wait(editor):
    article = public()
    rows = withdraw_source(source=article.source, why=WHY, user=editor, now=LATER)
    assert [row.article for row in rows] == [article]
    article.source.refresh_from_db()
    assert article.source.trust == Trust.HELD
    assert not Event.objects.visible().exists()
    assert send(Arrival(), text=f"{TEXT} Later.", url="").article.visibility == Visibility.HELD


def test_vouching_for_a_source_counts_its_articles_as_origins():
    articles = two_of_one_event()
    Article.objects.update(outlet_vouched=False)
    assert vouch_for(source=articles[0].source, vouched=True, now=NOW) == 1
    assert vouch_for(source=articles[1].source, vouched=True, now=NOW) == 1
    assert Event.objects.get().origin_count >= 1


def test_refused_texts_are_erased_in_time_and_a_trusted_way_brings_them_back():
    article = read(send().article)
    refuse(article_id=article.pk, user=None, now=NOW, reason="No such mill.")
    rules = Retention(refused=timedelta(days=30), clients=timedelta(7), keys=timedelta(2))
    assert erase_old(rules, now=NOW + timedelta(days=29)) == 0
    assert erase_old(rules, now=NOW + timedelta(days=31)) == 1
    article.refresh_from_db()
    assert (article.text, Holding.objects.get().outlet) == ("", "")
    with pytest.raises(NotWaiting):
        accept(article_id=article.pk, user=None, now=NOW)
    assert send(Arrival()).created
    read(article)
    assert (article.text, Event.objects.visible().count()) == (TEXT, 1)


def test_an_incident_needs_words_and_is_kept(editor):
    given = {"happened_at": datetime(2024, 11, 13, tzinfo=UTC), "user": editor, "now": NOW}
    with pytest.raises(IncidentRefused):
        write_incident(what=" ", done="x" * 6000, **given)
    for day in (NOW + timedelta(days=1), datetime(24, 11, 13, tzinfo=UTC)):
        with pytest.raises(IncidentRefused):
            write_incident(what="x", done="y", **{**given, "happened_at": day})
    write_incident(what="A key was lost.", done="It was revoked.", **given)
    assert Incident.objects.get().written_by == editor
