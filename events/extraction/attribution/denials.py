"""A denial that stands in a sentence of its own: *The RSF has rejected the accusations.*"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from events.extraction.attribution.word_order import speaker_words
from events.extraction.data.word_lists import word_set
from events.extraction.reading import syntax
from events.extraction.reading.document import Document, Sentence
from events.extraction.reading.mention import Draft
from events.extraction.types import Attribution, Kind, Stance

if TYPE_CHECKING:
    from spacy.tokens import Token

REACH = 8  # sentences: how far back a denial points


@dataclass(frozen=True, slots=True)
class Denial:
    """Who denies, and of which side they are."""

    sentence: Sentence
    said: Attribution
    side: str


def find(document: Document, side_of: Callable[[Sequence[Token]], str | None]) -> list[Denial]:
    """Each denial by a side of what was told before. `side_of` gives the side that a speaker's
    words name.
    """
    return [
        denial
        for sentence in document.sentences
        for denial in _in_sentence(sentence, document, side_of)
    ]


def _in_sentence(
    sentence: Sentence, document: Document, side_of: Callable[[Sequence[Token]], str | None]
) -> Iterator[Denial]:
    tokens = document.tokens(sentence)
    for verb in tokens:
        if not syntax.is_verb(verb) or syntax.lemma(verb) not in word_set("reporting", "denies"):
            continue
        if any(syntax.lemma(t) in word_set("reporting", "motives") for t in tokens if t.i > verb.i):
            continue
        words = _who(verb, sentence)
        side = side_of(words) if words else None
        if side is not None and not _of_anothers_deed(tokens, verb, side, side_of):
            start, end = document.start(words[0]), document.end(words[-1])
            yield Denial(
                sentence, Attribution(document.text[start:end], Stance.DENIES, start, end), side
            )


def _of_anothers_deed(
    tokens: Sequence[Token],
    verb: Token,
    side: str,
    side_of: Callable[[Sequence[Token]], str | None],
) -> bool:
    """*denied involvement in the PIJ attack*: to have had no part in it does not deny the deed."""
    after = [t for t in tokens if t.i > verb.i]
    part = any(syntax.lemma(t) in word_set("reporting", "involvement") for t in after[:5])
    return part and side_of(after) not in {None, side}


def _who(verb: Token, sentence: Sentence) -> list[Token]:
    subject = syntax.agent(verb)
    if subject is not None and subject.pos_ in {"NOUN", "PROPN"}:
        return [t for t in syntax.phrase(subject) if not t.is_space]
    return speaker_words(verb, verb.doc[sentence.last - 1], sentence.first, sentence.last)


def denied_by(
    told: Sequence[Draft],
    accused: Sequence[str],
    groups: Sequence[Sequence[Draft]],
    denials: Sequence[Denial],
) -> list[tuple[Attribution, str]]:
    """The denials of an event: by a side accused of it, told after it, with no other event of that
    side between.
    """
    here = _last(told)
    found = []
    for denial in denials:
        at = denial.sentence.index
        if denial.side not in accused or not 0 <= at - here <= REACH:
            continue
        between = [
            g for g in groups if g is not told and here < _last(g) <= at and _blames(g, denial.side)
        ]
        if not between:
            found.append((denial.said, denial.side))
    return found


def _last(told: Sequence[Draft]) -> int:
    return max(d.mention.sentence.index for d in told)


def _blames(told: Sequence[Draft], side: str) -> bool:
    loses = told[0].kind is Kind.TERRITORIAL_CLAIM and any(side in d.targets for d in told)
    return loses or any(side in d.perpetrators for d in told)
