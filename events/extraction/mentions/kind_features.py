"""What speaks for the kind of an attack, a raid, harm or damage: named features, weighed by
`data/kind_weights.toml`.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING

from events.extraction.actors.sides import Sides, is_group, is_state
from events.extraction.data import fitted_weights
from events.extraction.data.word_lists import word_set
from events.extraction.mentions import victims
from events.extraction.mentions.triggers.killings import is_killing
from events.extraction.reading import syntax
from events.extraction.reading.document import Document
from events.extraction.reading.mention import Mention
from events.extraction.types import Kind, WeaponType

if TYPE_CHECKING:
    from spacy.tokens import Token

NONE = "none"
PLAIN = 6.0  # more than the words of a sentence speak for any kind: who did it to whom is told
FROM_AFAR = {
    WeaponType.DRONE,
    WeaponType.MISSILE,
    WeaponType.BALLISTIC_MISSILE,
    WeaponType.CRUISE_MISSILE,
    WeaponType.ROCKET,
    WeaponType.ARTILLERY,
    WeaponType.GLIDE_BOMB,
}
PLANTED = {WeaponType.BOMB, WeaponType.MINE}
BY_A_MUNITION = "by a munition"
SETS = (
    "air_words",
    "explosive_words",
    "melee_words",
    "civil_targets",
    "military_targets",
    "ground_words",
    "works",
    "bands",
    "robbers",
    "wreckage",
)


def most_likely(features: Collection[str]) -> Kind | None:
    """The kind with the largest sum of weights; None where no event is likelier, or where nothing
    speaks for any kind.
    """
    if plainly_on_civilians(features):
        return Kind.ATTACK_ON_CIVILIANS
    if BY_A_MUNITION in features:
        return Kind.STRIKE
    rest = set(features) - SAYS_NO_KIND
    if "word harm" in features:
        rest -= SAYS_WHERE  # "two people died in hospital"
    if rest and all(feature.startswith(("before ", "goes on with ")) for feature in rest):
        return Kind(next(iter(rest)).rsplit(" ", 1)[-1])
    sums = _sums(features)
    best = max(sums, key=lambda kind: sums[kind])
    if best != NONE and rest:
        return Kind(best)
    if not SAYS_WHO_OR_WHAT & set(features):
        return None
    return Kind(max(sorted(sums.keys() - {NONE}), key=lambda kind: sums[kind]))


def leanings(features: Collection[str]) -> tuple[tuple[Kind, float], ...]:
    """How much speaks for each kind that an open word may tell."""
    if plainly_on_civilians(features):
        return ((Kind.ATTACK_ON_CIVILIANS, PLAIN),)
    if BY_A_MUNITION in features:
        return ((Kind.STRIKE, PLAIN),)
    return tuple((Kind(kind), total) for kind, total in _sums(features).items() if kind != NONE)


def _sums(features: Collection[str]) -> dict[str, float]:
    sums = {
        kind: table.get("always", 0.0) + sum(table.get(t, 0.0) for t in features)
        for kind, table in fitted_weights.kind_weights().items()
    }
    if _only_armed_harmed(features):
        sums[Kind.ATTACK_ON_CIVILIANS] -= PLAIN
    return sums


def _only_armed_harmed(features: Collection[str]) -> bool:
    """*Gunmen on a motorbike killed two soldiers*: an attack on civilians has civilians."""
    found = set(features)
    unarmed = {"victim unarmed", "victim people", "target unarmed", "target people"}
    return "victim armed" in found and not unarmed & found


def features(
    mention: Mention,
    before: Mention | None,
    shares: Mapping[Kind, float],
    document: Document,
    sides: Sides,
) -> Iterator[str]:
    """The features of a mention: its trigger, the words of its clause and sentence, the mention
    before it, the whole article.
    """
    yield from _of_its_word(mention, document.parse[mention.trigger])
    clause = [document.parse[i] for i in sorted(mention.scope)]
    yield from dict.fromkeys(_words("clause", clause))
    rest = [t for t in document.tokens(mention.sentence) if int(t.i) not in mention.scope]
    yield from dict.fromkeys(_words("sentence", rest))
    yield from _ends(document.parse[mention.trigger], sides)
    yield from _harmed(document.parse[mention.trigger], clause, sides)
    yield from _agent_side(document.parse[mention.trigger], sides)
    if before is not None:
        yield f"before {before.kind}"
        if mention.refers_back or mention.is_effect:
            yield f"goes on with {before.kind}"
    for kind, share in shares.items():
        if share >= MOST:
            yield f"article mostly {kind}"
        elif share >= MUCH:
            yield f"article much {kind}"


def _of_its_word(mention: Mention, trigger: Token) -> Iterator[str]:
    yield f"word {mention.named_kind}"
    if is_killing(trigger):
        yield "word killing"
    if syntax.lemma(trigger) in word_set("harm", "assassinations"):
        yield "word assassination"
    if _is_by_a_munition(trigger):
        yield BY_A_MUNITION


# *Five people were killed*: harm alone does not say what did it.
SAYS_NO_KIND = {
    "word harm",
    "word damage",
    "agent people",
    "target people",
    "agent unarmed",
    "target unarmed",
    "victim people",
    "victim unarmed",
    "victim armed",
    "with blades",
    "agent state",
    "agent group",
}
SAYS_WHERE = {"place civil", "clause: works", "clause: civil_targets"}
# *A militia killed 23*, *an attack on Bama*: that somebody did it is plain, so the likeliest kind
# is named even where no event is likelier.
SAYS_WHO_OR_WHAT = {
    "word attack",
    "agent armed",
    "agent group",
    "agent state",
    "clause: bomb",
    "clause: munition",
}
# What kills from afar, and who kills face to face.
FROM_FAR = {"clause: munition", "clause: bomb", "clause: air_words", "clause: explosive_words"}
OF_STRIKES = {
    "before strike",
    "article mostly strike",
    "article much strike",
    "sentence: munition",
    "sentence: bomb",
    "sentence: air_words",
    "sentence: explosive_words",
    "agent state",
}
TELLS_A_FIGHT = {"word ground_combat", "clause: military_targets", "clause: ground_words"}
BY_HAND = {"agent armed", "agent group", "clause: melee_words", "clause: small arms"}


def plainly_on_civilians(features: Collection[str]) -> bool:
    """*Gunmen killed villagers*, *rebels attacked a church and killed 12*: who did it to whom
    decides. *Attacked a village* alone may be a fight for it.
    """
    found = set(features)
    if FROM_FAR & found or {"target armed", "victim armed"} & found:
        return False
    if {"victim people", "with blades"} <= found:
        return True
    at_home = {"victim people", "place civil"} <= found and "clause: military_targets" not in found
    raids_homes = "word ground_combat" in found and "agent armed" in found
    if at_home and ("word attack" in found or raids_homes) and not OF_STRIKES & found:
        return True  # "killed in an attack on the village": nothing there is told from afar
    if {"clause: robbers", "agent armed", "place civil"} <= found and not (
        "clause: military_targets" in found or "word harm" in found
    ):
        return True  # "gunmen stormed a mining village": they take no ground
    if {"victim people", "clause: small arms"} <= found and not TELLS_A_FIGHT & found:
        return True  # "two people were killed by sniper fire"
    shot_at_people = {"agent armed", "victim people", "word harm"} <= found
    if shot_at_people and not (OF_STRIKES | {"clause: ground_words"}) & found:
        return True  # "soldiers killed 114 people": a fight has fighters on both sides
    unarmed = {"victim unarmed", "target unarmed"} & found
    by_people = "word attack" in found and bool({"agent unarmed", "agent people"} & found)
    return (bool(BY_HAND & found) or by_people) and (bool(unarmed) or at_home)


MOST = 0.6
MUCH = 0.25


def _words(where: str, tokens: Sequence[Token]) -> Iterator[str]:
    kinds = {kind for kind, _, _ in syntax.named_munitions(tokens)}
    if kinds & FROM_AFAR:
        yield f"{where}: munition"
    if kinds & {WeaponType.BOMB, WeaponType.MINE}:
        yield f"{where}: bomb"
    if WeaponType.SMALL_ARMS in kinds:
        yield f"{where}: small arms"
    lemmas = {syntax.lemma(t) for t in tokens} | {t.lower_ for t in tokens}
    for name in SETS:
        known = lemmas & word_set("scenery", name)
        if known and not (name == "military_targets" and known <= _camps_of_civilians(tokens)):
            yield f"{where}: {name}"


def _camps_of_civilians(tokens: Sequence[Token]) -> set[str]:
    """*a cattle camp*, *a camp of the displaced*: no soldiers live there."""
    civil = word_set("scenery", "civil_camps")
    return {
        syntax.lemma(t) for t in tokens if any(c.lower_ in civil for c in t.children if c.i < t.i)
    }


def _is_by_a_munition(trigger: Token) -> bool:
    """*Two soldiers were killed by a roadside bomb*: whoever they were, nobody fought them."""
    by = syntax.by_phrase(trigger) if syntax.is_verb(trigger) else None
    kinds = {kind for kind, token, _ in syntax.named_munitions([by] if by is not None else [])}
    return bool(kinds & (FROM_AFAR | PLANTED))


def _agent_side(trigger: Token, sides: Sides) -> Iterator[str]:
    """*Russia attacked Kharkiv*, *Boko Haram attacked a village*: a side, where the agent names no
    people under arms. Also *India launched attacks on Muzaffarabad*.
    """
    verb = trigger if syntax.is_verb(trigger) else syntax.governor(trigger)
    light = syntax.lemma(verb) in word_set("scenery", "light_verbs") and trigger.dep_ == "dobj"
    head = syntax.agent(verb) if verb is trigger or light else None
    words = (
        [t for part in syntax.with_conjuncts(head) for t in syntax.phrase(part)]
        if head is not None
        else []
    )
    if {syntax.lemma(t) for t in words} & word_set("scenery", "armed_people"):
        return
    named = [n.side for n in sides.named_by(words)]
    if any(map(is_state, named)):
        yield "agent state"
    elif any(map(is_group, named)):
        yield "agent group"


def _harmed(trigger: Token, clause: Sequence[Token], sides: Sides) -> Sequence[str]:
    """Whom the clause says was harmed; *SDF members* are people under arms."""
    found = set(victims.features(trigger, clause))
    if victims.of_bands(clause, sides):
        found = found - {"victim people"} | {"victim armed"}
    return sorted(found)


def _ends(trigger: Token, sides: Sides) -> Iterator[str]:
    """Who agent and target of a verb are: people under arms, the unarmed, others."""
    if not syntax.is_verb(trigger):
        return
    for end, head in (("agent", syntax.agent(trigger)), ("target", syntax.undergoer(trigger))):
        if head is None:
            continue
        lemmas = {
            syntax.lemma(t) for part in syntax.with_conjuncts(head) for t in syntax.phrase(part)
        }
        kills = end == "agent" and head.lower_ in word_set("setting", "armed_where_they_kill")
        if kills or lemmas & word_set("scenery", "armed_people"):
            yield f"{end} armed"
        if not kills and lemmas & word_set("scenery", "unarmed"):
            yield f"{end} unarmed"
        elif (
            lemmas & word_set("people", "persons")
            and not lemmas & word_set("scenery", "armed_people")
            and not victims.is_of_a_band(head, sides)
        ):
            yield f"{end} people"
