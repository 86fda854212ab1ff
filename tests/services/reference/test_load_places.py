"""Places in the database come from the gazetteer file."""

import pytest
from django.core.management import CommandError, call_command

from events.extraction.gazetteer.build_gazetteer import write
from events.extraction.gazetteer.gazetteer_file import FileGazetteer
from events.extraction.gazetteer.supplement import Listed
from events.extraction.types import Precision
from events.models import GazetteerLoad, Place, PlaceName
from events.services.reference.load_places import load_places
from tests.factories import make_event

pytestmark = pytest.mark.django_db

BROVARY = Listed(
    "gn:711390", "Brovary", Precision.TOWN, "UA", "Kyiv Oblast", 50.51, 30.8, 109_473, ("Browary",)
)
SEA = Listed("sup:red-sea", "Red Sea", Precision.REGION, None, None, 20.0, 38.5)
ODD = Listed(
    "gn:1", 'Back\\slash\tand "quote"', Precision.TOWN, "US", None, 1.0, 2.0, 700, ("Another Name",)
)


@pytest.fixture
def gazetteer_of(tmp_path):
    def make(*places):
        path = tmp_path / f"{len(list(tmp_path.iterdir()))}.sqlite3"
        write(path, places)
        return FileGazetteer(path)

    return make


@pytest.fixture(autouse=True)
def _every_file_has_its_own_hash(monkeypatch):
    hashes = iter("abcdefgh")
    monkeypatch.setattr(
        "events.extraction.gazetteer.build_gazetteer.fingerprint", lambda *_: next(hashes)
    )


def test_places_come_with_their_names(gazetteer_of):
    loaded = load_places(gazetteer=gazetteer_of(BROVARY, SEA, ODD))
    assert (loaded.places, loaded.fresh) == (3, True)
    brovary = Place.objects.get(key="gn:711390")
    assert (brovary.geonames_id, brovary.precision, brovary.admin1, brovary.lat) == (
        711390,
        "town",
        "Kyiv Oblast",
        50.51,
    )
    assert sorted(brovary.names.values_list("key", flat=True)) == ["brovary", "browary"]


def test_a_sea_has_no_country_and_no_geonames_id(gazetteer_of):
    load_places(gazetteer=gazetteer_of(SEA))
    sea = Place.objects.get(key="sup:red-sea")
    assert (sea.country, sea.admin1, sea.geonames_id) == ("", "", None)


def test_names_arrive_letter_by_letter(gazetteer_of):
    load_places(gazetteer=gazetteer_of(ODD))
    assert Place.objects.get().name == ODD.name


def test_a_small_town_elsewhere_keeps_only_the_name_that_it_is_listed_under(gazetteer_of):
    load_places(gazetteer=gazetteer_of(ODD))
    assert list(PlaceName.objects.values_list("name", flat=True)) == [ODD.name]


def test_the_same_file_is_not_loaded_again(gazetteer_of):
    gazetteer = gazetteer_of(BROVARY)
    load_places(gazetteer=gazetteer)
    Place.objects.all().delete()
    again = load_places(gazetteer=gazetteer)
    assert (again.fresh, again.places, Place.objects.count()) == (False, 1, 0)
    assert GazetteerLoad.objects.count() == 1


def test_another_file_corrects_places_and_events_keep_them(gazetteer_of):
    load_places(gazetteer=gazetteer_of(BROVARY, SEA))
    place = Place.objects.get(key=BROVARY.key)
    event = make_event(places=[place])
    moved = Listed(
        "gn:711390",
        "Brovary",
        Precision.TOWN,
        "UA",
        "Kyiv Oblast",
        50.6,
        30.9,
        110_000,
        ("Brovari",),
    )
    load_places(gazetteer=gazetteer_of(moved))
    place.refresh_from_db()
    assert (place.lat, place.population, event.event_places.get().place) == (50.6, 110_000, place)
    assert sorted(place.names.values_list("key", flat=True)) == ["brovari", "brovary", "browary"]
    assert Place.objects.filter(key=SEA.key).exists()


def test_a_place_that_an_article_brought_in_before_the_load_is_completed(gazetteer_of):
    early = Place.objects.create(key=BROVARY.key, name="Brovary", precision="town", country="UA")
    load_places(gazetteer=gazetteer_of(BROVARY))
    early.refresh_from_db()
    assert (early.lat, early.geonames_id) == (50.51, 711390)


def test_the_command_says_how_to_build_a_missing_file(settings, tmp_path):
    settings.GAZETTEER_FILE = tmp_path / "none.sqlite3"
    with pytest.raises(CommandError, match="build_gazetteer --to"):
        call_command("load_gazetteer")


def test_the_command_says_what_it_loaded(settings, gazetteer_of, capsys):
    gazetteer = gazetteer_of(BROVARY)
    settings.GAZETTEER_FILE = gazetteer._path
    call_command("load_gazetteer")
    call_command("load_gazetteer")
    assert capsys.readouterr().out == "Loaded 1 places, 2 names\nUp to date: 1 places, 2 names\n"
