"""Those who did it where a text knows them by no name: *gunmen*, *bandits*, *armed men*."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cache
from typing import TYPE_CHECKING

from events.extraction.actors.agents.candidates import agents
from events.extraction.data.plurals import singular
from events.extraction.data.word_lists import word_list, word_set
from events.extraction.reading import syntax
from events.extraction.reading.document import Document
from events.extraction.reading.mention import Draft

if TYPE_CHECKING:
    from spacy.tokens import Token

# The phrases that name whoever did it, not whose munition it was.
BY_RULE = {"doer", "of the noun", "launched by", "doer of the cause", "adverbial doer"}


def unnamed_perpetrators(told: Iterable[Draft], document: Document) -> list[str]:
    """The word by which the sentences of an event call those who did it; none where they have no
    such word.
    """
    return next(([word] for draft in told for word in _words_for(draft, document)), [])


def _words_for(draft: Draft, document: Document) -> Iterator[str]:
    for rule, head in agents(document.parse[draft.mention.trigger], draft.mention):
        word = word_for(head) if rule in BY_RULE else None
        if word is not None:
            yield word


def is_of_nobody(told: Iterable[Draft], document: Document) -> bool:
    """*Unidentified gunmen opened fire*: whoever else the article names, nobody knows of them."""
    return any(
        c.lower_ in word_set("actors", "of_nobody")
        for draft in told
        for rule, head in agents(document.parse[draft.mention.trigger], draft.mention)
        if rule in BY_RULE and word_for(head) is not None
        for c in head.children
    )


def word_for(head: Token) -> str | None:
    """*Gunmen*, *a gunman*, *the attackers*: the word in the plural. Men count only with arms."""
    lemma = singular(syntax.lemma(head))
    if lemma in word_set("actors", "people"):
        armed = any(c.lower_ in word_set("actors", "with_arms") for c in head.children)
        return word_list("actors", "armed_people")[0] if armed else None
    return _unnamed().get(lemma)


def is_unnamed(side: str) -> bool:
    """Whether a perpetrator is but a word, by which anybody may be meant."""
    return side in _unnamed().values() or side in word_list("actors", "armed_people")


@cache
def _unnamed() -> dict[str, str]:
    return {singular(word): word for word in word_list("actors", "unnamed")}
