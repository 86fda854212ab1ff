"""The shared cache. It may forget at any time, and a missing Redis must not fail a request."""

from __future__ import annotations

import logging
from collections.abc import Callable
from typing import TypeVar

from django.core.cache.backends.base import DEFAULT_TIMEOUT
from django.core.cache.backends.redis import RedisCache
from redis.exceptions import RedisError

from events.services.queue.outage import Outage

_Answer = TypeVar("_Answer")
logger = logging.getLogger(__name__)


class ForgivingRedisCache(RedisCache):
    """Redis. If it does not answer, nothing is found or kept, and limits on requests do not hold.

    A frozen Redis, unlike a dead one, costs each question its whole time-out. With eight threads
    and two questions a request, the last ones waited for all before them.
    """

    outage = Outage()  # of the process: Django makes an instance in each thread

    def get(self, key: object, default: object = None, version: int | None = None) -> object:
        return self._ask(
            lambda: super(ForgivingRedisCache, self).get(key, default, version), otherwise=default
        )

    def set(
        self,
        key: object,
        value: object,
        timeout: float | None = DEFAULT_TIMEOUT,
        version: int | None = None,
    ) -> None:
        self._ask(
            lambda: super(ForgivingRedisCache, self).set(key, value, timeout, version),
            otherwise=None,
        )

    def _ask(self, question: Callable[[], _Answer], *, otherwise: _Answer) -> _Answer:
        if self.outage.lasts():
            return otherwise
        try:
            return question()
        except RedisError as error:
            self.outage.note()
            logger.warning("The cache does not answer: %s", error)
            return otherwise
