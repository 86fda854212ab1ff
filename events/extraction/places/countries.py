"""Of which countries an article speaks, and how often."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence

from events.extraction.data import known_actors
from events.extraction.data.folding import fold
from events.extraction.gazetteer.gazetteer import Entry
from events.extraction.places.candidates import BIG
from events.extraction.places.place_name import Name
from events.extraction.reading.document import Document
from events.extraction.types import Precision

LONGEST = 4  # words of a country's name


def countries_of(document: Document, names: Iterable[Name]) -> Mapping[str, int]:
    """How often the text speaks of each country: by its name, people, forces, capital, or a region
    or large place that only it has.
    """
    names = list(names)
    words = list(_spoken_of([token.text for token in document.row]))
    countries, capitals = known_actors.country_names(), known_actors.stand_ins()
    votes = Counter(countries[w] for w in words if w in countries)
    by_text = {fold(name.text): name for name in names}
    for word in (w for w in words if w not in countries):
        home = capitals[word].country
        if home and not _is_another(by_text.get(word), home, votes):
            votes[home] += 1
    for name in names:
        known = {e.country for e in name.entries if e.country and _tells_its_country(e)}
        if len(known) == 1 and len({e.country for e in name.entries}) == 1:
            votes.update(known)
    return votes


def _spoken_of(texts: Sequence[str]) -> Iterator[str]:
    """The names of countries, their people and capitals, folded, in the order of the text."""
    openings = known_actors.first_words_of_countries()
    end = 0
    for i, text in enumerate(texts):
        if i < end or not text[:1].isupper() or fold(text).split(" ")[0] not in openings:
            continue
        words, length = _name_at(texts, i)
        if words:
            yield words
            end = i + length


def _name_at(texts: Sequence[str], at: int) -> tuple[str, int]:
    """The longest name that begins there, and its length. The "Karen National Liberation Army" is
    not Colombia's; of a capital the words behind are read once more.
    """
    for length in range(LONGEST, 0, -1):
        words = fold(" ".join(texts[at : at + length]))
        if words in known_actors.country_names():
            return words, length
        stand_in = known_actors.stand_ins().get(words)
        if stand_in is not None and stand_in.country:
            return words, 1
    return "", 1


def _is_another(name: Name | None, home: str, votes: Mapping[str, int]) -> bool:
    """*Tripoli* in a text that names Lebanon and not Libya: no capital."""
    towns = [e for e in name.entries if e.precision is not Precision.REGION] if name else []
    named = any(e.country in votes and e.population >= BIG for e in towns)
    return named and home not in votes


def _tells_its_country(entry: Entry) -> bool:
    """*Odesa*, *Kherson region*; not a village or a district of a whole list, whose names may be
    anybody's.
    """
    district = entry.precision is Precision.DISTRICT and not entry.key.startswith("gn:")
    return entry.primary and (
        entry.population >= BIG or entry.precision is Precision.REGION or district
    )
