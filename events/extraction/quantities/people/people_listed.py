"""How many people a list means: *a father, his two sons and a neighbour*."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from events.extraction.data.word_lists import word_set
from events.extraction.quantities.people.harm_words import is_harm
from events.extraction.quantities.people.people_counted import is_person, may_be_counted, people
from events.extraction.reading import syntax
from events.extraction.reading.document import sentence_end, sentence_start, window
from events.extraction.types import Count

if TYPE_CHECKING:
    from spacy.tokens import Token

OPENS_A_LIST = {",", ":", "—", "-", "–", "("}


def listed(who: Token, word: Token) -> Count | None:
    """People joined by *and* are summed, unless they spell out the number before them: *two, a
    woman and a man*.

    Left out are those with a word of harm of their own: *17 dead and 80 injured*.
    """
    who = _whole_of(who)
    if (span := _between(who)) is not None:
        return span
    parts = [
        (part, count)
        for part in _joined(who)
        if may_be_counted(part) and not _other_harm(part, who, word)
        if (count := people(part) or _shares_its_owner(part, who)) is not None
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


def _shares_its_owner(part: Token, who: Token) -> Count | None:
    """*their mother and grandmother*: the second is one as well."""
    own = [c for c in who.children if c.dep_ in {"poss", "det"} and c.i < who.i]
    one = any(c.lower_ in word_set("harm", "one_person") for c in own)
    alike = part.tag_ == who.tag_ == "NN" and is_person(part) and part.dep_ == "conj"
    return Count(1, 1) if one and alike and part.i != who.i else None


def _whole_of(who: Token) -> Token:
    """*eleven people, five of them policemen, died*: the parser takes the part for the subject."""
    first = next((i for i in (who.i, who.i - 3) if _opens_a_part(who, i)), None)
    if first is None or first - 2 < sentence_start(who):
        return who
    whole = who.doc[first - 2]
    return whole if who.doc[first - 1].text == "," and is_person(whole) else who


def _opens_a_part(who: Token, at: int) -> bool:
    """Whether *five of them* begins here."""
    if at < sentence_start(who) or at + 2 >= sentence_end(who) or not who.doc[at].like_num:
        return False
    of, them = who.doc[at + 1], who.doc[at + 2]
    return of.lower_ in word_set("function_words", "of") and them.lower_ in word_set("harm", "them")


def _between(who: Token) -> Count | None:
    """*between 50 and 200 died*: one number, which the parser takes for a list of two."""
    first, *rest = syntax.with_conjuncts(who)
    if len(rest) != 1 or who.i <= sentence_start(who) or not first.like_num:
        return None
    if first.nbor(-1).lower_ not in word_set("harm", "between_two"):
        return None
    low, high = people(first), people(rest[0])
    return Count(low.min, high.max) if low is not None and high is not None else None


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
    if beside and _bears_its_name(who, beside[0]):
        return syntax.with_conjuncts(beside[0])
    if (other := _before_and(who)) is not None:
        return [other, who]
    return [who, *(part for t in listed_behind for part in _of_apposition(t, who))]


def _bears_its_name(who: Token, name: Token) -> bool:
    """*the rebel leader Ali Omar and 16 others*: the parser takes the name for a second object."""
    return name.ent_type_ == "PERSON" and syntax.phrase(name)[0].i == who.i + 1


def _of_apposition(name: Token, who: Token) -> Sequence[Token]:
    """*the mayor, Ali Omar, his wife and two guards*: the name is the mayor's; *Ali Omar, a mayor,
    and two guards*.
    """
    names = {name.ent_type_, who.ent_type_}
    own = "PERSON" in names and "NN" in {name.tag_, who.tag_}
    return name.conjuncts if own else (name, *name.conjuncts)


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
    rest = sum(c.min or 0 for c in counts[1:])
    # "seven soldiers, four Armenian and three Azerbaijani"
    all_told = rest == whole and not any(part.pos_ == "NOUN" for part in heads[1:])
    return (
        (of_any_sort or all_told)
        and whole > 1
        and rest <= whole
        and any(t.text in OPENS_A_LIST for t in window(first.doc, first.i + 1, second.i))
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
        and is_harm(after)
    )
    return own or is_harm(part)
