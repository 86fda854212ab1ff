"""Who did it, and to whom: phrases resolve to sides of the vocabulary, and the article fills in what a sentence leaves out."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from events.extraction import syntax, vocabulary
from events.extraction.reading import Document, Mention
from events.extraction.text import fold
from events.extraction.types import Actor, Kind, Place, Role, Why
from events.extraction.vocabulary import word_set

if TYPE_CHECKING:
    from spacy.tokens import Token

LONGEST = 5
LIGHT = {
    "launch",
    "carry",
    "conduct",
    "make",
    "mount",
    "stage",
    "begin",
    "continue",
    "escalate",
    "step",
    "unleash",
    "intensify",
    "expand",
    "claim",
    "execute",
    "perpetrate",
    "start",
    "resume",
    "wage",
    "fire",
    "commit",
}
ENEMY = {"enemy", "occupier", "invader", "aggressor"}
OWN = {"its", "their", "his", "our"}


@dataclass(frozen=True, slots=True)
class Sides:
    """The sides that an article speaks of, by how often, and the country that it is mostly about."""

    named: Mapping[str, int]
    country: str | None


def find_sides(document: Document, country: str | None) -> Sides:
    """Count every side that the article names by name, alias or demonym."""
    named: Counter[str] = Counter()
    tokens = list(document.parse)
    at = 0
    while at < len(tokens):
        name, length = _name_at(tokens, at, country)
        if name:
            named[name] += 1
        at += length
    return Sides(named, country)


def _name_at(tokens: Sequence[Token], at: int, country: str | None) -> tuple[str | None, int]:
    first = tokens[at]
    openings = {
        fold(first.text).split(" ")[0],
        fold(first.doc[first.i : first.i + 2].text).split(" ")[0],
    }  # People's is two tokens
    if not openings & vocabulary.first_words_of_sides():
        return None, 1
    names = vocabulary.actor_names()
    for length in range(min(LONGEST, len(tokens) - at), 0, -1):
        part = tokens[at : at + length]
        if part[-1].is_punct:
            continue  # "Iran-" of "Iran-backed" is no longer name than "Iran"
        words = fold(part[0].doc[part[0].i : part[-1].i + 1].text)
        entry = names.get(words)
        if (entry is not None and part[0].text[:1].isupper()) or (entry is not None and length > 1):
            return entry.name, length
        side = vocabulary.sides().get((words, country or ""))
        if side is not None:
            return side, length
    return None, 1


# ---- a phrase that means a side


def resolve(tokens: Sequence[Token], sides: Sides, *, acts: bool) -> str | None:
    """The side that a noun phrase names; `acts`: capitals and leaders stand for their state."""
    at = 0
    while at < len(tokens):
        name, length = _name_at(tokens, at, sides.country)
        if name and not _backs(tokens, at + length):
            return name
        at += length
    if acts:
        for length in (3, 2, 1):
            for i in range(len(tokens) - length + 1):
                entry = vocabulary.stand_ins().get(fold(" ".join(t.text for t in tokens[i : i + length])))
                if entry is not None:
                    return entry.name
    return _state_force(tokens, sides)


def _backs(tokens: Sequence[Token], after: int) -> bool:
    """*Iran-backed Houthis*, *the al Qaeda affiliate JNIM*: the first name is not the side itself."""
    rest = [t.lower_ for t in tokens[after : after + 2]]
    if len(rest) < 2:
        return False
    return rest[0] in word_set("scenery", "kin_of") or (rest[0] == "-" and rest[1] in word_set("scenery", "backed_by"))


def _state_force(tokens: Sequence[Token], sides: Sides) -> str | None:
    """*the army*, *government forces* without a name: the state that the article is about."""
    lemmas = {syntax.lemma(t) for t in tokens}
    generic = lemmas & {"army", "military", "government"} and not lemmas & {"group", "rebel", "opposition"}
    state = vocabulary.states_by_country().get(sides.country or "")
    return state.name if generic and state is not None else None


def _phrase_sides(head: Token | None, sides: Sides, *, acts: bool) -> list[str]:
    found: list[str] = []
    for part in syntax.with_conjuncts(head):
        tokens = naming(part) + [t for c in part.children if c.dep_ == "appos" for t in syntax.phrase(c)]
        name = resolve(tokens, sides, acts=acts)
        if name and name not in found:
            found.append(name)
    return found


def naming(head: Token) -> list[Token]:
    """The words of a phrase that can name its side: *an armed group in northern Myanmar* is not Myanmar."""
    tokens = syntax.phrase(head)
    if syntax.lemma(head) not in word_set("scenery", "bands"):
        return tokens
    located = {int(t.i) for c in head.children if c.dep_ == "prep" and c.lower_ != "of" for t in c.subtree}
    return [t for t in tokens if int(t.i) not in located]


# ---- who did it


def perpetrators(mention: Mention, document: Document, sides: Sides, speaker: str | None) -> tuple[list[str], Why | None]:
    """The sides that did it, as the sentence gives them; empty where it does not."""
    trigger = document.parse[mention.trigger]
    for rule, head in _doers(trigger, mention):
        if head is None:
            continue
        found = _phrase_sides(head, sides, acts=True) or _pronoun(head, mention, document, sides, speaker)
        if found:
            return found, Why("perpetrator", f"actor/{rule}", document.start(head), document.end(head))
    return [], None


def _doers(trigger: Token, mention: Mention) -> list[tuple[str, Token | None]]:
    if syntax.is_verb(trigger):
        return [
            ("doer", syntax.doer(trigger)),
            ("munition of", _munition_owner(trigger)),
            ("adverbial doer", _advcl_doer(trigger)),
        ]
    owner = syntax.child(trigger, "poss", "amod", "compound", "nmod")
    found: list[tuple[str, Token | None]] = [("by", syntax.by_phrase(trigger))]
    found += [("of the noun", c) for c in trigger.children if c.dep_ in {"poss", "amod", "compound", "nmod"}]
    verb = syntax.governor(trigger)
    if owner is not None:
        found.append(("of the noun", owner))
    if (trigger.dep_ in {"dobj", "conj"} and syntax.lemma(trigger.head) in LIGHT) or syntax.lemma(verb) in LIGHT:
        found.append(("doer", syntax.doer(verb) if syntax.is_verb(verb) else None))
    return [*found, ("launched by", _launcher(trigger))]


def _munition_owner(verb: Token) -> Token | None:
    """*a Russian missile hit*: the doer is a munition whose adjective names the side; also *hit by a Russian drone*."""
    target = syntax.undergoer(verb)
    return (
        target
        if target is not None and syntax.is_passive(verb) is False and syntax.names_munition(syntax.phrase(target))
        else None
    )


def _advcl_doer(verb: Token) -> Token | None:
    return (
        syntax.doer(verb.head)
        if verb.dep_ in {"advcl", "xcomp", "conj", "ccomp"}
        and syntax.is_verb(verb.head)
        and syntax.child(verb, "nsubj", "nsubjpass") is None
        and not syntax.is_passive(verb)
        else None
    )


def _launcher(noun: Token) -> Token | None:
    """*drones launched by Russia*: the by-phrase of a participle behind the noun."""
    verb = syntax.child(noun, "acl", "relcl")
    return syntax.by_phrase(verb) if verb is not None else None


def _pronoun(head: Token, mention: Mention, document: Document, sides: Sides, speaker: str | None) -> list[str]:
    """*its troops*, *they*, *the enemy*: the speaker's own side, or the one that the speaker fights."""
    words = {t.lower_ for t in syntax.phrase(head)}
    if words & ENEMY:
        return _against(speaker, sides) if speaker else []
    if speaker and (words & OWN or words & {"it", "we", "they"}):
        return [speaker]
    if words & OWN or words & {"it", "they", "he"}:
        return _subject_before(head, document, mention, sides)
    return []


def _subject_before(head: Token, document: Document, mention: Mention, sides: Sides) -> list[str]:
    for token in reversed(document.tokens(mention.sentence)):
        if token.i < head.i and token.dep_ in {"nsubj", "nsubjpass"} and token.pos_ != "PRON":
            found = _phrase_sides(token, sides, acts=True)
            if found:
                return found
    return []


def _against(side: str, sides: Sides) -> list[str]:
    """Those whom a side fights and whom the article names, the most named first; at most one."""
    others = [o for o in vocabulary.opponents().get(side, ()) if sides.named.get(o)]
    return sorted(others, key=lambda o: -sides.named[o])[:1]


# ---- to whom it was done


def targets(
    mention: Mention, document: Document, sides: Sides, by: Sequence[str], at: Sequence[Place]
) -> tuple[list[str], Why | None]:
    """The sides that it was done to: as the sentence gives them, else the state of the place, else whom the doer fights."""
    head = _target_phrase(document.parse[mention.trigger], mention)
    sent = mention.kind is Kind.DEPLOYMENT  # those who are sent are no target
    found = [n for n in _phrase_sides(head, sides, acts=False) if n not in by] if head is not None and not sent else []
    if found and head is not None:
        return found, Why("target", "actor/undergoer", document.start(head), document.end(head))
    implied = implied_target(mention.kind, sides, by, at)
    where = document.parse[mention.trigger]
    return implied, Why("target", "actor/implied", document.start(where), document.end(where)) if implied else None


def _target_phrase(trigger: Token, mention: Mention) -> Token | None:
    if syntax.is_verb(trigger):
        if mention.kind is Kind.INTERCEPTION:
            target = syntax.undergoer(trigger)
            return (_launcher(target) or target) if target is not None else None
        against = next(
            (
                syntax.child(c, "pobj")
                for c in trigger.children
                if c.dep_ == "prep" and c.lower_ in {"against", "with", "at", "on"}
            ),
            None,
        )
        target = syntax.undergoer(trigger)
        return against if against is not None and (target is None or mention.kind is not Kind.STRIKE) else target or against
    return next(
        (syntax.child(c, "pobj") for c in trigger.children if c.dep_ == "prep" and c.lower_ in {"against", "on", "with", "at"}),
        None,
    )


def implied_target(kind: Kind | None, sides: Sides, by: Sequence[str], at: Sequence[Place]) -> list[str]:
    """To whom it was done where no sentence says so: the state of the place, or in a civil war whom the doer fights."""
    if not by:
        return []
    state = next((vocabulary.states_by_country().get(p.country or "") for p in at if p.country), None)
    if kind is not Kind.INTERCEPTION and state is not None and state.name not in by:
        against = [o for o in vocabulary.opponents().get(by[0], ()) if o == state.name]
        holders = _against(by[0], sides)
        return against or (holders if state.country in {"PS", "LB", "YE", "SY"} and holders else [state.name])
    return _against(by[0], sides)


def owner_by_place(sides: Sides, at: Sequence[Place], kind: Kind) -> list[str]:
    """Who did it where no sentence says so: of a strike on a state's ground the one side that the article says it fights."""
    state = next((vocabulary.states_by_country().get(p.country or "") for p in at if p.country), None)
    if state is None or kind not in {Kind.STRIKE, Kind.INTERCEPTION}:
        return []
    if kind is Kind.INTERCEPTION:
        return [state.name] if sides.named.get(state.name) else []
    return _against(state.name, sides)


def as_actors(perpetrator: Sequence[str], target: Sequence[str]) -> tuple[Actor, ...]:
    return (*(Actor(Role.PERPETRATOR, n) for n in perpetrator), *(Actor(Role.TARGET, n) for n in target if n not in perpetrator))
