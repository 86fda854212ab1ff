"""PDFs, made here by hand: what they say, and what is wrong with those that say nothing."""

import pytest

from events.sources.article_files import ArticleRow, RefusedRow
from events.sources.article_files.packed.documents import row_of_document


def a_pdf(lines, title="Depot hit"):
    """A PDF of one page with these lines, each 20 points below the last; a blank one is a gap."""
    shown = b"BT /F1 12 Tf 72 720 Td " + b"".join(
        b"(%s) Tj 0 -14 Td " % line.encode("latin-1") if line else b"0 -30 Td " for line in lines
    )
    stream = shown + b"ET"
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Contents 4 0 R "
        b"/Resources << /Font << /F1 5 0 R >> >> >>",
        b"<< /Length %d >>\nstream\n%s\nendstream" % (len(stream), stream),
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
        b"<< /Title (%s) >>" % title.encode("latin-1"),
    ]
    out, places = b"%PDF-1.4\n", []
    for number, body in enumerate(objects, 1):
        places.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    head = b"xref\n0 7\n0000000000 65535 f \n"
    trailer = b"trailer << /Size 7 /Root 1 0 R /Info 6 0 R >>\nstartxref\n%d\n%%%%EOF" % len(out)
    return out + head + table + trailer


def test_lines_of_print_are_joined_to_paragraphs():
    lines = ["Two drones hit a fuel de-", "pot near Sumy on Monday.", "", "Nobody was hurt."]
    row = row_of_document(a_pdf(lines), "a.pdf")
    assert isinstance(row, ArticleRow)
    assert (row.title, row.file) == ("Depot hit", "a.pdf")
    assert row.text == "Two drones hit a fuel depot near Sumy on Monday.\n\nNobody was hurt."


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (b"no pdf at all", "The PDF cannot be read."),
        (a_pdf([]), "has no text"),
        (a_pdf(["Words."])[:300], "The PDF"),
    ],
)
def test_a_pdf_without_words_is_refused_with_the_reason(content, reason):
    row = row_of_document(content, "a.pdf")
    assert isinstance(row, RefusedRow)
    assert reason in row.problems[0][1]
