"""What kind an attack, a harm or a damage was, where its own words leave it open."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from itertools import takewhile

from events.extraction import syntax
from events.extraction.reading import Document, Mention
from events.extraction.types import Kind
from events.extraction.vocabulary import word_set

NEAR = 3  # sentences: how far back *the attack* may point
VIOLENT = (Kind.STRIKE, Kind.GROUND_COMBAT, Kind.ATTACK_ON_CIVILIANS)


def settle(mentions: Sequence[Mention], document: Document) -> list[Mention]:
    """The same mentions, each with a kind; those that no context gives a kind are left out."""
    common = _most_common(mentions)
    settled: list[Mention] = []
    for mention in mentions:
        if mention.kind is not None:
            settled.append(mention)
            continue
        before = _before(mention, settled)
        kind = _by_words(mention, document) or _by_context(mention, before, common)
        if kind is not None:
            goes_on = mention.refers_back or (_is_effect(mention) and before is not None)
            settled.append(replace(mention, kind=kind, refers_back=goes_on))
    return settled


def _is_effect(mention: Mention) -> bool:
    return mention.rule.startswith(("harm", "damage"))


def _most_common(mentions: Sequence[Mention]) -> Kind | None:
    counted = Counter(m.kind for m in mentions if m.kind in VIOLENT)
    return counted.most_common(1)[0][0] if counted else None


def _before(mention: Mention, settled: Sequence[Mention]) -> Mention | None:
    last = takewhile(lambda m: mention.sentence.index - m.sentence.index <= NEAR, reversed(settled))
    near = [m for m in last if m.kind in VIOLENT][::-1]
    fresh = [m for m in near if not m.refers_back]
    return (fresh or near)[-1] if near else None


def _by_words(mention: Mention, document: Document) -> Kind | None:
    """The kind that words of the same clause give: munitions a strike, gunmen among villagers an attack on civilians."""
    tokens = [document.parse[i] for i in sorted(mention.scope)]
    munition = any(kind not in {"small_arms", "other", "aircraft"} for kind, _, _ in syntax.named_munitions(tokens))
    words = {syntax.lemma(t) for t in tokens} | {t.lower_ for t in tokens}
    if words & {"debris", "airstrike", "shelling", "bombardment", "bombing", "raid", "explosion"} or (
        munition and _is_effect(mention)
    ):
        return Kind.STRIKE
    if mention.rule.startswith("attack/"):
        return _attack_by_words(mention, document, words)
    return _killing_by_troops(mention, document)


def _attack_by_words(mention: Mention, document: Document, words: set[str]) -> Kind | None:
    token = document.parse[mention.trigger]
    target = [syntax.lemma(t) for t in syntax.phrase(syntax.undergoer(token) or token)] if syntax.is_verb(token) else []
    group = words & {"gunman", "militant", "rebel", "fighter", "militia", "jihadist", "militiaman", "insurgent", "bandit"}
    if group and words & {"villager", "civilian", "village", "resident", "farmer", "worshipper", "passenger"}:
        return Kind.ATTACK_ON_CIVILIANS
    if words & {"surprise", "ground", "inside", "armed"} and not words & {"air", "aerial"}:
        return Kind.GROUND_COMBAT
    if group or set(target) & (word_set("scenery", "armed_people") | {"base", "camp", "position", "post", "convoy", "outpost"}):
        return Kind.GROUND_COMBAT
    return None


def _killing_by_troops(mention: Mention, document: Document) -> Kind | None:
    """*troops killed fighters*: people under arms on both ends met on the ground; *gunmen killed villagers* is no combat."""
    token = document.parse[mention.trigger]
    if not syntax.is_verb(token):
        return None
    armed = word_set("scenery", "armed_people")
    who, whom = syntax.doer(token), syntax.undergoer(token)
    on_both_ends = [head is not None and any(syntax.lemma(t) in armed for t in syntax.phrase(head)) for head in (who, whom)]
    if all(on_both_ends):
        return Kind.GROUND_COMBAT
    persons = whom is not None and any(syntax.lemma(t) in word_set("scenery", "unarmed") for t in syntax.phrase(whom))
    return Kind.ATTACK_ON_CIVILIANS if on_both_ends[0] and persons else None


def _by_context(mention: Mention, before: Mention | None, common: Kind | None) -> Kind | None:
    if before is not None and (mention.refers_back or _is_effect(mention)):
        return before.kind
    if _is_effect(mention):
        return common if common is Kind.STRIKE else None
    return common or Kind.GROUND_COMBAT
