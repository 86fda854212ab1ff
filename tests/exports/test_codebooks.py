"""The same events in other projects' columns: every kind has a category, nothing is invented."""

import csv
import io
import re
from datetime import date
from pathlib import Path

import pytest

from events.exports.codebooks import CODEBOOKS
from events.extraction.types import Kind
from events.models import Actor, Event
from tests.factories import make_actor, make_event, make_place, make_report

DOCUMENT = Path(__file__).resolve().parents[2] / "docs" / "codebooks.md"
SUBKINDS = [(str(kind), subkind.name) for kind in Kind for subkind in kind.row.subkinds]


@pytest.mark.parametrize("name", CODEBOOKS)
def test_every_kind_and_subkind_has_a_category_that_the_codebook_knows(name):
    codebook = CODEBOOKS[name]
    for kind, subkind in SUBKINDS:
        category = codebook.kinds[kind][subkind]
        for field, code in category.items():
            known = codebook.codes["sub_event_type" if field.startswith("by_") else field]
            assert code in known, (kind, subkind, field)
    assert {(k, s) for k, rows in codebook.kinds.items() for s in rows} == set(SUBKINDS)


@pytest.mark.parametrize("name", CODEBOOKS)
def test_a_codebook_says_what_is_lost_in_each_direction_and_whose_data_it_is_not(name):
    codebook = CODEBOOKS[name]
    assert codebook.lost["there"] and codebook.lost["back"] and codebook.lost["differs"]
    assert "made by this tracker" in codebook.note or "coded by this tracker" in codebook.note
    assert "not data of" in codebook.note
    assert [column.name for column in codebook.columns] == list(codebook.meanings)


@pytest.mark.parametrize("name", CODEBOOKS)
def test_the_document_has_each_row_of_the_mapping_and_each_loss(name):
    codebook, text = CODEBOOKS[name], DOCUMENT.read_text(encoding="utf-8")
    for kind, subkind in SUBKINDS:
        cells = [written(code) for code in codebook.kinds[kind][subkind].values()]
        assert f"| {kind} | {subkind} | {' | '.join(cells)} |" in text
    for sentence in (s for sentences in codebook.lost.values() for s in sentences):
        assert f"- {sentence}\n" in text


def written(code):
    return ", ".join(code) if isinstance(code, list) else str(code)


def test_no_page_or_document_calls_the_rows_data_of_another_project():
    text = DOCUMENT.read_text(encoding="utf-8")
    assert not re.findall(r"(?<!not )data (?:of|from|by) (?:ACLED|UCDP|VIINA)", text)


@pytest.fixture
def fetch_rows(client, db):
    def get(codebook):
        response = client.get(f"/events.csv?codebook={codebook}")
        assert response.status_code == 200, response.content
        assert f"in-columns-of-{codebook}_" in response["Content-Disposition"]
        body = b"".join(response.streaming_content).decode("utf-8")
        return list(csv.DictReader(io.StringIO(body, newline="")))

    return get


@pytest.fixture
def captured(db):
    """Mali's army takes a town from a group, in three days; at least 4 killed."""
    make_actor("Mali", country="ML")
    make_actor("JNIM", kind="armed_group", country="ML")
    event = make_event(
        places=[make_place("Gao", country="ML", lat=16.27, lon=-0.04)],
        kind="territorial_claim",
        subkind="captured",
        perpetrator="Mali",
        target="JNIM",
        starts_on=date(2024, 11, 11),
        killed_min=4,
    )
    make_report(event)


def test_acled_has_codes_of_sides_days_and_place(fetch_rows, captured):
    row = fetch_rows("acled")[0]
    assert (row["event_type"], row["sub_event_type"]) == ("Battles", "Government regains territory")
    assert (row["inter1"], row["inter2"], row["interaction"]) == ("1", "2", "12")
    assert (row["time_precision"], row["geo_precision"], row["iso"]) == ("2", "1", "466")
    assert (row["country"], row["fatalities"], row["latitude"]) == ("Mali", "4", "16.27")


def test_a_state_abroad_is_an_external_force_that_overtakes_territory(fetch_rows, captured):
    Actor.objects.filter(name="Mali").update(country="RU")
    row = fetch_rows("acled")[0]
    assert (row["inter1"], row["interaction"]) == ("8", "28")
    assert row["sub_event_type"] == "Non-state actor overtakes territory"


def test_a_state_at_no_place_is_neither_at_home_nor_abroad(fetch_rows, captured):
    Event.objects.get().event_places.all().delete()
    row = fetch_rows("acled")[0]
    assert (row["inter1"], row["inter2"], row["interaction"]) == ("", "2", "")


def test_ucdp_has_bounds_and_leaves_empty_what_no_text_says(fetch_rows, captured):
    row = fetch_rows("ucdp")[0]
    assert (row["type_of_violence"], row["date_prec"], row["where_prec"]) == ("1", "2", "1")
    assert (row["low"], row["best"], row["high"]) == ("4", "4", "")
    assert (row["deaths_unknown"], row["deaths_civilians"]) == ("4", "")
    assert row["geom_wkt"] == "POINT (-0.04 16.27)"


def test_civilians_as_target_are_one_sided_violence(fetch_rows, db):
    make_actor("civilians", kind="other")
    make_event(target="civilians", perpetrator="JNIM", killed_min=2, killed_max=2)
    assert fetch_rows("ucdp")[0]["type_of_violence"] == "3"
    assert fetch_rows("ucdp")[0]["deaths_civilians"] == "2"
    assert fetch_rows("acled")[0]["civilian_targeting"] == "Civilian targeting"
    assert fetch_rows("viina")[0]["t_civcas_b"] == "1"


def test_a_group_that_takes_a_town_back_overtakes_it(fetch_rows, captured):
    Event.objects.update(subkind="recaptured")
    assert fetch_rows("acled")[0]["sub_event_type"] == "Government regains territory"
    Actor.objects.filter(name="Mali").update(kind="armed_group")
    assert fetch_rows("acled")[0]["sub_event_type"] == "Non-state actor overtakes territory"


def test_what_is_shot_down_is_told_apart_by_its_crew(fetch_rows, db):
    make_event(kind="interception", subkind="aircraft")
    row = fetch_rows("acled")[0]
    assert row["sub_event_type"] == "Shelling/artillery/missile attack"
    assert fetch_rows("viina")[0]["t_aad_b"] == "1"


@pytest.mark.parametrize(
    ("target", "killed", "civilians", "soldiers"),
    [
        ("civilians", 2, "1", "0"),
        ("JNIM", 2, "0", "1"),
        ("Mali", 2, "", ""),  # a strike on a town: who died is not told
        ("Mali", 0, "0", "0"),
    ],
)
def test_viina_tells_who_was_hurt_only_where_a_text_does(
    fetch_rows, db, target, killed, civilians, soldiers
):
    make_actor("civilians", kind="other")
    make_actor("JNIM", kind="armed_group", country="ML")
    make_actor("Mali", country="ML")
    make_event(target=target, killed_min=killed)
    row = fetch_rows("viina")[0]
    assert (row["t_civcas_b"], row["t_milcas_b"]) == (civilians, soldiers)


def test_plover_has_the_code_of_a_drone_strike(fetch_rows, db):
    make_event(perpetrator="Russia")
    row = fetch_rows("plover")[0]
    assert (row["cameo_code"], row["cameo_root"], row["event_type"]) == ("1952", "19", "ASSAULT")
    assert (row["actor_sector"], row["killed"]) == ("GOV", "")


def test_viina_says_nothing_of_the_hurt_where_no_text_does(fetch_rows, db):
    make_actor("Russia", country="RU")
    make_event(perpetrator="Russia")
    row = fetch_rows("viina")[0]
    assert (row["t_uav_b"], row["t_artillery_b"], row["a_rus_b"]) == ("1", "0", "1")
    assert (row["t_civcas_b"], row["t_milcas_b"]) == ("", "")


def test_an_area_has_a_precision_and_no_coordinates_in_any_codebook(fetch_rows, db):
    make_event(places=[make_place("Donetsk Oblast", precision="region", lat=48.0, lon=37.8)])
    for name in CODEBOOKS:
        assert fetch_rows(name)[0]["latitude"] == ""
    assert fetch_rows("acled")[0]["geo_precision"] == "3"


def test_a_sea_lies_in_no_country(fetch_rows, db):
    make_event(places=[make_place("Red Sea", precision="region", country="", lat=20.0, lon=38.0)])
    assert fetch_rows("ucdp")[0]["where_prec"] == "7"


@pytest.mark.parametrize(
    ("target", "type_"),
    [
        pytest.param(None, "", id="a group alone: nobody says whom it fought"),
        pytest.param("CODECO", "2", id="two groups"),
        pytest.param("Mali", "1", id="a group and a state"),
    ],
)
def test_ucdp_has_a_type_of_violence_only_between_sides_that_are_told(
    fetch_rows, db, target, type_
):
    for name in ("JNIM", "CODECO"):
        make_actor(name, kind="armed_group")
    make_actor("Mali", country="ML")
    make_event(perpetrator="JNIM", target=target)
    assert fetch_rows("ucdp")[0]["type_of_violence"] == type_


def test_burned_houses_are_no_violence_that_targets_civilians(fetch_rows, db):
    make_event(kind="attack_on_civilians", subkind="destruction")
    row = fetch_rows("acled")[0]
    assert (row["event_type"], row["civilian_targeting"]) == ("Strategic developments", "")


@pytest.mark.parametrize("query", ["codebook=cow", "codebook=acled&columns=id"])
def test_a_codebook_that_cannot_be_used_is_named(client, db, query):
    response = client.get(f"/events.csv?{query}")
    assert response.status_code == 400 and b"codebook: " in response.content
