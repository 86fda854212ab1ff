"""Why each fact of an event has its value: the words, the rule that read them, and its
confidence.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from django.utils.translation import gettext

from events.models import Event, Evidence
from events.web.pages.article import Said
from events.web.pages.event import Account

# Which line of the page a field of the evidence belongs to, by the parts of the field's name.
FACTS = {
    "kind": "kind",
    "subkind": "kind",
    "date": "when",
    "places": "where",
    "place": "where",
    "perpetrator": "by",
    "target": "against",
    "weapons": "weapons",
    "weapon": "weapons",
    "killed": "killed",
    "wounded": "wounded",
    "personnel": "personnel",
    "attribution": "says",
    "source": "says",
    "status": "status",
}

# The columns and relations by which a reviewer sets a fact, as `Event.overrides` names them.
SET_BY = {
    "kind": ("kind", "subkind"),
    "when": ("starts_on", "ends_on"),
    "where": ("places",),
    "by": ("actors",),
    "against": ("actors",),
    "weapons": ("weapons",),
    "killed": ("killed_min", "killed_max"),
    "wounded": ("wounded_min", "wounded_max"),
    "personnel": ("personnel_min", "personnel_max"),
    "status": ("status",),
}

ALWAYS_TOLD = {"kind", "when"}

AROUND = 24  # characters of the sentence shown on either side of the words that were read
LONGEST_QUOTE = 90


@dataclass(frozen=True, slots=True)
class Quote:
    """Words that were read, with a few words of the sentence around them."""

    before: str
    words: str
    after: str
    language: str = "en"


@dataclass(frozen=True, slots=True)
class Reason:
    """Why a fact has its value: a quote, where it is in the article and on this page, the rule, and
    the confidence.

    `rule` is empty for the sentence that reports the event. `source` is the outlet or the article's
    title.
    """

    quote: Quote
    in_article: str
    on_page: str
    source: str
    rule: str
    confidence: float | None


@dataclass(frozen=True, slots=True)
class Fact:
    """The reasons behind one line of the page. Without reasons, the value was inferred or there is
    none.
    """

    reasons: tuple[Reason, ...]
    by_reviewer: bool

    @property
    def confidence(self) -> float | None:
        """That of the words read most surely."""
        given = [one.confidence for one in self.reasons if one.confidence is not None]
        return max(given, default=None)


def facts_of(event: Event, accounts: list[Account]) -> dict[str, Fact]:
    """Each fact with its reasons. Kind and date fall back on the first sentence of each account."""
    found: defaultdict[str, list[Reason]] = defaultdict(list)
    for account in accounts:
        for row in account.cited.words:
            found[fact_of(row.field)].append(_reason(account, "w", row))
        found["says"] += [_reason_of_speech(account, said) for said in account.cited.said]
    for fact in ALWAYS_TOLD - found.keys():
        found[fact] = [
            _reason(account, "s", row)
            for account in accounts
            for row in account.cited.sentences[:1]
        ]
    return {
        fact: Fact(
            tuple(dict.fromkeys(found[fact])),
            any(name in event.overrides for name in SET_BY.get(fact, ())),
        )
        for fact in FACTS.values()
    }


def fact_of(field: str) -> str:
    """The fact that a field of the evidence belongs to: `casualties.killed` and `killed` are one
    fact.
    """
    parts = re.split(r"[^a-z_]+", field)
    return next((FACTS[part] for part in reversed(parts) if part in FACTS), field)


def quoted(row: Evidence, sentences: Iterable[Evidence], language: str) -> Quote:
    """The words with their neighbours in the sentence, in the language of the article."""
    around = next((one for one in sentences if one.start <= row.start and row.end <= one.end), row)
    before, after = around.quote[: row.start - around.start], around.quote[row.end - around.start :]
    return Quote(_last_words(before), _shortened(row.quote), _first_words(after), language or "en")


def _reason(account: Account, letter: str, row: Evidence) -> Reason:
    article = account.report.article
    sentence = next(
        (one for one in account.cited.sentences if one.start <= row.start and row.end <= one.end),
        None,
    )
    anchor = f"s{sentence.start}" if sentence else f"{letter}{row.start}"
    return Reason(
        quote=quoted(row, account.cited.sentences, article.language),
        in_article=f"{article.get_absolute_url()}#{anchor}",
        on_page=f"#r{account.cited.number}-{letter}{row.start}",
        source=_source(account),
        rule=row.rule,
        confidence=row.confidence,
    )


def _reason_of_speech(account: Account, said: Said) -> Reason:
    claim = said.claim
    before, speaker, after = claim.quote.partition(claim.speaker)
    language = account.report.article.language or "en"
    return Reason(
        quote=Quote(_last_words(before), speaker, _first_words(after), language)
        if speaker
        else Quote("", _shortened(claim.quote), "", language),
        in_article=f"{account.report.article.get_absolute_url()}#{said.anchor}",
        on_page=f"#r{account.cited.number}",
        source=_source(account),
        rule="attribution",
        confidence=None,
    )


def _source(account: Account) -> str:
    article = account.report.article
    return (
        article.source.name if article.source else article.title or gettext("an untitled article")
    )


def _shortened(text: str) -> str:
    return text if len(text) <= LONGEST_QUOTE else f"{text[:LONGEST_QUOTE].rsplit(' ', 1)[0]}…"


def _first_words(text: str) -> str:
    """As many whole words from the start as fit, and an ellipsis if there are more."""
    return text if len(text) <= AROUND else f"{text[:AROUND].rsplit(' ', 1)[0]} …"


def _last_words(text: str) -> str:
    return text if len(text) <= AROUND else f"… {text[-AROUND:].split(' ', 1)[-1]}"
