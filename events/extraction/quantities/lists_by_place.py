"""A list of places with the dead and hurt of each, below a line that says what hurt them:
*Russian attacks over the day: / Sumy region: 2 killed, 9 injured / Kharkiv region: 6 injured*.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from events.extraction.data.phrase_patterns import one_of_list
from events.extraction.kind_table import kinds_where
from events.extraction.places.toponyms import Names
from events.extraction.reading.document import Document, Sentence
from events.extraction.reading.mention import Draft
from events.extraction.reading.numerals import read_numerals
from events.extraction.types import Casualties, Count, Kind, Place, Why

HARMFUL = kinds_where(lambda row: row.violent)
NEAR = 2  # sentences between the line that says what it was and the first item
# *Sumy region:*, *Tyre -*: the place, and what parts it from its numbers
ITEM = re.compile(
    r"\W{0,3}(?P<place>[^\W\d_][^:–—\d\n]{1,50}?)[ \t]*(?::|[-–—](?=[ \t]))[ \t]*(?=\w)"
)
COUNTED = {
    "killed": re.compile(
        rf"\W{{1,3}}(?:\w+ )?{one_of_list('harm', 'listed_dead')}\b", re.IGNORECASE
    ),
    "wounded": re.compile(
        rf"\W{{1,3}}(?:\w+ )?{one_of_list('harm', 'listed_hurt')}\b", re.IGNORECASE
    ),
}
Items = Mapping[int, tuple[Place, Casualties, tuple[Why, ...]]]  # by the index of the sentence


def with_listed_places(drafts: Sequence[Draft], document: Document, names: Names) -> list[Draft]:
    """The drafts, with one for each item of such a list in place of what was read there."""
    items = dict(_items(document, names))
    found = [d for d in drafts if d.mention.sentence.index not in items]
    heads: set[int] = set()
    listed = []
    for index in sorted(items):
        head = _head(index, items, found)
        if head is not None:
            heads.add(id(head))
            listed.append(_listed(head, document.sentences[index], *items[index]))
    if not listed:
        return list(drafts)
    return [d for d in found if id(d) not in heads or _tells_more(d)] + listed


def _items(
    document: Document, names: Names
) -> Iterator[tuple[int, tuple[Place, Casualties, tuple[Why, ...]]]]:
    for sentence in document.sentences:
        words = document.words(sentence)
        match = ITEM.match(words)
        if match is None:
            continue
        places = [
            names.places[n.first]
            for n in names.within(sentence.first, sentence.last)
            if n.first in names.places
            and document.start(document.parse[n.first]) < sentence.start + match.end("place")
        ]
        harm = dict(_counts(words, match.end()))
        if places and harm:
            whys = tuple(
                Why(field, "casualties/listed by place", sentence.start, sentence.end)
                for field in harm
            )
            yield sentence.index, (places[0], Casualties(**harm), whys)


def _counts(words: str, start: int) -> Iterator[tuple[str, Count]]:
    """*2 killed, 9 injured*: each number by the word of harm right behind it."""
    for numeral in reversed(read_numerals(words[start:])):
        for field, pattern in COUNTED.items():
            if pattern.match(words, start + numeral.end):
                yield field, numeral.count


def _head(index: int, items: Items, drafts: Sequence[Draft]) -> Draft | None:
    """What was told last before the list began."""
    first = index
    while first - 1 in items:
        first -= 1
    near = [d for d in drafts if 0 < first - d.mention.sentence.index <= NEAR and d.kind in HARMFUL]
    return max(near, key=lambda d: d.mention.sentence.index, default=None)


def _listed(
    head: Draft, sentence: Sentence, place: Place, harm: Casualties, whys: tuple[Why, ...]
) -> Draft:
    kind = Kind.STRIKE if head.mention.is_open else head.kind
    mention = replace(
        head.mention,
        kind=kind,
        subkind=head.mention.subkind if kind is head.kind else None,
        sentence=sentence,
        scope=frozenset(range(sentence.first, sentence.last)),
        refers_back=False,
        anew=True,
    )
    kept = tuple(w for w in head.why if w.field not in {"killed", "wounded", "places"})
    weapons = tuple(replace(w, launched=None, intercepted=None) for w in head.weapons)
    return replace(
        head, mention=mention, places=(place,), casualties=harm, weapons=weapons, why=kept + whys
    )


def _tells_more(head: Draft) -> bool:
    """Whether the line above the list has a place or a toll of its own."""
    return bool(head.places) or head.casualties != Casualties()
