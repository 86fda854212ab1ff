"""Free-text search, as the two databases have it: a stored tsvector on PostgreSQL, an FTS5 table on
SQLite.

Both read the same little language: words that must all occur, "phrases in quotes", -words to leave
out, and `or`. The column and the table are made by the migration `0003_search`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.models import BooleanField, F, Func, Value
from django.db.models.sql.compiler import SQLCompiler

# PostgreSQL's English dictionary leaves out such words by itself; FTS5 has none, and would demand
# each "in" and "the".
_WORDS = "a an and are as at be by for from had has in into is it of on that the their to was were"
FUNCTION_WORDS = frozenset([*_WORDS.split(), "with"])
Compiled = tuple[str, tuple[str | int, ...]]  # SQL and its parameters, as Django's compiler has it
TERM = re.compile(r'(-?)(?:"([^"]*)"?|([^\s"]+))')


@dataclass(frozen=True, slots=True)
class Term:
    """A word or a phrase, to be found or (`wanted` false) to be left out."""

    text: str
    wanted: bool

    def for_fts5(self) -> str:
        """In quotes, so that none of its characters is an operator."""
        return f'"{self.text}"'


def _terms(text: str) -> Iterator[Term | None]:
    """The terms in order, None for an unquoted `or`."""
    for minus, phrase, word in TERM.findall(text.replace("\0", " ")):
        bare = (phrase or word).strip()
        if not phrase and not minus and bare.lower() == "or":
            yield None
        elif any(c.isalnum() for c in bare) and (phrase or bare.lower() not in FUNCTION_WORDS):
            yield Term(bare, wanted=not minus)


def _alternatives(text: str) -> list[list[Term]]:
    """The terms, cut at each `or`; alternatives that only leave things out are dropped."""
    groups: list[list[Term]] = [[]]
    for term in _terms(text):
        if term is None:
            groups.append([])
        else:
            groups[-1].append(term)
    return [group for group in groups if any(term.wanted for term in group)]


def words_to_find(text: str) -> bool:
    """Whether there is anything to look for: not so for an empty text, signs and emoji alone, or
    words to leave out alone.
    """
    return bool(_alternatives(text))


def fts5_query(text: str) -> str:
    """The same in FTS5's language, with every term quoted."""
    return " OR ".join(_group_for_fts5(group) for group in _alternatives(text))


def _group_for_fts5(group: list[Term]) -> str:
    wanted = " AND ".join(term.for_fts5() for term in group if term.wanted)
    unwanted = "".join(f" NOT {term.for_fts5()}" for term in group if not term.wanted)
    return f"(({wanted}){unwanted})"


class Matches(Func):
    """The condition that an event's sentences and names match a text."""

    output_field = BooleanField()

    def __init__(self, text: str, **extra: Any) -> None:
        super().__init__(F("pk"), Value(text.replace("\0", " ")), **extra)

    def as_postgresql(
        self, compiler: SQLCompiler, connection: BaseDatabaseWrapper, **_: Any
    ) -> Compiled:
        # The column is unknown to the model (SQLite has none), so it is named beside the primary
        # key, in whose table it stands.
        # That one is compiled: in a subquery the table has an alias, which must not be quoted.
        (key, _key), (text, words) = map(compiler.compile, self.source_expressions)
        table = key.rpartition(".")[0]
        return f"{table}.search @@ websearch_to_tsquery('english', {text})", (*words,)

    def as_sqlite(
        self, compiler: SQLCompiler, connection: BaseDatabaseWrapper, **_: Any
    ) -> Compiled:
        (key, params), (_text, words) = map(compiler.compile, self.source_expressions)
        # Ids first, rows afterwards: an EXISTS per row took 956 ms where this took 23 (a million
        # events, 7,000 hits).
        found = "(SELECT rowid FROM events_search WHERE events_search MATCH %s)"
        return f"{key} IN {found}", (*params, fts5_query(str(words[0])))
