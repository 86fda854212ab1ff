"""With what: munitions that a clause names, how many were launched and how many stopped."""

from __future__ import annotations

from typing import TYPE_CHECKING

from events.extraction.data.word_lists import word_set
from events.extraction.kind_table import Munitions, kinds_where
from events.extraction.quantities.munition_counts import (
    Counts,
    counts,
    exact_numbers,
    holds_of,
    means_every_one,
    number_before,
)
from events.extraction.reading import syntax
from events.extraction.reading.document import Document
from events.extraction.reading.mention import Mention
from events.extraction.types import Kind, Weapon, WeaponType, Why

if TYPE_CHECKING:
    from spacy.tokens import Token

_Weapons = tuple[dict[WeaponType, Weapon], list[Why]]

ARMED = kinds_where(lambda row: row.munitions is Munitions.ALL)
BOMBED = kinds_where(lambda row: row.munitions is Munitions.BOMBS)
# Only what flies is shot down; *target* and *projectile* stand for what is not named.
UNNAMED = {WeaponType.OTHER}
SENTENCES_BACK = 2  # how far *all of them were shot down* points


def weapons(mention: Mention, document: Document) -> tuple[tuple[Weapon, ...], tuple[Why, ...]]:
    """The munitions of the mention's clause with their counts.

    Of other kinds than strikes and interceptions only bombs and mines.
    """
    found, why = _named(mention, document)
    if not found and mention.kind is Kind.INTERCEPTION:
        found, why = _named_before(mention, document)
    if len(found) > 1:
        found.pop(WeaponType.OTHER, None)
    return tuple(found.values()), tuple(why)


def _named(mention: Mention, document: Document) -> _Weapons:
    found: dict[WeaponType, Weapon] = {}
    why: list[Why] = []
    tokens = [t for t in document.tokens(mention.sentence) if int(t.i) in mention.scope]
    if mention.kind is Kind.INTERCEPTION:
        tokens = _without_the_launch(tokens, document.parse[mention.trigger])
    for kind, token, length in syntax.named_munitions(tokens):
        if not _used(token, mention, kind) or (kind in found and not _open(found[kind], mention)):
            continue
        launched, intercepted = counts(token, length, mention, document)
        if kind in found:
            found[kind] = Weapon(kind, found[kind].launched, intercepted)
            continue
        if mention.kind is Kind.STRIKE and _counts_no_launch(kind, launched, token):
            launched = None
        found[kind] = Weapon(kind, launched, intercepted)
        why.append(Why("weapons", f"weapons/{kind}", document.start(token), document.end(token)))
    return found, why


def _without_the_launch(tokens: list[Token], trigger: Token) -> list[Token]:
    """*Fired 40 drones; 30 drones were shot down*: the 40 are those of the other clause."""
    stopped = syntax.undergoer(trigger) if syntax.is_verb(trigger) else None
    own = syntax.below(stopped) if stopped is not None else frozenset()
    if not syntax.names_munition([t for t in tokens if int(t.i) in own]):
        return tokens
    launches = [
        t
        for t in tokens
        if syntax.is_verb(t) and syntax.lemma(t) in word_set("munition_use", "launching")
    ]
    sent = [target for t in launches if (target := syntax.undergoer(t)) is not None]
    launched = frozenset[int]().union(*(syntax.below(t) for t in sent)) - own
    return [t for t in tokens if int(t.i) not in launched]


def _open(told: Weapon, mention: Mention) -> bool:
    """*Of the 40 drones, 25 drones were downed*: how many were stopped is told behind the whole."""
    whole = told.launched is not None and told.intercepted is None
    return mention.kind is Kind.INTERCEPTION and whole


def _counts_no_launch(kind: WeaponType, launched: int | None, token: Token) -> bool:
    """*two aircraft dropped bombs* launched none of themselves, *a bomb went off* counts none, and
    *two bombs went off* were planted.
    """
    planted = kind in {WeaponType.BOMB, WeaponType.MINE} and token.dep_ in syntax.SUBJECTS
    return kind is WeaponType.AIRCRAFT or planted or (kind is WeaponType.BOMB and launched == 1)


def _named_before(mention: Mention, document: Document) -> _Weapons:
    """*All 10 of them were shot down*, *30 were intercepted*: of the munitions that the text named
    last.
    """
    trigger = document.parse[mention.trigger]
    target = syntax.undergoer(trigger) or syntax.child(trigger, "npadvmod")
    if target is None or not (target.pos_ in {"PRON", "NUM", "DET"} or target.like_num):
        return {}, []
    last = _last_named(mention, document)
    if last is None:
        return {}, []
    kind, token, length = last
    launched, intercepted = _counts_of_pronoun(target, syntax.governor(trigger))
    if intercepted is None and means_every_one(target):
        launched = intercepted = number_before(token, length)  # "both were shot down"
    why = Why("weapons", "weapons/named before", document.start(target), document.end(target))
    return {kind: Weapon(kind, launched, intercepted)}, [why]


def _last_named(mention: Mention, document: Document) -> tuple[WeaponType, Token, int] | None:
    first = max(0, mention.sentence.index - SENTENCES_BACK)
    earlier = (
        token
        for sentence in document.sentences[first : mention.sentence.index + 1]
        for token in document.tokens(sentence)
        if token.i < mention.trigger
    )
    named = [one for one in syntax.named_munitions(earlier) if one[0] not in UNNAMED]
    return named[-1] if named else None


def _counts_of_pronoun(target: Token, clause: Token) -> Counts:
    words = " ".join(t.text for t in target.subtree)
    exact = exact_numbers(words)
    number = exact[0] if exact else None
    if clause.dep_ == "relcl" and number is not None:
        # "seven missiles, six of which were destroyed"
        whole = exact_numbers(" ".join(t.text for t in syntax.phrase(clause.head)))
        return (whole[0] if whole else None), number
    if len(exact) > 1 and holds_of(words):
        return exact[1], number
    every = words.lower().startswith(tuple(word_set("function_words", "all")))
    return (number if every else None), number


def _used(token: Token, mention: Mention, kind: WeaponType) -> bool:
    """Whether the munition was used in what the mention tells."""
    if _only_describes(token) or _tells_of_the_target(token, mention):
        return False
    if mention.kind not in ARMED:
        return kind in {WeaponType.BOMB, WeaponType.MINE} and mention.kind in BOMBED
    if kind is WeaponType.SMALL_ARMS or (_is_a_target(token, kind) and mention.kind is Kind.STRIKE):
        return False
    if kind is WeaponType.AIRCRAFT and mention.kind is Kind.INTERCEPTION:
        return token.dep_ in {"dobj", "nsubjpass", "conj"}
    return True


def _is_a_target(token: Token, kind: WeaponType) -> bool:
    """*targets* are what a strike hits; *25 projectiles* are what was fired."""
    fired = syntax.lemma(token) in word_set("munition_use", "unnamed")
    counted = any(c.dep_ == "nummod" for c in token.children)
    return kind is WeaponType.OTHER and not (fired and counted)


def _only_describes(token: Token) -> bool:
    """*a missile system*, *a drone factory*."""
    return token.dep_ == "compound" and token.head.lower_ in word_set("munition_use", "described")


def _tells_of_the_target(token: Token, mention: Mention) -> bool:
    """*hit a factory that makes missiles*: what a clause tells of the place that was hit was not
    used on it.
    """
    for node in (token, *token.ancestors):
        if int(node.i) == mention.trigger:
            return False
        if node.dep_ == "relcl" and mention.trigger not in syntax.below(node):
            return not syntax.names_munition([node.head]) and syntax.lemma(node) in word_set(
                "munition_use", "kept"
            )
    return False
