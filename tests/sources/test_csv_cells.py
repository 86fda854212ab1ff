"""No cell that we write is run as a formula."""

from datetime import date

import pytest

from events.sources.csv_cells import Numbers, safe_cell


@pytest.mark.parametrize(
    ("cell", "written", "why"),
    [
        ('=HYPERLINK("http://x")', '\'=HYPERLINK("http://x")', "a formula"),
        ("+1 killed", "'+1 killed", "spreadsheets take a plus for a formula, too"),
        ("-x", "'-x", "and a minus"),
        ("@SUM(1)", "'@SUM(1)", "and an at"),
        ("\t=1", "'\t=1", "white space before it is passed over"),
        ("Kyiv = capital", "Kyiv = capital", "only the beginning counts"),
        (-8, -8, "a number is a number"),
        (Numbers("-8.0; 30.5"), "-8.0; 30.5", "so are several"),
        (date(2024, 11, 13), date(2024, 11, 13), "a day"),
        (None, None, "an empty cell"),
    ],
)
def test_a_text_that_looks_like_a_formula_gets_an_apostrophe(cell, written, why):
    assert safe_cell(cell) == written, why
