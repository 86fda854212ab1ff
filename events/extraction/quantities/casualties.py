"""How many were killed and wounded: counts bound to their own words, absent where the text says
nothing.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from events.extraction.data.word_lists import word_set
from events.extraction.quantities import no_harm
from events.extraction.quantities.people_counted import KILLED, WOUNDED, is_person, listed, people
from events.extraction.reading import syntax
from events.extraction.reading.document import Document, sentence_end, sentence_start, window
from events.extraction.reading.mention import Mention
from events.extraction.reading.numerals import read_numerals
from events.extraction.types import Casualties, Count, Why

if TYPE_CHECKING:
    from spacy.tokens import Token

# what parts one count from the next; not the comma of 2,500
PARTS = re.compile(r",(?!\d)|;|\band\b|killed|dead|wounded|injured")
WIDEST = 12  # tokens between a word of harm and its number


def casualties(mention: Mention, document: Document) -> tuple[Casualties, tuple[Why, ...]]:
    """The dead and the hurt that the mention's clause tells; None for what it does not tell."""
    killed: list[tuple[Count, Token]] = []
    wounded: list[tuple[Count, Token]] = []
    for token in document.tokens(mention.sentence):
        if int(token.i) not in mention.scope:
            continue
        into = killed if _kills(token) else wounded if syntax.lemma(token) in WOUNDED else None
        if into is None or _since_long_ago(token):
            continue
        if (count := _bound_to(token)) is not None:
            into.append((count, token))
    killed.extend(_phrases_of_loss(mention, document))
    found = {"killed": _first(killed), "wounded": _first(wounded)}
    why = [_why("killed", killed, document), _why("wounded", wounded, document)]
    for none in no_harm.none_hurt(mention.sentence, document):
        if found[none.field] is None:
            found[none.field] = no_harm.NOBODY
            why.append(none)
    return Casualties(**found), tuple(w for w in why if w)


def _since_long_ago(token: Token) -> bool:
    """*has killed more than 3,100 people since 2017*: the toll of years is none of this event's."""
    for since in (t for t in syntax.governor(token).children if t.lower_ == "since"):
        if any(t.like_num and len(t.text) == 4 for t in since.subtree):
            return True
    return False


TO_DEATH = {
    "put",
    "hack",
    "beat",
    "stab",
    "burn",
    "shoot",
    "crush",
    "torture",
    "stone",
    "club",
    "bludgeon",
}


def _kills(token: Token) -> bool:
    """Also *put to death*; and *shot*, where nobody is said to have lived."""
    if syntax.lemma(token) in KILLED:
        return True
    if syntax.is_verb(token) and syntax.lemma(token) in TO_DEATH:
        rest = [t.lower_ for t in token.subtree]
        if "death" in rest and rest[rest.index("death") - 1] == "to":
            return True
        if token.lower_ not in {"shot", "shoot"}:
            return False
        # "shot" may be the last word of a text
        at = token.i + 1 < len(token.doc) and token.nbor(1).lower_ == "at"
        return (
            not any(w in rest for w in ("wounded", "injured", "down", "wounding", "injuring"))
            and not at
        )
    return False


def _first(found: list[tuple[Count, Token]]) -> Count | None:
    return found[0][0] if found else None


def _why(field: str, found: list[tuple[Count, Token]], document: Document) -> Why | None:
    if not found:
        return None
    token = found[0][1]
    words = _words_of_count(token)
    return Why(
        field,
        f"casualties/{syntax.lemma(token)}",
        document.start(words[0]),
        document.end(words[-1]),
    )


def _words_of_count(token: Token) -> list[Token]:
    """*killing at least six people*: the word of harm with those it is said of, so that a reader
    sees the number.
    """
    who = _harmed(token)
    near = (
        [t for t in syntax.phrase(who) if abs(t.i - token.i) <= WIDEST] if who is not None else []
    )
    if not near:
        near = window(token.doc, max(sentence_start(token), token.i - 3), token.i)
    return sorted([token, *near], key=lambda t: int(t.i))


LOSSES = {"lose", "life", "death"}


def _phrases_of_loss(mention: Mention, document: Document) -> Iterator[tuple[Count, Token]]:
    """*left six dead*, *claimed the lives of 12*, *lost seven soldiers*."""
    toll = document.parse[mention.trigger]
    if (
        toll.lower_ in {"toll", "number", "dead"}
        and "/noun/" in mention.rule
        and (count := _toll(toll)) is not None
    ):
        yield count, toll
    for token in document.tokens(mention.sentence):
        if int(token.i) in mention.scope and (
            syntax.lemma(token) in LOSSES or token.lower_ == "martyrdom"
        ):
            counts = (_lost_people(token), _lost_life(token), _claimed_lives(token))
            yield from ((count, token) for count in counts if count is not None)


def _lost_people(verb: Token) -> Count | None:
    """*lost seven soldiers*."""
    target = syntax.child(verb, "dobj") if syntax.lemma(verb) == "lose" else None
    return people(target) if target is not None and is_person(target) else None


def _lost_life(noun: Token) -> Count | None:
    """*five people lost their lives*, *achieved martyrdom*: who the subject counts."""
    martyred = noun.lower_ == "martyrdom" and syntax.is_verb(noun.head)
    lost = syntax.lemma(noun) == "life" and syntax.lemma(noun.head) == "lose"
    who = syntax.subject(noun.head) if martyred or lost else None
    return listed(who, noun) if who is not None else None


def _claimed_lives(noun: Token) -> Count | None:
    """*claimed the lives of 12*, *took the life of a nurse*."""
    if syntax.lemma(noun) not in {"life", "death"} or syntax.lemma(noun.head) not in {
        "claim",
        "take",
    }:
        return None
    of = next((c for c in noun.children if c.lower_ == "of"), None)
    person = syntax.child(of, "pobj") if of is not None else None
    return people(person) if person is not None else None


def _toll(noun: Token) -> Count | None:
    """*the death toll climbed to 43*: the number behind the verb."""
    verb = syntax.governor(noun)
    after = noun.doc[verb.i + 1 : min(verb.i + 12, sentence_end(noun))].text
    numerals = read_numerals(after)
    if not numerals:
        return None
    return (
        numerals[1].count
        if len(numerals) > 1 and re.search(r"\bfrom\b.*\bto\b", after)
        else numerals[0].count
    )


def _bound_to(word: Token) -> Count | None:
    """The count that a word of harm is said of: its object or passive subject; else the number that
    stands right before it.
    """
    who = _harmed(word)
    if _says_none(word, who):
        return no_harm.NOBODY
    if who is not None and (count := listed(who, word)) is not None:
        return count
    return _number_before(word) or _number_after(word)


def _number_after(word: Token) -> Count | None:
    """*injured over 320*, *killing 12*: a bare number right behind an active verb, which the parser
    hangs elsewhere.
    """
    shot = (
        word.lower_ == "dead"
        and word.i > sentence_start(word)
        and syntax.lemma(word.nbor(-1)) == "shoot"
    )
    if (
        not (syntax.is_verb(word) or shot)
        or any(c.dep_ == "auxpass" for c in word.children)
        or word.i + 1 >= sentence_end(word)
    ):
        return None
    after = word.doc[word.i + 1 : min(word.i + 7, sentence_end(word))].text
    numerals = read_numerals(after)
    begins = bool(numerals) and numerals[0].start == 0
    following = after[numerals[0].end :].split()[:1] if begins else []
    return (
        numerals[0].count
        if begins and not (following and following[0].rstrip("s,.") in NOT_PEOPLE)
        else None
    )


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
NOT_PEOPLE |= {
    "vehicle",
    "tank",
    "drone",
    "missile",
    "home",
    "car",
    "minute",
    "time",
    "metre",
    "meter",
}


def _says_none(word: Token, who: Token | None) -> bool:
    """*no one was killed*, *without injuring anyone*, *did not kill anyone*."""
    if who is None:
        return False
    first = {who.lower_, *(c.lower_ for c in who.children if c.dep_ == "det")}
    if any(c.dep_ == "prep" and c.lower_ == "of" for c in who.children):
        return False  # "none of the women in labour was hurt": others may have been
    without = word.dep_ == "pcomp" and word.head.lower_ == "without"
    negated = without or any(c.dep_ == "neg" for c in word.children)
    if who.lower_ in {"nobody", "none"} or (
        who.lower_ == "one" and "no" in {t.lower_ for t in who.children}
    ):
        return True  # "hurt nobody"
    return bool(first & {"no", "nobody", "none"}) or (
        negated and who.lower_ in {"anyone", "anybody"}
    )


def _harmed(word: Token) -> Token | None:
    if not syntax.is_verb(word):
        head = word.head
        if syntax.lemma(head) == "leave":
            # "left a man and his wife dead"
            return syntax.child(word, "nsubj") or syntax.child(head, "dobj")
        return syntax.subject(head) or syntax.child(head, "dobj") if syntax.is_verb(head) else head
    if (
        word.dep_ in {"conj", "acl"}
        and word.tag_ == "VBN"
        and syntax.child(word, "dobj") is None
        and _number_before(word)
    ):
        return None
    if syntax.lemma(word) in {"die", "perish"}:
        return syntax.subject(word)
    return syntax.undergoer(word)


def _number_before(word: Token) -> Count | None:
    """*30 injured*, *and more than 46 others wounded*: the parse loses the ellipsis, the order of
    words does not.
    """
    start = max(sentence_start(word), word.i - 6)
    before = word.doc[start : word.i].text
    last = max((mark.end() for mark in PARTS.finditer(before)), default=0)
    before = before[last:]
    numerals = read_numerals(before)
    if not numerals or any(
        t.lower_ in {"drone", "drones", "missile", "missiles"}
        for t in window(word.doc, start, word.i)[-3:]
    ):
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
    """*46 other passengers were seriously* injured: people and auxiliaries may stand between a
    number and its harm.
    """
    persons = word_set("people", "persons")
    word = word.strip(",").lower()
    singular = {
        word,
        word.removesuffix("s"),
        re.sub(r"men$", "man", word),
        re.sub(r"ies$", "y", word),
    }
    return (
        word in BETWEEN
        or bool(singular & persons)
        or word in {"children", "police", "palestinian", "palestinians"}
    )
