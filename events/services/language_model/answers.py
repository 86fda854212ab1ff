"""Answers to the pieces of a text: those that are kept, else from the model, each recorded."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any, Protocol

from django.db import IntegrityError, transaction

from events import lengths
from events.extraction.model.answers import SaidEvent
from events.extraction.model.grounding.drops import Dropped
from events.extraction.model.prompt import prompt_hash, prompt_version, request_body, request_key
from events.extraction.model.reader import Part
from events.models import ModelOutcome, ModelRequest
from events.models.measured.model_requests import text_key
from events.services.language_model.asking import Asked, Try, ask_about, read
from events.services.language_model.terms import ModelTerms, Send, start_of_day
from events.services.queue.outage import Outage
from events.services.reading.extractor import NotReadable, NotReadNow
from events.sources.language_model.replies import ModelReply

NO_ADDRESS = "No model is connected (LLM_URL is empty); the article waits for a batch file."
SPENT = "The budget of the day for the language model is spent."
MORE_LATER = "The article is long; the rest of it is asked on the next visit."
OUTAGE = "The model did not answer a moment ago."

Answer = tuple[SaidEvent, ...]


class Answers(Protocol):
    """Where answers come from: a model, or a file of recorded ones."""

    def of(self, text: str, parts: Sequence[Part]) -> list[Answer]:
        """The answer to each part. Raises NotReadNow or NotReadable."""

    def note(self, parts: Sequence[Part], dropped: Sequence[Sequence[Dropped]]) -> None:
        """Keep what was left out of each answer."""


@dataclass(frozen=True, slots=True)
class _Question:
    """A part with the request that asks about it."""

    number: int
    body: dict[str, Any]
    key: str


class ModelAnswers:
    """Answers of the configured model. Each is asked for once and kept."""

    def __init__(
        self, terms: ModelTerms, send: Send, clock: Callable[[], datetime], outage: Outage
    ) -> None:
        self._terms = terms
        self._send = send
        self._clock = clock
        self._outage = outage

    def of(self, text: str, parts: Sequence[Part]) -> list[Answer]:
        questions = [question(part, number, self._terms) for number, part in enumerate(parts, 1)]
        found = {q.key: answer for q in questions if (answer := self._kept(q)) is not None}
        left = [q for q in questions if q.key not in found]
        ends = self._clock() + self._terms.visit
        while left:
            self._require_leave(ends, found)
            now, left = left[: self._terms.concurrency], left[self._terms.concurrency :]
            for asked, one in zip(self._ask(now), now, strict=True):
                found[one.key] = self._kept_now(text, one, asked)
        return [found[q.key] for q in questions]

    def note(self, parts: Sequence[Part], dropped: Sequence[Sequence[Dropped]]) -> None:
        for number, (part, lost) in enumerate(zip(parts, dropped, strict=True), 1):
            key = question(part, number, self._terms).key
            rows = ModelRequest.objects.answered().of_request(key, self._terms.model)
            rows.update(dropped=dict(Counter(str(one.reason) for one in lost if not one.corrected)))

    def _kept(self, one: _Question) -> Answer | None:
        row = ModelRequest.objects.answered().of_request(one.key, self._terms.model).first()
        return read(ModelReply(row.answer, False, 0, 0))[0] if row else None

    def _require_leave(self, ends: datetime, found: Mapping[str, Answer]) -> None:
        """Whether the model may be asked now. Raises NotReadNow."""
        terms, now = self._terms, self._clock()
        if terms.address is None:
            raise NotReadNow(NO_ADDRESS, retry_after=terms.pause)
        if self._outage.lasts():
            raise NotReadNow(OUTAGE, retry_after=terms.pause)
        midnight = start_of_day(now)
        if terms.budget and ModelRequest.objects.since(midnight).cost() >= terms.budget:
            raise NotReadNow(SPENT, retry_after=midnight + timedelta(days=1) - now)
        if found and now + terms.address.timeout > ends:
            raise NotReadNow(MORE_LATER, retry_after=timedelta(0), only_later=True)

    def _ask(self, now: Sequence[_Question]) -> list[Asked]:
        if len(now) == 1:
            return [ask_about(now[0].body, self._send)]
        with ThreadPoolExecutor(max_workers=len(now)) as pool:
            return list(pool.map(lambda one: ask_about(one.body, self._send), now))

    def _kept_now(self, text: str, one: _Question, asked: Asked) -> Answer:
        for tried in asked.tries:
            self._keep(text, one, tried)
        if asked.events is not None:
            return asked.events
        fault = asked.tries[-1].fault
        if asked.unavailable:
            self._outage.note()
            wait = max(asked.retry_after or timedelta(0), self._terms.pause)
            raise NotReadNow(fault, retry_after=wait)
        raise NotReadable(f"The model's answer cannot be read: {fault}")

    def _keep(self, text: str, one: _Question, tried: Try) -> None:
        terms, reply = self._terms, tried.reply
        row = ModelRequest(
            **asked_of(text, one.number, one.key, terms),
            sent_to=(terms.address.url if terms.address else "")[: lengths.ADDRESS],
            sent_at=self._clock() - timedelta(milliseconds=tried.took_ms),
            took_ms=tried.took_ms,
            outcome=_outcome(tried),
            answer=_storable(reply.content) if reply else "",
            error=_storable(tried.fault)[: lengths.CHANGE],
            tokens_in=reply.tokens_in if reply else 0,
            tokens_out=reply.tokens_out if reply else 0,
            cost=terms.cost(reply.tokens_in, reply.tokens_out) if reply else 0,
        )
        try:
            with transaction.atomic():
                row.save(force_insert=True)
        except IntegrityError:  # another worker was answered meanwhile; this answer was paid, too
            row.outcome = ModelOutcome.UNUSED
            row.save(force_insert=True)


def question(part: Part, number: int, terms: ModelTerms) -> _Question:
    """The request about a part; `number` counts the parts of its text."""
    body = request_body(
        part.piece, published_on=part.article.published_on, model=terms.model, form=terms.form
    )
    return _Question(number, body, request_key(body))


def asked_of(text: str, number: int, key: str, terms: ModelTerms) -> dict[str, Any]:
    """The columns that say what was asked."""
    return {
        "text_sha256": text_key(text),
        "part": number,
        "request_sha256": key,
        "model": terms.model[: lengths.NAME],
        "prompt": f"{prompt_version()} {prompt_hash()}",
    }


def _outcome(tried: Try) -> ModelOutcome:
    if tried.events is not None:
        return ModelOutcome.ANSWERED
    return ModelOutcome.MALFORMED if tried.reply else ModelOutcome.FAILED


def _storable(words: str) -> str:
    """Without characters that PostgreSQL refuses."""
    return words.replace("\x00", "").encode("utf-8", "replace").decode("utf-8")
