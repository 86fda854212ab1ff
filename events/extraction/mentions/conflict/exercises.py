"""Whether it was an exercise or a test, in which nobody was attacked."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from events.extraction.data.word_lists import word_set
from events.extraction.reading import syntax

if TYPE_CHECKING:
    from spacy.tokens import Token


def is_exercise(trigger: Token) -> bool:
    """*sank a hulk during an exercise*, *test-fired two missiles*, *practised strikes*: nobody was
    attacked.
    """
    exercises = word_set("setting", "exercises")
    near = [
        trigger,
        *_said_of(trigger),
        *(_said_of(target) if (target := _target(trigger)) is not None else ()),
        *_behind_prepositions(trigger),
        *([trigger.head] if trigger.dep_ == "dobj" else ()),
    ]
    return any(syntax.lemma(t) in exercises or t.lower_ in exercises for t in near)


def _said_of(word: Token) -> Iterator[Token]:
    return (c for c in word.children if c.dep_ in {"amod", "compound", "npadvmod"})


def _target(trigger: Token) -> Token | None:
    return syntax.undergoer(trigger) if syntax.is_verb(trigger) else None


def _behind_prepositions(trigger: Token) -> list[Token]:
    """*during a drill*, *in a test*, *as part of the manoeuvres*, also where it hangs on the
    object.
    """
    target = _target(trigger)
    heads = [trigger, *([target] if target is not None else [])]
    words = word_set("mentions", "in_the_course_of")
    nouns = [
        syntax.child(c, "pobj")
        for head in heads
        for c in head.children
        if c.dep_ == "prep" and c.lower_ in words
    ]
    of = word_set("function_words", "of")
    wholes = [
        syntax.child(c, "pobj")
        for noun in nouns
        if noun is not None
        for c in noun.children
        if c.dep_ == "prep" and c.lower_ in of
    ]
    return [noun for noun in (*nouns, *wholes) if noun is not None]
