"""Phrases that mean a side: names, capitals and leaders, *the army*, *the rebels*, *the group*;
each within its article.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from itertools import pairwise
from typing import TYPE_CHECKING

from events.extraction.actors.opponents import home_foe
from events.extraction.actors.sides import Named, Sides, is_group, is_state
from events.extraction.data import known_actors
from events.extraction.data.folding import fold
from events.extraction.data.word_lists import word_set
from events.extraction.reading import syntax
from events.extraction.reading.document import sentence_start, window

if TYPE_CHECKING:
    from spacy.tokens import Token

HELD = {"held", "controlled", "run", "occupied", "ruled"}
# of no group that is yet to be named
DOUBTFUL = {"suspected", "unidentified", "unknown", "alleged"}
ABBREVIATION = 3  # letters
APART = 5  # words between a state and a group of it
# may be anybody's, but for those just named
THE_ARMED = {"gunman", "gunmen", "attacker", "assailant", "bandit", "raider"}
CLOSE = 40
# tokens: how far back *the group* points to the last one named rather than to the one named most
RECENT = 120
LINKED = {"linked", "affiliated", "aligned", "allied", "inspired", "loyal"}
WHEREABOUTS = {
    "in",
    "at",
    "near",
    "across",
    "along",
    "inside",
    "outside",
    "around",
    "over",
    "into",
    "against",
    "after",
    "during",
}
BELONGS = {
    "belong",
    "affiliate",
    "link",
    "ally",
    "suspect",
    "believe",
    "identify",
    "align",
    "call",
    "style",
}


def resolve(
    tokens: Sequence[Token], sides: Sides, *, acts: bool, speaker: str | None = None
) -> str | None:
    """The side that a noun phrase means; `acts`: capitals and leaders stand for their state.

    *A warship* of which a navy speaks is that of the speaker.
    """
    found = list(sides.named_by(tokens))
    plain = [
        n for n in found if not backs(n, tokens) and not (acts and _kind(n.side) == "community")
    ]
    if plain and not acts and (holders := _held_by(tokens, sides)):
        return holders
    if plain:
        own = (
            next((n.side for n in plain if n.sure and is_group(n.side)), None)
            if not plain[0].sure
            else None
        )
        return own or next(
            (n.side for a, n in pairwise(plain) if _is_of(a, n, tokens)), plain[0].side
        )
    return (
        (_stand_in(tokens) if acts else None)
        or _by_word(tokens, sides, speaker)
        or next((n.side for n in found if _linked(n, tokens)), None)
        or (next((n.side for n in found if _holds(n, tokens)), None) if not acts else None)
    )


def _is_of(state: Named, group: Named, tokens: Sequence[Token]) -> bool:
    """*Lebanon's Hezbollah*, *the Palestinian militant group Hamas*: the group, not the state that
    it is from.
    """
    between = tokens[0].doc[state.end : group.at]
    return (
        not is_group(state.side)
        and is_group(group.side)
        and len(between) <= APART
        and all(t.pos_ in {"ADJ", "NOUN", "PROPN", "PART"} or t.text == "-" for t in between)
    )


def _holds(named: Named, tokens: Sequence[Token]) -> bool:
    """*rebel-held Aleppo*, *Houthi-controlled ports* are theirs; *a Liberia-flagged ship* is not
    Liberia.
    """
    return bool(set(_behind(named, tokens)) & HELD)


def _held_by(tokens: Sequence[Token], sides: Sides) -> str | None:
    """*rebel-held northern Yemen*: the rebels, not the country."""
    for a, b, c in zip(tokens, tokens[1:], tokens[2:], strict=False):
        if (
            b.text == "-"
            and c.lower_ in HELD
            and a.lower_ in {"rebel", "militant", "insurgent", "jihadist", "opposition"}
        ):
            return next((n.side for n in sides.named_by([a])), None) or _last_group(sides, int(a.i))
    return None


def _kind(side: str) -> str | None:
    entry = known_actors.actors_by_name().get(side)
    return entry.kind if entry is not None else None


def _behind(named: Named, tokens: Sequence[Token]) -> list[str]:
    doc = tokens[0].doc
    return [t.lower_ for t in window(doc, named.end, named.end + 2)]


def backs(named: Named, tokens: Sequence[Token]) -> bool:
    """*Iran-backed Houthis*, *the al Qaeda affiliate JNIM*: the first name is not the side."""
    rest = _behind(named, tokens)
    if len(rest) < 2:
        return False
    return rest[0] in word_set("scenery", "kin_of") or (
        rest[0] == "-" and rest[1] in word_set("scenery", "backed_by")
    )


def _linked(named: Named, tokens: Sequence[Token]) -> bool:
    """*al-Qaeda-linked militants* of no name of their own."""
    return bool(set(_behind(named, tokens)) & (LINKED | word_set("scenery", "kin_of")))


def _stand_in(tokens: Sequence[Token]) -> str | None:
    for length in (3, 2, 1):
        for i in range(len(tokens) - length + 1):
            entry = known_actors.stand_ins().get(
                fold(" ".join(t.text for t in tokens[i : i + length]))
            )
            if entry is not None and tokens[i].text[:1].isupper():
                return entry.name
    return None


# ---- words for a side without its name


def _by_word(tokens: Sequence[Token], sides: Sides, speaker: str | None) -> str | None:
    """*government troops* are the state's, *rebel troops* a group's; *its fighters* are whose it
    is.
    """
    if any(t.tag_ == "PRP$" for t in tokens) or any(map(_is_strange, tokens[:-1])):
        return None
    lemmas = [syntax.lemma(t) for t in tokens]
    pairs = {
        " ".join(p)
        for p in zip((t.lower_ for t in tokens), (t.lower_ for t in tokens[1:]), strict=False)
    }
    words = set(lemmas) | {t.lower_ for t in tokens}
    before = int(tokens[0].i)
    if {"pro", "government"} <= words:
        return _last_state(sides, before, speaker)  # "pro-government fighters"
    if words & THE_ARMED and words & {"the", "these", "those"}:
        close = [n.side for n in sides.told if before - CLOSE <= n.at < before and is_group(n.side)]
        return close[-1] if close else None
    # "fighter jets"
    planes = bool((words | {tokens[-1].head.lower_}) & {"jet", "jets", "plane", "planes"})
    if (words & word_set("scenery", "group_words") and not planes) or words & {
        "opposition",
        "resistance",
    }:
        return (
            _last_group(sides, before, soon=not words & DOUBTFUL)
            if not words & {"aid", "rights", "age"}
            else None
        )
    if "coalition" in words:
        return _last(sides, before, lambda n: _kind(n.side) == "coalition")
    if "regime" in words and (
        regimes := [n for n in sides.told if n.at < before and _behind(n, tokens)[:1] == ["regime"]]
    ):
        return regimes[-1].side
    if (
        words & word_set("scenery", "state_words")
        or pairs & word_set("scenery", "state_pairs")
        or _bare_troops(words)
    ):
        return _state_of_the_sentence(tokens[0], sides) or _last_state(sides, before, speaker)
    return None


def _state_of_the_sentence(first: Token, sides: Sides) -> str | None:
    """*In neighbouring Burkina Faso, security forces ...*: its own, though the article is about
    Mali.

    But *in Lebanon, the army said* may be Israel's: only of a neighbour, or of a country that
    fights rebels of this article.
    """
    opening = sentence_start(first)
    words = window(first.doc, opening, opening + 2)
    if not words or words[0].lower_ != "in":
        return None
    there = [
        n
        for n in sides.told
        if opening < n.at <= opening + 2 and n.end <= first.i and is_state(n.side)
    ]
    beside = words[-1].lower_ in {"neighbouring", "neighboring"}
    foes = known_actors.opponents()
    fighting = [
        n for n in there if any(is_group(o) and sides.named.get(o) for o in foes.get(n.side, ()))
    ]
    return next((n.side for n in (there if beside else fighting)), None)


def _bare_troops(words: set[str]) -> bool:
    return bool(words & {"troop", "troops"})


def _is_strange(token: Token) -> bool:
    """*MISCA soldiers* of whom nothing else is known are no state's."""
    return (
        token.text.isupper()
        and len(token.text) >= ABBREVIATION
        and token.pos_ == "PROPN"
        and token.dep_ in {"compound", "nmod"}
    )


def _last(
    sides: Sides, before: int, fits: Callable[[Named], bool], *, soon: bool = True
) -> str | None:
    """The side named last before, if not long ago; else the one named most."""
    near = [n for n in sides.told if before - RECENT <= n.at < before and fits(n)]
    if near:
        return near[-1].side
    if not soon:
        return None
    later = [n for n in sides.told if before <= n.at < before + RECENT and fits(n)]
    if later and not any(n.at < before and fits(n) for n in sides.told):
        return later[0].side  # "an armed group said ...", which is named in the next sentence
    counted = Counter(n.side for n in sides.told if fits(n)).most_common(2)
    if not counted or (len(counted) > 1 and counted[0][1] == counted[1][1]):
        return None
    return counted[0][0]


def _last_group(sides: Sides, before: int, *, soon: bool = True) -> str | None:
    return _last(sides, before, lambda n: is_group(n.side), soon=soon)


def home_state(sides: Sides) -> str | None:
    """The state that the article is about, if it names its forces: *the ministry said* means its
    ministry.
    """
    state = known_actors.states_by_country().get(sides.country or "")
    return (
        state.name
        if state is not None and any(n.force and n.side == state.name for n in sides.told)
        else None
    )


def _last_state(sides: Sides, before: int, speaker: str | None) -> str | None:
    """The state whose forces were named last; the state that the article is about where it names
    none.
    """
    state = known_actors.states_by_country().get(sides.country or "")
    if state is not None and has_rebels(state.name, sides):
        return state.name  # in a civil war the army is that of the country
    if speaker is not None and is_state(speaker):
        return speaker
    forces = [n for n in sides.told if n.force and is_state(n.side)]
    close = [n for n in forces if before - CLOSE <= n.at < before]
    if close:
        return close[-1].side
    if state is not None and (not forces or any(n.side == state.name for n in forces)):
        return state.name
    return _last(sides, before, lambda n: n.force and is_state(n.side))


def has_rebels(state: str, sides: Sides) -> bool:
    """Whether the article names a group of the state's own country that fights it."""
    foes = [o for o in known_actors.opponents().get(state, ()) if sides.named.get(o)]
    return any(home_foe(o, (state,)) for o in foes)


def in_civil_war(state: str, sides: Sides) -> bool:
    """Whether those whom a state fights are its own rebels, rather than another state."""
    foes = Counter(
        {o: sides.named[o] for o in known_actors.opponents().get(state, ()) if sides.named.get(o)}
    )
    return bool(foes) and home_foe(foes.most_common(1)[0][0], (state,)) is not None


# ---- the words of a phrase, and all the sides that it means


def naming(head: Token) -> list[Token]:
    """The words of a phrase that can name its side: *an armed group in northern Myanmar* is not
    Myanmar.
    """
    if syntax.lemma(head) in word_set("scenery", "offices"):
        return syntax.phrase(head)  # "the ministry in Moscow" is of those whose capital it is
    located = {
        int(t.i)
        for c in head.children
        if c.dep_ == "prep" and c.lower_ in WHEREABOUTS
        for t in c.subtree
    }
    tokens = [t for t in syntax.phrase(head) if int(t.i) not in located]
    if syntax.lemma(head) in word_set("scenery", "bands"):
        elsewhere = {
            int(t.i)
            for c in head.children
            if c.dep_ == "prep" and c.lower_ in {"on", "from"} and not _is_of_band(c)
            for t in c.subtree
        }
        tokens = [t for t in tokens if int(t.i) not in elsewhere]
    return tokens


def _is_of_band(preposition: Token) -> bool:
    """*fighters from the Kivu rebellion*, *militants from Boko Haram*: whose they are, not where
    they are from.
    """
    return any(
        syntax.lemma(t)
        in word_set("scenery", "bands") | {"rebellion", "movement", "organisation", "organization"}
        for t in preposition.subtree
    )


def belonging(head: Token) -> list[Token]:
    """*gunmen believed to be from Boko Haram*, *fighters loyal to Haftar*: the words that say whose
    they are.
    """
    return [
        t
        for c in head.children
        if c.dep_ in {"acl", "relcl", "amod"} and (syntax.lemma(c) in BELONGS or c.lower_ in LINKED)
        for t in c.subtree
    ]


def phrase_sides(
    head: Token | None, sides: Sides, *, acts: bool, speaker: str | None = None
) -> list[str]:
    """The sides that a noun and those joined to it mean, each once."""
    found: list[str] = []
    for part in syntax.with_conjuncts(head):
        own = naming(part)
        also = [
            t for c in part.children if c.dep_ == "appos" for t in syntax.phrase(c)
        ] + belonging(part)
        name = resolve(own, sides, acts=acts, speaker=speaker) if own else None
        if not _names_itself(own, sides) and any(n.sure for n in sides.named_by(also)):
            name = resolve(also, sides, acts=acts)
        if (
            name
            and found
            and name in known_actors.opponents().get(found[0], ())
            and _is_by_word(own, sides)
        ):
            continue  # "troops and clan fighters": not the fighters whom the troops fight
        names = [name, *_joined(own, sides, name)] if name else []
        found += [n for n in names if n not in found]
    return found


def _names_itself(tokens: Sequence[Token], sides: Sides) -> bool:
    """Not *the al-Qaeda-linked group*, whose own name follows."""
    return any(n.sure and not backs(n, tokens) for n in sides.named_by(tokens))


def _is_by_word(tokens: Sequence[Token], sides: Sides) -> bool:
    """Whether these words name no side, nor a capital or leader."""
    return not any(True for _ in sides.named_by(tokens)) and _stand_in(tokens) is None


def _joined(tokens: Sequence[Token], sides: Sides, first: str) -> list[str]:
    """*Syrian and Russian warplanes*, *a US-British strike*: the second of two sides before one
    noun.
    """
    row = list(sides.named_by(tokens))
    return [
        b.side
        for a, b in pairwise(row)
        if a.side == first
        and b.side != first
        and _joins(window(tokens[0].doc, a.end, b.at))
        and not backs(b, tokens)
    ]


def _joins(between: Sequence[Token]) -> bool:
    """*and*, a hyphen; also *soldiers and*."""
    forces = word_set("scenery", "force_words")
    plain = [t for t in between if syntax.lemma(t) not in forces and t.lower_ != "the"]
    return bool(plain) and all(t.lower_ in {"and", "-", "–", "/", "&", ","} for t in plain)
