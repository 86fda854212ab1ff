"""The page of charts and the files that it gives."""

import csv
import io
import re
from datetime import timedelta
from xml.etree import ElementTree

import pytest

from events.web.charts.of_filter import CHARTS
from tests.factories import DAY, make_event, make_place

pytestmark = [pytest.mark.django_db, pytest.mark.either_database]
FILES = [(name, suffix) for name in CHARTS for suffix in ("svg", "csv")]


def page(client, query=""):
    response = client.get(f"/charts/{query}")
    assert response.status_code == 200
    return response.content.decode()


def table(client, name, query=""):
    response = client.get(f"/charts/{name}.csv{query}")
    assert response["Content-Type"] == "text/csv; charset=utf-8"
    return list(csv.DictReader(io.StringIO(response.content.decode())))


def test_every_chart_has_a_title_a_description_a_table_and_files(client, told_event):
    told_event()
    shown = page(client)
    for name in CHARTS:
        assert re.search(
            rf'<title id="{name}-title">[^<]+</title><desc id="{name}-desc">[^<]+</desc>', shown
        ), name
        assert (
            f'href="/charts/{name}.svg"' in shown
            and f'href="/charts/{name}.csv"' in shown
            and f'data-png="/charts/{name}.svg"' in shown
        )
    assert shown.count("Show as table") == len(CHARTS)
    assert len(set(re.findall(r'\bid="([^"]+)"', shown))) == len(
        re.findall(r'\bid="([^"]+)"', shown)
    ), "an id comes twice"


def test_the_source_line_says_what_is_counted(client, told_event):
    told_event()
    told_event(kind="interception")
    line = "1 event from 2 articles (strike, from 1 November 2024, in Ukraine), accessed"
    query = "?kind=strike&country=UA&after=2024-11-01"
    assert line in page(client, query)
    root = ElementTree.fromstring(client.get(f"/charts/kinds.svg{query}").content)  # noqa: S314
    said = " ".join(text.text or "" for text in root.iter("{http://www.w3.org/2000/svg}text"))
    assert (
        line in said
        and "Conflict event tracker" in said
        and f"/charts/{query}" in said.replace(" ", "")
    )


@pytest.mark.parametrize(
    ("query", "name"), [("?foo=1", "foo"), ("?kind=war", "kind"), ("?after=yesterday", "after")]
)
def test_a_wrong_parameter_is_named_and_the_rest_is_shown(client, told_event, query, name):
    told_event()
    shown = page(client, f"{query}&status=claimed")
    assert f"<code>{name}</code>" in shown and "from 2 articles (claimed), accessed" in shown
    assert 'href="/charts/kinds.svg?status=claimed"' in shown


@pytest.mark.parametrize(("name", "suffix"), FILES)
def test_a_file_with_a_wrong_parameter_is_refused(client, name, suffix):
    response = client.get(f"/charts/{name}.{suffix}?kind=war")
    assert response.status_code == 400
    assert response.content.decode().splitlines()[1].startswith("kind: ")


@pytest.mark.parametrize(("name", "suffix"), FILES)
def test_no_event_is_said_and_not_drawn(client, name, suffix):
    response = client.get(f"/charts/{name}.{suffix}")
    assert response.status_code == 200
    assert suffix == "csv" or b"No events match these filters." in response.content


def test_a_range_that_holds_no_day_is_named(client, told_event):
    told_event()
    assert "<code>before</code>" in page(client, "?after=2024-11-14&before=2024-11-01")


@pytest.mark.parametrize(
    "path", ["/charts/unknown.svg", "/charts/unknown.csv", "/charts/kinds.pdf"]
)
def test_what_is_no_chart_is_not_found(client, path):
    assert client.get(path).status_code == 404


@pytest.mark.parametrize(
    ("after", "words"),
    [(0, "per day"), (400, "per week"), (1500, "per month"), (9000, "per year")],
)
def test_the_bucket_is_printed(client, after, words):
    make_event()
    make_event(ends_on=DAY - timedelta(days=after))
    assert f"Events {words}, by type" in page(client)


def test_a_launch_count_that_is_not_given_leaves_its_cell_empty_and_no_share(client):
    make_event(kind="interception", weapons=[("drone", None, 8)], status="reported")
    make_event(kind="interception", weapons=[("drone", 10, 9)], ends_on=DAY + timedelta(days=1))
    first, second = table(client, "munitions")
    said = ("launched", "launch_count", "share", "only_claimed")
    assert [first[name] for name in said] == ["", "not given", "not computed", "no"]
    assert [second[name] for name in said] == ["10", "given", "90", "yes"]
    assert "Launch count not given" in page(client)


def test_at_least_has_no_upper_end(client):
    make_event(killed_min=5)
    row = table(client, "people")[0]
    assert (row["killed_min"], row["killed_max"], row["wounded_min"]) == ("5", "", "")
    assert "at least 5" in page(client)


def test_one_country_is_drawn_by_its_divisions(client):
    make_event(
        places=[
            make_place("Kyiv Oblast", key="iso:UA-32", precision="region", admin1="Kyiv Oblast")
        ]
    )
    make_event(places=[make_place("Kyiv", admin1="Kyiv")])
    assert [row["code"] for row in table(client, "regions")] == ["UA"]
    assert {row["code"] for row in table(client, "regions", "?country=UA")} == {"UA-32", "UA-30"}
    assert "take no side" in page(client, "?country=UA")


def test_a_name_that_a_spreadsheet_would_run_is_led_by_an_apostrophe(client):
    make_event(perpetrator="=cmd()", target="Ukraine")
    assert table(client, "pairs")[0]["pair"].startswith("'=cmd()")


def test_both_pages_lead_to_each_other_with_the_filter(client, told_event):
    told_event()
    assert 'href="/?kind=strike"' in page(client, "?kind=strike&map=6/48.5/31.2&lanes=side")
    assert 'href="/charts/?kind=strike"' in client.get("/?kind=strike&lanes=side").content.decode()


@pytest.mark.parametrize("query", ["", "?country=UA"])
def test_the_queries_do_not_grow_with_the_events(
    client, many_events, django_assert_max_num_queries, query
):
    for number in (2, 20):
        many_events(number)
        # with the tallies and, beside them, what they do not hold yet
        with django_assert_max_num_queries(18):
            page(client, query)
