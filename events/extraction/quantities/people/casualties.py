"""How many were killed and wounded: counts bound to their own words, absent where the text says
nothing.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from events.extraction.data.word_lists import word_list, word_set
from events.extraction.mentions.running_totals import is_of_a_war
from events.extraction.mentions.triggers.killings import is_killing, victim_of
from events.extraction.quantities.people import no_harm
from events.extraction.quantities.people.harm_counted import harmed, people_harmed
from events.extraction.quantities.people.harm_words import is_feared, kills, wounds
from events.extraction.quantities.people.killings_told import killings_told
from events.extraction.quantities.people.losses import injuries, phrases_of_loss, tells_toll, tolls
from events.extraction.quantities.people.struck_down import struck_down
from events.extraction.quantities.people.who_fell import fallen
from events.extraction.quantities.people.wounds_told import hit_in_a_limb, wounds_told
from events.extraction.reading import syntax
from events.extraction.reading.document import Document, sentence_start, window
from events.extraction.reading.mention import Fallen, Mention
from events.extraction.types import Casualties, Count, Why

if TYPE_CHECKING:
    from spacy.tokens import Token

REACH = 5  # tokens: "and his daughter later died"
WIDEST = 12  # tokens between a word of harm and its number
LETTERS_OF_A_YEAR = 4


def casualties(
    mention: Mention, document: Document
) -> tuple[Casualties, tuple[Why, ...], tuple[Fallen, ...]]:
    """The dead and the hurt that the mention's clause tells; None for what it does not tell. With
    them whom the words of harm say them of.
    """
    killed, wounded = _counts(mention, document)
    found = {"killed": _first(killed), "wounded": _first(wounded)}
    why = [_why("killed", killed, document), _why("wounded", wounded, document)]
    for none in no_harm.none_hurt(mention.sentence, document):
        if found[none.field] is None:
            found[none.field] = no_harm.NOBODY
            why.append(none)
    who = tuple(
        fallen(field, count, word)
        for field, counts in (("killed", killed), ("wounded", wounded))
        for count, word in counts
    )
    return Casualties(**found), tuple(w for w in why if w), who


_Counts = list[tuple[Count, "Token"]]


def _counts(mention: Mention, document: Document) -> tuple[_Counts, _Counts]:
    """The counts of the killed and of the wounded, each with the word that tells it."""
    killed: _Counts = []
    wounded: _Counts = []
    for token in document.tokens(mention.sentence):
        if int(token.i) not in mention.scope:
            continue
        into = _harm_of(token, killed, wounded)
        if into is None or _is_no_toll(token):
            continue
        if (count := people_harmed(token)) is not None:
            into.append((count, token))
    if _calls_older(mention, document):
        return [], []
    wounded += [*injuries(mention, document), *wounds_told(mention, document)]
    if told := list(tolls(mention, document)):
        return told, wounded
    if tells_toll(mention.sentence, document):
        return [], wounded  # "has risen to nine after a girl died": she is one of the nine
    killed += phrases_of_loss(mention, document)
    killed = killed or list(killings_told(mention, document))
    return killed or list(struck_down(mention, document)), wounded


def _harm_of(word: Token, killed: _Counts, wounded: _Counts) -> _Counts | None:
    """To which of the two a word of harm counts; *shot in the arm* to none."""
    if wounds(word):
        mortal = any(c.lower_ in word_set("harm", "mortally") for c in word.children)
        return killed if mortal else wounded
    return killed if kills(word) and not hit_in_a_limb(word) else None


def _is_no_toll(token: Token) -> bool:
    return _since_long_ago(token) or _only_meant(token) or is_of_a_war(token) or is_feared(token)


def _calls_older(mention: Mention, document: Document) -> bool:
    """*Seven had been reported dead at first*: the text itself says that the number is older."""
    words = document.words(mention.sentence).lower()
    return any(
        phrase in words and not _stands_beside(words[: words.index(phrase)])
        for phrase in word_list("harm", "older_counts")
    )


def _stands_beside(before: str) -> bool:
    """*Twenty-six died, up from an earlier count of 24*: only what stands behind is older."""
    beside = word_set("harm", "older_beside")
    return any(word in beside for word in before.split()[-2:])


def _since_long_ago(token: Token) -> bool:
    """*has killed more than 3,100 people since 2017*: the toll of years is none of this event's."""
    since_words = word_set("function_words", "since")
    for since in (t for t in syntax.governor(token).children if t.lower_ in since_words):
        if any(t.like_num and len(t.text) == LETTERS_OF_A_YEAR for t in since.subtree):
            return True
    return False


def _only_meant(token: Token) -> bool:
    """*in an attempt to kill the warlord*: nobody is dead yet. *Was said to have killed six* is."""
    if not syntax.is_verb(token) or token.tag_ != "VB":
        return False
    aids = [c for c in token.children if c.dep_ in {"aux", "auxpass"}]
    to = any(c.lower_ in word_set("function_words", "to") for c in aids)
    managed = syntax.lemma(token.head) in word_set("harm", "brought_off")
    return to and len(aids) == 1 and not managed


def _first(found: _Counts) -> Count | None:
    """The first count; with it the second where the text says that it comes on top."""
    if len(found) > 1 and _comes_on_top(found[1][1]) and (both := _sum(found[0][0], found[1][0])):
        return both
    return found[0][0] if found else None


def _comes_on_top(word: Token) -> bool:
    """*A father was killed at once, and his daughter later died*, *an eighth died later*."""
    own = word.dep_ == "conj" and syntax.is_verb(word) and syntax.subject(word) is not None
    more = word_set("harm", "one_more")
    return own and any(t.lower_ in more for t in window(word.doc, word.i - REACH, word.i + 2))


def _sum(a: Count, b: Count) -> Count | None:
    if a.min is None or b.min is None:
        return None
    return Count(a.min + b.min, None if a.max is None or b.max is None else a.max + b.max)


def _why(field: str, found: _Counts, document: Document) -> Why | None:
    if not found:
        return None
    token = found[0][1]
    words = _words_of_count(token)
    rule = f"casualties/{syntax.lemma(token)}"
    return Why(field, rule, document.start(words[0]), document.end(words[-1]))


def _words_of_count(token: Token) -> list[Token]:
    """*killing at least six people*: the word of harm with those it is said of, so that a reader
    sees the number.
    """
    who = victim_of(token) if is_killing(token) else harmed(token)
    phrase = syntax.phrase(who) if who is not None else []
    near = [t for t in phrase if abs(t.i - token.i) <= WIDEST]
    if not near:
        near = window(token.doc, max(sentence_start(token), token.i - 3), token.i)
    return sorted([token, *near], key=lambda t: int(t.i))
