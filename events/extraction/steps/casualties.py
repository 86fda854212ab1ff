"""How many were killed and wounded: counts bound to their own words, absent where the text says nothing."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from events.extraction import no_harm, syntax
from events.extraction.numerals import read_numerals
from events.extraction.reading import Document, Mention
from events.extraction.types import Casualties, Count, Why
from events.extraction.vocabulary import word_set

if TYPE_CHECKING:
    from spacy.tokens import Token

PARTS = re.compile(r",(?!\d)|;|\band\b|killed|dead|wounded|injured")  # what parts one count from the next; not the comma of 2,500
WIDEST = 12  # tokens between a word of harm and its number
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


def casualties(mention: Mention, document: Document) -> tuple[Casualties, tuple[Why, ...]]:
    """The dead and the hurt that the mention's clause tells; None for what it does not tell."""
    killed: list[tuple[Count, Token]] = []
    wounded: list[tuple[Count, Token]] = []
    for token in document.tokens(mention.sentence):
        if int(token.i) not in mention.scope:
            continue
        into = killed if _kills(token) else wounded if syntax.lemma(token) in WOUNDED else None
        if into is not None and (count := _bound_to(token)) is not None:
            into.append((count, token))
    killed.extend(_phrases_of_loss(mention, document))
    found = {"killed": _first(killed), "wounded": _first(wounded)}
    why = [_why("killed", killed, document), _why("wounded", wounded, document)]
    for none in no_harm.none_hurt(mention.sentence, document):
        if found[none.field] is None:
            found[none.field] = no_harm.NOBODY
            why.append(none)
    return Casualties(**found), tuple(w for w in why if w)


def _kills(token: Token) -> bool:
    """Also *put to death*; and *shot*, where nobody is said to have lived."""
    if syntax.lemma(token) in KILLED:
        return True
    if token.lower_ in {"put", "shot", "shoot"} and syntax.is_verb(token):
        rest = [t.lower_ for t in token.subtree]
        if token.lower_ == "put":
            return "death" in rest
        return not any(w in rest for w in ("wounded", "injured", "down", "wounding", "injuring")) and token.nbor(1).lower_ != "at"
    return False


def _first(found: list[tuple[Count, Token]]) -> Count | None:
    return found[0][0] if found else None


def _why(field: str, found: list[tuple[Count, Token]], document: Document) -> Why | None:
    if not found:
        return None
    token = found[0][1]
    words = _words_of_count(token)
    return Why(field, f"casualties/{syntax.lemma(token)}", document.start(words[0]), document.end(words[-1]))


def _words_of_count(token: Token) -> list[Token]:
    """*killing at least six people*: the word of harm with those it is said of, so that a reader sees the number."""
    who = _harmed(token)
    near = [t for t in syntax.phrase(who) if abs(t.i - token.i) <= WIDEST] if who is not None else []
    if not near:
        near = list(token.doc[max(token.sent.start, token.i - 3) : token.i])
    return sorted([token, *near], key=lambda t: int(t.i))


def _phrases_of_loss(mention: Mention, document: Document) -> Iterator[tuple[Count, Token]]:
    """*left six dead*, *claimed the lives of 12*, *lost seven soldiers*."""
    toll = document.parse[mention.trigger]
    if toll.lower_ in {"toll", "number"} and "/noun/" in mention.rule and (count := _toll(toll)) is not None:
        yield count, toll
    for token in document.tokens(mention.sentence):
        if int(token.i) not in mention.scope:
            continue
        if token.lower_ == "martyrdom" and syntax.is_verb(token.head) and (who := syntax.subject(token.head)) is not None:
            if (count := _listed(who, token)) is not None:
                yield count, token
        lost = syntax.lemma(token) == "lose" and (target := syntax.child(token, "dobj")) is not None
        if lost and target is not None and (count := _people(target)) is not None and _is_person(target):
            yield count, token
        if (
            syntax.lemma(token) == "life"
            and syntax.lemma(token.head) == "lose"
            and (who := syntax.subject(token.head)) is not None
        ):
            if (count := _listed(who, token)) is not None:
                yield count, token
        elif syntax.lemma(token) in {"life", "death"} and syntax.lemma(token.head) in {"claim", "take"}:
            of = next((c for c in token.children if c.lower_ == "of"), None)
            if of is not None and (person := syntax.child(of, "pobj")) is not None and (count := _people(person)):
                yield count, token


def _toll(noun: Token) -> Count | None:
    """*the death toll climbed to 43*: the number behind the verb."""
    verb = syntax.governor(noun)
    after = noun.doc[verb.i + 1 : min(verb.i + 12, noun.sent.end)].text
    numerals = read_numerals(after)
    if not numerals:
        return None
    return numerals[1].count if len(numerals) > 1 and re.search(r"\bfrom\b.*\bto\b", after) else numerals[0].count


def _bound_to(word: Token) -> Count | None:
    """The count that a word of harm is said of: its object or passive subject; else the number that stands right before it."""
    who = _harmed(word)
    if _says_none(word, who):
        return no_harm.NOBODY
    if who is not None and (count := _listed(who, word)) is not None:
        return count
    return _number_before(word) or _number_after(word)


def _number_after(word: Token) -> Count | None:
    """*injured over 320*, *killing 12*: a bare number right behind an active verb, which the parser hangs elsewhere."""
    shot = word.lower_ == "dead" and word.i > word.sent.start and syntax.lemma(word.nbor(-1)) == "shoot"
    if not (syntax.is_verb(word) or shot) or any(c.dep_ == "auxpass" for c in word.children) or word.i + 1 >= word.sent.end:
        return None
    after = word.doc[word.i + 1 : min(word.i + 7, word.sent.end)].text
    numerals = read_numerals(after)
    begins = bool(numerals) and numerals[0].start == 0
    following = after[numerals[0].end :].split()[:1] if begins else []
    return numerals[0].count if begins and not (following and following[0].rstrip("s,.") in NOT_PEOPLE) else None


NOT_PEOPLE = {
    "kilometre",
    "kilometer",
    "km",
    "mile",
    "day",
    "hour",
    "week",
    "month",
    "year",
    "per",
    "percent",
    "%",
    "building",
    "house",
}
NOT_PEOPLE |= {"vehicle", "tank", "drone", "missile", "home", "car", "minute", "time", "metre", "meter"}


def _says_none(word: Token, who: Token | None) -> bool:
    """*no one was killed*, *without injuring anyone*, *did not kill anyone*."""
    if who is None:
        return False
    first = {who.lower_, *(c.lower_ for c in who.children if c.dep_ == "det")}
    if any(c.dep_ == "prep" and c.lower_ == "of" for c in who.children):
        return False  # "none of the women in labour was hurt": others may have been
    without = word.dep_ == "pcomp" and word.head.lower_ == "without"
    negated = without or any(c.dep_ == "neg" for c in word.children)
    if who.lower_ in {"nobody", "none"} or (who.lower_ == "one" and "no" in {t.lower_ for t in who.children}):
        return True  # "hurt nobody"
    return bool(first & {"no", "nobody", "none"}) or (negated and who.lower_ in {"anyone", "anybody"})


def _harmed(word: Token) -> Token | None:
    if not syntax.is_verb(word):
        head = word.head
        if syntax.lemma(head) == "leave":
            return syntax.child(word, "nsubj") or syntax.child(head, "dobj")  # "left a man and his wife dead"
        return syntax.subject(head) or syntax.child(head, "dobj") if syntax.is_verb(head) else head
    if word.dep_ in {"conj", "acl"} and word.tag_ == "VBN" and syntax.child(word, "dobj") is None and _number_before(word):
        return None
    if syntax.lemma(word) in {"die", "perish"}:
        return syntax.subject(word)
    return syntax.undergoer(word)


def _number_before(word: Token) -> Count | None:
    """*30 injured*, *and more than 46 others wounded*: the parse loses the ellipsis, the order of words does not."""
    start = max(word.sent.start, word.i - 6)
    before = word.doc[start : word.i].text
    last = max((mark.end() for mark in PARTS.finditer(before)), default=0)
    before = before[last:]
    numerals = read_numerals(before)
    if not numerals or any(t.lower_ in {"drone", "drones", "missile", "missiles"} for t in word.doc[start : word.i][-3:]):
        return None
    if before[: numerals[-1].start].lower().endswith("no "):
        return no_harm.NOBODY  # "no one was killed"
    between = before[numerals[-1].end :].split()
    return numerals[-1].count if all(_may_stand_between(w) for w in between) else None


BETWEEN = {
    "more",
    "were",
    "was",
    "have",
    "has",
    "been",
    "are",
    "being",
    "reported",
    "reportedly",
    "also",
    "had",
    "left",
    "feared",
}
BETWEEN |= {
    "confirmed",
    "seriously",
    "critically",
    "severely",
    "slightly",
    "badly",
    "lightly",
    "of",
    "them",
    "the",
    "later",
    "injured",
}


def _may_stand_between(word: str) -> bool:
    """*46 other passengers were seriously* injured: people and auxiliaries may stand between a number and its harm."""
    persons = word_set("people", "persons")
    word = word.strip(",").lower()
    singular = {word, word.removesuffix("s"), re.sub(r"men$", "man", word), re.sub(r"ies$", "y", word)}
    return word in BETWEEN or bool(singular & persons) or word in {"children", "police", "palestinian", "palestinians"}


def _listed(who: Token, word: Token) -> Count | None:
    """People joined by *and* are summed, but no list that spells out the number before it: *two, a woman and a man*.

    Nor what has a word of harm of its own: *17 dead and 80 injured*.
    """
    parts = [(p, _people(p)) for p in syntax.with_conjuncts(who) if _may_be_counted(p) and not _other_harm(p, who, word)]
    counts = [count for part, count in parts if count is not None]
    if not counts:
        return None
    first, rest = counts[0], counts[1:]
    spelled_out = sum(c.min or 0 for c in rest)
    heads = [part for part, count in parts if count is not None]
    generic = heads[0].pos_ == "NUM" or syntax.lemma(heads[0]) in {"people", "person", "other", "civilian", "resident", "member"}
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
    """People, a bare number, and one of whatever sort: *a taxi-motorcyclist*; not *a family*, *a house*."""
    if _is_person(noun) or noun.pos_ == "NUM" or (noun.ent_type_ == "PERSON" and noun.pos_ == "PROPN"):
        return True
    single = noun.tag_ == "NN" and any(c.dep_ == "det" and c.lower_ in {"a", "an", "one"} for c in noun.children)
    return (
        single
        and noun.lower_.endswith(("er", "or", "ist", "man", "ian", "ant", "ent", "ee"))
        and not syntax.names_munition([noun])
    )


def _other_harm(part: Token, who: Token, word: Token) -> bool:
    """Whether a part of the list has its own word of harm right behind it."""
    if part.i == who.i or part.i + 1 >= part.sent.end:
        return part.i != who.i and syntax.lemma(part) in KILLED | WOUNDED
    after = [t for t in part.doc[part.i : min(part.i + 3, part.sent.end)] if t.i != word.i]
    return any(syntax.lemma(t) in KILLED | WOUNDED for t in after)


def _after_comma(heads: list[Token]) -> bool:
    """*two people, a woman and a man*: a comma parts the sum from its parts; *three patients and a nurse* are four."""
    return any(t.text in {",", ":", "—", "-", "–", "("} for t in heads[0].doc[heads[0].i : heads[1].i])


def _is_person(noun: Token) -> bool:
    persons = word_set("people", "persons")
    if syntax.lemma(noun) in persons or noun.lower_ in persons or noun.ent_type_ == "NORP":
        return True
    if syntax.lemma(noun) in {"dozen", "score", "hundred", "thousand", "number", "million"}:
        of = next((c for c in noun.children if c.lower_ == "of"), None)
        person = syntax.child(of, "pobj") if of is not None else None
        return person is None or _is_person(person) or person.text[:1].isupper()
    return bool(noun.pos_ == "NUM")


def _people(noun: Token) -> Count | None:
    """How many people a phrase means: its number; one for *a mother* or *his wife*; None for an uncounted plural."""
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


COLLECTIVE = {"people", "police", "staff", "crew", "personnel", "family", "dead", "youth", "population", "life", "number"}


def _ages(tokens: list[Token]) -> set[int]:
    """Tokens of an age: *52-year-old*, *aged 44*."""
    found = set()
    for token in tokens:
        ahead = token.doc[token.i + 1 : token.i + 3].text.lower() if token.i + 1 < len(token.doc) else ""
        if token.like_num and (ahead.startswith("-year") or ahead.startswith("- year") or ahead.startswith("year")):
            found.add(int(token.i))
        if token.like_num and token.i > 0 and token.nbor(-1).lower_ == "aged":
            found.add(int(token.i))
    return found
