"""What a page fetches to be drawn: its letters, but no signs that others draw."""

import json
import re

import pytest
from django.conf import settings

from scripts.typefaces.narrow import ARABIC, LETTERS, in_css, name_of, points

TYPEFACES = settings.BASE_DIR / "static" / "src" / "typefaces"
LETTERS_FILE = name_of(ARABIC, "letters") + ".woff2"
MOST_BYTES = 30_000  # the whole typeface has 86,000, and 250,000 are all that a first view may take
ARABIC_SCRIPT = points("U+0600-06FF,U+0750-077F,U+0870-08FF,U+FB50-FDFF,U+FE70-FEFC")


def ranges():
    """The code points for which each file is fetched."""
    sheet = (TYPEFACES / "noto-sans-arabic.css").read_text(encoding="utf-8")
    faces = re.findall(r"url\(\./([^)]+)\).*?unicode-range: ([^;]+);", sheet, re.DOTALL)
    return {file: points(told) for file, told in faces}


def wording(language="ar"):
    file = settings.BASE_DIR / "locale" / language / "LC_MESSAGES" / "django.po"
    return file.read_text("utf-8")


def regions():
    read = (settings.BASE_DIR / "static" / "geo" / "regions.ar.json").read_text("utf-8")
    return json.dumps(json.loads(read), ensure_ascii=False)


@pytest.mark.parametrize(
    ("text", "whose"),
    [
        (wording(), "the pages' own words"),
        (regions(), "names of regions on the map"),
        ("خارکیف، پولتاوا، گرگان ژ چ", "Persian names"),
        ("ٹانک ڈیرہ ڑ ں ھ ے", "Urdu names"),
        ("سلێمانی، هەولێر ڵ ۆ ڕ", "Kurdish names"),
        ("ټانک ښ ړ ږ ډ ڼ ې ۍ", "Pashto names"),
    ],
    ids=lambda value: value if len(value) < 40 else "",
)
def test_what_readers_see_needs_one_file(text, whose):
    shown = {ord(letter) for letter in text} & ARABIC_SCRIPT

    assert shown <= ranges()[LETTERS_FILE], f"{whose}: {in_css(shown - ranges()[LETTERS_FILE])}"


@pytest.mark.parametrize("language", ["uk", "ru"])
def test_what_readers_of_cyrillic_see_needs_one_file_of_each_typeface(language):
    shown = {ord(letter) for letter in wording(language)} & points("U+0400-052F,U+2116")
    for file in ("inter-cyrillic-wght-normal", "source-serif-4-cyrillic-wght-normal"):
        assert shown <= points(LETTERS[file]), in_css(shown - points(LETTERS[file]))


def test_that_file_is_light():
    assert (TYPEFACES / LETTERS_FILE).stat().st_size < MOST_BYTES


def test_a_letter_is_in_one_file_and_no_sign_of_other_scripts_in_any():
    letters, rest = ranges().values()

    assert not letters & rest
    assert not (letters | rest) & points("U+0000-05FF,U+2190-2BFF"), "arrows cost 21 kB"


@pytest.mark.parametrize("told", ["U+0041", "U+0041-0043,U+0050", "U+10EFD-10EFF"])
def test_a_range_of_a_style_sheet_is_read_and_written(told):
    assert in_css(points(told)) == told
