"""What somebody says of an event in a sentence of its own: *The army said it had targeted gunmen*,
*The group confirmed the strike*, *The Taliban claimed responsibility for the blast*.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from events.extraction.attribution.speech import Speech, reports, speech, stance_of
from events.extraction.data.word_lists import word_set, word_sets
from events.extraction.reading import syntax
from events.extraction.reading.document import Document, Sentence
from events.extraction.reading.mention import Draft
from events.extraction.types import Attribution, Kind, Stance

if TYPE_CHECKING:
    from spacy.tokens import Token

REACH = 4  # sentences: how far back a statement points
CLAIMED_BEFORE = 2  # sentences: a claim of responsibility in the lead


@dataclass(frozen=True, slots=True)
class Statement:
    """Who speaks, and of which side they are; None for a third party. `own` where they speak of
    what they did themselves; `owns_up` where they claim responsibility for it.
    """

    sentence: Sentence
    said: Attribution
    side: str | None
    own: bool
    owns_up: bool = False


def find(document: Document, side_of: Callable[[Speech], str | None]) -> list[Statement]:
    """Each sentence in which somebody takes up what was told before. `side_of` gives the side of a
    speaker.
    """
    return [
        Statement(
            sentence, spoken.attribution, side_of(spoken), own, own and _owns_up(sentence, document)
        )
        for sentence in document.sentences
        if not sentence.headline
        for spoken, own in _in_sentence(sentence, document)
    ]


def _owns_up(sentence: Sentence, document: Document) -> bool:
    claims = word_sets("reporting", "responsibility", "responsible")
    return any(t.lower_ in claims for t in document.tokens(sentence))


def _in_sentence(sentence: Sentence, document: Document) -> Iterator[tuple[Speech, bool]]:
    tokens = document.tokens(sentence)
    for verb in tokens:
        if not reports(verb) or stance_of(verb) is Stance.DENIES:
            continue
        own = any(_is_own(t, verb) for t in tokens)
        found = speech(verb, syntax.agent(verb), document)
        if found is None or found.speaker.pos_ not in {"NOUN", "PROPN"}:
            continue
        if own or _blames_somebody(verb) or any(_is_taken_up(t) for t in tokens):
            yield found, own


def _blames_somebody(verb: Token) -> bool:
    """*Police blamed separatist insurgents*: for what was told before, if for nothing else."""
    blamed = syntax.child(verb, "dobj")
    if blamed is None or syntax.lemma(verb) not in word_set("reporting", "accuses"):
        return False
    fighters = word_set("scenery", "group_words") | word_set("scenery", "force_words")
    else_told = any(c.dep_ == "prep" for part in (verb, blamed) for c in part.children)
    return not else_told and (blamed.pos_ == "PROPN" or syntax.lemma(blamed) in fighters)


def _is_taken_up(token: Token) -> bool:
    """*the strike*, *the missile*, *his death*."""
    if token.pos_ not in {"NOUN", "PROPN"}:
        return False
    lemma = syntax.lemma(token)
    named = lemma in word_sets("scenery", "attack_words") or lemma in word_set(
        "reporting", "taken_up"
    )
    return (named or syntax.names_munition([token])) and any(map(_is_definite, token.children))


def _is_definite(token: Token) -> bool:
    return token.dep_ == "poss" or token.lower_ in word_set("mentions", "definite")


def _is_own(token: Token, verb: Token) -> bool:
    """*claimed responsibility*, *said it had targeted*, *said its forces had hit*."""
    if token.lower_ in word_set("reporting", "responsibility"):
        return syntax.lemma(verb) in word_sets("reporting", "claims", "takes")
    if token.lower_ in word_set("reporting", "responsible"):
        return _is_own_fault(token, verb)
    subject = syntax.child(token, "nsubj")
    deed = syntax.lemma(token) in word_set("reporting", "own_deeds") and token.dep_ == "ccomp"
    if not deed or token.head.i != verb.i or subject is None:
        return False
    return any(t.lower_ in word_sets("reporting", "pronouns", "own") for t in subject.subtree)


def _is_own_fault(token: Token, verb: Token) -> bool:
    """*said it was responsible for the blast*, *said the group was behind the attack*."""
    subject = syntax.child(token.head, "nsubj")
    if subject is None or token.head.head.i != verb.i or token.head.dep_ != "ccomp":
        return False
    group = syntax.lemma(subject) in word_set("scenery", "group_words")
    return group or subject.lower_ in word_set("reporting", "pronouns")


def of_event(
    told: Sequence[Draft],
    groups: Sequence[Sequence[Draft]],
    statements: Sequence[Statement],
    by: Sequence[str],
) -> list[tuple[Attribution, str | None]]:
    """The statements on an event that `by` did: told right after one of its sentences, with no
    other event told between. Where its own sentences name nobody, the statement tells none of
    another kind.
    """
    kind = None if any(d.said for d in told) else told[0].kind
    here = {d.mention.sentence.index for d in told}
    found = []
    for statement in statements:
        if statement.own and statement.side not in by:
            continue
        between = _way_to(statement, here)
        others = (g for g in groups if g is not told)
        if between and not any(_stands_between(g, *between, kind) for g in others):
            found.append((statement.said, statement.side))
    return found


def _way_to(statement: Statement, here: Collection[int]) -> tuple[int, int] | None:
    """The sentences between which no other event may stand, where a statement is near enough to an
    event: right behind it, or a claim of one's own deed right before.
    """
    at = statement.sentence.index
    before = max((i for i in here if i < at), default=None)
    if at in here:
        return None
    if before is None:
        first = min(here)
        return (at, first) if statement.owns_up and first - at <= CLAIMED_BEFORE else None
    return (before, at) if at - before <= REACH else None


def _stands_between(other: Sequence[Draft], before: int, at: int, kind: Kind | None) -> bool:
    """Whether another event is told between, or in the sentence itself with a place of its own or,
    with `kind`, as another kind.
    """
    return any(
        before < d.mention.sentence.index < at
        or (d.mention.sentence.index == at and (bool(d.places) or kind not in {None, d.kind}))
        for d in other
    )
