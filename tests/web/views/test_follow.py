"""Follow the events of a filter."""

import pytest
from django.contrib.auth import get_user_model

from events.models import Delivery, Subscription
from events.services.subscriptions import follow
from events.sources.fetching import guarded_network
from tests.factories import make_event
from tests.services.subscriptions.following import make_subscription

pytestmark = [pytest.mark.django_db, pytest.mark.either_database]
ADDRESS = "/follow/?kind=strike&cursor=x"
TYPED = {
    "name": "Strikes",
    "channel": "email",
    "address": "reader@example.org",
    "how_often": "daily",
    "triggers": ["new", "toll"],
}


def leads_to(monkeypatch, names):
    real = guarded_network.socket.getaddrinfo

    def looked_up(host, *args, **values):
        if host.endswith(".example"):
            if host not in names:
                raise OSError("unknown")
            host = names[host]
        return real(host, *args, **values)

    monkeypatch.setattr(guarded_network.socket, "getaddrinfo", looked_up)


@pytest.fixture
def member(client):
    user = get_user_model().objects.create_user("r", password="long enough 7")
    client.force_login(user)
    return user


def test_the_home_page_leads_there_with_its_filter(client):
    make_event(kind="strike")
    assert 'href="/follow/?kind=strike"' in client.get("/?kind=strike").content.decode()


def test_a_reader_without_an_account_confirms_the_letter_before_others_come(client):
    assert client.post(ADDRESS, TYPED).status_code == 302
    subscription = Subscription.objects.get()
    assert subscription.query == "kind=strike"
    letter = Delivery.objects.get()
    assert "{confirm}" in letter.body["text"] and not subscription.confirmed_at
    path = subscription.link("confirm").removeprefix(subscription.site)
    client.get(path)  # as mail programs do that look at links
    subscription.refresh_from_db()
    assert not subscription.confirmed_at
    client.post(path)
    subscription.refresh_from_db()
    assert subscription.confirmed_at


@pytest.mark.parametrize(
    ("typed", "field", "words"),
    [
        ({"address": "nobody"}, "address", "not an e-mail address"),
        ({"name": " "}, "name", "Give it a name"),
        ({"triggers": []}, "triggers", "at least one kind of change"),
        ({"channel": "pigeon"}, "channel", "how you want to get word"),
        ({"how_often": "never"}, "how_often", "how often"),
        ({"channel": "webhook", "address": "https://x.example"}, "channel", "Sign in"),
    ],
)
def test_what_cannot_be_kept_is_named_and_still_there(client, typed, field, words):
    response = client.post(ADDRESS, {**TYPED, **typed})
    assert response.status_code == 422
    assert words in " ".join(response.context["form"].errors[field])
    assert 'value="Strikes"' in response.content.decode() or field == "name"
    assert not Subscription.objects.exists()


def test_nobody_s_letter_box_is_filled_by_others(client):
    codes = [client.post(ADDRESS, TYPED).status_code for _ in range(4)]
    assert codes == [302, 302, 302, 422]


def test_an_account_follows_by_a_web_address_at_once(client, member):
    typed = {**TYPED, "channel": "webhook", "address": "https://x.example/in", "how_often": "now"}
    page = client.post(ADDRESS, typed, follow=True).content.decode()
    assert "whsec_" in page and "https://x.example/in" in page
    assert Subscription.objects.get().confirmed_at
    body = Delivery.objects.get().body
    assert body["type"] == "ping" and body["timestamp"]


@pytest.mark.parametrize("address", ["ftp://x.example", "https://u:p@x.example", "x", "http://[1"])
def test_a_web_address_must_be_one(client, member, address):
    typed = {**TYPED, "channel": "webhook", "address": address, "how_often": "now"}
    assert client.post(ADDRESS, typed).status_code == 422


@pytest.mark.parametrize(
    ("address", "words"),
    [
        ("http://127.0.0.1/in", "private network"),
        ("http://10.1.2.3/in", "private network"),
        ("http://[::1]/in", "private network"),
        ("http://2130706433/in", "private network"),
        ("http://localhost/in", "private network"),
        ("https://inside.example/in", "private network"),
        ("https://x.example:8443/in", "these ports alone: 80, 443"),
    ],
)
def test_a_web_address_that_nothing_is_sent_to_is_refused_with_the_reason(
    client, member, monkeypatch, address, words
):
    leads_to(monkeypatch, {"inside.example": "192.168.0.9"})
    typed = {**TYPED, "channel": "webhook", "address": address, "how_often": "now"}
    response = client.post(ADDRESS, typed)
    assert response.status_code == 422
    assert words in " ".join(response.context["form"].errors["address"])
    assert not Subscription.objects.exists()


@pytest.mark.parametrize(
    ("address", "networks"),
    [
        pytest.param("https://x.example/in", [], id="a name of the public internet"),
        pytest.param("https://unknown.example/in", [], id="a name that nobody knows now"),
        pytest.param("http://127.0.0.1/in", ["127.0.0.0/8"], id="a network that settings allow"),
    ],
)
def test_a_web_address_is_taken_that_is(client, member, monkeypatch, settings, address, networks):
    leads_to(monkeypatch, {"x.example": "93.184.215.14"})
    settings.FETCH_ALLOWED_NETWORKS = networks
    typed = {**TYPED, "channel": "webhook", "address": address, "how_often": "now"}
    assert client.post(ADDRESS, typed).status_code == 302


def test_no_name_is_looked_up_for_who_is_not_signed_in(client, monkeypatch):
    monkeypatch.setattr(follow, "leads_inside", lambda *_: pytest.fail("It was looked up."))
    typed = {**TYPED, "channel": "webhook", "address": "https://x.example", "how_often": "now"}
    assert client.post(ADDRESS, typed).status_code == 422


def test_its_page_opens_by_its_link_or_its_owner_s_account_alone(client, member):
    subscription = make_subscription(user=member)
    bare = f"/follow/{subscription.public_id}/"
    assert client.get(bare).status_code == 200
    client.logout()
    assert client.get(bare).status_code == 404
    assert client.get(f"{bare}?key=guess").status_code == 404
    assert client.get(subscription.get_absolute_url()).status_code == 200


def test_a_message_that_never_arrived_is_sent_again_by_a_button(client):
    subscription = make_subscription(paused_because="Nobody is there.")
    lost = Delivery.objects.create(
        subscription=subscription, position=1, body={}, status="quarantined", attempts=12
    )
    assert "Nobody is there." in client.get(subscription.get_absolute_url()).content.decode()
    client.post(subscription.get_absolute_url(), {"delivery": lost.public_id})
    lost.refresh_from_db()
    assert lost.status == "pending" and lost.attempts == 0
    client.post(subscription.get_absolute_url())
    subscription.refresh_from_db()
    assert subscription.paused_because == ""


def test_a_view_is_saved_without_an_address_and_has_its_own_page(client, member):
    answer = client.post(ADDRESS, {**TYPED, "channel": "view", "address": ""}, follow=True)
    page = answer.content.decode()
    assert "The view is saved." in page and 'href="/?kind=strike"' in page
    assert 'href="/events.csv?kind=strike"' in page and "Goes to" not in page
    assert not Delivery.objects.exists()


def test_an_account_lists_its_views_and_nobody_elses(client, member):
    make_subscription(name="Mine", user=member, query="country=UA")
    make_subscription(name="Paused", user=member, paused_because="Ten messages.")
    make_subscription(name="Another's")
    make_subscription(name="Saved", user=member, channel="view", address="")
    page = client.get("/account/following/").content.decode()
    assert all(name in page for name in ("Mine", "Paused", "Saved", 'href="/?country=UA"'))
    assert "Another" not in page and "only saved" in page
    assert "/account/following/" in client.get("/account/").content.decode()


def test_a_view_needs_an_account(client):
    answer = client.post(ADDRESS, {**TYPED, "channel": "view", "address": ""})
    assert answer.status_code == 422 and "Sign in to save a view" in answer.content.decode()
