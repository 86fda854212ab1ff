"""Tags and entities that are left in a text do not reach the parser; a less-than sign does."""

import pytest

from events.extraction.cleaning.edited_text import as_submitted
from events.extraction.cleaning.html_remains import without_html


@pytest.mark.parametrize(
    ("submitted", "read", "why"),
    [
        (
            "<p>Kyiv was <b>hit</b>.</p><p>Nine died.</p>",
            "\n\nKyiv was hit.\n\n\n\nNine died.\n\n",
            "blocks part paragraphs, the rest vanishes",
        ),
        ('in <a href="/tags/x?a=1&b=2">Kyiv</a>', "in Kyiv", "a link"),
        ("Kyiv<br/>Lviv", "Kyiv\nLviv", "a line break"),
        ("Kyiv &amp; Lviv&nbsp;&#8211; &#x201c;hit&quot;", "Kyiv & Lviv\u00a0– “hit\"", "entities"),
        ("&amp;quot;hit&amp;quot;", '"hit"', "entities written out twice"),
        ("&lt;p&gt;Kyiv&lt;/p&gt;", "\n\nKyiv\n\n", "tags that a feed wrote as entities"),
        ("A<!-- ad 4 -->B", "AB", "comments"),
        ("A<script>if (a < b) { hit() }</script>B", "AB", "what stands in a script is no text"),
        ("A<script>B", "AB", "a script that never ends"),
        ("<STYLE>p {}</STYLE>A", "A", "in capitals"),
        ("5 < 6 and <Kyiv> are no tags", "5 < 6 and <Kyiv> are no tags", "unknown names"),
        ("AT&T; R&D", "AT&T; R&D", "no entities"),
    ],
)  # fmt: skip
def test_html_is_read_as_a_page_shows_it(submitted, read, why):
    assert without_html(as_submitted(submitted)).text == read, why


@pytest.mark.parametrize("unit", ["<script>", "<p ", "<!--", "&amp;", "<", "</style>"])
def test_time_grows_with_length_and_no_faster(unit, at_most_seconds):
    with at_most_seconds(3):
        without_html(as_submitted(unit * (200_000 // len(unit))))
