"""Deaths told by a phrase: *claimed the lives of 12*, *lost seven men*, *the toll rose to 43*."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from events.extraction.data.phrase_patterns import one_of_list
from events.extraction.data.plurals import singular
from events.extraction.data.word_lists import word_set, word_sets
from events.extraction.quantities.people.harm_words import kills
from events.extraction.quantities.people.people_counted import is_person, people
from events.extraction.quantities.people.people_listed import listed
from events.extraction.reading import syntax
from events.extraction.reading.document import (
    Document,
    Sentence,
    sentence_end,
    sentence_start,
    window,
)
from events.extraction.reading.mention import Mention
from events.extraction.reading.numerals import Numeral, read_numerals
from events.extraction.reading.prepositions import object_of
from events.extraction.types import Count

if TYPE_CHECKING:
    from spacy.tokens import Token

TOLL_REACH = 16  # tokens between the verb of a toll and its number
# *rose from 12 to 15*: the second number is the toll
FROM = re.compile(rf"\b{one_of_list('function_words', 'from')}\s*$", re.IGNORECASE)
NEAR = 4  # tokens: "another five people sustained minor injuries"
NUMBER_OF_HURT = re.compile(
    rf"\w+ {one_of_list('function_words', 'of')} (?:\w+ )?"
    rf"{one_of_list('harm', 'listed_hurt')}(?: \w+){{0,3}} "
    rf"(?:{one_of_list('harm', 'reaches')}) ",
    re.IGNORECASE,
)
# *rose past 100*
PAST = re.compile(rf"\b{one_of_list('harm', 'past')}\s+$", re.IGNORECASE)
TO = re.compile(rf"\s*{one_of_list('function_words', 'to')}\s*", re.IGNORECASE)


def phrases_of_loss(mention: Mention, document: Document) -> Iterator[tuple[Count, Token]]:
    """The deaths that such phrases of the mention's clause count, each with the word that tells
    them.
    """
    for token in document.tokens(mention.sentence):
        if int(token.i) in mention.scope and _tells_loss(token):
            counts = (
                _lost_people(token),
                _lost_life(token),
                _claimed_lives(token),
                _brought_death(token),
            )
            yield from ((count, token) for count in counts if count is not None)


def injuries(mention: Mention, document: Document) -> Iterator[tuple[Count, Token]]:
    """*three others endured minor injuries*, *resulted in the injury of two soldiers*."""
    for token in document.tokens(mention.sentence):
        if int(token.i) in mention.scope and _has_lemma(token, "injury") and token.pos_ == "NOUN":
            count = _sustained(token) or _sustained_before(token) or _brought(token)
            if count is not None:
                yield count, token
        elif int(token.i) in mention.scope and (count := _number_of_hurt(token)) is not None:
            yield count, token


def _sustained(noun: Token) -> Count | None:
    verb = noun.head
    suffers = noun.dep_ == "dobj" and _has_lemma(verb, "suffer")
    who = syntax.subject(verb) if suffers else None
    return listed(who, noun) if who is not None and is_person(who) else None


def _sustained_before(noun: Token) -> Count | None:
    """*and another five sustained injuries*: the parser takes *sustained* for an adjective."""
    first = max(sentence_start(noun), noun.i - NEAR)
    for verb in reversed(window(noun.doc, first, noun.i)):
        if verb.lower_ in word_set("harm", "sustained"):
            before = window(noun.doc, max(sentence_start(noun), verb.i - NEAR), verb.i)
            return _of_people(before)
        if verb.pos_ not in {"ADJ", "ADV", "NOUN"}:
            break
    return None


def _of_people(tokens: Sequence[Token]) -> Count | None:
    """The number at the end of the words, alone or with a noun for people behind it."""
    words = "".join(t.text_with_ws for t in tokens).rstrip()
    numerals = read_numerals(words)
    behind = words[numerals[-1].end :].split() if numerals else []
    people_only = all(singular(word.lower()) in word_set("people", "persons") for word in behind)
    return numerals[-1].count if numerals and people_only else None


def _number_of_hurt(noun: Token) -> Count | None:
    """*the number of wounded at 41*, *the number of injured rose to 41*."""
    if noun.lower_ not in word_set("harm", "number_of_hurt"):
        return None
    words = str(noun.doc[noun.i : min(sentence_end(noun), noun.i + TOLL_REACH)].text)
    match = NUMBER_OF_HURT.match(words)
    numerals = read_numerals(words[match.end() :]) if match else []
    return numerals[0].count if numerals and numerals[0].start == 0 else None


def _tells_loss(token: Token) -> bool:
    return _has_lemma(token, "loss") or _is_martyrdom(token)


def _is_martyrdom(token: Token) -> bool:
    return token.lower_ in word_set("harm", "martyrdom")


def _has_lemma(token: Token, words: str) -> bool:
    return syntax.lemma(token) in word_set("harm", words)


def _lost_people(verb: Token) -> Count | None:
    """*lost seven soldiers*, *lost their commander and four men*; *lost one* may be a camp."""
    target = syntax.child(verb, "dobj") if _has_lemma(verb, "lose") else None
    if target is None or target.lower_ in word_set("function_words", "one"):
        return None
    return listed(target, verb) if any(map(is_person, syntax.with_conjuncts(target))) else None


def _lost_life(noun: Token) -> Count | None:
    """*five people lost their lives*, *achieved martyrdom*: as many as the subject counts."""
    martyred = _is_martyrdom(noun) and syntax.is_verb(noun.head)
    lost = _has_lemma(noun, "life") and _has_lemma(noun.head, "lose")
    who = syntax.subject(noun.head) if martyred or lost else None
    return listed(who, noun) if who is not None else None


def _claimed_lives(noun: Token) -> Count | None:
    """*claimed the lives of 12*, *took the life of a nurse*."""
    if not _has_lemma(noun, "life_or_death") or not _has_lemma(noun.head, "take_life"):
        return None
    person = object_of(noun, word_set("function_words", "of"))
    return people(person) if person is not None else None


def _brought_death(noun: Token) -> Count | None:
    """*resulted in the death of seven people*, *led to the deaths of two*."""
    return _brought(noun) if _has_lemma(noun, "death") else None


def _brought(noun: Token) -> Count | None:
    if noun.dep_ != "pobj":
        return None
    person = object_of(noun, word_set("function_words", "of"))
    return people(person) if person is not None and is_person(person) else None


def tolls(mention: Mention, document: Document) -> Iterator[tuple[Count, Token]]:
    """*the death toll from Friday's strike has risen to nine*: what is told of the event up to now,
    which counts before the deaths that the sentence tells on the way.
    """
    for token in document.tokens(mention.sentence):
        if _tells_toll(token, mention) and (count := _toll(token)) is not None:
            yield count, token


def tells_toll(sentence: Sentence, document: Document) -> bool:
    """Whether a sentence gives the toll of an event as it is known now."""
    return any(
        t.lower_ in word_set("harm", "death_toll") and _reaches(t) and _toll(t) is not None
        for t in document.tokens(sentence)
    )


def _tells_toll(noun: Token, mention: Mention) -> bool:
    if noun.lower_ not in word_set("harm", "toll") or noun.pos_ not in {"NOUN", "ADJ"}:
        return False
    if int(noun.i) == mention.trigger:
        return "/noun/" in mention.rule
    below = {int(t.i) for t in noun.subtree}
    of_people = noun.lower_ in word_set("harm", "death_toll") or any(
        t.lower_ in word_set("harm", "marks") or kills(t) for t in noun.subtree
    )
    if not of_people:
        return False
    return mention.trigger in below or _brings_up(noun, mention)


def _brings_up(noun: Token, mention: Mention) -> bool:
    """*bringing the number of dead from Saturday's strike to nine*: the parser hangs *from* on the
    verb. *Raising the number killed since the war began* tells nothing of the strike before it.
    """
    verb = noun.head
    raised = noun.dep_ == "dobj" and _has_lemma(verb, "bring_up")
    if not raised or _has_lemma(noun.doc[mention.trigger], "campaign"):
        return False
    return mention.trigger in syntax.below(verb) or _follows(noun, mention)


def _follows(noun: Token, mention: Mention) -> bool:
    """*A fifth body was found in the shop that Russia bombed, bringing the number of dead to five*:
    a bare toll is that of what the sentence tells. *Bringing the number killed in the war to* and
    *the total number of journalists killed to* are not.
    """
    verb = noun.head
    if verb.dep_ != "advcl" or mention.trigger not in syntax.below(verb.head) | {verb.head.i}:
        return False
    below = [
        t for t in noun.subtree if t.i != noun.i and t.pos_ in {"NOUN", "PROPN", "ADJ", "VERB"}
    ]
    bare = all(t.lower_ in word_set("harm", "of_a_toll") for t in below)
    to_a_number = all(
        c.lower_ in word_set("function_words", "to") for c in verb.children if c.dep_ == "prep"
    )
    return bare and to_a_number


def _reaches(noun: Token) -> bool:
    """*the toll has risen to nine*; not *the highest death toll in years*."""
    verbs = word_sets("mentions", "reach_a_number", "be")
    return noun.dep_ in {"nsubj", "nsubjpass", "dobj"} and syntax.lemma(noun.head) in verbs


def _toll(noun: Token) -> Count | None:
    """*the death toll climbed to 43*: the number behind the verb."""
    verb = syntax.governor(noun)
    first = verb.i + 1
    if first < sentence_end(noun) and noun.doc[first].lower_ in word_set("harm", "particles"):
        first += 1  # "has gone up to 14" is no "up to 14"
    after = noun.doc[first : min(verb.i + TOLL_REACH, sentence_end(noun))].text
    numerals = read_numerals(after)
    if not numerals:
        return None
    if FROM.search(after[: numerals[0].start]):
        span = after[numerals[0].start : numerals[0].end]
        _, *later = TO.split(span)  # "down from 101 to 84" is no range
        if reached := read_numerals(later[-1]) if later else ():
            return reached[0].count
    told = numerals[1 if _rose(numerals, after) else 0]
    passed = bool(PAST.search(after[: told.start]))
    return Count(told.count.min, None) if passed else told.count


def _rose(numerals: Sequence[Numeral], words: str) -> bool:
    if len(numerals) < 2:
        return False
    first, second = numerals[:2]
    return bool(FROM.search(words[: first.start]) and TO.fullmatch(words[first.end : second.start]))
