"""Text as people paste it, made ready for the parser. The steps on one screen.

Characters come first: a soft hyphen or a no-break space hides in any of the others. Lines are
joined before links and emphasis are sought, which may go over two lines, and before lines of the
page are dropped, which may be wrapped as well.
"""

from __future__ import annotations

from events.extraction.cleaning.bounds import within_bounds
from events.extraction.cleaning.edited_text import EditedText, as_submitted
from events.extraction.cleaning.html_remains import without_html
from events.extraction.cleaning.letters.capitals import without_capitals
from events.extraction.cleaning.letters.characters import with_plain_characters
from events.extraction.cleaning.letters.scans import without_misreadings
from events.extraction.cleaning.markdown import (
    without_bullets,
    without_line_marks,
    without_markdown,
)
from events.extraction.cleaning.page_lines import without_page_lines
from events.extraction.cleaning.wrapping import without_wrapping

STEPS = (
    without_html,
    with_plain_characters,
    without_line_marks,
    without_misreadings,
    without_wrapping,
    without_bullets,
    without_markdown,
    without_page_lines,
    without_capitals,
    within_bounds,
)


def cleaned(text: str) -> EditedText:
    """The text to parse, each of whose characters knows where it stands in the text as submitted.

    A text that needs none of it comes back as it is.
    """
    edited = as_submitted(text)
    for step in STEPS:
        edited = step(edited)
    return edited
