"""The queue: what waits and why, one item with its evidence, and what a reviewer does with it."""

import pytest
from django.contrib.auth.models import Group, User
from django.utils import timezone

from events.models import Assignment, Comment, Difference, Event, Holding, Remark, Suggestion, Waits
from events.models.reviewing import waiting
from events.services.linking.history import record_revision
from tests.factories import make_article, make_event, make_place, make_report
from tests.services.review import reviewing

pytestmark = pytest.mark.django_db


def account(name, role):
    user = User.objects.create_user(name)
    user.groups.add(Group.objects.get_or_create(name=role)[0])
    return user


@pytest.fixture
def olena():
    return account("olena", "reviewer")


@pytest.fixture
def reviewer(client, olena):
    client.force_login(olena)
    return client


def told(**values):
    """An event with a report and its first change, as the services leave it."""
    event = make_event(**{"status": "reported", **values})
    make_report(event, kind=event.kind, status=event.status)
    record_revision(
        event, reason="First told by article x", now=timezone.now(), extractor_version="1"
    )
    return event


def read(dead, on):
    """An event as the reading of an article makes it."""
    return reviewing.event_of(reviewing.told(reviewing.strike(dead=dead, on=on)))


def item(event):
    return f"{event.public_id}.{event.revisions.count()}"


def one_of_each():
    """An event for each reason, by its name, and one that waits for nothing."""
    found = {
        "disputed": told(status="disputed"),
        "same": told(),
        "unsure": told(confidence=0.4),
        "mistake": told(),
        "unplaced": told(places=[make_place("X", precision="unresolved", lat=None, lon=None)]),
        "toll": told(killed_min=50),
        "differs": told(review="accepted"),
    }
    Suggestion.objects.create(event=found["same"], other=told(), score=1, features={})
    Remark.objects.create(event=found["mistake"], about="when", text="A day later")
    Difference.objects.create(
        event=found["differs"], field="killed", stands=True, found_at=timezone.now()
    )
    return found


def test_each_event_waits_for_its_reason():
    found = one_of_each()
    told(status="disputed", review="accepted")  # a person has dealt with it
    told(status="disputed", withdrawn_at=timezone.now())
    assert {str(why): [event.pk for event in waiting(why)] for why in Waits} == {
        why: [event.pk] for why, event in found.items()
    }


def test_the_gravest_reason_opens_first(reviewer):
    found = one_of_each()
    page = reviewer.get("/review/").content.decode()
    assert page.index("Disputed") < page.index("Maybe the same") < page.index("Many killed")
    assert f'name="item" value="{item(found["disputed"])}"' in page


@pytest.mark.parametrize(
    ("query", "there"),
    [
        ("why=toll", True),
        ("why=toll&kind=strike", True),
        ("why=toll&kind=deployment", False),
        ("why=toll&country=UA", True),
        ("why=toll&country=SD", False),
        ("why=toll&mine=yes", False),
        ("why=toll&kind=nonsense&country=xx", True),
    ],
)
def test_the_queue_can_be_narrowed(reviewer, query, there):
    event = told(killed_min=60, places=[make_place()])
    page = reviewer.get(f"/review/?{query}").content.decode()
    assert (f'value="{item(event)}"' in page) is there


def test_a_chosen_item_has_a_way_back_to_its_list(reviewer):
    """On a phone the list is not beside it."""
    event = told(killed_min=60)
    way_back = '<a href="?why=toll">Back to the list: Many killed</a>'
    chosen = reviewer.get(f"/review/?why=toll&event={event.public_id}").content.decode()
    assert way_back in chosen
    for query in ("why=toll", "why=toll&event=nothing"):
        assert way_back not in reviewer.get(f"/review/?{query}").content.decode()


def test_held_submissions_wait_there_too(reviewer):
    article = make_article(title="Sent by a visitor", visibility="held")
    Holding.objects.create(article=article)
    assert "Sent by a visitor" in reviewer.get("/review/?why=held").content.decode()


def test_an_accepted_item_leads_to_the_next_one(reviewer, olena):
    first, second = read(60, 13), read(70, 1)
    given = {"item": item(second), "reason": "Seen", "back": "?why=toll", "next": first.public_id}
    response = reviewer.post("/review/accept/", given)
    assert response.url == f"/review/?why=toll&event={first.public_id}"
    second.refresh_from_db()
    assert second.review == "accepted"
    assert second.revisions.last().by_name == olena.username
    assert [event.pk for event in waiting("toll")] == [first.pk]


def test_several_are_accepted_at_once_and_one_that_changed_is_left_and_named(reviewer):
    first, second = read(60, 13), read(70, 1)
    items = [item(first), item(second)]
    second.killed_min = second.killed_max = 80
    second.save()
    why = "Joined by article y"
    record_revision(second, reason=why, now=timezone.now(), extractor_version="1")
    page = reviewer.post("/review/accept/", {"item": items, "reason": "Seen"}, follow=True)
    text = page.content.decode()
    assert "1 event accepted." in text and why in text and "Look again" in text
    assert Event.objects.get(pk=second.pk).review == "unreviewed"


@pytest.mark.either_database
def test_a_rejection_needs_a_reason(reviewer):
    event = told(killed_min=60)
    reviewer.post("/review/reject/", {"item": item(event), "reason": ""})
    assert Event.objects.visible().filter(pk=event.pk).exists()
    reviewer.post("/review/reject/", {"item": item(event), "reason": "A film"})
    assert not Event.objects.visible().filter(pk=event.pk).exists()


def test_an_event_is_taken_on_and_left(reviewer, olena):
    event = told(killed_min=60)
    reviewer.post(f"/review/{event.public_id}/take/", {"here": event.public_id})
    assert Assignment.objects.get(event=event).user == olena
    assert f'value="{item(event)}"' in reviewer.get("/review/?why=toll&mine=yes").content.decode()
    reviewer.post(f"/review/{event.public_id}/take/", {"leave": "yes"})
    assert not Assignment.objects.exists()


@pytest.mark.either_database
def test_comments_are_for_reviewers_alone(reviewer, client):
    event = told(killed_min=60)
    for text in ("Is it the same yard?", " "):
        reviewer.post(f"/review/{event.public_id}/comment/", {"text": text})
    assert Comment.objects.count() == 1
    assert "the same yard" in reviewer.get(f"/review/?event={event.public_id}").content.decode()
    client.logout()
    assert "the same yard" not in client.get(event.get_absolute_url()).content.decode()


def test_reported_mistakes_are_dealt_with_there(reviewer):
    event = told()
    remark = Remark.objects.create(event=event, about="when", text="A day later")
    other = Remark.objects.create(event=told(), about="when", text="Not this one")
    given = {"remark": [remark.pk, other.pk]}
    assert "A day later" in reviewer.get(f"/review/?event={event.public_id}").content.decode()
    reviewer.post(f"/review/{event.public_id}/settle/", given)
    assert list(Remark.objects.unsettled()) == [other]


@pytest.mark.either_database
@pytest.mark.parametrize(("role", "status"), [("reader", 403), ("submitter", 403), ("editor", 200)])
def test_the_queue_is_for_reviewers(client, role, status):
    client.force_login(account("someone", role))
    assert client.get("/review/").status_code == status


@pytest.mark.either_database
@pytest.mark.parametrize("path", ["", "accept/", "reject/", "x/take/", "x/comment/", "x/settle/"])
def test_others_are_sent_to_log_in(client, path):
    ask = client.post if path else client.get
    assert "log-in" in ask(f"/review/{path}").url or "login" in ask(f"/review/{path}").url


def test_the_queries_do_not_grow(reviewer, django_assert_max_num_queries):
    for _ in range(2):
        for _ in range(3):
            told(killed_min=60)
        with django_assert_max_num_queries(62):
            reviewer.get("/review/?why=toll")


@pytest.mark.parametrize(("two", "merged"), [("", True), ("yes", False)])
def test_an_editor_says_in_the_queue_whether_two_are_one(client, two, merged):
    client.force_login(account("ed", "editor"))
    event, other = read(60, 13), read(61, 1)
    older, newer = sorted((event, other), key=lambda one: one.pk)
    Suggestion.objects.create(event=older, other=newer, score=1, features={})
    given = {"item": item(older), "into": newer.public_id, "reason": "Read both", "two": two}
    client.post("/review/merge/", {**given, "back": "?why=same"})
    older.refresh_from_db()
    assert (older.merged_into == newer) is merged
    assert not Suggestion.objects.exists()
