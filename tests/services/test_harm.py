"""Places made coarser by rule: everywhere, visibly, and back again."""

import pytest
from django.contrib.auth.models import User

from events.models import Event, EventPlace, FinePlace, Place
from events.models.people.roles import AccountRole
from events.services.accounts.give_role import give_role
from events.services.intake.gate.arrival import Arrival
from events.services.takedown.harm import add_rule, end_rule, pause_rule
from tests.factories import make_place
from tests.services.intake.gate.test_gate import MILL, NOW, TEXT, read, send

pytestmark = pytest.mark.django_db
RULE = {"country": "UA", "kind": "", "precision": "town", "because": "People hide there."}
FINE = ("49.1234", "31.2345")


@pytest.fixture
def editor():
    user = User.objects.create_user("edda")
    give_role(account=user, role=AccountRole.EDITOR)
    return user


@pytest.fixture(autouse=True)
def _country():
    make_place("Ukraine", key="iso:UA", precision="country", lat=48.0, lon=32.0)


def public(text=TEXT):
    return read(send(Arrival(), text=text, url="").article)


def shown():
    return list(EventPlace.objects.values_list("place__name", flat=True))


@pytest.mark.parametrize("before", [True, False])
def test_a_rule_reaches_events_from_before_and_after_it(editor, before):
    if before:
        public()
    add_rule(**RULE, shown_as="country", user=editor, now=NOW)
    if not before:
        public()
    assert shown() == ["Ukraine"]
    assert FinePlace.objects.get().place.name == MILL.name
    assert Event.objects.get().coarsened


def test_paused_or_ended_it_shows_the_place_again(editor):
    public()
    rule = add_rule(**RULE, shown_as="country", user=editor, now=NOW)
    pause_rule(rule=rule, now=NOW)
    assert shown() == [MILL.name]
    pause_rule(rule=rule, now=NOW)
    assert shown() == ["Ukraine"]
    end_rule(rule=rule, now=NOW)
    assert (shown(), FinePlace.objects.count()) == ([MILL.name], 0)
    assert not Event.objects.get().coarsened


def test_what_a_reviewer_set_is_coarsened_too_and_comes_back(editor):
    public()
    Event.objects.update(overrides={"places": True})
    rule = add_rule(**RULE, shown_as="country", user=editor, now=NOW)
    assert shown() == ["Ukraine"]
    end_rule(rule=rule, now=NOW)
    assert shown() == [MILL.name]


@pytest.mark.parametrize(
    "other", [{"country": "SY"}, {"kind": "deployment"}, {"precision": "district"}]
)
def test_a_rule_means_only_what_it_names(editor, other):
    public()
    add_rule(**{**RULE, **other}, shown_as="country", user=editor, now=NOW)
    assert shown() == [MILL.name]


def test_the_region_is_shown_where_it_is_known(editor):
    public()
    Place.objects.filter(name=MILL.name).update(admin1="Kyivska")
    make_place("Kyivska", precision="region", lat=50.0, lon=30.0)
    add_rule(**RULE, shown_as="region", user=editor, now=NOW)
    assert shown() == ["Kyivska"]


def test_a_town_is_shown_as_its_district_and_comes_back(editor):
    public()
    Place.objects.filter(name=MILL.name).update(geonames_id=706448)
    rule = add_rule(**RULE, shown_as="district", user=editor, now=NOW)
    row = EventPlace.objects.get().place
    assert (row.name, row.precision, row.country) == ("Khersonskyi Raion", "district", "UA")
    Event.objects.update(overrides={"places": True})
    end_rule(rule=rule, now=NOW)
    assert shown() == [MILL.name]


def test_without_a_district_it_is_an_area_of_half_a_degree_with_all_that_lies_in_it(editor):
    public()
    rule = add_rule(**RULE, shown_as="district", user=editor, now=NOW)
    row = EventPlace.objects.get().place
    assert (row.precision, row.lat, row.lon) == ("district", 49.25, 31.25)
    assert row.name == "UA (49.25° N, 31.25° E)"
    Event.objects.update(overrides={"places": True})
    pause_rule(rule=rule, now=NOW)
    assert shown() == [MILL.name]
    pause_rule(rule=rule, now=NOW)
    assert shown() == [row.name]


def test_no_address_of_the_event_shows_the_fine_coordinates(client, editor):
    article = public()
    client.force_login(editor)
    form = {**RULE, "shown_as": "country"}
    assert client.post("/desk/harm/", {**form, "because": ""}).status_code == 422
    not_coarser = {**RULE, "precision": "country", "shown_as": "district"}
    for refused in ({**form, "country": "UK"}, not_coarser):  # no such country: nobody is hidden
        assert client.post("/desk/harm/", refused).status_code == 422
    assert client.post("/desk/harm/", form).status_code == 302
    assert "People hide there." in client.get("/desk/harm/").content.decode()
    client.logout()
    event = Event.objects.get()
    for address in (
        "/",
        f"/events/{event.public_id}/",
        f"/events/{event.public_id}/embed/",
        f"/articles/{article.public_id}/",
        "/map/points.json",
        "/charts/",
        "/api/v1/events/",
        f"/api/v1/events/{event.public_id}/",
        "/api/v1/events.csv",
        "/api/v1/events.geojson",
        f"/api/v1/articles/{article.public_id}/",
    ):
        answer = client.get(address)
        words = (b"".join(answer) if answer.streaming else answer.content).decode()
        assert answer.status_code == 200, address
        assert not [number for number in FINE if number in words], address
    page = client.get(f"/events/{event.public_id}/").content.decode()
    assert "made coarser on purpose" in page
    assert client.get(f"/api/v1/events/{event.public_id}/").json()["coarsened"] is True
    header, row = b"".join(client.get("/api/v1/events.csv")).decode().splitlines()[:2]
    assert ",coarsened," in header
    assert ",true," in row
