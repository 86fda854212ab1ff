"""Which sentences report an occurrence, and of which kind."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING

from events.extraction.data.known_triggers import HARM, Trigger
from events.extraction.data.word_lists import word_set, word_sets
from events.extraction.mentions import anaphora
from events.extraction.mentions.clauses import leading_clause
from events.extraction.mentions.effects import with_effects
from events.extraction.mentions.modality import is_irrealis
from events.extraction.mentions.scope import scope_of
from events.extraction.mentions.triggers.matching import trigger_of
from events.extraction.reading import syntax
from events.extraction.reading.document import Document, Sentence
from events.extraction.reading.mention import Mention
from events.extraction.types import Kind

if TYPE_CHECKING:
    from spacy.tokens import Token

Hit = tuple["Token", Trigger]


def find(document: Document) -> list[Mention]:
    """Every mention of an occurrence that the text asserts, claims, reports or denies, in the order
    of the text.
    """
    found: list[Mention] = []
    for sentence in document.sentences:
        found.extend(_in_sentence(document, sentence))
    return found


def _in_sentence(document: Document, sentence: Sentence) -> list[Mention]:
    every = _with_another(
        [(token, trigger) for token in document.tokens(sentence) if (trigger := trigger_of(token))]
    )
    told = _without_ways_to_an_attack([hit for hit in every if not is_irrealis(hit[0])])
    hits = _without_launches_of_the_downed(list(told))
    # What is not reported as done still has its own clause: its place and day are not those of the
    # rest.
    rivals = [(token, trigger) for token, trigger in every if not _is_infinitive(token)]
    mentions: dict[tuple[int, Kind | int], Mention] = {}
    for token, trigger in hits:
        apart = (
            _has_its_own_place(token, trigger)
            or _came_before(token)
            or anaphora.tells_another(token)
        )
        clause = int(token.i) if apart else leading_clause(token)
        mentions.setdefault(
            (clause, trigger.kind or int(token.i)), _mention(token, trigger, sentence, rivals)
        )
    return with_effects(list(mentions.values()), document, sentence)


def _with_another(hits: Sequence[Hit]) -> list[Hit]:
    """*A strike killed one, and in X another killed two*: the second verb tells a strike, too."""
    attacks = {int(token.i): trigger for token, trigger in hits if trigger.kind is not None}
    return [
        (token, _of_the_first(token, attacks) or trigger if trigger.unsettled == HARM else trigger)
        for token, trigger in hits
    ]


def _of_the_first(verb: Token, attacks: Mapping[int, Trigger]) -> Trigger | None:
    first = syntax.subject(verb.head) if anaphora.tells_another(verb) else None
    return attacks.get(int(first.i)) if first is not None else None


def _without_ways_to_an_attack(hits: Sequence[Hit]) -> Iterator[Hit]:
    """*crossed the border, burned three villages and killed 19* is an attack: to get there was no
    movement of its own.
    """
    violent = {int(token.i) for token, trigger in hits if trigger.kind is not Kind.DEPLOYMENT}
    for token, trigger in hits:
        joined = (c for c in token.children if c.dep_ in {"conj", "dep"} and int(c.i) in violent)
        moves = trigger.kind is Kind.DEPLOYMENT and trigger.subkind == "movement"
        if not (moves and any(syntax.child(c, *syntax.SUBJECTS) is None for c in joined)):
            yield token, trigger


def _without_launches_of_the_downed(hits: Sequence[Hit]) -> Iterator[Hit]:
    """*downed 20 drones launched by Russia* is one interception: the launch only describes what was
    downed.
    """
    downed = {int(token.i) for token, trigger in hits if trigger.kind is Kind.INTERCEPTION}
    for token, trigger in hits:
        describes = token.dep_ in {"acl", "relcl"} or token.pos_ == "NOUN"
        launch = trigger.kind is Kind.STRIKE and describes
        if not (launch and any(int(a.i) in downed for a in token.ancestors)):
            yield token, trigger


def _came_before(noun: Token) -> bool:
    """*A day after a similar blast in X, a bomber killed 47 in Y*: two of one kind."""
    after = noun.head
    told = noun.dep_ == "pobj" and after.lower_ in word_set("dates", "after") and after.i > 0
    return told and syntax.lemma(after.nbor(-1)) in word_set("reading", "time_units")


def _is_infinitive(token: Token) -> bool:
    """*amassed troops to push out the enemy from Kursk*: what for, and the place is that of the
    troops.
    """
    to = word_set("function_words", "to")
    return any(c.dep_ == "aux" and c.lower_ in to for c in syntax.governor(token).children)


def _has_its_own_place(token: Token, trigger: Trigger) -> bool:
    """*entered X and took Y*: the second verb of ground taken has its own object, another place."""
    if trigger.kind is not Kind.TERRITORIAL_CLAIM or token.dep_ != "conj":
        return False
    target = syntax.undergoer(token)
    return target is not None and (
        target.ent_type_ in {"GPE", "LOC", "FAC"}
        or target.pos_ == "PROPN"
        or syntax.lemma(target) in word_sets("scenery", "place_words", "town_words")
    )


def _mention(token: Token, trigger: Trigger, sentence: Sentence, rivals: Sequence[Hit]) -> Mention:
    return Mention(
        kind=trigger.kind,
        subkind=trigger.subkind,
        sentence=sentence,
        trigger=int(token.i),
        rule=trigger.rule,
        scope=scope_of(
            token,
            [other for other, _ in rivals],
            [other for other, its in rivals if its.kind is not None],
        ),
        refers_back=anaphora.refers_back(token),
        # "a second soldier was hurt": another victim, no other attack
        anew=trigger.unsettled != "harm" and anaphora.is_another(token),
        mutual=anaphora.is_mutual(token),
    )
