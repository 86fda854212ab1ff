"""One outlet is one row, whatever letters its name is typed with."""

import pytest

from events.models import Source
from events.services.intake.outlets import outlet_named

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("typed", "why"),
    [
        ("reuters", "another case"),
        ("Reut\u0435rs", "a Cyrillic letter"),
        ("Reu\u200bters", "a zero-width space"),
        ("\u202aReuters\u202c", "marks of direction"),
        ("Ｒeuters", "a full-width letter"),
        ("Reuter\u0455", "a Macedonian letter"),
    ],
)
def test_a_name_that_reads_the_same_is_the_same_outlet(typed, why):
    known = Source.objects.create(name="Reuters")
    assert outlet_named(typed) == known, why


def test_a_name_in_another_alphabet_stays_as_it_is_where_no_such_outlet_is_known():
    assert outlet_named("ВВС").name == "ВВС"
    assert outlet_named("Правда").name == "Правда"


def test_nothing_but_unseen_characters_is_no_outlet():
    assert outlet_named("\u200b \u2060") is None
