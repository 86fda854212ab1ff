"""How many people a word of harm counts: *killing at least six*, *30 injured*, *nobody died*."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from events.extraction.data.phrase_patterns import one_of_list
from events.extraction.data.plurals import singular
from events.extraction.data.word_lists import word_set, word_sets
from events.extraction.quantities.people.harm_words import is_harm, kills
from events.extraction.quantities.people.no_harm import NOBODY
from events.extraction.quantities.people.people_counted import is_nationality, is_person, is_share
from events.extraction.quantities.people.people_listed import listed
from events.extraction.reading import syntax
from events.extraction.reading.document import sentence_end, sentence_start, window
from events.extraction.reading.numerals import read_numerals
from events.extraction.types import Count

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

BESIDE = 2  # tokens
REACH = 6  # tokens between a word of harm and its number
# what parts one count from the next; not the comma of 2,500
PARTS = re.compile(
    rf",(?!\d)|;|\b{one_of_list('function_words', 'and')}\b|{one_of_list('harm', 'marks')}"
)


def people_harmed(word: Token) -> Count | None:
    """The count of the object or passive subject of a word of harm; else the number that stands
    right before or behind it.
    """
    if _is_one_of_two(word) or _are_some_of(word):
        return None
    if (dead := _counted_dead(word)) is not None:
        return dead
    who = harmed(word)
    if who is not None and _says_none(word, who):
        return NOBODY
    if who is not None and is_share(who):
        return None
    if who is not None and (count := listed(who, word) or _one_and_others(who, word)) is not None:
        return _with_companions(count, word)
    return _number_before(word) or _number_after(word)


def _are_some_of(word: Token) -> bool:
    """*Nineteen of the dead were children*, *three of the wounded died*: counted before."""
    noun = word.dep_ == "pobj"  # "wounded" may be read as a verb
    own = any(c.dep_ == "nummod" for c in word.children)
    those = any(c.dep_ == "det" for c in word.children)  # "dozens of dead" are all of them
    return noun and those and not own and word.head.lower_ in word_set("harm", "among")


def _stands_beside(preposition: Token, word: Token) -> bool:
    """*killed along with*; not *killed in a battle with*."""
    beside = preposition.dep_ == "prep" and preposition.lower_ in word_set("harm", "along_with")
    return beside and 0 < preposition.i - word.i <= BESIDE


def _with_companions(count: Count, word: Token) -> Count:
    """*died with four of his escort*, *killed two babies, along with their mother*: these too."""
    for whom in _companions(word):
        more = listed(whom, word)
        if more is not None and more.min is not None and count.min is not None:
            high = None if more.max is None or count.max is None else more.max + count.max
            return Count(more.min + count.min, high)
    return count


def _one_and_others(who: Token, word: Token) -> Count | None:
    """*He was killed along with 40 others*: one, where others are counted beside him."""
    one = who.lower_ in word_set("harm", "beside_others")
    return Count(1, 1) if one and next(_companions(word), None) is not None else None


def _companions(word: Token) -> Iterator[Token]:
    """The people behind *with* or *along with*; not *were killed with three others wounded*."""
    suffers = syntax.is_passive(word) or syntax.lemma(word) in word_set("harm", "die")
    for preposition in word.children if syntax.is_verb(word) else ():
        along = preposition.lower_ in word_set("harm", "along")
        with_whom = syntax.child(preposition, "prep") if along else preposition
        together = any(c.lower_ in word_set("harm", "along") for c in preposition.children)
        joined = along or together
        whom = syntax.child(with_whom, "pobj") if with_whom is not None else None
        beside = joined or (suffers and _stands_beside(preposition, word))
        if whom is not None and beside and is_person(whom) and not any(map(is_harm, whom.subtree)):
            yield whom


def _counted_dead(word: Token) -> Count | None:
    """*counted 11 Kurdish dead*: the word is a noun, with its own number."""
    noun = word.pos_ == "NOUN" or word.dep_ in {"dobj", "pobj"}
    counted = any(c.dep_ == "nummod" for c in word.children)
    if syntax.is_verb(word) or not noun:
        return None
    if any(c.lower_ in word_set("function_words", "no") and c.dep_ == "det" for c in word.children):
        return NOBODY  # "counted no dead"
    if not counted:
        return None
    numerals = read_numerals("".join(t.text_with_ws for t in syntax.phrase(word) if t.i < word.i))
    return numerals[-1].count if numerals else None


def _is_one_of_two(word: Token) -> bool:
    """*killing and wounding dozens*: nobody says how many of them died."""
    first = next((word.doc[i] for i in (word.i, word.i - 2) if _opens_a_pair(word.doc, i)), None)
    if first is None:
        return False
    second = first.nbor(2)
    counted_apart = syntax.is_passive(first) and _number_after(second) is not None
    return kills(first) != kills(second) and not counted_apart


def _opens_a_pair(doc: Doc, at: int) -> bool:
    if at < 0 or at + 2 >= len(doc):
        return False
    first, joint, second = doc[at], doc[at + 1], doc[at + 2]
    joined = joint.lower_ in word_sets("function_words", "and", "or")
    return joined and is_harm(first) and is_harm(second) and first.tag_ == second.tag_


def harmed(word: Token) -> Token | None:
    """Those whom a word of harm is said of; None where the parse does not show them."""
    if not syntax.is_verb(word):
        return _subject_of_adjective(word)
    participle = word.dep_ in {"conj", "acl"} and word.tag_ == "VBN"
    if participle and syntax.child(word, "dobj") is None and _number_before(word):
        return None
    own = syntax.child(word, "nsubj") if word.tag_ == "VBN" and word.dep_ == "pcomp" else None
    if own is not None and syntax.child(word, "dobj") is None:
        return own  # "with 23 soldiers and 31 guerrillas killed"
    if syntax.lemma(word) in word_set("harm", "die"):
        return syntax.subject(word)
    return syntax.undergoer(word)


def _subject_of_adjective(word: Token) -> Token | None:
    """*Six were dead*, *left a man and his wife dead*."""
    head = word.head
    if syntax.lemma(head) in word_set("harm", "leave"):
        return syntax.child(word, "nsubj") or syntax.child(head, "dobj")
    if _is_shot_dead(word) and not syntax.is_passive(head):
        return syntax.child(head, "dobj")  # "troops shot dead four rebels"
    if syntax.is_verb(head):
        return syntax.subject(head) or syntax.child(head, "dobj")
    return head


def _says_none(word: Token, who: Token) -> bool:
    """*no one was killed*, *hurt nobody*, *without injuring anyone*, *did not kill anyone*."""
    if _has_child(who, "prep", "of"):
        return False  # "none of the women in labour was hurt": others may have been
    if any(t.lower_ in word_set("harm", "no_less") for t in syntax.phrase(who)):
        return False  # "no fewer than six people"
    if any(c.dep_ == "neg" for c in who.children):
        return True  # "not a single soldier was hurt"
    one = who.lower_ in word_set("function_words", "one")
    said = {who.lower_, *(c.lower_ for c in who.children if one or c.dep_ == "det")}
    if not said.isdisjoint(word_sets("function_words", "no", "nobody")):
        return True
    return _is_negated(word) and who.lower_ in word_set("function_words", "anybody")


def _is_negated(word: Token) -> bool:
    without = word_set("function_words", "without")
    negated = any(c.dep_ == "neg" for c in word.children)
    return negated or (word.dep_ == "pcomp" and word.head.lower_ in without)


def _has_child(head: Token, label: str, words: str) -> bool:
    wanted = word_set("function_words", words)
    return any(c.dep_ == label and c.lower_ in wanted for c in head.children)


def _number_after(word: Token) -> Count | None:
    """*injured over 320*, *killing 12*: a bare number right behind an active verb, which the parser
    attaches elsewhere.
    """
    active = syntax.is_verb(word) and not any(c.dep_ == "auxpass" for c in word.children)
    if not (active or _is_shot_dead(word)) or word.i + 1 >= sentence_end(word):
        return None
    after = word.doc[word.i + 1 : min(word.i + 1 + REACH, sentence_end(word))].text
    numerals = read_numerals(after)
    if not numerals or numerals[0].start != 0:
        return None
    following = after[numerals[0].end :].split()[:1]
    counts_things = following and following[0].rstrip("s,.") in word_set("harm", "not_people")
    return None if counts_things else numerals[0].count


def _is_shot_dead(word: Token) -> bool:
    """*shot dead 12*: the parser takes *dead* for no verb."""
    return (
        word.lower_ in word_set("harm", "dead")
        and word.i > sentence_start(word)
        and syntax.lemma(word.nbor(-1)) in word_set("harm", "shoot")
    )


def _number_before(word: Token) -> Count | None:
    """*30 injured*, *and more than 46 others wounded*: the parse loses the ellipsis, the order of
    words does not.
    """
    start = max(sentence_start(word), word.i - REACH)
    before = word.doc[start : word.i].text
    before = before[max((mark.end() for mark in PARTS.finditer(before)), default=0) :]
    numerals = read_numerals(before)
    if not numerals or _counts_munitions(window(word.doc, start, word.i)):
        return None
    right_before = before[: numerals[-1].start].lower().split()[-1:]
    if not word_set("function_words", "no").isdisjoint(right_before):
        return NOBODY  # "no one was killed"
    between = before[numerals[-1].end :].split()
    return numerals[-1].count if all(map(_may_stand_between, between)) else None


def _counts_munitions(tokens: list[Token]) -> bool:
    return any(t.lower_ in word_set("munition_use", "counted") for t in tokens[-3:])


def _may_stand_between(word: str) -> bool:
    """*46 other passengers were seriously* injured: people and auxiliaries may stand between a
    number and its harm.
    """
    bare = word.strip(",").lower()
    if bare in word_set("harm", "between") or is_nationality(bare):
        return True
    return not {bare, singular(bare)}.isdisjoint(word_set("people", "persons"))
