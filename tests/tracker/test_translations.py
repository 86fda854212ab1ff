"""The translations: whole, compiled, and true to their sources in all that a program fills in."""

import gettext
import io
import re
from collections import Counter
from html.parser import HTMLParser
from pathlib import Path

import polib
import pytest

LOCALE = Path(__file__).parent.parent.parent / "locale"
LANGUAGES = ["uk", "ru", "ar", "fr", "es"]
COMPLETE = ["uk"]
NUMBER_FORMS = {"uk": 3, "ru": 3, "ar": 6, "fr": 2, "es": 2}

# %(name)s of Python, {name} of the scripts; a per cent sign that stands for itself is doubled only
# beside the first.
PLACEHOLDER = re.compile(r"%\(\w+\)s|\{\w+\}")


def entries(language):
    return polib.pofile(str(LOCALE / language / "LC_MESSAGES/django.po"))


def translated(language):
    """(source, translation, whether it is a plural form) of every translated sentence."""
    for entry in entries(language):
        if not entry.translated():
            continue
        if entry.msgid_plural:
            for form in entry.msgstr_plural.values():
                yield entry.msgid_plural, form, True
        else:
            yield entry.msgid, entry.msgstr, False


class Tags(HTMLParser):
    """The elements of a sentence with their attributes, and whether each that opens closes."""

    def __init__(self, words):
        super().__init__()
        self.found, self.open = Counter(), []
        self.feed(words)

    def handle_starttag(self, tag, attributes):
        self.found[(tag, tuple(sorted(attributes)))] += 1
        self.open.append(tag)

    def handle_endtag(self, tag):
        assert self.open and self.open.pop() == tag, f"</{tag}> closes nothing"


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_is_compiled_is_what_was_translated(language):
    compiled = gettext.GNUTranslations(
        io.BytesIO((LOCALE / language / "LC_MESSAGES/django.mo").read_bytes())
    )
    for entry in entries(language):
        if entry.fuzzy or not entry.translated():
            continue
        context = f"{entry.msgctxt}\x04" if entry.msgctxt else ""
        if entry.msgid_plural:
            forms = {
                compiled._catalog[(context + entry.msgid, number)] for number in entry.msgstr_plural
            }
            assert forms == set(entry.msgstr_plural.values()), f"{entry.msgid}: run `make messages`"
        else:
            assert compiled.gettext(context + entry.msgid) == entry.msgstr, (
                f"{entry.msgid}: run `make messages`"
            )


@pytest.mark.parametrize("language", LANGUAGES)
def test_all_that_is_filled_in_stands_in_the_translation(language):
    for source, words, is_form in translated(language):
        wanted, found = set(PLACEHOLDER.findall(source)), set(PLACEHOLDER.findall(words))
        # "One event" and the Arabic dual say their number without a figure.
        assert found == wanted or (is_form and found < wanted), (
            f"{language}: {source!r} became {words!r}"
        )
        if "%%" in source or "%(" in source:
            assert not re.search(r"%(?!%|\()", words.replace("%%", "")), (
                f"{language}: a single % in {words!r}"
            )


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_elements_of_a_sentence_are_those_of_its_source(language):
    for source, words, _ in translated(language):
        read = Tags(words)
        assert not read.open, f"{language}: {words!r} leaves {read.open} open"
        assert read.found == Tags(source).found, f"{language}: {source!r} became {words!r}"


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_plural_has_all_forms_of_its_language(language):
    catalogue = entries(language)
    assert f"nplurals={NUMBER_FORMS[language]};" in catalogue.metadata["Plural-Forms"]
    for entry in catalogue:
        if entry.msgid_plural:
            assert sorted(entry.msgstr_plural) == list(range(NUMBER_FORMS[language])), entry.msgid


@pytest.mark.parametrize("language", COMPLETE)
def test_a_complete_language_leaves_nothing_untranslated(language):
    catalogue = entries(language)
    assert not [entry.msgid for entry in catalogue.untranslated_entries()]
    assert not [entry.msgid for entry in catalogue.fuzzy_entries()]


def test_all_languages_have_the_same_sentences():
    first, *others = (
        {(entry.msgctxt, entry.msgid) for entry in entries(language)} for language in LANGUAGES
    )
    assert all(other == first for other in others)
