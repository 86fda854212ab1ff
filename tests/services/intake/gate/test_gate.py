"""Held until a reviewer accepts: what is kept, what is linked, and who is trusted."""

from datetime import UTC, date, datetime, timedelta

import pytest
from django.contrib.auth.models import AnonymousUser, User

from events.extraction.types import Place as Named
from events.extraction.types import Precision
from events.models import (
    AccountTrust,
    Actor,
    Article,
    Event,
    Place,
    Report,
    Source,
    TextSketch,
)
from events.models.articles import SubmittedBy, Visibility
from events.models.people.roles import AccountRole
from events.models.people.trust import Trust
from events.services import configured
from events.services.accounts.give_role import give_role
from events.services.intake.gate.arrival import (
    AccountNeeded,
    Arrival,
    Submissions,
    arrival_of,
    arrival_of_feed,
)
from events.services.intake.gate.decide import NotWaiting, ReasonNeeded, accept, refuse
from events.services.intake.submit import ArticleRefused, submit_article
from events.services.intake.submit_address import submit_address
from events.services.queue.attempts import Outcome
from events.services.queue.leases import QueueRules
from events.services.reading.extract import extract_article
from events.services.verify import addresses, events, history, origins, reports, texts
from tests.factories import make_extracted, make_feed, make_source

pytestmark = pytest.mark.django_db

NOW = datetime(2024, 11, 14, 9, 30, tzinfo=UTC)
RULES = QueueRules(lease=timedelta(minutes=5), max_attempts=2)
SENTENCE = "Two shells hit the mill of Nizhnya Vymyslivka, the Ministry of Mills said."
TEXT = f"{SENTENCE} Nobody was hurt. The miller had gone to the fair, as he did each autumn."
VISITOR = Arrival(held=True, vouched=False)
URL = "https://paper.example/2024/mill"
MILL = Named("Nizhnya Vymyslivka", country="UA", lat=49.1234, lon=31.2345, precision=Precision.TOWN)


class Reads:
    """An extractor that finds one event in each text."""

    version = "fixed"

    def __call__(self, text, *, published_on):
        return [make_extracted(SENTENCE, place=MILL, by=["Mill Guard"], on=published_on)]


def send(arrival=VISITOR, *, text=TEXT, **values):
    given = {"outlet": "The Daily Mill", "url": URL, "published_on": date(2024, 11, 13), **values}
    return submit_article(
        text=text,
        **given,
        submitted_by=SubmittedBy.FORM,
        arrival=arrival,
        now=NOW,
        max_characters=10_000,
    )


def read(article):
    due = article.not_before
    outcome = extract_article(
        article_id=article.pk, extractor=Reads(), rules=RULES, clock=lambda: max(NOW, due)
    )
    assert outcome is Outcome.DONE
    article.refresh_from_db()
    return article


def account(role, trust=None, name="ana"):
    user = User.objects.create_user(name)
    give_role(account=user, role=role)
    if trust:
        AccountTrust.objects.create(account=user, trust=trust)
    return user


def test_what_is_held_is_read_and_leaves_no_public_row():
    article = read(send().article)
    assert article.visibility == Visibility.HELD
    assert Report.objects.filter(article=article, event=None).count() == 1
    assert not Event.objects.exists()
    assert not Source.objects.exists()
    assert not Actor.objects.exists()
    assert not Place.objects.exists()
    assert not TextSketch.objects.exists()
    assert article.address_key is None


def test_accepting_links_counts_and_names_the_outlet():
    article = read(send().article)
    reviewer = account(AccountRole.REVIEWER)
    accept(article_id=article.pk, user=reviewer, now=NOW)
    article.refresh_from_db()
    event = Event.objects.get()
    assert (event.article_count, event.origin_count) == (1, 1)
    assert article.source.name == "The Daily Mill"
    assert article.address_key
    assert article.holding.decided_by == reviewer
    for rules in (addresses, events, history, origins, reports, texts):
        found = [one for rule in rules.invariants() for one in rule.broken(list(rule.rows))]
        assert found == []
    with pytest.raises(NotWaiting):
        accept(article_id=article.pk, user=reviewer, now=NOW)


def test_an_article_that_is_accepted_before_it_is_read_is_read_as_a_public_one():
    article = send().article
    accept(article_id=article.pk, user=None, now=NOW)
    read(article)
    assert Event.objects.visible().told_by([article]).count() == 1


def test_a_refusal_needs_a_reason_and_can_be_turned():
    article = read(send().article)
    with pytest.raises(ReasonNeeded):
        refuse(article_id=article.pk, user=None, now=NOW, reason=" ")
    refuse(article_id=article.pk, user=None, now=NOW, reason="There is no such mill.")
    with pytest.raises(NotWaiting):
        refuse(article_id=article.pk, user=None, now=NOW, reason="Again.")
    accept(article_id=article.pk, user=None, now=NOW)
    assert Event.objects.visible().count() == 1


def test_a_second_visitor_gets_the_same_held_article_and_a_trusted_way_frees_it():
    first = read(send().article)
    assert send().article == first
    assert first.visibility == Visibility.HELD
    freed = send(Arrival(feed=make_feed().pk), outlet="Mill Times", title="Shells at the mill")
    first.refresh_from_db()
    assert (freed.article, freed.created, first.visibility) == (first, False, "public")
    assert (first.source.name, first.title) == ("Mill Times", "Shells at the mill")
    assert Event.objects.visible().count() == 1


def test_a_trusted_way_that_knows_another_day_has_it_read_again():
    first = read(send().article)
    freed = send(Arrival(), published_on=date(2024, 11, 12))
    assert freed.created
    read(freed.article)
    assert Event.objects.get().ends_on == date(2024, 11, 12)
    assert freed.article == first


def test_a_held_address_does_not_keep_the_true_article_out():
    send()
    other = send(Arrival(), text=f"{TEXT} So it was printed.")
    assert other.created
    assert other.article.is_public


def test_a_held_page_is_fetched_anew_for_a_trusted_sender():
    given = {"address": URL, "submitted_by": SubmittedBy.FORM, "now": NOW}
    given["rules"] = configured.page_fetch_rules()
    held = submit_address(**given, arrival=VISITOR, title="Mine", outlet="Mine").page
    assert (held.held, held.source) == (True, None)
    assert submit_address(**given, arrival=VISITOR).page == held
    again = submit_address(**given, title="Shells at the mill")
    assert (again.page, again.created) == (held, True)
    held.refresh_from_db()
    assert (held.held, held.title) == (False, "Shells at the mill")


def test_a_withdrawn_text_is_not_taken_in_again():
    article = send(Arrival()).article
    Article.objects.filter(pk=article.pk).update(visibility=Visibility.WITHDRAWN)
    with pytest.raises(ArticleRefused, match="withdrawn"):
        send(Arrival())


def test_a_source_that_is_held_holds_what_names_it_but_a_reviewers():
    make_source("The Daily Mill", trust=Trust.HELD)
    assert send(Arrival()).article.visibility == Visibility.HELD
    by_reviewer = Arrival(decides=True, account=account(AccountRole.REVIEWER).pk)
    assert send(by_reviewer).article.is_public


OF_SENDERS = [  # mode, role, trust -> held, vouched
    ("open", None, None, False, False),
    ("review", None, None, True, False),
    ("review", AccountRole.READER, None, True, False),  # an account alone is no trust
    ("review", AccountRole.SUBMITTER, None, False, False),
    ("review", AccountRole.SUBMITTER, Trust.TRUSTED, False, True),
    ("open", AccountRole.SUBMITTER, Trust.HELD, True, False),
    ("review", AccountRole.REVIEWER, Trust.HELD, False, True),  # who decides needs no decision
    ("accounts", AccountRole.SUBMITTER, None, False, False),
]


@pytest.mark.parametrize(("mode", "role", "trust", "held", "vouched"), OF_SENDERS)
def test_who_sends_decides_what_is_held_and_vouched(mode, role, trust, held, vouched):
    sender = account(role, trust) if role else AnonymousUser()
    arrival = arrival_of(sender, Submissions(mode))
    assert (arrival.held, arrival.vouched) == (held, vouched)


@pytest.mark.parametrize("role", [None, AccountRole.READER])
def test_where_accounts_are_needed_visitors_are_refused(role):
    sender = account(role) if role else AnonymousUser()
    with pytest.raises(AccountNeeded):
        arrival_of(sender, Submissions.ACCOUNTS)


@pytest.mark.parametrize(
    ("trust", "account_sends", "vouched"),
    [
        (Trust.TRUSTED, True, True),
        (Trust.TRUSTED, False, False),  # any visitor may type the name of a trusted outlet
        (Trust.NORMAL, True, False),
    ],
)
def test_a_trusted_source_vouches_only_for_accounts(trust, account_sends, vouched):
    sent = Arrival(vouched=False, account=1 if account_sends else None)
    assert sent.from_source(make_source("Mill Times", trust=trust)).vouched is vouched


def test_a_held_feed_waits_and_another_does_not():
    assert arrival_of_feed(make_feed(trust=Trust.HELD)).held
    assert not arrival_of_feed(make_feed()).held
