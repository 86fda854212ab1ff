"""How many munitions were launched and how many stopped: *15 of 16 drones*, *all 42 drones*."""

from __future__ import annotations

from typing import TYPE_CHECKING

from events.extraction.data.word_lists import word_set, word_sets
from events.extraction.reading import syntax
from events.extraction.reading.document import Document, sentence_start, window
from events.extraction.reading.mention import Mention
from events.extraction.reading.numerals import read_numerals
from events.extraction.types import Kind

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

Counts = tuple[int | None, int | None]  # launched, intercepted
LONGEST = 7  # tokens of a phrase before its munition
BEFORE_MUNITIONS = {
    "NUM", "ADJ", "ADV", "DET", "PROPN", "ADP", "SYM", "NOUN", "PUNCT", "VERB",
}  # fmt: skip


def counts(token: Token, length: int, mention: Mention, document: Document) -> Counts:
    """The counts of the munition that ends in `token` and has a name of `length` tokens."""
    before = _before(token, length)
    exact = exact_numbers(before)
    if mention.kind is Kind.INTERCEPTION:
        if exact and _says_every_one(token, document.parse[mention.trigger]):
            return exact[-1], exact[-1]
        alone = _number_alone(token, document.parse[mention.trigger])
        if alone is None:
            return _intercepted(token, before, exact)
        # "of 120 missiles and 90 drones 144 were downed": of which sort they were is not told
        several = bool(token.conjuncts)
        return exact[-1] if exact and _is_whole(token) else None, None if several else alone
    if not _launches(mention, document, token):
        return None, None
    return (exact[-1] if exact else _one_alone(token)), None


def number_before(token: Token, length: int) -> int | None:
    """The one exact number before a munition: *two ballistic missiles*."""
    exact = exact_numbers(_before(token, length))
    return exact[0] if len(exact) == 1 else None


def _says_every_one(token: Token, trigger: Token) -> bool:
    """*fired two missiles, but both were shot down*, *20 rockets were all intercepted*."""
    if not syntax.is_verb(trigger) or not syntax.is_passive(trigger):
        return False
    stopped = syntax.undergoer(trigger)
    words = [c for c in trigger.children if c.i > token.i] + [stopped] * (stopped is not None)
    return any(w is not None and w.i > token.i and means_every_one(w) for w in words)


def means_every_one(word: Token) -> bool:
    """*all*, *both*; not *nearly all*, *not all*."""
    before = [word.doc[word.i - 1]] if word.i else []
    short = word_set("munition_use", "not_quite")
    less = any(t.lower_ in short for t in (*before, *word.children))
    return word.lower_ in word_sets("function_words", "all", "both") and not less


def _number_alone(token: Token, trigger: Token) -> int | None:
    """*Russia fired 41 drones; 37 were shot down*: the number stopped, apart from its noun."""
    stopped = syntax.undergoer(trigger) if syntax.is_verb(trigger) else None
    if stopped is None or stopped.pos_ != "NUM" or token.i in syntax.below(stopped):
        return None
    exact = exact_numbers(" ".join(t.text for t in syntax.phrase(stopped)))
    return exact[0] if len(exact) == 1 else None


def exact_numbers(words: str) -> list[int]:
    """The numbers of a phrase, also of *more than 100*; not *dozens*, *up to 30* or *20 to 30*."""
    found = (n.count for n in read_numerals(words) if not n.vague)
    return [c.min for c in found if c.min is not None and c.max in {None, c.min}]


def holds_of(words: str) -> bool:
    """*15 of 16*: whether a phrase tells a part and its whole."""
    return any(f" {of} " in f" {words} " for of in word_set("function_words", "of"))


def _intercepted(token: Token, before: str, exact: list[int]) -> Counts:
    if len(exact) >= 2 and holds_of(before):
        return exact[1], exact[1] - exact[0] if _all_but(token, before) else exact[0]
    if exact and _is_whole(token):
        return exact[-1], None
    number = exact[0] if exact else _one(token)
    return (number if _says_all(before.lower()) else None), number


def _all_but(token: Token, before: str) -> bool:
    """*all but four of the 30 drones*: the number is of those that got through."""
    until = str(token.doc[sentence_start(token) : token.i].text).lower()
    words = until[: len(until) - len(before.rstrip())].split()[-2:]
    every, but = word_set("function_words", "all"), word_set("munition_use", "but")
    return len(words) == 2 and words[0] in every and words[1] in but


def _is_whole(token: Token) -> bool:
    """*Of the 40 drones, 25 were downed*, *of 9 missiles and 40 drones*: those were launched."""
    of = token.head if token.dep_ != "conj" else token.head.head
    first = sentence_start(token)
    out = of.i == first + 1 and token.doc[first].lower_ in word_set("munition_use", "out")
    return (of.i == first or out) and of.lower_ in word_set("function_words", "of")


def _says_all(before: str) -> bool:
    """*all 42 drones*, *reported destroying all four drones*."""
    return not word_set("function_words", "all").isdisjoint(before.split())


def _before(token: Token, length: int) -> str:
    """The words of the phrase before the munition: numbers, adjectives, *of the*."""
    start = token.i - length + 1
    first = start
    while first > sentence_start(token) and start - first < LONGEST:
        first -= _length_of_origin(token.doc, first)
        previous = token.doc[first - 1]
        stops = previous.lower_ in word_set("munition_use", "stop") and not (
            # "three attack drones"
            first == start and previous.lower_ in word_set("munition_use", "sort_of_munition")
        )
        if previous.pos_ not in BEFORE_MUNITIONS or stops:
            break
        first -= 1
        if previous.lower_ in word_set("function_words", "a"):
            break  # "two days ago an army drone"
    kept = (t.text_with_ws for t in token.doc[first:start] if not _is_of_a_compound(t))
    return "".join(kept).strip()


def _is_of_a_compound(token: Token) -> bool:
    """*three one-way attack drones*: that *one* counts nothing."""
    behind = token.i + 2 < len(token.doc) and token.nbor(1).text == "-"
    return behind and token.like_num and token.nbor(2).pos_ in {"NOUN", "ADJ"}


def _length_of_origin(doc: Doc, at: int) -> int:
    """Three tokens for *Russia-launched* right before `at`, none for other words."""
    words = [t.lower_ for t in window(doc, at - 2, at)]
    origin = len(words) == 2 and words[0] == "-" and words[1] in word_set("munition_use", "origin")
    return len(("side", "-", "launched")) if origin else 0


def _one_alone(token: Token) -> int | None:
    """*fired a missile*; not *fired a missile barrage*."""
    follows = token.nbor(1).pos_ if token.i + 1 < len(token.doc) else ""
    alone = token.dep_ == "dobj" and follows not in {"NOUN", "PROPN", "CCONJ"}
    return _one(token) if alone else None


def _one(token: Token) -> int | None:
    """1 for *a drone* and *one drone*."""
    determiner = syntax.child(token, "det", "nummod")
    single = (
        determiner is not None
        and determiner.lower_ in word_sets("function_words", "a", "one")
        and token.tag_ in {"NN", "NNP"}
    )
    return 1 if single else None


def _launches(mention: Mention, document: Document, token: Token) -> bool:
    trigger = document.parse[mention.trigger]
    if token.dep_ == "nsubj" and token.head.i == trigger.i and mention.kind is Kind.STRIKE:
        return True  # "three missiles hit the port"
    verbs = [trigger, syntax.governor(token), token.head]
    verbs += [c for c in token.children if c.dep_ == "acl"]
    return any(syntax.lemma(t) in word_set("munition_use", "launching") for t in verbs)
