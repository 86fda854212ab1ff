"""The phrases of a sentence that may name who did it: subject, *by*, owner, launcher, the accused;
by syntax alone.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from events.extraction.data.word_lists import word_set
from events.extraction.reading import syntax
from events.extraction.reading.document import Document, window
from events.extraction.reading.mention import Mention
from events.extraction.types import Kind

if TYPE_CHECKING:
    from spacy.tokens import Token

OWNERS = {"poss", "amod", "compound", "nmod"}
PLANTED = {"bomb", "mine", "landmine", "ied", "device", "explosive"}
FELLED = {"kill", "wound", "injure", "martyr", "hurt"}
HIT = {
    "kill",
    "wound",
    "injure",
    "hit",
    "strike",
    "target",
    "destroy",
    "damage",
    "bomb",
    "pound",
    "attack",
    "capture",
    "seize",
}
DATELINE = re.compile(r"[A-Z][A-Z.'’-]+(?: [A-Z.'’-]+)*(?:[,/ ][^–—\n]{0,50}?)?\s[-–—]+\s")


def doers(trigger: Token, mention: Mention) -> Iterator[tuple[str, Token]]:
    """The phrases that may name who did it, the surest first."""
    told = syntax.governor(trigger) if trigger.pos_ == "ADJ" else trigger  # "shot dead"
    found = _verb_doers(told, mention.kind) if syntax.is_verb(told) else _noun_doers(trigger)
    yield from ((rule, head) for rule, head in found if head is not None)
    doc = trigger.doc
    for i in sorted(mention.scope) if mention.kind in {Kind.STRIKE, Kind.GROUND_COMBAT} else ():
        if i < len(doc) and doc[i].dep_ in OWNERS and _is_means(doc[i].head):
            yield "munition of", doc[i]


def _is_means(noun: Token) -> bool:
    return syntax.names_munition([noun]) or syntax.lemma(noun) in word_set(
        "scenery", "attack_words"
    ) | {"shelling", "bombing"}


def _verb_doers(verb: Token, kind: Kind | None) -> list[tuple[str, Token | None]]:
    dies = syntax.lemma(verb) in {"die", "perish", "lose"}  # whose subject is the victim
    doer = None if dies or runs_into(verb) else _not_dateline(syntax.agent(verb), verb)
    found: list[tuple[str, Token | None]] = [
        ("of the noun", c) for c in verb.children if verb.tag_ == "VBG" and c.dep_ in OWNERS
    ]
    found += [("doer", doer), ("adverbial doer", _advcl_doer(verb))]
    if kind is not Kind.INTERCEPTION and not runs_into(verb):
        # what is shot down is the other side's
        found.insert(-1, ("munition of", _munition_owner(verb)))
    if kind is Kind.DEPLOYMENT and syntax.is_passive(verb):
        # "French soldiers were deployed" by their own side
        found.append(("deployed", syntax.undergoer(verb)))
    if syntax.is_passive(verb) or dies:
        found += [
            ("doer of the cause", syntax.agent(c))
            for c in verb.children
            if c.dep_ == "advcl" and _says_when(c) and not _is_hit(syntax.agent(c))
        ]
    if doer is not None:
        found += [("launched by", _launcher(doer)), ("attack of", source(doer))]
    return found


def runs_into(verb: Token) -> bool:
    """*An army column hit a car bomb*, *a bus struck a mine*: whoever does so suffers it."""
    met = syntax.child(verb, "dobj")
    return (
        met is not None
        and syntax.lemma(verb) in {"hit", "strike", "trigger"}
        and syntax.lemma(met) in PLANTED
    )


def _is_hit(doer: Token | None) -> bool:
    """*when their vehicle hit a mine*: what is hit is the subject."""
    return doer is not None and syntax.lemma(doer) in {
        "vehicle",
        "car",
        "bus",
        "truck",
        "lorry",
        "convoy",
        "boat",
        "patrol",
        "van",
    }


def _says_when(clause: Token) -> bool:
    """*killed when X attacked the village*."""
    return any(
        c.lower_ in {"when", "as", "after"} and c.dep_ in {"advmod", "mark"}
        for c in clause.children
    )


def _dateline_end(token: Token) -> int:
    opens = DATELINE.match(str(token.sent.text))
    return int(token.sent.start_char) + opens.end() if opens else 0


def in_dateline(token: Token) -> bool:
    return token.text.isupper() and int(token.idx) < _dateline_end(token)


def blamed_beside(mention: Mention, document: Document) -> Iterator[tuple[str, Token]]:
    """*was shelled twice, an attack that Yerevan blamed on Baku*: accused in the same sentence."""
    for token in document.tokens(mention.sentence):
        if token.lower_ in {"blamed", "blames", "blaming"}:
            # "one of them, who blamed the federal air force"
            on = after(token, {"on"}) or syntax.child(token, "dobj")
            if on is not None:
                yield "blamed", on


def _not_dateline(doer: Token | None, verb: Token) -> Token | None:
    """*KYIV, Ukraine, May 6 (Agency) - Russia launched*: the parser takes the city as subject."""
    if doer is None or syntax.is_passive(verb):
        return doer
    subjects = [c for c in verb.children if c.dep_ == "nsubj" and c.i < verb.i]
    # "the militant group Hamas fired"
    doer = subjects[-1] if len(subjects) > 1 and doer in subjects else doer
    if not in_dateline(doer):
        return doer
    behind = _dateline_end(doer)
    noun = None
    for token in window(doer.doc, doer.i, verb.i):
        if (
            token.idx >= behind
            and (noun is None or token.i == noun.i + 1)
            and token.pos_ in {"DET", "ADJ", "NOUN", "PROPN", "NUM"}
        ):
            noun = token
    return noun


def _noun_doers(noun: Token) -> list[tuple[str, Token | None]]:
    verb = syntax.governor(noun)
    found: list[tuple[str, Token | None]] = [("by", syntax.by_phrase(noun))]
    if fallen(noun) is not None:
        found.append(("against the fallen", after(noun, {"with"})))
    found += [("of", _maker(noun)), ("between", after(noun, {"between"}))]
    if noun.dep_ == "nsubj":
        found.append(("between", after(verb, {"between"})))  # "fighting broke out between X and Y"
    found += [("of the noun", c) for c in noun.children if c.dep_ in OWNERS]
    found += [("launched by", _launcher(noun)), ("blamed", _blamed(noun)), ("from", source(noun))]
    if (
        syntax.is_verb(verb)
        and sufferer(noun) is None
        and (_carries(noun, verb) or _means_of(noun, verb))
    ):
        found.append(("doer", syntax.agent(verb)))
    if syntax.is_verb(verb):
        found.append(("launched by", _launcher_over(noun)))
    return found


def sufferer(noun: Token) -> Token | None:
    """*A column came under heavy gunfire*: who did so is to whom it was done."""
    under = noun.head if noun.dep_ == "pobj" and noun.head.lower_ == "under" else None
    return (
        syntax.subject(under.head)
        if under is not None and syntax.lemma(under.head) in {"come", "be", "fall"}
        else None
    )


def fallen(noun: Token) -> Token | None:
    """*A soldier was killed in a battle with rebels*: the one who fell there, of those whom *with*
    names the foe.
    """
    verb = syntax.governor(noun)
    falls = syntax.lemma(verb) in {"die", "perish"} or (
        syntax.is_passive(verb) and syntax.lemma(verb) in FELLED
    )
    return syntax.subject(verb) if falls and noun.dep_ == "pobj" and syntax.is_verb(verb) else None


def _carries(noun: Token, verb: Token) -> bool:
    """*X launched an attack*, *X managed to carry out a raid*."""
    light = word_set("scenery", "light_verbs")
    return (noun.dep_ in {"dobj", "conj"} and syntax.lemma(noun.head) in light) or syntax.lemma(
        verb
    ) in light


def _means_of(noun: Token, verb: Token) -> bool:
    """*X killed two in an air strike*."""
    return noun.dep_ == "pobj" and syntax.lemma(verb) in HIT and not syntax.is_passive(verb)


def _blamed(noun: Token) -> Token | None:
    """*accused X of an attack*, *blamed X for it*, *blamed the attack on X*, *an attack blamed on
    X*.
    """
    for verb in [c for c in noun.children if c.dep_ in {"acl", "relcl"}] + list(noun.ancestors):
        lemma = syntax.lemma(verb)
        if lemma in {"accuse", "blame", "suspect"} and not _is_speaker(noun, verb):
            on = next(
                (
                    syntax.child(c, "pobj")
                    for c in verb.children
                    if c.dep_ == "prep" and c.lower_ == "on"
                ),
                None,
            )
            return on or syntax.undergoer(verb)
        if lemma == "attribute":
            return next(
                (
                    syntax.child(c, "pobj")
                    for c in verb.children
                    if c.dep_ == "prep" and c.lower_ == "to"
                ),
                None,
            )
    return None


def _is_speaker(noun: Token, verb: Token) -> bool:
    return noun.dep_ in syntax.SUBJECTS and noun.head.i == verb.i


def after(noun: Token, words: set[str]) -> Token | None:
    return next(
        (syntax.child(c, "pobj") for c in noun.children if c.dep_ == "prep" and c.lower_ in words),
        None,
    )


def _maker(noun: Token) -> Token | None:
    """*a strike of Ukrainian units* is theirs, *the shelling of Ukrainian positions* is not."""
    return (
        after(noun, {"of"}) if syntax.lemma(noun) in word_set("scenery", "attack_words") else None
    )


def source(noun: Token) -> Token | None:
    """*shelling from Serb positions*; not *from Lebanese territory*, which is but where it came
    from.
    """
    found = after(noun, {"from"})
    ground = word_set("scenery", "place_words") - {"position", "base", "side"}
    return None if found is None or syntax.lemma(found) in ground | {"soil"} else found


def _munition_owner(verb: Token) -> Token | None:
    """*a Russian missile hit*: the doer is a munition whose adjective names the side; also *hit by
    a Russian drone*.
    """
    target = syntax.undergoer(verb)
    munition = (
        target is not None
        and not syntax.is_passive(verb)
        and syntax.names_munition(syntax.phrase(target))
    )
    return target if munition else None


def _advcl_doer(verb: Token) -> Token | None:
    return (
        syntax.agent(verb.head)
        if verb.dep_ in {"advcl", "xcomp", "conj", "ccomp"}
        and syntax.is_verb(verb.head)
        and syntax.child(verb, "nsubj", "nsubjpass") is None
        and not syntax.is_passive(verb)
        else None
    )


def _launcher(noun: Token) -> Token | None:
    """*drones launched by Russia*, *shells fired from Serb positions*: what a participle behind the
    noun says.
    """
    for verb in noun.children:
        if (
            verb.dep_ in {"acl", "relcl"}
            and syntax.is_verb(verb)
            and verb.lower_ not in word_set("scenery", "backed_by")
        ):
            if syntax.lemma(verb) in word_set("reporting", "asserts"):
                # "shells that Kigali said Congolese troops had fired"
                verb = syntax.child(verb, "ccomp") or verb
            by = syntax.by_phrase(verb) or source(verb)
            own = None if _is_setting(verb) else syntax.child(verb, "nsubj")
            return by or (
                own
                if own is not None and own.tag_ not in {"WDT", "WP"} and not syntax.is_passive(verb)
                else None
            )
    return None


def _is_setting(clause: Token) -> bool:
    """*fighting in which the soldiers fled*: whoever does that need not be who did it."""
    return any(
        c.dep_ == "prep" and syntax.child(c, "pobj") is not None and _is_which(c)
        for c in clause.children
    )


def _is_which(preposition: Token) -> bool:
    return any(c.tag_ == "WDT" for c in preposition.children)


def _launcher_over(noun: Token) -> Token | None:
    """*an attack was launched by X*, *strikes carried out by X*."""
    verb = noun.head
    return syntax.by_phrase(verb) if noun.dep_ == "nsubjpass" else None
