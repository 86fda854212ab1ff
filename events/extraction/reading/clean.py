"""What the parser does not get to read, since it breaks the parse. Offsets stay as they are."""

from __future__ import annotations

import re

from events.extraction.data.phrase_patterns import one_of_list, phrases

# No word has so many characters. The tokenizer takes the square of its length: 25,000 brackets in a
# row took 100 seconds.
UNBROKEN = re.compile(r"\S{500,}")
# A sentence of 2,000 characters is a list or hostile: 100 KB without a full stop took 12 seconds.
# The rules read its beginning.
OVERLONG = re.compile(r"([^.!?…\n]{2000})([^.!?…\n]+)")
# *had "fully liberated" Kurakhove*: the parser takes quoted words for a name. A few of them within
# a sentence are read as bare.
SCARE_QUOTES = re.compile(r"""(?<=\s)["“‘'](?=\w)((?:[\w-]+ ){0,5}[\w-]+)["”’'](?=[\s,.;:])""")
# *a woman, 55, and her two grandsons*: an age between commas breaks a list in two.
# *Two women, 61 and 69, were killed*: the ages of both; not *soldiers, 12 and 9, respectively*.
_AND = one_of_list("reading", "and")
_OF_SEVERAL = rf"(?:, \d{{1,2}})* {_AND} \d{{1,2}}(?=,(?! {one_of_list('harm', 'respectively')}))"
AGES = re.compile(
    rf"(?<=[a-z]), \d{{1,2}}(?:{_OF_SEVERAL}|,(?= {_AND} )|(?=,(?! \d)| {_AND} (?!\d{{1,2}},)))"
)
# *four, including a nine-year-old girl, were wounded*: what some of those counted were, between a
# number and its verb.
ASIDES = re.compile(
    rf", {phrases('reading', 'asides')}(?: [\w-]+){{1,7}}"
    rf",(?= {one_of_list('reading', 'verbs_after_asides')}\b)"
)


def clean(text: str) -> str:
    """The text as the parser gets it: without quotes around a few words, ages, asides, unbroken
    runs of characters, and what a sentence holds beyond 2,000 characters.
    """
    text = SCARE_QUOTES.sub(lambda quoted: f" {quoted[1]} ", text)
    for pattern in (AGES, ASIDES, UNBROKEN):
        text = pattern.sub(lambda found: " " * len(found[0]), text)
    return OVERLONG.sub(lambda found: found[1] + " " * len(found[2]), text)
