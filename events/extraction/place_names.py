"""Place names of an article, resolved: the gazetteer, the words beside a name and the countries that the text is about decide."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from events.extraction import vocabulary
from events.extraction.gazetteer import Entry, Gazetteer
from events.extraction.place_resolution import BIG, Name, resolve
from events.extraction.reading import Document
from events.extraction.text import fold
from events.extraction.types import Place, Precision
from events.extraction.vocabulary import word_set

if TYPE_CHECKING:
    from spacy.tokens import Token

LONGEST = 5  # tokens of a name: "Deir ez - Zor", "Port - au - Prince"


@dataclass(frozen=True, slots=True)
class Names:
    """All place names of an article, and how often it speaks of each country."""

    found: tuple[Name, ...]
    countries: Mapping[str, int]
    places: Mapping[int, Place]

    @property
    def main_country(self) -> str | None:
        return max(self.countries, key=lambda c: self.countries[c]) if self.countries else None


def find_names(document: Document, gazetteer: Gazetteer) -> Names:
    """Every place name of the article, resolved in the context of the countries that it is about."""
    found = tuple(_names(document, gazetteer))
    countries = _countries(document, found)
    divisions = frozenset(fold(e.name) for name in found for e in name.entries if e.precision is Precision.REGION)
    places = {name.first: place for name in found if (place := resolve(name, countries, divisions)) is not None}
    return Names(found, countries, places)


def _names(document: Document, gazetteer: Gazetteer) -> Iterator[Name]:
    for sentence in document.sentences:
        tokens = document.tokens(sentence)
        at = 0
        while at < len(tokens):
            name = _name_at(tokens, at, gazetteer)
            if name is None:
                at += 1
                continue
            yield name
            at = name.last - sentence.first


def _name_at(tokens: Sequence[Token], at: int, gazetteer: Gazetteer) -> Name | None:
    if not _begins_name(tokens[at]):
        return None
    for length in range(min(LONGEST, len(tokens) - at), 0, -1):
        part = tokens[at : at + length]
        if not _may_be_name(part):
            continue
        text = str(part[0].doc[part[0].i : part[-1].i + 1].text)
        entries = tuple(gazetteer.candidates(text))
        if not _whole(tokens, at, length) or (_leader(text) and not _known_large(entries)):
            continue
        type_word = _type_word(part)
        if entries or (type_word and length == _run(tokens, at)):
            return Name(part[0].i, part[-1].i + 1, text, entries, type_word, _direction(part[0]))
    return None


def _whole(tokens: Sequence[Token], at: int, length: int) -> bool:
    """Whether a name stands alone: *US State Department* and *Human Rights* hold no place, *Volodymyr Zelensky* neither.

    Titles that belong to places (*Kursk Oblast*, *Russian Kursk*, *eastern Ukraine*) may stand beside it.
    """
    before = tokens[at - 1] if at else None
    after = tokens[at + length] if at + length < len(tokens) else None
    part = tokens[at : at + length]
    country = fold(" ".join(t.text for t in part)) in vocabulary.country_names()
    named_after = country and after is not None and after.pos_ == "PROPN" and after.text[:1].isupper()
    return not _inside_person(part) and not named_after and _not_joined(before, at == 1) and _not_joined(after, False)


def _inside_person(part: Sequence[Token]) -> bool:
    """*Zelensky* of *Volodymyr Zelensky*, not the whole of a name that the parser takes for a person's."""
    first, last, doc = part[0], part[-1], part[0].doc
    after = doc[last.i + 1] if last.i + 1 < len(doc) else None
    goes_on = first.ent_iob_ == "I" or (after is not None and after.ent_iob_ == "I" and last.ent_type_ == "PERSON")
    return first.ent_type_ == "PERSON" and goes_on


def _not_joined(beside: Token | None, opens: bool) -> bool:
    if beside is None or not beside.text[:1].isupper() or (beside.is_sent_start and beside.pos_ != "PROPN"):
        return True
    words = fold(beside.text)
    if words in _type_words() or words in word_set("scenery", "directions") or words in vocabulary.actor_names():
        return True
    return beside.pos_ not in {"PROPN", "NOUN", "ADJ"} or (opens and beside.pos_ != "PROPN")


def _type_words() -> frozenset[str]:
    return word_set("scenery", "region_words") | word_set("scenery", "district_words") | word_set("scenery", "town_words")


def _leader(text: str) -> bool:
    return fold(text) in vocabulary.stand_ins()


def _known_large(entries: Sequence[Entry]) -> bool:
    return any(e.primary and e.population >= BIG for e in entries)


def _begins_name(token: Token) -> bool:
    if token.pos_ in {"VERB", "AUX", "DET", "PRON"} or token.ent_type_ in {"DATE", "TIME", "LANGUAGE"}:
        return False
    capital = token.text[:1].isupper() or (token.lower_ in {"al", "el"} and token.i + 1 < len(token.doc))
    return capital and (token.pos_ in {"PROPN", "ADJ", "NOUN"} or token.ent_type_ in {"GPE", "LOC", "FAC"})


def _may_be_name(part: Sequence[Token]) -> bool:
    last = part[-1]
    words = fold(part[0].doc[part[0].i : last.i + 1].text)
    if words in word_set("scenery", "not_places") or words in _type_words():
        return False
    if not last.text[:1].isupper() or words in _not_places() or words in vocabulary.munitions():
        return False
    return all(t.text[:1].isupper() or t.lower_ in word_set("scenery", "particles") for t in part) and last.ent_type_ not in {
        "DATE",
        "TIME",
    }


@lru_cache(maxsize=1)
def _not_places() -> frozenset[str]:
    """Names of sides and demonyms that gazetteers also hold as villages: Hamas, American, Israel Defense Forces."""
    states = vocabulary.names_of_ground()
    countries = word_set("scenery", "short_for_countries")
    return frozenset(name for name in vocabulary.actor_names() if name not in states and name not in countries)


def _run(tokens: Sequence[Token], at: int) -> int:
    """How many capitalised tokens stand in a row from here: the whole of a name that no gazetteer knows."""
    length = 0
    while at + length < len(tokens) and (tokens[at + length].text[:1].isupper() or (tokens[at + length].text == "-" and length)):
        length += 1
    return min(length, LONGEST)


def _type_word(part: Sequence[Token]) -> str | None:
    """*the village of X*, *X region*, *the town X*: what the text says that the name is."""
    doc, first, last = part[0].doc, part[0].i, part[-1].i
    after = doc[last + 1].lower_ if last + 1 < len(doc) else ""
    after = "" if last + 2 < len(doc) and doc[last + 2].lower_ == "of" and after in word_set("scenery", "town_words") else after
    before = list(doc[max(0, first - 4) : first])
    words = _type_words()
    if after in word_set("scenery", "region_words") | word_set("scenery", "district_words") | {
        "village",
        "neighbourhood",
        "neighborhood",
        "camp",
    } or (after.rstrip("s") in words and after != "cities"):
        return str(after)
    row = [t.lower_ for t in before]
    if row[-2:-1] and row[-1] == "of" and row[-2].rstrip("s") in words:
        return str(row[-2])
    if row[-1:] and before[-1].text in word_set("scenery", "town_words") | word_set("scenery", "region_words"):
        return str(row[-1])
    return None


def _direction(token: Token) -> str | None:
    """*south Gaza* and *southern Gaza* are one."""
    before = token.nbor(-1) if token.i > token.sent.start else None
    found = str(before.lower_.replace("-", "")) if before is not None else ""
    found = found if found.endswith("ern") or found == "central" else f"{found}ern"
    return found if before is not None and before.lower_ in word_set("scenery", "directions") else None


def _countries(document: Document, names: Iterable[Name]) -> Mapping[str, int]:
    """How often the text speaks of each country: by its name, people, forces, capital, or a place that only it has."""
    votes: Counter[str] = Counter()
    tokens = list(document.parse)
    for i, token in enumerate(tokens):
        if not token.text[:1].isupper():
            continue
        for length in (3, 2, 1):
            words = fold(" ".join(t.text for t in tokens[i : i + length]))
            country = vocabulary.country_names().get(words)
            if country:
                votes[country] += 1
                break
            stand_in = vocabulary.stand_ins().get(words)
            if stand_in is not None and stand_in.country:
                votes[stand_in.country] += 1
                break
    for name in names:
        known = {e.country for e in name.entries if e.country and e.primary and e.population >= BIG}
        if len(known) == 1 and len({e.country for e in name.entries}) == 1:
            votes.update(known)
    return votes
