"""When it happened: the expression of its sentence that gives the day of a mention."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

from events.extraction.data.word_lists import word_list, word_set
from events.extraction.dates.calendar_days import DAY
from events.extraction.dates.expressions import DateWords, read_dates
from events.extraction.mentions.anaphora import dies_of_earlier_harm
from events.extraction.reading import syntax
from events.extraction.reading.document import Document, window
from events.extraction.reading.mention import Mention
from events.extraction.types import DateSpan, Why

if TYPE_CHECKING:
    from spacy.tokens import Token

# Expressions of a period: harm counted over one is a toll, however few days of it have passed.
PERIODS = frozenset(
    {"date/this month", "date/month", "date/year", "date/this year", "date/last year"}
)
# *the deadliest strike this year*: no day of it; *300 killed this year*: a toll.
YEARS_BY_NAME = frozenset({"date/this year", "date/last year"})
UP_TO_NOW = frozenset({"date/past", "date/hours ago"})  # "the past 24 hours"
# *The attack came days after a bombing*: of the bombing alone.
OF_WHAT_FOLLOWS = frozenset({"date/days after", "date/weeks after"})
A_WEEK = 7  # days: what is told of a longer time is a running total
WITHIN_A_NOUN = frozenset({"appos", "compound", "pobj", "prep"})
LONG_AGO = 30  # days: what is told as older than this is background


def when(mention: Mention, document: Document) -> tuple[DateSpan, Why] | None:
    """The days that the mention's own sentence gives: in its clause, else elsewhere in it.

    None where the sentence names no day.
    """
    sentence = mention.sentence
    if _tells_later_death(mention, document):
        return None
    words = read_dates(document.words(sentence), sentence.start, document.published_on)
    told_of = _day_told_of(words, mention, document)
    if told_of is not None:
        return told_of.span, Why("date", told_of.rule, told_of.start, told_of.end)
    if not mention.rule.startswith("harm/"):
        words = [d for d in words if d.rule not in YEARS_BY_NAME]
    clause = [d for d in words if any(t in mention.scope for t in _tokens(d, mention, document))]
    clause = [d for d in clause if not _is_of_another(d, mention, document)]
    clause = [d for d in clause if not _is_of_what_follows(d, mention, document)]
    plain = [d for d in clause if not d.since]
    # "have killed 27 since Sunday, the army said on Tuesday": not on the day of speech
    plain = plain or [d for d in clause if _days(d) <= A_WEEK]
    plain = plain or [
        d
        for d in words
        if not (d.since or _is_of_another(d, mention, document) or _describes(d, mention, document))
        and d.rule not in OF_WHAT_FOLLOWS
    ]
    near = sorted(plain or clause, key=lambda d: _distance(d, mention, document))
    own = [d for d in near if _says_when(d, mention, document)]
    near = own + [d for d in near if d not in own]
    if not near:
        return None
    chosen = _night_of(near[1]) if _is_night_beside_a_day(near, document) else near[0]
    chosen = _back_from_the_day_of_speech(chosen, words, document)
    return chosen.span, Why("date", chosen.rule, chosen.start, chosen.end)


def _days(words: DateWords) -> int:
    return (words.span.end - words.span.start).days


def _tells_later_death(mention: Mention, document: Document) -> bool:
    """*A seventh victim died in hospital on Sunday*: the day of the death is not that of the attack
    of Friday.
    """
    if not mention.rule.startswith("harm/"):
        return False
    if dies_of_earlier_harm(document.parse[mention.trigger]):
        return True
    # not those of who says so: "doctors at a hospital said nine were killed on Wednesday"
    words = " ".join(t.lower_ for t in document.tokens(mention.sentence) if t.i in mention.scope)
    return any(phrase in words for phrase in word_list("harm", "died_later"))


def _is_of_another(words: DateWords, mention: Mention, document: Document) -> bool:
    """*after the October 7 attack*, *in Monday's statement*: the day of what the noun behind it
    names, where that is not what the mention tells.
    """
    if _is_day_of_what_it_describes(words, mention, document):
        return False
    if mention.is_open or words.rule in PERIODS:
        return False  # "hurt in Friday's attack": which of the two is told is settled later
    tokens = document.tokens(mention.sentence)
    last = next((t for t in reversed(tokens) if document.start(t) < words.end), None)
    if last is None or last.i + 1 >= mention.sentence.last:
        return False
    behind = last.nbor(1)
    owner = last if last.dep_ in {"poss", "compound", "nmod", "nummod"} else None
    if behind.tag_ != "POS" and not (owner is not None and owner.head.i > last.i):
        return False
    if any(t.is_punct for t in window(last.doc, last.i + 1, last.head.i)):
        return False
    noun = last.head
    while noun.dep_ in {"compound", "nmod", "poss"} and noun.head.i > noun.i:
        noun = noun.head
    if noun.lower_ in word_set("dates", "parts_of_a_day") or noun.ent_type_ in {"DATE", "TIME"}:
        return False
    return noun.pos_ == "NOUN" and noun.i > last.i and not _tells(noun, mention, document)


def _is_of_what_follows(words: DateWords, mention: Mention, document: Document) -> bool:
    """*The strike came days after a flood*: of the flood, and not of the strike."""
    if words.rule not in OF_WHAT_FOLLOWS:
        return False
    after = document.parse[list(_tokens(words, mention, document))[-1]]
    told = after.head if after.dep_ == "mark" else after
    return mention.trigger not in syntax.below(told)


def _day_told_of(
    words: Sequence[DateWords], mention: Mention, document: Document
) -> DateWords | None:
    """*The town has been cut off since late August, when troops came*: the troops came in August,
    and not from then on.
    """
    clause = syntax.governor(document.parse[mention.trigger])
    when = [c for c in clause.children if c.lower_ in word_set("dates", "when")]
    if not when or clause.dep_ not in {"relcl", "advcl"}:
        return None
    start = document.start(when[0])
    before = [d for d in words if d.end <= start and not document.text[d.end : start].strip(" ,")]
    if not before:
        return None
    plain = read_dates(_without_since(before[-1], document), 0, document.published_on)
    day = plain[0].span if plain else before[-1].span
    return replace(before[-1], span=day, since=False)


def _without_since(words: DateWords, document: Document) -> str:
    said = document.text[words.start : words.end]
    since = tuple(f"{word} " for word in word_set("dates", "since"))
    return next((said[len(s) :] for s in since if said.lower().startswith(s)), said)


def _describes(words: DateWords, mention: Mention, document: Document) -> bool:
    """*killed in the region, where troops took villages in recent weeks*: of what the relative
    clause tells, and not of the killing.
    """
    for i in _tokens(words, mention, document):
        clause = syntax.governor(document.parse[i])
        if clause.dep_ == "relcl" and mention.trigger not in syntax.below(clause):
            return True
    return False


def _tells(noun: Token, mention: Mention, document: Document) -> bool:
    trigger = document.parse[mention.trigger]
    own = {noun.i, noun.head.i, *(int(c.i) for c in noun.children)}
    return (
        mention.trigger in own
        or mention.trigger in syntax.below(noun)
        or (not syntax.is_verb(trigger) and noun.i in syntax.below(trigger))
    )


def _is_night_beside_a_day(near: Sequence[DateWords], document: Document) -> bool:
    night = near[0]
    bare = document.text[night.start : night.end].lower() in word_set("dates", "overnight")
    return night.rule == "date/overnight" and bare and len(near) > 1


def _night_of(day: DateWords) -> DateWords:
    """*overnight* beside a day is the night to that day. Beside a week it is some night of that
    week: *last week ... overnight attacks*.
    """
    if day.span.start == day.span.end:
        eve = DateSpan(day.span.start - DAY, day.span.end)
        return DateWords(day.start, day.end, eve, "date/overnight")
    return day


def _back_from_the_day_of_speech(
    chosen: DateWords, words: Sequence[DateWords], document: Document
) -> DateWords:
    """*He said on Thursday that 28 had been killed in the past 24 hours*: in those to Thursday."""
    days = [d for d in words if d.rule == "date/weekday"]
    if chosen.rule not in UP_TO_NOW or len(days) != 1:
        return chosen
    back = document.published_on - days[0].span.end
    return replace(chosen, span=DateSpan(chosen.span.start - back, chosen.span.end - back))


def _tokens(words: DateWords, mention: Mention, document: Document) -> Iterator[int]:
    for token in document.tokens(mention.sentence):
        if words.start <= document.start(token) < words.end:
            yield int(token.i)


def _says_when(words: DateWords, mention: Mention, document: Document) -> bool:
    """*The army on Wednesday corrected the toll of an explosion that hit a convoy on Monday*: what
    is told of the explosion itself.
    """
    trigger = document.parse[mention.trigger]
    if trigger.pos_ != "NOUN":
        return _is_day_of_what_it_describes(words, mention, document)
    verbs = [c for c in trigger.children if c.dep_ == "relcl"]
    below = {i for verb in verbs for i in syntax.below(verb)}
    return any(t in below for t in _tokens(words, mention, document))


def _is_day_of_what_it_describes(words: DateWords, mention: Mention, document: Document) -> bool:
    """*Friday's attack in X, in which seven died, was followed by a raid on Saturday*."""
    clause = syntax.governor(document.parse[mention.trigger])
    if clause.dep_ != "relcl":
        return False
    described = clause.head  # "an attack on a hall in X, in which": the parse hangs it on X
    while described.dep_ in WITHIN_A_NOUN and described.head.i < described.i:
        described = described.head
    own = syntax.below(described) - syntax.below(clause)
    return any(t in own for t in _tokens(words, mention, document))


def _distance(words: DateWords, mention: Mention, document: Document) -> int:
    return abs(words.start - document.start(document.parse[mention.trigger]))


def is_background(span: DateSpan, published_on: date) -> bool:
    """Whether it is so long past that the article only recalls it."""
    return (published_on - span.end).days > LONG_AGO or (
        published_on - span.start
    ).days > 3 * LONG_AGO
