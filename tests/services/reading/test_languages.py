"""Names of languages."""

import py3langid

from events.services.reading.languages import language_name


def test_every_language_that_can_be_found_has_a_name():
    codes = {language for language, _ in py3langid.rank("A text.")}
    assert {code for code in codes if language_name(code) == code} == set()


def test_a_code_without_a_name_stands_for_itself():
    assert (language_name("uk"), language_name("zz")) == ("Ukrainian", "zz")
