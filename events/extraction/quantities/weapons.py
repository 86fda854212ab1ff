"""With what: munitions that a clause names, how many were launched and how many stopped."""

from __future__ import annotations

from typing import TYPE_CHECKING

from events.extraction.reading import syntax
from events.extraction.reading.document import Document, sentence_start
from events.extraction.reading.mention import Mention
from events.extraction.reading.numerals import read_numerals
from events.extraction.types import Kind, Weapon, WeaponType, Why

if TYPE_CHECKING:
    from spacy.tokens import Token

LAUNCHING = {
    "launch",
    "fire",
    "unleash",
    "use",
    "send",
    "lob",
    "drop",
    "deploy",
    "attack",
    "direct",
    "involve",
}
ARMED = {Kind.STRIKE, Kind.INTERCEPTION}
# Of a shoot-down only what flies is stopped; *target* and *projectile* stand for what is not named.
UNNAMED = {WeaponType.OTHER}


def weapons(mention: Mention, document: Document) -> tuple[tuple[Weapon, ...], tuple[Why, ...]]:
    """The munitions of the mention's clause with their counts; of other kinds than strikes and
    interceptions only bombs.
    """
    found: dict[WeaponType, Weapon] = {}
    why: list[Why] = []
    tokens = [t for t in document.tokens(mention.sentence) if int(t.i) in mention.scope]
    for kind, token, length in syntax.named_munitions(tokens):
        if kind in found or not _used(token, mention, kind):
            continue
        launched, intercepted = _counts(token, length, mention, document)
        if mention.kind is Kind.STRIKE and (
            kind is WeaponType.AIRCRAFT or (kind is WeaponType.BOMB and launched == 1)
        ):
            # "two aircraft dropped bombs" launched none of themselves; "a bomb went off" counts
            # nothing
            launched = None
        found[kind] = Weapon(kind, launched, intercepted)
        why.append(Why("weapons", f"weapons/{kind}", document.start(token), document.end(token)))
    if not found and mention.kind is Kind.INTERCEPTION:
        found, why = _meant(mention, document)
    if len(found) > 1:
        found.pop(WeaponType.OTHER, None)
    return tuple(found.values()), tuple(why)


def _meant(mention: Mention, document: Document) -> tuple[dict[WeaponType, Weapon], list[Why]]:
    """*All 10 of them were shot down*, *30 were intercepted*: of the munitions that the text named
    last.
    """
    trigger = document.parse[mention.trigger]
    target = syntax.undergoer(trigger) or syntax.child(trigger, "npadvmod")
    if target is None or target.pos_ not in {"PRON", "NUM", "DET"}:
        return {}, []
    earlier = [
        t
        for s in document.sentences[max(0, mention.sentence.index - 2) : mention.sentence.index + 1]
        for t in document.tokens(s)
    ]
    named = [
        kind
        for kind, _, _ in syntax.named_munitions(t for t in earlier if t.i < trigger.i)
        if kind not in UNNAMED
    ]
    words = " ".join(t.text for t in target.subtree if t.i <= target.right_edge.i)
    exact = [n.count.min for n in read_numerals(words) if n.count.min == n.count.max]
    if not named:
        return {}, []
    number = exact[0] if exact else None
    every = number is not None and words.lower().startswith("all")
    clause = syntax.governor(trigger)
    if clause.dep_ == "relcl" and number is not None:
        # "seven missiles, six of which were destroyed"
        counted = [
            n.count.min
            for n in read_numerals(" ".join(t.text for t in syntax.phrase(clause.head)))
            if n.count.max
        ]
        return {named[-1]: Weapon(named[-1], counted[0] if counted else None, number)}, [
            Why("weapons", "weapons/named before", document.start(target), document.end(target))
        ]
    whole = exact[1] if len(exact) > 1 and " of " in words else number if every else None
    why = Why("weapons", "weapons/named before", document.start(target), document.end(target))
    return {named[-1]: Weapon(named[-1], whole, number)}, [why]


def _used(token: Token, mention: Mention, kind: WeaponType) -> bool:
    if token.dep_ == "compound" and token.head.lower_ in {
        "system",
        "systems",
        "defence",
        "defense",
        "defences",
        "depot",
        "factory",
        "alert",
    }:
        return False
    if _only_described(token, mention):
        return False
    if mention.kind not in ARMED:
        return kind in {WeaponType.BOMB, WeaponType.MINE} and mention.kind is Kind.GROUND_COMBAT
    if kind is WeaponType.SMALL_ARMS or (kind is WeaponType.OTHER and mention.kind is Kind.STRIKE):
        return False
    if kind is WeaponType.AIRCRAFT and mention.kind is Kind.INTERCEPTION:
        return token.dep_ in {"dobj", "nsubjpass", "conj"}
    return True


def _only_described(token: Token, mention: Mention) -> bool:
    """*hit a factory that makes missiles*: what a clause tells of the place that was hit was not
    used on it.
    """
    for node in (token, *token.ancestors):
        if int(node.i) == mention.trigger:
            return False
        if node.dep_ == "relcl" and mention.trigger not in syntax.below(node):
            return not syntax.names_munition([node.head]) and syntax.lemma(node) in {
                "make",
                "produce",
                "build",
                "store",
                "hold",
                "house",
            }
    return False


def _counts(
    token: Token, length: int, mention: Mention, document: Document
) -> tuple[int | None, int | None]:
    """(launched, intercepted) as the phrase gives them: *15 of 16 drones*, *all 42 drones*, *32
    drones*.
    """
    before = _before(token, length)
    whole = read_numerals(before)
    exact = [n.count.min for n in whole if n.count.min == n.count.max]
    every = before.lower().split()[:1] == ["all"] or "all " in before.lower()[:8]
    if mention.kind is Kind.INTERCEPTION:
        if len(exact) >= 2 and " of " in f" {before} ":
            return exact[1], exact[0]
        number = exact[0] if exact else _single(token, {"a", "an", "one"})
        return (number, number) if every and number else (None, number)
    if exact and _launches(mention, document, token):
        return exact[-1], None
    alone = token.dep_ == "dobj" and (
        token.i + 1 == len(token.doc) or token.nbor(1).pos_ not in {"NOUN", "PROPN", "CCONJ"}
    )
    return (
        _single(token, {"a", "an", "one"})
        if alone and _launches(mention, document, token)
        else None
    ), None


def _before(token: Token, length: int) -> str:
    """The words of the phrase before the munition: numbers, adjectives, *of the*."""
    start = token.i - length + 1
    first = start
    while first > sentence_start(token) and start - first < 7:
        previous = token.doc[first - 1]
        if (
            previous.pos_
            in {"NUM", "ADJ", "ADV", "DET", "PROPN", "ADP", "SYM", "NOUN", "PUNCT", "VERB"}
            and previous.lower_ not in STOP
        ):
            first -= 1
        else:
            break
    return str(token.doc[first:start].text)


STOP = {
    ",",
    "and",
    "with",
    "by",
    "in",
    "on",
    "launched",
    "fired",
    "downed",
    "using",
    "down",
    "intercepted",
    "destroyed",
    "including",
    "from",
    "used",
    "over",
    "at",
    "said",
    "have",
    "had",
    ";",
    "(",
    ")",
    "--",
    "—",
    "–",
    "drones",
    "missiles",
    "attack",
    "attacks",
    "that",
    "shot",
    "were",
    "was",
}


def _single(token: Token, words: set[str]) -> int | None:
    determiner = syntax.child(token, "det", "nummod")
    return (
        1
        if determiner is not None and determiner.lower_ in words and token.tag_ in {"NN", "NNP"}
        else None
    )


def _launches(mention: Mention, document: Document, token: Token) -> bool:
    trigger = document.parse[mention.trigger]
    near = {syntax.lemma(trigger), syntax.lemma(syntax.governor(token)), syntax.lemma(token.head)}
    near |= {syntax.lemma(c) for c in token.children if c.dep_ == "acl"}
    return bool(near & LAUNCHING)
