"""A verb of speech and its speaker: *He denied that ...* is a denial by the speaker before."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from events.extraction.attribution.speaker_phrases import words_of
from events.extraction.data.word_lists import word_set, word_sets
from events.extraction.reading import syntax
from events.extraction.reading.document import Document, sentence_start, window
from events.extraction.types import Attribution, Stance

if TYPE_CHECKING:
    from spacy.tokens import Token

PRONOUN_REACH = 120  # tokens back to the speaker whom *he* means
QUOTATION_REACH = 60  # tokens back to the mark that opens a quotation


@dataclass(frozen=True, slots=True)
class Speech:
    """A speaker: the head of their phrase, and the attribution made of it.

    `words` are those of the phrase where the parse did not show it.
    """

    speaker: Token
    attribution: Attribution
    words: tuple[Token, ...] = ()


def reports(verb: Token) -> bool:
    """Whether it is a verb of speech."""
    return syntax.is_verb(verb) and syntax.lemma(verb) in word_sets(
        "reporting", "asserts", "denies"
    )


def stance_of(verb: Token) -> Stance:
    denies = syntax.lemma(verb) in word_set("reporting", "denies")
    return Stance.DENIES if denies else Stance.ASSERTS


def attribution_of(words: Sequence[Token], stance: Stance, document: Document) -> Attribution:
    """The attribution to a speaker whose phrase has these words."""
    start, end = document.start(words[0]), document.end(words[-1])
    return Attribution(document.text[start:end], stance, start, end)


def speech(verb: Token, speaker: Token | None, document: Document) -> Speech | None:
    """What a verb of speech says of its speaker; None where that is nobody who speaks."""
    if speaker is None or not _may_speak(speaker) or _says_nothing(verb):
        return None
    who = _meant(speaker, document)
    if who is None:
        return None
    return Speech(who, attribution_of(words_of(who), stance_of(verb), document))


def _says_nothing(verb: Token) -> bool:
    """*The army did not disclose where*, *has not confirmed the strike*."""
    return syntax.child(verb, "neg") is not None


def _are_both(speaker: Token) -> bool:
    """*both sides said*; but *the other side* of a road says nothing."""
    return any(c.lower_ in word_set("reporting", "both") for c in speaker.children)


def can_speak(speaker: Token) -> bool:
    """People and bodies; not *footage*, *an attack*, *nobody*, *no group*."""
    nobody = word_set("context", "negative_determiners")
    return (
        not syntax.names_munition([speaker])
        and (syntax.lemma(speaker) not in word_set("reporting", "mute") or _are_both(speaker))
        and not any(c.lower_ in nobody or _is_harmed(c) for c in speaker.children)
    )


def _is_harmed(clause: Token) -> bool:
    """*25 civilians killed by airstrikes*: the dead say nothing."""
    harms = word_sets("actors", "hits", "fells")
    return clause.dep_ == "acl" and clause.tag_ == "VBN" and syntax.lemma(clause) in harms


def _may_speak(speaker: Token) -> bool:
    if not can_speak(speaker) or speaker.lower_ in word_set("reporting", "relatives"):
        return False
    if speaker.tag_ == "CD":
        return False  # "Three of those hurt when a bomb fell were children, the governor said"
    return speaker.lower_ not in word_set("reporting", "own_voice") or _is_quoted(speaker)


def _meant(speaker: Token, document: Document) -> Token | None:
    """The speaker; of *he*, *she*, *it* or *they* the last subject of a verb of speech."""
    if speaker.lower_ not in word_set("reporting", "pronouns"):
        return _issuer(speaker)
    before = window(document.parse, max(0, speaker.i - PRONOUN_REACH), speaker.i)
    return next((token for token in reversed(before) if _spoke(token)), None)


def _issuer(speaker: Token) -> Token:
    """*a statement issued by the army*: the army."""
    issued = syntax.child(speaker, "acl")
    if issued is None or syntax.lemma(speaker) not in word_set("reporting", "issued"):
        return speaker
    return syntax.by_phrase(issued) or speaker


def _spoke(token: Token) -> bool:
    return (
        token.dep_ == "nsubj"
        and token.lower_ not in word_sets("reporting", "pronouns", "relatives")
        and can_speak(token)
        and syntax.lemma(token.head) in word_set("reporting", "asserts")
    )


def _is_quoted(token: Token) -> bool:
    before = token.doc[max(0, sentence_start(token) - QUOTATION_REACH) : token.i].text
    return ends_inside_quotation(before)


def ends_inside_quotation(text: str) -> bool:
    """Whether a quotation that begins in a text goes on behind it."""
    return text.count("“") > text.count("”") or text.count('"') % 2 == 1
