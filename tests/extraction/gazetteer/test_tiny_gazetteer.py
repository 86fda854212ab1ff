"""The fake gazetteer answers as the built file does, on the names that both know."""

import pytest

from tests.fakes import TinyGazetteer

TINY = TinyGazetteer()


@pytest.mark.parametrize("name", sorted(TINY.names))
def test_the_fake_finds_what_the_file_finds_first(gazetteer, name):
    known = {entry.key for entries in TINY.names.values() for entry in entries}
    real = [entry for entry in gazetteer.candidates(name) if entry.key in known]
    assert [_but_primary(entry) for entry in TINY.candidates(name)] == [
        _but_primary(entry) for entry in real
    ]
    assert gazetteer.candidates(name)[0].key in known


def test_the_fake_knows_the_same_capital(gazetteer):
    assert TINY.capital("UA").key == gazetteer.capital("UA").key


def _but_primary(entry):
    return (
        entry.key,
        entry.name,
        entry.precision,
        entry.country,
        entry.admin1,
        entry.lat,
        entry.lon,
        entry.population,
    )
