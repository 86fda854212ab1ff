"""What other sites embed: charts, and map, list or timeline of a filter."""

import pytest

from tests.factories import make_event, make_place, make_report

pytestmark = [pytest.mark.django_db, pytest.mark.either_database]


@pytest.mark.parametrize(
    ("path", "holds"),
    [
        ("/embed/list/?kind=strike", 'class="event"'),
        ("/embed/map/?kind=strike", 'data-embedded-map="?kind=strike"'),
        ("/embed/timeline/?kind=strike", "<svg"),
        ("/charts/kinds/embed/?kind=strike", "<svg"),
    ],
)
def test_a_part_stands_in_another_sites_page_with_its_filter(client, path, holds):
    make_report(make_event(kind="strike", places=[make_place()]))
    make_event(kind="deployment", subkind="", summary="Troops moved.")
    response = client.get(path)
    page = response.content.decode()
    assert holds in page and "Troops moved." not in page
    assert "frame-ancestors *" in response["Content-Security-Policy"]
    assert "X-Frame-Options" not in response and "<form" not in page
    assert '?kind=strike" target=' in page  # back to the same events


@pytest.mark.parametrize("path", ["/embed/form/", "/charts/nothing/embed/"])
def test_what_is_no_part_is_not_found(client, path):
    assert client.get(path).status_code == 404


def test_the_old_name_of_the_icon_leads_to_it(client):
    assert client.get("/favicon.ico").headers["Location"].endswith(".svg")
