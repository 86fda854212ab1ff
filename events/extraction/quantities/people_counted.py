"""How many people a phrase means: *two women and a child*, *scores of villagers*, *a mother*."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from events.extraction.data.known_actors import peoples
from events.extraction.data.plurals import singular
from events.extraction.data.word_lists import word_list, word_set
from events.extraction.quantities.harm_words import is_harm
from events.extraction.reading import syntax
from events.extraction.reading.document import sentence_end, sentence_start, window
from events.extraction.reading.numerals import qualified
from events.extraction.reading.prepositions import object_of
from events.extraction.types import Count

if TYPE_CHECKING:
    from spacy.tokens import Token

QUALIFIER = 3  # tokens: *in excess of*
OPENS_A_LIST = {",", ":", "—", "-", "–", "("}


def listed(who: Token, word: Token) -> Count | None:
    """People joined by *and* are summed, unless they spell out the number before them: *two, a
    woman and a man*.

    Left out are those with a word of harm of their own: *17 dead and 80 injured*.
    """
    parts = [
        (part, count)
        for part in _joined(who)
        if _may_be_counted(part) and not _other_harm(part, who, word)
        if (count := people(part)) is not None
    ]
    row = [(part, count) for part in in_a_row(who) if (count := people(part)) is not None]
    if len(row) > max(len(parts), 2):
        parts = row
    if not parts:
        return None
    counts = [count for _, count in parts]
    if len(parts) > 1 and _is_spelled_out([part for part, _ in parts], counts):
        return counts[0]
    low = None if any(c.min is None for c in counts) else sum(c.min or 0 for c in counts)
    high = None if any(c.max is None for c in counts) else sum(c.max or 0 for c in counts)
    return Count(low, high)


def _joined(who: Token) -> list[Token]:
    """The noun and what is joined to it: *a nurse and a doctor*, *a father, his two sons and a
    neighbour*.

    The parser takes some lists for two subjects of one verb, and others for an apposition.
    """
    if len(found := syntax.with_conjuncts(who)) > 1:
        return [_who_is_dead(part) for part in found]
    beside = [t for t in who.head.children if t.dep_ == who.dep_ and t.i > who.i]
    listed_behind = [t for t in who.children if t.dep_ == "appos" and t.conjuncts]
    if any(c.dep_ == "cc" for c in who.children) and beside:
        return [who, *beside]
    if (other := _before_and(who)) is not None:
        return [other, who]
    return [who, *(part for t in listed_behind for part in (t, *t.conjuncts))]


def _before_and(who: Token) -> Token | None:
    """The same, where the parser joins *dead* to *leaving*."""
    first = syntax.phrase(who)[0]
    joint = first.nbor(-1) if first.i > sentence_start(who) else first
    joined = who.dep_ == "nsubj" and joint.dep_ == "cc" and joint.head.dep_ == "dobj"
    return joint.head if joined and joint.head.i < joint.i else None


def _who_is_dead(part: Token) -> Token:
    """*leaving four commandos and six of the guerrillas dead*: the parser joins *dead* to the
    first, and hangs the second on it.
    """
    of_its_own = syntax.child(part, "nsubj") if part.pos_ == "ADJ" else None
    return of_its_own if of_its_own is not None else part


def in_a_row(who: Token) -> list[Token]:
    """*a woman, her three daughters and an uncle*: by the order of the words alone, where the parse
    takes the row apart. Each item is a determiner or a number, and a noun for people behind it.
    """
    found: list[Token] = []
    opener: Token | None = None
    joined = False
    for token in who.doc[syntax.phrase(who)[0].i : sentence_end(who)]:
        if _opens_an_item(token):
            opener = opener if _is_part_of(opener, token) else token
        elif opener is not None and token.pos_ == "NOUN" and is_person(token):
            found.append(opener if _is_part_of(opener, token) else token)
            if joined:
                return found
            opener = None
        elif found and opener is None and (token.text == "," or token.dep_ == "cc"):
            joined = token.lower_ in word_set("function_words", "and")
        elif opener is None or not (_is_within_an_item(token) or _is_part_of(opener, token)):
            break
    return []


def _is_within_an_item(token: Token) -> bool:
    return token.pos_ in {"ADJ", "NOUN", "PROPN", "PUNCT"}


def _is_part_of(opener: Token | None, token: Token) -> bool:
    """*two of his guards*: the number counts, and what stands behind *of* is of whom."""
    if opener is None or not opener.like_num or opener.i + 1 > token.i:
        return False
    return opener.nbor(1).lower_ in word_set("function_words", "of")


def _opens_an_item(token: Token) -> bool:
    return token.pos_ in {"DET", "NUM", "PRON"} and (
        token.tag_ in {"DT", "CD", "PRP$"} or token.like_num
    )


def _is_spelled_out(heads: Sequence[Token], counts: Sequence[Count]) -> bool:
    """*two people, a woman and a man*; but *three patients and a nurse* are four.

    The first count is of people of any sort, a comma follows it, and the rest is no more than it.
    """
    first, second = heads[:2]
    whole = counts[0].min or 0
    of_any_sort = first.pos_ == "NUM" or syntax.lemma(first) in word_set(
        "harm", "people_of_any_sort"
    )
    return (
        of_any_sort
        and whole > 1
        and sum(c.min or 0 for c in counts[1:]) <= whole
        and any(t.text in OPENS_A_LIST for t in window(first.doc, first.i + 1, second.i))
    )


def _may_be_counted(noun: Token) -> bool:
    """People, a bare number, and one of whatever sort: *a taxi-motorcyclist*; not *a family*, *a
    house*.
    """
    if is_person(noun) or noun.pos_ == "NUM" or _is_name_of_a_person(noun):
        return True
    if _is_one_more(noun) or _size_of_group(noun) is not None:
        return True
    if noun.pos_ == "PROPN" and any(c.dep_ == "nummod" for c in noun.children):
        return True  # "eight Taliban"
    return _is_one_or_counted(noun) and _ends_as_a_person(noun) and not _is_a_thing(noun)


def _is_one_more(noun: Token) -> bool:
    """*A third was hurt*, *another died*."""
    alone = not any(c.dep_ == "prep" for c in noun.children)
    return alone and (
        noun.lower_ in word_set("harm", "another")
        or (
            noun.lower_ in word_set("harm", "ordinals")
            and any(c.lower_ in word_set("function_words", "a") for c in noun.children)
        )
    )


def _size_of_group(noun: Token) -> Token | None:
    """*a family of five*, *a group of 12 migrants*: what says how many they were."""
    if syntax.lemma(noun) not in word_set("harm", "groups"):
        return None
    of = object_of(noun, word_set("function_words", "of"))
    if of is None or not (of.like_num or any(c.dep_ == "nummod" for c in of.children)):
        return None
    return of


def _is_a_thing(noun: Token) -> bool:
    """*two helicopters*, *a tanker*: they end as people do."""
    thing = singular(noun.lower_) in word_set("harm", "things_that_end_so")
    return thing or syntax.names_munition([noun])


def _is_name_of_a_person(noun: Token) -> bool:
    return noun.ent_type_ == "PERSON" and noun.pos_ == "PROPN"


def _is_one_or_counted(noun: Token) -> bool:
    """*a motorcyclist*, *one motorcyclist*, *two sappers*."""
    single = word_set("function_words", "a") | word_set("function_words", "one")
    if noun.tag_ == "NNS":
        return any(c.dep_ == "nummod" for c in noun.children)
    return noun.tag_ == "NN" and any(c.dep_ == "det" and c.lower_ in single for c in noun.children)


def _ends_as_a_person(noun: Token) -> bool:
    return singular(noun.lower_).endswith(tuple(word_set("harm", "person_endings")))


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
        and is_harm(after)
    )
    return own or is_harm(part)


def is_person(noun: Token) -> bool:
    """Whether a noun means people: by a list, as a nation, or as a number of them."""
    persons = word_set("people", "persons")
    if syntax.lemma(noun) in persons or noun.lower_ in persons or noun.ent_type_ == "NORP":
        return True
    if is_nationality(noun.lower_) and any(c.dep_ == "nummod" for c in noun.children):
        return True  # "twelve Burkinabes": the parser does not know every nation
    if syntax.lemma(noun) in word_set("harm", "number_nouns"):
        person = object_of(noun, word_set("function_words", "of"))
        return person is None or is_person(person) or person.text[:1].isupper()
    return bool(noun.pos_ == "NUM")


def is_nationality(word: str) -> bool:
    """*Palestinian*, *Ukrainians*: the people of a state, whichever it is."""
    return not {word, singular(word)}.isdisjoint(peoples())


def people(noun: Token) -> Count | None:
    """How many people a phrase means: its number; one for *a mother* or *his wife*; None for an
    uncounted plural.
    """
    if is_share(noun):
        return None
    if (size := _size_of_group(noun)) is not None:
        return people(size)
    if _is_one_more(noun):
        return Count(1, 1)
    before = [t for t in syntax.phrase(noun) if t.i <= noun.i and t.dep_ != "appos"]
    if (ordinal := _ordinal(noun, before)) is not None:
        return ordinal
    words = "".join(t.text_with_ws for t in before if not _is_age(t))
    numerals = qualified(_before(before[0] if before else noun), words)
    if numerals:
        return numerals[0].count
    if _is_name_of_a_person(noun):
        return Count(1, 1)
    return _uncounted(noun, before)


def _before(first: Token) -> str:
    return str(first.doc[max(sentence_start(first), first.i - QUALIFIER) : first.i].text_with_ws)


def is_share(noun: Token) -> bool:
    """*a quarter of the 40 guests*, *two-thirds of them*: no count is made of a share."""
    of = any(
        c.dep_ == "prep" and c.lower_ in word_set("function_words", "of") for c in noun.children
    )
    return of and syntax.lemma(noun) in word_set("harm", "shares")


def _ordinal(noun: Token, before: Sequence[Token]) -> Count | None:
    """*a seventh victim died*: seven so far. *A second soldier was hurt*: one."""
    told = [t for t in before if t.lower_ in word_set("harm", "ordinals") and t.dep_ == "amod"]
    if not told or noun.tag_ != "NN":
        return None
    if syntax.lemma(noun) not in word_set("harm", "so_far") and not _died_later(noun):
        return Count(1, 1)
    number = 2 + word_list("harm", "ordinals").index(told[0].lower_)
    return Count(number, number)


def _died_later(noun: Token) -> bool:
    """*A fifth soldier died in hospital*: the fifth that died."""
    ends = sentence_end(noun)
    words = str(noun.doc[noun.i : ends].text).lower()
    return any(phrase in words for phrase in word_list("harm", "died_later"))


def _uncounted(noun: Token, before: Sequence[Token]) -> Count | None:
    """How many a phrase without a number means."""
    if noun.tag_ == "NNS" and any(t.lower_ in word_set("harm", "both") for t in before):
        return Count(2, 2)
    plural = noun.tag_ in {"NNS", "NNPS"} or noun.lower_ in word_set("harm", "uncounted")
    if plural or not _may_be_counted(noun):
        return None
    if syntax.lemma(noun) in word_set("harm", "couple"):
        return Count(2, 2)
    determined = any(
        t.dep_ in {"det", "poss", "nummod"} and t.lower_ in word_set("harm", "one_person")
        for t in before
    )
    return Count(1, 1) if determined else None


def _is_age(number: Token) -> bool:
    """*52-year-old*, *aged 44*."""
    if not number.like_num:
        return False
    before = number.nbor(-1).lower_ if number.i else ""
    follows = number.doc[number.i + 1 : number.i + 3].text.lower().lstrip("- ")
    return before in word_set("harm", "aged") or follows.startswith(
        tuple(word_set("harm", "age_units"))
    )
