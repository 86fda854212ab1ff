"""People that a phrase counts: *two women and a child*, *scores of villagers*, *a mother*."""

from __future__ import annotations

from typing import TYPE_CHECKING

from events.extraction.data.word_lists import word_set
from events.extraction.reading import syntax
from events.extraction.reading.document import sentence_end
from events.extraction.reading.numerals import read_numerals
from events.extraction.types import Count

if TYPE_CHECKING:
    from spacy.tokens import Token

KILLED = {
    "kill",
    "die",
    "slay",
    "martyr",
    "dead",
    "perish",
    "massacre",
    "execute",
    "murder",
    "slaughter",
    "behead",
    "gun",
    "hang",
}
KILLED |= {"neutralise", "neutralize", "eliminate", "liquidate", "drown", "assassinate"}
WOUNDED = {"wound", "injure", "hurt", "maim", "hospitalise", "hospitalize"}


def listed(who: Token, word: Token) -> Count | None:
    """People joined by *and* are summed, but no list that spells out the number before it: *two, a
    woman and a man*.

    Nor what has a word of harm of its own: *17 dead and 80 injured*.
    """
    parts = [
        (p, people(p))
        for p in syntax.with_conjuncts(who)
        if _may_be_counted(p) and not _other_harm(p, who, word)
    ]
    counts = [count for part, count in parts if count is not None]
    if not counts:
        return None
    first, rest = counts[0], counts[1:]
    spelled_out = sum(c.min or 0 for c in rest)
    heads = [part for part, count in parts if count is not None]
    generic = heads[0].pos_ == "NUM" or syntax.lemma(heads[0]) in {
        "people",
        "person",
        "other",
        "civilian",
        "resident",
        "member",
    }
    if (
        rest
        and generic
        and (first.min or 0) > 1
        and spelled_out <= (first.min or 0)
        and heads[1].i - heads[0].i > 1
        and _after_comma(heads)
    ):
        return first
    low = None if any(c.min is None for c in counts) else sum(c.min or 0 for c in counts)
    high = None if any(c.max is None for c in counts) else sum(c.max or 0 for c in counts)
    return Count(low, high)


def _may_be_counted(noun: Token) -> bool:
    """People, a bare number, and one of whatever sort: *a taxi-motorcyclist*; not *a family*, *a
    house*.
    """
    if (
        is_person(noun)
        or noun.pos_ == "NUM"
        or (noun.ent_type_ == "PERSON" and noun.pos_ == "PROPN")
    ):
        return True
    if noun.pos_ == "PROPN" and any(c.dep_ == "nummod" for c in noun.children):
        return True  # "eight Taliban"
    single = noun.tag_ == "NN" and any(
        c.dep_ == "det" and c.lower_ in {"a", "an", "one"} for c in noun.children
    )
    return (
        single
        and noun.lower_.endswith(("er", "or", "ist", "man", "ian", "ant", "ent", "ee"))
        and not syntax.names_munition([noun])
    )


def _other_harm(part: Token, who: Token, word: Token) -> bool:
    """Whether a part of the list has its own word of harm right behind it: *80 injured*; not *eight
    and wounding more*.
    """
    if part.i == who.i:
        return False
    after = part.nbor(1) if part.i + 1 < sentence_end(part) else None
    own = (
        after is not None
        and after.i != word.i
        and after.tag_ in {"VBN", "VBD", "JJ"}
        and syntax.lemma(after) in KILLED | WOUNDED
    )
    return own or syntax.lemma(part) in KILLED | WOUNDED


def _after_comma(heads: list[Token]) -> bool:
    """*two people, a woman and a man*: a comma parts the sum from its parts; *three patients and a
    nurse* are four.
    """
    return any(
        t.text in {",", ":", "—", "-", "–", "("} for t in heads[0].doc[heads[0].i : heads[1].i]
    )


def is_person(noun: Token) -> bool:
    persons = word_set("people", "persons")
    if syntax.lemma(noun) in persons or noun.lower_ in persons or noun.ent_type_ == "NORP":
        return True
    if syntax.lemma(noun) in {"dozen", "score", "hundred", "thousand", "number", "million"}:
        of = next((c for c in noun.children if c.lower_ == "of"), None)
        person = syntax.child(of, "pobj") if of is not None else None
        return person is None or is_person(person) or person.text[:1].isupper()
    return bool(noun.pos_ == "NUM")


def people(noun: Token) -> Count | None:
    """How many people a phrase means: its number; one for *a mother* or *his wife*; None for an
    uncounted plural.
    """
    tokens = syntax.phrase(noun)
    before = [t for t in tokens if t.i <= noun.i and t.dep_ not in {"appos"}]
    aged = _ages(before)
    words = "".join(t.text_with_ws for t in before if t.i not in aged)
    numerals = read_numerals(words)
    if numerals:
        return numerals[0].count
    if noun.ent_type_ == "PERSON" and noun.pos_ == "PROPN":
        return Count(1, 1)  # by name
    if noun.tag_ in {"NNS", "NNPS"} or not _may_be_counted(noun) or noun.lower_ in COLLECTIVE:
        return None
    if syntax.lemma(noun) == "couple":
        return Count(2, 2)
    singular = any(
        t.lower_ in {"a", "an", "one", "his", "her", "its", "their", "another", "the"}
        for t in before
        if t.dep_ in {"det", "poss", "nummod"}
    )
    return Count(1, 1) if singular else None


COLLECTIVE = {
    "people",
    "police",
    "staff",
    "crew",
    "personnel",
    "family",
    "dead",
    "youth",
    "population",
    "life",
    "number",
}


def _ages(tokens: list[Token]) -> set[int]:
    """Tokens of an age: *52-year-old*, *aged 44*."""
    found = set()
    for token in tokens:
        ahead = (
            token.doc[token.i + 1 : token.i + 3].text.lower()
            if token.i + 1 < len(token.doc)
            else ""
        )
        if token.like_num and (
            ahead.startswith("-year") or ahead.startswith("- year") or ahead.startswith("year")
        ):
            found.add(int(token.i))
        if token.like_num and token.i > 0 and token.nbor(-1).lower_ == "aged":
            found.add(int(token.i))
    return found
