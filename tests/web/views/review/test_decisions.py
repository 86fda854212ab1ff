"""The pages on which reviewers decide: nothing is kept before it was looked at and saved."""

import pytest
from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group
from django.urls import reverse

from events.models import Assignment, Comment, Decision, Event, Place, Report, TaughtName
from events.services.review.accept import accept
from events.services.review.merge import merge
from events.services.review.part_of import say_part_of
from events.services.review.undo import undo
from tests.factories import make_place
from tests.services.review.reviewing import NOW, SUMY, by, event_of, strike, told

pytestmark = [pytest.mark.django_db, pytest.mark.either_database]
REVIEWERS = ["correct", "part_of", "accept", "reject"]
EDITORS = ["merge", "split", "withdraw", "restore"]


@pytest.fixture
def two():
    first, other = told(strike(dead=3)), told(strike("Shells fell.", place=SUMY, on=16, dead=1))
    told(strike(dead=3))
    return event_of(first), event_of(other)


@pytest.fixture
def sign_in(client):
    def sign(role):
        user = get_user_model().objects.create_user(f"a {role}")
        user.groups.add(Group.objects.get_or_create(name=role)[0])
        client.force_login(user)
        return client

    return sign


def page(name, event):
    return reverse(f"web:{name}", args=[event.public_id])


def filled(client, address):
    """The form as a browser would send it back: what its fields hold."""
    context = client.get(address).context
    form = context["form"]
    typed = {field.html_name: field.value() for field in form if field.value() is not None}
    rows = context.get("rows") or {"places": [], "actors": [], "weapons": []}
    typed["place"] = rows["places"]
    typed["role"], typed["actor"] = ([row[n] for row in rows["actors"]] for n in (0, 1))
    names = ("weapon", "launched", "intercepted")
    typed |= {name: [row[n] for row in rows["weapons"]] for n, name in enumerate(names)}
    return {**typed, "expected_revision": context["revision"], "reason": "So it is"}


@pytest.mark.parametrize("name", REVIEWERS + EDITORS)
def test_a_page_is_for_those_who_may_decide(sign_in, client, two, name):
    assert "/log-in/" in client.get(page(name, two[0])).headers["Location"]
    expected = 403 if name in EDITORS else 200
    assert sign_in("reviewer").get(page(name, two[0])).status_code == expected
    assert sign_in("editor").get(page(name, two[0])).status_code == 200


def test_a_correction_is_shown_before_it_is_kept_and_can_be_taken_back(sign_in, two):
    client, event, place = sign_in("reviewer"), two[0], make_place("Kryvyi Rih", admin1="Dnipro")
    typed = {**filled(client, page("correct", event)), "killed_min": "4", "killed_max": "5"}
    typed["place"] = [f"Kryvyi Rih, Dnipro, UA [{place.key}]"]
    shown = client.post(page("correct", event), {**typed, "step": "preview"}).content.decode()
    assert "4–5" in shown and "3 before, 4–5 after" in shown
    assert not Decision.objects.exists()
    answer = client.post(page("correct", event), {**typed, "step": "save"}, follow=True)
    event.refresh_from_db()
    assert (event.killed_min, event.killed_max, event.places.get()) == (4, 5, place)
    assert set(event.overrides) == {"killed_min", "killed_max", "places"}, "only what differs"
    undo = reverse("web:undo", args=[Decision.objects.get().pk])
    assert undo in answer.content.decode()
    client.post(undo, {"reason": "A slip", "step": "save"})
    event.refresh_from_db()
    assert (event.killed_min, event.overrides) == (3, {})


def test_a_place_that_no_list_has_is_made_when_it_is_saved(sign_in, two):
    client, event = sign_in("reviewer"), two[0]
    typed = filled(client, page("correct", event)) | {"place": [], "new_place": "Zarichne farm"}
    typed |= {"new_precision": "site", "new_country": "UA", "new_lat": "48.5", "new_lon": "37.1"}
    client.post(page("correct", event), {**typed, "step": "preview"})
    assert not Place.objects.filter(name="Zarichne farm").exists()
    client.post(page("correct", event), {**typed, "step": "save"})
    place = event.places.get()
    assert (place.name, place.precision, place.lat) == ("Zarichne farm", "site", 48.5)


@pytest.mark.parametrize(
    ("typed", "reason"),
    [
        ({"place": ["Nowhere at all"]}, "No place is called Nowhere at all"),
        ({"actor": ["Nobody"], "role": ["target"]}, "No side is called Nobody"),
        ({"weapon": ["drone"], "launched": ["many"], "intercepted": [""]}, "Write numbers"),
        ({"killed_min": "5", "killed_max": "3"}, "greater than the upper one"),
        ({"starts_on": "soon"}, "YYYY-MM-DD"),
        ({"reason": ""}, "Say why."),
        ({"killed_min": "20000000"}, "Killed, at least: It must be a number"),
        ({"place": ["a\x00b"]}, "No place is called ab"),
        ({"summary": "a\x00b"}, "Null characters are not allowed"),
        ({"new_lat": "48.5", "new_lon": "31.2"}, "A new place needs a name"),
        ({}, "Nothing is changed."),
    ],
)
def test_what_cannot_be_kept_is_named_and_what_was_typed_stays(sign_in, two, typed, reason):
    client, event = sign_in("reviewer"), two[0]
    base = {**filled(client, page("correct", event)), "step": "save"}
    if "reason" in typed:
        base["killed_min"] = "1"
    answer = client.post(page("correct", event), {**base, **typed})
    shown = answer.content.decode()
    assert answer.status_code == 422 and reason in shown
    assert not Decision.objects.exists()
    assert all(value.replace("\x00", "") in shown for value in typed.get("place", []))


def test_two_reviewers_do_not_overwrite_each_other(sign_in, two):
    client, event = sign_in("reviewer"), two[0]
    typed = {**filled(client, page("correct", event)), "killed_min": "1"}
    accept(event=event, **by("Checked at noon"))
    answer = client.post(page("correct", event), {**typed, "step": "save"})
    assert answer.status_code == 409
    assert "Checked at noon" in answer.content.decode()
    again = {**typed, "expected_revision": answer.context["revision"], "step": "save"}
    assert client.post(page("correct", event), again).status_code == 302


@pytest.mark.parametrize("of", ["{}", "/events/{}/", "http://h/events/{}/?kind=strike#map", " {} "])
def test_the_other_event_is_known_by_its_id_or_any_of_its_addresses(sign_in, two, of):
    client, (event, other) = sign_in("editor"), two
    typed = {"into": of.format(other.public_id.upper()), "same": "one", "reason": "One event"}
    assert client.post(page("merge", event), {**typed, "step": "preview"}).context["preview"]


def test_odd_requests_are_answered(sign_in, two):
    client, event = sign_in("editor"), two[0]
    for address in ("/review/?event=a%00b", page("merge", event) + "?into=%00"):
        assert client.get(address).status_code == 200
    item = f"{event.public_id}.1"
    for path, typed in {
        "/review/merge/": {"item": item, "into": "\x00"},
        f"/review/{event.public_id}/settle/": {"remark": ["9" * 30, "9" * 5000, "²"]},
    }.items():
        assert client.post(path, typed).status_code == 302
    assert client.post("/desk/trust/set/", {"id": "9" * 5000, "trust": "held"}).status_code == 400


def test_a_stale_answer_in_the_queue_loses_nothing(sign_in, two):
    client, event = sign_in("reviewer"), two[0]
    seen = event.revisions.count()
    accept(event=event, **by("Checked at noon"))
    stale = {"item": f"{event.public_id}.{seen}", "reason": "The mill is a film set"}
    answer = client.post("/review/reject/", stale, follow=True)
    assert "The mill is a film set" in answer.content.decode()
    other = get_user_model().objects.create_user("petro")
    Assignment.objects.create(event=event, user=other, at=NOW)
    client.post(f"/review/{event.public_id}/take/")
    assert Assignment.objects.get().user == other
    two_lines = "\r\n".join(["x" * 999, "y" * 1000])
    client.post(f"/review/{event.public_id}/comment/", {"text": two_lines})
    assert Comment.objects.get().text == two_lines.replace("\r", "")


def test_a_new_event_is_shown_with_its_values_before_it_is_made(sign_in):
    first, second = told(strike(dead=4)), told(strike(dead=5))
    event, report = event_of(first), Report.objects.get(article=second)
    typed = {"reports": [report.pk], "reason": "Two mills", "step": "preview"}
    shown = sign_in("editor").post(page("split", event), typed).content.decode()
    new = shown.partition("A new event")[2].partition("In totals")[0]
    assert '<td dir="auto">5</td>' in new
    assert "stay as they are" not in new


def test_the_whole_is_named_as_readers_know_it(sign_in, two):
    event, other = two
    say_part_of(part=event, whole=other, holds=True, **by("Of that night"))
    shown = sign_in("reviewer").get(page("part_of", event)).content.decode()
    assert "Sumy, Ukraine, 16 November 2024</a>" in shown


def test_events_are_merged_split_and_told_apart(sign_in, two):
    client, (event, other) = sign_in("editor"), two
    found = client.get(page("merge", event), {"q": "shells"}).content.decode()
    assert f"?into={other.public_id}" in found
    typed = {"into": other.get_absolute_url(), "same": "one", "reason": "One", "step": "save"}
    assert (
        client.post(page("merge", event), typed)
        .headers["Location"]
        .endswith(other.get_absolute_url())
    )
    reports = Report.objects.filter(event=other).order_by("pk")
    leaving = {"reports": [report.pk for report in reports[:1]], "reason": "x", "step": "save"}
    assert client.post(page("split", other), leaving).status_code == 302
    bad = {"into": "nothing", "same": "two", "reason": "x", "step": "save"}
    assert (
        "There is no event with this id." in client.post(page("merge", other), bad).content.decode()
    )
    apart = {"into": event.public_id, "same": "two", "reason": "x", "step": "save"}
    assert client.post(page("merge", other), apart).status_code in (302, 422)


def test_an_event_is_withdrawn_restored_rejected_and_accepted(sign_in, two):
    client, event = sign_in("editor"), two[0]
    for name, seen in (("withdraw", False), ("restore", True), ("reject", False)):
        client.post(page(name, event), {"reason": "Because", "step": "save"})
        assert Event.objects.visible().filter(pk=event.pk).exists() is seen
    assert page("restore", event) in client.get(event.get_absolute_url()).content.decode()
    client.post(page("restore", event), {"reason": "Because", "step": "save"})
    client.post(page("accept", event), {"reason": "Because", "step": "save"})
    event.refresh_from_db()
    assert event.review == "accepted"


def test_a_reviewer_cannot_take_back_what_needed_an_editor(sign_in, two):
    sign_in("editor").post(page("withdraw", two[0]), {"reason": "Because", "step": "save"})
    undo = reverse("web:undo", args=[Decision.objects.get().pk])
    assert sign_in("reviewer").get(undo).status_code == 403


def test_what_cannot_be_taken_back_is_said_before_a_reason_is_asked_for(sign_in, two):
    client, event = sign_in("reviewer"), two[0]
    first, second = accept(event=event, **by("Seen")), accept(event=event, **by("Seen again"))
    address = reverse("web:undo", args=[first.pk])
    said = client.get(address).content.decode()
    assert "Take back first what olena decided" in said and 'name="reason"' not in said
    assert reverse("web:undo", args=[second.pk]) in said
    taken = undo(decision=second, **by("Too early"))
    for pk, why in ((second.pk, "taken back already"), (taken.pk, "Decide again instead")):
        said = client.get(reverse("web:undo", args=[pk])).content.decode()
        assert why in said and 'name="reason"' not in said
    assert 'name="reason"' in client.get(address).content.decode()


def test_the_history_says_that_a_decision_was_taken_back(sign_in, two):
    event = two[0]
    undo(decision=accept(event=event, **by("Seen")), **by("Too early"))
    shown = sign_in("reviewer").get(event.get_absolute_url()).content.decode()
    assert "Decision taken back (accepted); review changed from accepted to unreviewed" in shown


@pytest.mark.parametrize("way", ["accept", "reject"])
def test_the_queue_offers_to_take_back_what_has_left_it(sign_in, two, way):
    item = {"item": f"{two[0].public_id}.{two[0].revisions.count()}", "reason": "Seen"}
    shown = sign_in("reviewer").post(f"/review/{way}/", item, follow=True).content.decode()
    undo_page = reverse("web:undo", args=[Decision.objects.get().pk])
    assert f'<a href="{undo_page}">Take it back</a>' in shown


def test_two_reports_of_one_article_can_be_split_from_the_events_page(sign_in):
    article = told(strike(dead=3), strike("Shells fell.", place=SUMY, on=16, dead=1))
    event, other = Event.objects.filter(reports__article=article).order_by("pk")
    client = sign_in("editor")
    assert page("split", event) not in client.get(event.get_absolute_url()).content.decode()
    merge(event=other, into=event, **by("One"))
    assert page("split", event) in client.get(event.get_absolute_url()).content.decode()


def test_readers_see_nothing_to_decide(client, two):
    assert "Decide" not in client.get(two[0].get_absolute_url()).content.decode()


def test_names_are_suggested_to_reviewers_alone(sign_in, client):
    make_place("Kryvyi Rih", admin1="Dnipro"), make_place("Kryva Luka")
    places, actors = reverse("web:suggest_places"), reverse("web:suggest_actors")
    assert client.get(places, {"q": "kry"}).status_code == 302
    reviewer = sign_in("reviewer")
    found = reviewer.get(places, {"q": "Kryvyi"}).json()["results"]
    assert [one["value"] for one in found] == ["Kryvyi Rih, Dnipro, UA [test:Kryvyi Rih]"]
    assert reviewer.get(places, {"q": "k"}).json() == {"results": []}
    told(strike())
    assert [one["value"] for one in reviewer.get(actors, {"q": "rus"}).json()["results"]] == [
        "Russia"
    ]


def test_what_was_taught_with_a_correction_is_listed_and_taken_back(sign_in, two):
    client, place = sign_in("reviewer"), make_place("Kryvyi Rih")
    typed = {**filled(client, page("correct", two[0])), "killed_min": "1", "step": "save"}
    typed |= {"spelling": "Kryvorizhka"}
    assert client.post(page("correct", two[0]), typed).status_code == 422, "a place is missing"
    typed |= {"spelling_place": f"Kryvyi Rih [{place.key}]"}
    client.post(page("correct", two[0]), {**typed, "step": "preview"})
    assert not TaughtName.objects.exists()
    assert client.post(page("correct", two[0]), typed).status_code == 302
    listed = reverse("web:taught_names")
    assert "Kryvorizhka" in client.get(listed).content.decode()
    assert client.post(listed, {"name": "Greys", "name_side": "Russia"}).status_code == 302
    assert client.post(listed, {"name": "Greys", "name_side": "Russia"}).status_code == 422
    taken = reverse("web:take_back_name", args=[TaughtName.objects.earliest("pk").pk])
    assert "taken back" in client.post(taken, follow=True).content.decode()
    assert TaughtName.objects.standing().count() == 1
