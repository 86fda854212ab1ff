"""Reading of the dependency parse: agent, undergoer, the reach of a clause, the munitions that a
phrase names.

Labels are those of spaCy's English models (ClearNLP).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING

from events.extraction.data import known_munitions
from events.extraction.data.folding import fold
from events.extraction.data.word_lists import word_set
from events.extraction.reading.prepositions import shot_dead, subject_behind
from events.extraction.types import WeaponType

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

CLAUSES = {"ROOT", "ccomp", "advcl", "relcl", "parataxis", "csubj", "pcomp"}
# Of these sorts the model is told before a word for all of them: *Iskander missiles*.
GENERIC = {
    WeaponType.BALLISTIC_MISSILE: {WeaponType.MISSILE},
    WeaponType.CRUISE_MISSILE: {WeaponType.MISSILE},
    WeaponType.MISSILE: {WeaponType.MISSILE},
    WeaponType.DRONE: {WeaponType.DRONE},
    WeaponType.ROCKET: {WeaponType.ROCKET, WeaponType.MISSILE},
    WeaponType.GLIDE_BOMB: {WeaponType.BOMB},
}
SUBJECTS = {"nsubj", "nsubjpass", "csubj", "expl"}
OBJECTS = {"dobj", "obj", "dative", "attr", "oprd"}
LOOSE = {"relcl", "acl", "appos", "advcl", "ccomp", "parataxis"}


def lemma(token: Token) -> str:
    return str(token.lemma_).lower()


def child(token: Token, *labels: str) -> Token | None:
    """The first child with one of these labels."""
    for c in token.children:
        if c.dep_ in labels:
            return c
    return None


def is_verb(token: Token) -> bool:
    return token.pos_ in {"VERB", "AUX"}


def is_passive(verb: Token) -> bool:
    if child(verb, "nsubjpass", "auxpass") is not None:
        return True
    # "whose planes killed 40 people, by the count of officials"
    active = child(verb, "nsubj") is not None and child(verb, "dobj") is not None
    if child(verb, "agent") is not None and not active:
        return True
    # "a bomber in a car wounded 14"
    describes = verb.dep_ == "acl" and child(verb, "dobj") is None
    past = verb.tag_ == "VBN" and (describes or _is_said_to_be(verb))
    return past or _is_passive_of_headlines(verb)


def _is_passive_of_headlines(verb: Token) -> bool:
    """*Seven militants shot dead in Dagestan*, *35 gunned down*: headlines leave out *were*."""
    if lemma(verb) not in word_set("reading", "shoot"):
        return False
    falls = word_set("reading", "falls")
    fell = any(c.i > verb.i and c.lower_ in falls for c in verb.children)
    victim = child(verb, "dobj", "obj") or shot_dead(verb)
    return fell and victim is None and child(verb, "aux") is None


def _is_said_to_be(verb: Token) -> bool:
    """*65 drones were confirmed shot down*, *feared killed*: both of those that are named."""
    return (
        verb.dep_ in {"xcomp", "oprd"}
        and child(verb, "dobj", "aux", "nsubj") is None
        and any(c.dep_ == "auxpass" for c in verb.head.children)
    )


def subject(verb: Token) -> Token | None:
    """The subject, also where the verb shares it with the verb that it hangs on; of a relative
    clause, the noun it describes.
    """
    own = child(verb, "nsubj", "nsubjpass")
    if own is not None:
        return own.head.head if own.tag_ in {"WDT", "WP"} and verb.dep_ == "relcl" else own
    fronted = subject_behind(verb)
    if fronted is not None:
        return fronted
    if verb.dep_ == "pcomp" and lemma(verb.head.head) in word_set("reading", "accuse"):
        return child(verb.head.head, "dobj")  # "accused Rwanda of sending troops"
    if verb.dep_ == "acl" and verb.tag_ in {"VBN", "VBG"}:
        return verb.head
    if (  # "dep": "crossed into Borno, burned three villages and killed 19"
        verb.dep_ in {"conj", "xcomp", "advcl", "ccomp", "dep"}
        and is_verb(verb.head)
        and verb.head.i != verb.i
    ):
        return subject(verb.head)
    return None


def by_phrase(token: Token) -> Token | None:
    """The noun after *by*: *was shelled by X*, *an attack by X*."""
    for c in token.children:
        if c.dep_ == "agent" or (c.dep_ == "prep" and c.lower_ in word_set("reading", "by")):
            who = child(c, "pobj", "pcomp")
            # "had been taken by Thursday evening"
            if who is not None and who.ent_type_ not in {"DATE", "TIME"}:
                return who
    return None


def agent(verb: Token) -> Token | None:
    """Who does it: the subject of an active verb, the *by*-phrase of a passive one."""
    return by_phrase(verb) if is_passive(verb) else subject(verb)


def undergoer(verb: Token) -> Token | None:
    """Whom or what it is done to: the object of an active verb, the subject of a passive one."""
    if is_passive(verb):
        return subject(verb)
    own = child(verb, *OBJECTS)
    return own if own is not None else _shared_object(verb) or shot_dead(verb)


def _shared_object(verb: Token) -> Token | None:
    """*abducted and raped three women*: the object stands behind the second verb."""
    if any(c.dep_ not in {"nsubj", "cc", "conj", "advmod", "aux", "punct"} for c in verb.children):
        return None
    joined = [
        c
        for c in verb.children
        if c.dep_ == "conj" and is_verb(c) and child(c, *SUBJECTS) is None and c.i == verb.i + 2
    ]
    return child(joined[0], *OBJECTS) if joined else None


def with_conjuncts(token: Token | None) -> list[Token]:
    """A noun and those joined to it by *and*."""
    return [] if token is None else [token, *token.conjuncts]


def phrase(head: Token) -> list[Token]:
    """The tokens of a noun phrase, without clauses and appositions that hang on it."""
    found: list[Token] = []
    stack = [head]
    while stack:
        token = stack.pop()
        found.append(token)
        stack.extend(
            c
            for c in token.children
            if c.dep_ not in LOOSE and not (c.dep_ == "conj" and token is head)
        )
    return sorted(found, key=lambda t: int(t.i))


def governor(token: Token) -> Token:
    """The verb of the clause that holds a token; the root of the sentence if there is none."""
    node, head = token, token.head
    while head.i != node.i:
        label = node.dep_  # asked before the part of speech, which takes three times as long
        if label in CLAUSES and is_verb(node):
            return node
        if label == "conj" and is_verb(node) and stands_alone(node):
            return node
        node, head = head, head.head
    return node


def stands_alone(verb: Token) -> bool:
    """Whether a verb behind *and* begins a clause: it has its own subject, or its own day.
    *Missiles struck Kyiv on Monday and hit Kharkiv on Tuesday* are two attacks.
    """
    if child(verb, *SUBJECTS) is not None:
        return True
    before = verb.head
    if verb.tag_ == "VBD" and before.tag_ == "VBG":  # "killing three, and hit"
        before = before.head
    return bool(_days(verb) and _days(before))


def _days(verb: Token) -> list[Token]:
    """The names of days that hang on a verb, and on no verb below it; not *after a week*."""
    named = (t for t in verb.subtree if t.ent_type_ == "DATE" and t.pos_ == "PROPN")
    return [t for t in named if _verb_above(t) == verb.i]


def _verb_above(token: Token) -> int:
    return next((int(t.i) for t in token.ancestors if is_verb(t)), -1)


def below(token: Token) -> frozenset[int]:
    """The indices of a token and of all that hangs on it. Kept: the rules ask for the same clauses
    up to ten times.
    """
    known: dict[int, frozenset[int]] = token.doc.user_data.setdefault("below", {})
    if token.i not in known:
        known[token.i] = frozenset(int(t.i) for t in token.subtree)
    return known[token.i]


def named_munitions(tokens: Iterable[Token]) -> Iterator[tuple[WeaponType, Token, int]]:
    """Munitions that the tokens name: type, the token that ends the name, the number of tokens that
    it takes.
    """
    table: dict[int, tuple[WeaponType, int]] | None = None
    for token in tokens:
        if table is None:
            table = _munitions(token.doc)
        found = table.get(token.i)
        if found is not None:
            yield found[0], token, found[1]


def _munitions(doc: Doc) -> dict[int, tuple[WeaponType, int]]:
    """Last token of each munition's name in the document -> type and number of tokens.

    Kept: the rules ask for the munitions of many overlapping phrases, and looking each up anew took
    half of their time.
    """
    table: dict[int, tuple[WeaponType, int]] | None = doc.user_data.get("munitions")
    if table is None:
        table = doc.user_data["munitions"] = _of_one_name(_find_munitions(doc))
    return table


def _of_one_name(
    table: dict[int, tuple[WeaponType, int]],
) -> dict[int, tuple[WeaponType, int]]:
    """*two Iskander missiles* are named once, by the model."""
    for at, (kind, length) in list(table.items()):
        model = table.get(at - length)
        if model is not None and kind in GENERIC.get(model[0], ()):
            del table[at - length]
            table[at] = (model[0], length + model[1])
    return table


def _find_munitions(doc: Doc) -> dict[int, tuple[WeaponType, int]]:
    """Of names that overlap the longest: *mortar shells* are no mortar, *Tochka-U* no Tochka."""
    words = known_munitions.munitions()
    row = list(doc)
    found: dict[int, tuple[WeaponType, int]] = {}
    for at, token in enumerate(row):
        if not _may_end_a_munition(token):
            continue
        for length in range(min(4, at + 1), 0, -1):
            singular = _singular(row[at - length + 1 : at + 1])
            # Of a name the lemma keeps its ending: "two Iskanders".
            kind = words.get(singular) or words.get(_without_plural_ending(singular))
            if kind is not None:
                for within in range(at - length + 1, at):
                    found.pop(within, None)
                found[at] = (kind, length)
                break
    return found


def is_dug(token: Token) -> bool:
    """*a copper mine*: no munition."""
    before = token.nbor(-1).lower_ if token.i else ""
    return before in word_set("reading", "minerals") and lemma(token) in word_set("reading", "dug")


def _may_end_a_munition(token: Token) -> bool:
    if is_dug(token):
        return False
    ends = known_munitions.last_words_of_munitions()
    word = fold(_plain(token))
    return word in ends or _without_plural_ending(word) in ends or word.rsplit(" ", 1)[-1] in ends


def _without_plural_ending(word: str) -> str:
    ending = next((e for e in word_set("reading", "plural_ending") if word.endswith(e)), "")
    return word.removesuffix(ending)


def _singular(part: Sequence[Token]) -> str:
    *before, last = part
    # "Tochka-U" is three tokens
    return fold(" ".join([*(t.lower_ for t in before if t.text != "-"), _plain(last)]))


def _plain(token: Token) -> str:
    return lemma(token) if token.pos_ in {"NOUN", "PROPN"} else str(token.lower_)


def names_munition(tokens: Iterable[Token]) -> bool:
    return next(named_munitions(tokens), None) is not None


def opens_more(token: Token) -> bool:
    """Whether a token only leads to what follows: *and*, *who*."""
    return bool(token.dep_ == "cc" or token.lower_ in word_set("reading", "relative_pronouns"))
