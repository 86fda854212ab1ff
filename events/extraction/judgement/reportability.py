"""How likely a group of drafts is an event of its own: named features, weighed by
`data/reportability.toml`.

A bare *the attack* without an antecedent, the habits of a war and a speaker's comparisons have few
features of an event: a place, a day, an agent, the dead, a count of munitions.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence

from events.extraction.coreference.same_event import is_lead
from events.extraction.data import fitted_weights
from events.extraction.data.known_triggers import OPEN_KINDS
from events.extraction.data.word_lists import word_set
from events.extraction.judgement import told_how
from events.extraction.reading import syntax
from events.extraction.reading.document import Document
from events.extraction.reading.mention import Draft
from events.extraction.types import Precision


def probability(told: Sequence[Draft], document: Document) -> float:
    """How sure it is that `told` is an event in the annotation guide's sense, from 0 to 1."""
    weights = fitted_weights.reportability_weights()
    odds = weights["always"] + sum(
        weights.get(feature, 0.0) for feature in features(told, document)
    )
    return 1 / (1 + math.exp(-odds))


def features(told: Sequence[Draft], document: Document) -> Iterator[str]:
    """What speaks for or against an event, each by the name of its weight."""
    yield f"kind {told[0].kind}"
    yield from {_word(d) for d in told}
    yield from _facts(told)
    yield from _tellings(told)
    yield from _grammar(told, document)
    if is_lead(told[0]) and _says_plainly_where(told, document):
        yield "plain lead"
    yield from told_how.features(told, document)


def _word(draft: Draft) -> str:
    """The trigger's part of speech and whether its own words settle the kind."""
    _, pos, *_ = draft.mention.rule.split("/")
    return f"trigger {'open' if draft.mention.named_kind in OPEN_KINDS else 'plain'} {pos}"


def _facts(told: Sequence[Draft]) -> Iterator[str]:
    where, when = list(_where(told)), list(_when(told))
    harm = ["harm"] if any(d.casualties.killed or d.casualties.wounded for d in told) else []
    yield from (*where, *harm, *_munitions(told), *when, *_named(told))
    if where == ["no place"] and not when and not harm:
        yield f"no facts, {told[0].kind}"
    if (where, when) == (["place fine"], ["day"]) and harm:
        yield "all facts"  # "lowered the death toll from Monday's attack in Garissa to 17"


def _where(told: Sequence[Draft]) -> Iterator[str]:
    precisions = {p.precision for d in told for p in d.places}
    fine = precisions - {Precision.REGION, Precision.COUNTRY}
    yield "place fine" if fine else "place broad" if precisions else "no place"


def _when(told: Sequence[Draft]) -> Iterator[str]:
    days = next((d.date for d in told if d.date), None)
    if days is not None:
        yield "day" if (days.end - days.start).days <= 1 else "days"


def _munitions(told: Sequence[Draft]) -> Iterator[str]:
    used = [w for d in told for w in d.weapons]
    if used:
        counted = any(w.launched is not None or w.intercepted is not None for w in used)
        yield "munitions counted" if counted else "munitions named"


def _named(told: Sequence[Draft]) -> Iterator[str]:
    """Which of those involved, and of those who report it, are named."""
    if any(d.perpetrators for d in told):
        yield "agent"
    if any(d.targets for d in told):
        yield "target"
    if any(d.said for d in told):
        yield "speaker"


def _tellings(told: Sequence[Draft]) -> Iterator[str]:
    yield "told once" if len(told) == 1 else "told twice" if len(told) == 2 else "told often"
    if is_lead(told[0]):
        yield "in lead"
    if all(d.mention.refers_back for d in told):
        yield "refers back"
    if any(d.mention.mutual for d in told):
        yield "mutual"


def _grammar(told: Sequence[Draft], document: Document) -> Iterator[str]:
    trigger = document.parse[told[0].mention.trigger]
    if trigger.pos_ in {"NOUN", "PROPN"}:
        yield "plural noun" if trigger.tag_ in {"NNS", "NNPS"} else "singular noun"
        determined = {c.lower_ for c in trigger.children if c.dep_ in {"det", "poss", "nummod"}}
        yield (
            "a noun"
            if determined & word_set("judgement", "indefinite")
            else "the noun"
            if determined
            else "bare noun"
        )
        yield f"noun is {_role(trigger.dep_)}"
    else:
        yield f"verb {trigger.tag_}"
        yield f"verb is {_role(trigger.dep_)}"
    clause = syntax.governor(trigger)
    auxiliaries = [c for c in clause.children if c.dep_ == "aux"]
    if any(syntax.lemma(c) in word_set("judgement", "perfect") for c in auxiliaries):
        yield "perfect"
    present = any(c.lower_ in word_set("judgement", "present") for c in auxiliaries)
    if present or clause.tag_ in {"VBZ", "VBP"}:
        yield "present"


def _says_plainly_where(told: Sequence[Draft], document: Document) -> bool:
    """*The US has deployed tanks to Syria*, *killed nine in an attack in Ituri*: by the verb of the
    sentence or of what is said, or with the dead or hurt.
    """
    trigger = document.parse[told[0].mention.trigger]
    main = syntax.is_verb(trigger) and trigger.dep_ in {"ROOT", "ccomp"}
    harm = any(d.casualties.killed or d.casualties.wounded for d in told)
    return (main or harm) and any(d.places for d in told)


def _role(label: str) -> str:
    return {"nsubjpass": "subject", "nsubj": "subject", "dobj": "object"}.get(label, label.lower())
