"""How countries name their divisions and places."""

import pytest

from events.extraction.gazetteer.naming_customs import (
    bare_name,
    has_type_word,
    names_recur,
    type_word_kept,
    usual_form,
)


@pytest.mark.parametrize(
    ("division", "bare"),
    [
        ("Kherson Oblast", "Kherson"),
        ("Gobolka Banaadir", "Banaadir"),
        ("Región de Murcia", "Región de Murcia"),
        ("Région du Centre", "Centre"),
        ("Darfur", "Darfur"),
    ],
)
def test_a_type_word_is_no_part_of_the_bare_name(division, bare):
    assert bare_name(division) == bare
    assert has_type_word(division) is (bare != division)


def test_some_countries_keep_the_type_word():
    assert type_word_kept("UA") == "Oblast"
    assert type_word_kept("SD") is None


@pytest.mark.parametrize(
    ("name", "country", "printed", "why"),
    [
        ("Ad Dāli‘", "YE", "Ad Dali", "a romanisation with scholarly marks"),
        ("Łódź", "PL", "Łódź", "marks of the language itself"),
    ],
)
def test_names_are_as_newspapers_print_them(name, country, printed, why):
    assert usual_form(name, country) == printed, why


def test_villages_share_names_in_some_countries():
    assert names_recur("UA")
    assert not names_recur("ML")
    assert not names_recur(None)
