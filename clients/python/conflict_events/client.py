"""Ask the tracker, page by page, and hand it articles."""

from __future__ import annotations

import time
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from types import TracebackType
from typing import Any, Self

import httpx

from conflict_events.values import Change, Event

BUSY = {429, 503}
MOST_ATTEMPTS = 3
LONGEST_PAUSE_SECONDS = 60.0
FINISHED = {"done", "failed", "quarantined"}
Value = str | int | float | date | Sequence[str]


class ApiError(Exception):
    """The server refused. `errors` names each field or parameter with its reason."""

    def __init__(self, status: int, detail: str, errors: Sequence[Mapping[str, Any]]) -> None:
        reasons = "; ".join(f"{one.get('field')}: {one.get('reason')}" for one in errors)
        super().__init__(f"{status}: {detail}{f' ({reasons})' if reasons else ''}")
        self.status = status
        self.detail = detail
        self.errors = tuple(errors)


class Tracker:
    """One tracker, by its address. Submitting needs a `token`. Use it in a `with`, or close it."""

    def __init__(
        self, address: str, *, token: str | None = None, timeout_seconds: float = 30.0
    ) -> None:
        headers = {"Accept": "application/json", "User-Agent": "conflict-events/0.1"}
        if token:
            headers["Authorization"] = f"Bearer {token}"
        self._http = httpx.Client(
            base_url=f"{address.rstrip('/')}/api/v1/", headers=headers, timeout=timeout_seconds
        )

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()

    def close(self) -> None:
        self._http.close()

    def events(self, *, limit: int = 200, **filter: Value) -> Iterator[Event]:
        """Events, newest first or by `ordering`. `limit` is the size of a page, no more."""
        for row in self._rows("events/", {"limit": limit, **filter}):
            yield Event.read(row)

    def rows(self, *fields: str, limit: int = 200, **filter: Value) -> Iterator[Mapping[str, Any]]:
        """Events as JSON with these fields alone: faster where little of them is needed."""
        asked: dict[str, Value] = {"limit": limit, **filter}
        yield from self._rows("events/", {**asked, "fields": ",".join(fields)} if fields else asked)

    def count(self, *, exact: bool = True, **filter: Value) -> int:
        """How many events; with `exact=False` about how many, which is cheap for any filter."""
        how = "exact" if exact else "estimate"
        asked = {"limit": 1, "fields": "id", "count": how, **filter}
        given = {name: _text(value) for name, value in asked.items()}
        return int(self._ask("GET", "events/", params=given).json()["count"])

    def follow(
        self, *, name: str, channel: str, filter: str = "", **fields: Any
    ) -> Mapping[str, Any]:
        """Save a view, or follow it (`address`, `how_often`, `triggers`); needs a token with the
        scope `follow`. `channel` is `webhook`, `email` or `view`; `filter` as in an address.
        """
        body = {"name": name, "channel": channel, "filter": filter, **fields}
        begun: Mapping[str, Any] = self._ask("POST", "subscriptions/", json=body).json()
        return begun

    def subscriptions(self) -> Iterator[Mapping[str, Any]]:
        """What the token's account follows."""
        yield from self._rows("subscriptions/", {})

    def unfollow(self, id: str) -> None:
        self._ask("DELETE", f"subscriptions/{id}/")

    def event(self, id: str) -> Event:
        return Event.read(self._ask("GET", f"events/{id}/").json())

    def changes(self, *, after: int = 0) -> Iterator[Change]:
        """Every change behind this position of the log, in order."""
        for row in self._rows("revisions/", {"after": after, "limit": 200}):
            yield Change.read(row)

    def submit(
        self,
        *,
        text: str = "",
        url: str = "",
        published_on: date | str | None = None,
        key: str | None = None,
        **fields: str,
    ) -> str:
        """The id of the article; the one that is here already, for a text that is. With a `key` the
        server takes a repeated request once.
        """
        given = {"text": text, "url": url, **fields}
        body: dict[str, Any] = {name: value for name, value in given.items() if value}
        if published_on:
            body["published_on"] = str(published_on)
        headers = {"Idempotency-Key": key} if key else {}
        return str(self._ask("POST", "articles/", json=body, headers=headers).json()["id"])

    def article(self, id: str) -> Mapping[str, Any]:
        found: Mapping[str, Any] = self._ask("GET", f"articles/{id}/").json()
        return found

    def wait_for(self, id: str, *, seconds: float = 60.0) -> Mapping[str, Any]:
        """The article once it has been read.

        Raises:
            TimeoutError: it was not read in time.
        """
        deadline = time.monotonic() + seconds
        while (article := self.article(id))["status"] not in FINISHED:
            if time.monotonic() > deadline:
                raise TimeoutError(f"article {id} was not read within {seconds:g} seconds")
            time.sleep(0.5)
        return article

    def _rows(self, path: str, parameters: Mapping[str, Value]) -> Iterator[Mapping[str, Any]]:
        answer = self._ask("GET", path, params={name: _text(v) for name, v in parameters.items()})
        while True:
            page = answer.json()
            yield from page["results"]
            if not page["next"]:
                return
            answer = self._ask("GET", page["next"])

    def _ask(self, method: str, path: str, **options: Any) -> httpx.Response:
        for attempt in range(1, MOST_ATTEMPTS + 1):
            answer = self._http.request(method, path, **options)
            if answer.status_code not in BUSY or attempt == MOST_ATTEMPTS:
                break
            time.sleep(_pause(answer))
        if answer.is_success:
            return answer
        raise _error(answer)


def _pause(answer: httpx.Response) -> float:
    asked = answer.headers.get("Retry-After", "1")
    return min(float(asked) if asked.isdigit() else 1.0, LONGEST_PAUSE_SECONDS)


def _text(value: Value) -> str | list[str]:
    return [str(one) for one in value] if isinstance(value, list | tuple | set) else str(value)


def _error(answer: httpx.Response) -> ApiError:
    try:
        problem = answer.json()
        return ApiError(answer.status_code, problem["detail"], problem.get("errors", []))
    except (ValueError, KeyError, TypeError):
        return ApiError(answer.status_code, answer.reason_phrase, [])
