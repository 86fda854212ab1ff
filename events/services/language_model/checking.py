"""Try the connection, and reckon what a thousand articles would cost."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from django.db.models import Avg, Count

from events.extraction.gazetteer.gazetteer import Gazetteer
from events.extraction.model.grounding.drops import Dropped
from events.extraction.model.numbered import tokens
from events.extraction.model.prompt import prompt, request_body
from events.extraction.model.reader import parts_of, reports_of
from events.extraction.types import Report
from events.models import ModelRequest
from events.services.language_model.asking import Asked, ask_about
from events.services.language_model.terms import ModelTerms, Send

# Our own sentences, of no real event.
PUBLISHED = date(2024, 11, 14)
SAMPLE = (
    "Russian drones hit a fuel depot in Kherson on Wednesday, killing at least three people and "
    "wounding five, the regional governor said.\nUkraine's air force said it shot down 12 of 15 "
    "drones overnight."
)
WORDS_OF_AN_ARTICLE = 577
TOKENS_A_WORD = 1.5
ANSWER_TOKENS = 900
ARTICLES = 1000


@dataclass(frozen=True, slots=True)
class Tried:
    """What came of a trial: the tries, the reports of its answer, what was left out."""

    asked: Asked
    reports: list[Report]
    dropped: tuple[Dropped, ...]


@dataclass(frozen=True, slots=True)
class Estimate:
    """Tokens and cost of an article. `measured`: on how many articles; 0: reckoned."""

    measured: int
    tokens_in: int
    tokens_out: int
    cost: Decimal


def try_connection(terms: ModelTerms, send: Send, gazetteer: Gazetteer) -> Tried:
    """Ask about two sentences of our own. Nothing is kept."""
    parts = parts_of(SAMPLE, published_on=PUBLISHED, language="en", gazetteer=gazetteer)
    body = request_body(parts[0].piece, published_on=PUBLISHED, model=terms.model, form=terms.form)
    asked = ask_about(body, send)
    read = reports_of(parts, [asked.events or ()])
    return Tried(asked, read.reports, read.dropped[0])


def estimate(terms: ModelTerms) -> Estimate:
    """What an article takes: as measured here, else reckoned for one of 577 words."""
    answered = ModelRequest.objects.answered().filter(model=terms.model, tokens_in__gt=0)
    sums = answered.aggregate(
        articles=Count("text_sha256", distinct=True),
        requests=Count("pk"),
        into=Avg("tokens_in"),
        out=Avg("tokens_out"),
    )
    if sums["articles"]:
        pieces = sums["requests"] / sums["articles"]
        told = (round(sums["into"] * pieces), round(sums["out"] * pieces))
    else:
        told = (tokens(prompt()) + round(WORDS_OF_AN_ARTICLE * TOKENS_A_WORD), ANSWER_TOKENS)
    return Estimate(sums["articles"], *told, terms.cost(*told))
