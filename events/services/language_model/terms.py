"""On which terms a model is asked, as the settings have them."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from decimal import Decimal
from enum import StrEnum
from typing import Any

from events.extraction.model.prompt import Form
from events.sources.language_model.replies import ModelAddress, ModelReply

MILLION = Decimal(1_000_000)

# Asks the model once; `events.sources.language_model.client.ask` with its address and clock.
Send = Callable[[Mapping[str, Any]], ModelReply]


class Fallback(StrEnum):
    """What becomes of an article while the model cannot be asked."""

    WAIT = "wait"
    RULES = "rules"


@dataclass(frozen=True, slots=True, kw_only=True)
class ModelTerms:
    """Without an `address` nothing is sent: articles wait for answers from batch files.

    Prices are for a million tokens, in the currency of `budget`, which is for a day (UTC); 0: no
    limit. `visit` is how long one visit to an article may take: what is left is asked on the next.
    """

    model: str
    languages: frozenset[str]
    address: ModelAddress | None = None
    price_in: Decimal = Decimal(0)
    price_out: Decimal = Decimal(0)
    budget: Decimal = Decimal(0)
    concurrency: int = 1
    visit: timedelta = timedelta(seconds=90)
    pause: timedelta = timedelta(seconds=60)
    fallback: Fallback = Fallback.WAIT
    form: Form = Form.SCHEMA

    def cost(self, tokens_in: int, tokens_out: int) -> Decimal:
        return (tokens_in * self.price_in + tokens_out * self.price_out) / MILLION


def start_of_day(moment: datetime) -> datetime:
    """When the day of a budget began."""
    return moment.replace(hour=0, minute=0, second=0, microsecond=0)
