"""Which words of an article are place names, and what the text says that each is: a town, a region, a part of the country."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import TYPE_CHECKING

from events.extraction import vocabulary
from events.extraction.gazetteer import Entry, Gazetteer
from events.extraction.place_resolution import BIG, Name
from events.extraction.reading import Document
from events.extraction.text import fold
from events.extraction.vocabulary import word_set

if TYPE_CHECKING:
    from spacy.tokens import Token

LONGEST = 5  # tokens of a name: "Deir ez - Zor", "Port - au - Prince"
LONGEST_TAIL = 4  # further tokens without a capital: "Zaporizhzhia nuclear power plant", "Beirut's southern suburbs"
LONGEST_UNKNOWN = 3
WHERE = frozenset({"around", "at", "in", "inside", "near", "outside"})
NO_PLACE = frozenset({"DATE", "TIME", "NORP", "LANGUAGE", "LAW", "EVENT", "WORK_OF_ART", "PERCENT", "MONEY"})
ARTICLES = frozenset({"al", "el", "as", "ash", "ar", "ad", "an"})
PLURALS = frozenset({"cities", "counties", "municipalities", "territories"})


def spot_names(document: Document, gazetteer: Gazetteer) -> Iterator[Name]:
    """The place names of the article, in their order, none inside another."""
    for sentence in document.sentences:
        tokens = document.tokens(sentence)
        at, previous = 0, None
        while at < len(tokens):
            name = _name_at(tokens, at, gazetteer, previous)
            if name is None:
                at += 1
                continue
            yield name
            previous = name
            at = name.last - sentence.first


def _name_at(tokens: Sequence[Token], at: int, gazetteer: Gazetteer, previous: Name | None) -> Name | None:
    if not _begins_name(tokens[at]):
        return _side_of_a_city(tokens, at, gazetteer)
    for length in range(min(LONGEST, len(tokens) - at), 0, -1):
        part = tokens[at : at + length]
        if not _may_be_name(part):
            continue
        entries = tuple(gazetteer.candidates(_text(part)))
        if not _whole(tokens, at, length) or (_leader(_text(part)) and not _known_large(entries)):
            continue
        longer = _with_tail(tokens, at, length, gazetteer)
        if longer is not None:
            return longer
        type_word = type_word_of(part)
        if entries or (length == _run(tokens, at) and (type_word or _stands_as_place(part, previous))):
            return Name(part[0].i, part[-1].i + 1, _text(part), entries, type_word or _placed(entries), _direction(part[0]))
    return None


def _placed(entries: Sequence[Entry]) -> str | None:
    """What is not in the gazetteer and stands as a place is a *place*, so that it is kept."""
    return None if entries else "place"


def _text(part: Sequence[Token]) -> str:
    return str(part[0].doc[part[0].i : part[-1].i + 1].text)


def _with_tail(tokens: Sequence[Token], at: int, length: int, gazetteer: Gazetteer) -> Name | None:
    """*Rafah crossing*, *Masisi territory*, *Jenin refugee camp*: a place of its own, by a name that ends in small letters."""
    tail = tokens[at + length : at + length + LONGEST_TAIL]
    for size in range(len(tail), 0, -1):
        if tail[size - 1].lower_ not in _tail_ends() or any(t.text[:1].isupper() for t in tail[:size]):
            continue
        part = tokens[at : at + length + size]
        after = tokens[at + length + size].lower_ if at + length + size < len(tokens) else ""
        entries = tuple(e for e in gazetteer.candidates(_text(part)) if e.primary) if after != "of" else ()
        if entries:
            return Name(part[0].i, part[-1].i + 1, _text(part), entries, None, _direction(part[0]))
    return None


@lru_cache(maxsize=1)
def _tail_ends() -> frozenset[str]:
    return _type_words() | word_set("scenery", "sites") | {"suburbs"}


def _side_of_a_city(tokens: Sequence[Token], at: int, gazetteer: Gazetteer) -> Name | None:
    """*southern suburbs of Beirut*: the one sort of name that begins with a small letter."""
    part = tokens[at : at + 4]
    if [t.lower_ for t in part[1:3]] != ["suburbs", "of"] or len(part) < 4:
        return None
    entries = tuple(gazetteer.candidates(_text(part)))
    return Name(part[0].i, part[-1].i + 1, _text(part), entries, None) if entries else None


def _stands_as_place(part: Sequence[Token], previous: Name | None) -> bool:
    """*in Kan Gyi*, *outskirts of Xy*, *Kherson, Xy and Kyiv*: a name that no gazetteer knows, where only a place can stand."""
    first, last = part[0], part[-1]
    before = [t.lower_ for t in first.doc[max(first.sent.start, first.i - 2) : first.i]]
    after = last.nbor(1) if last.i + 1 < last.sent.end else None
    alone = after is None or not (after.text[:1].isupper() or after.pos_ in {"NOUN", "PART"})
    told = before[-1:] and (before[-1] in WHERE or (before[-1] == "of" and before[0] in word_set("scenery", "parts")))
    listed = previous is not None and previous.last == first.i - 1 and before[-1:] in ([","], ["and"])
    closed = after is None or after.lower_ in {"and", "in", "."} or (after.text == "," and before[-1:] == [","])
    return alone and bool(told or (listed and closed)) and _looks_unknown(part)


def _looks_unknown(part: Sequence[Token]) -> bool:
    """Whether it may be a place at all: no people, organisation, acronym or word that is known for something else."""
    words = {t.lower_ for t in part}
    return (
        len(part) <= LONGEST_UNKNOWN
        and all(t.pos_ in {"PROPN", "PUNCT"} and not (t.is_upper and len(t) > 1) for t in part if t.text[:1].isupper())
        and not any(t.ent_type_ in NO_PLACE or (t.ent_type_ == "ORG" and len(part) > 1) for t in part)
        and not words & word_set("scenery", "not_places")
        and fold(_text(part)) not in vocabulary.actor_names()
    )


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
    called = after is not None and after.lower_ in _type_words()  # "Nat Kyi Village"
    goes_on = first.ent_iob_ == "I" or (not called and after is not None and after.ent_iob_ == "I" and last.ent_type_ == "PERSON")
    return first.ent_type_ == "PERSON" and goes_on


def _not_joined(beside: Token | None, opens: bool) -> bool:
    if beside is None or not beside.text[:1].isupper() or (beside.is_sent_start and beside.pos_ != "PROPN"):
        return True
    words = fold(beside.text)
    if words in _type_words() or words in word_set("scenery", "directions") or words in vocabulary.actor_names():
        return True
    return beside.pos_ not in {"PROPN", "NOUN", "ADJ"} or (opens and beside.pos_ != "PROPN")


@lru_cache(maxsize=1)
def _type_words() -> frozenset[str]:
    return word_set("scenery", "region_words") | word_set("scenery", "district_words") | word_set("scenery", "town_words")


def _leader(text: str) -> bool:
    return fold(text) in vocabulary.stand_ins()


def _known_large(entries: Sequence[Entry]) -> bool:
    return any(e.primary and e.population >= BIG for e in entries)


def _begins_name(token: Token) -> bool:
    if token.pos_ in {"VERB", "AUX", "DET", "PRON"} or token.ent_type_ in {"DATE", "TIME"}:
        return False
    capital = token.text[:1].isupper() or (token.lower_ in {"al", "el"} and token.i + 1 < len(token.doc))
    return capital and (token.pos_ in {"PROPN", "ADJ", "NOUN"} or token.ent_type_ in {"GPE", "LOC", "FAC"})


def _may_be_name(part: Sequence[Token]) -> bool:
    last = part[-1]
    if not last.text[:1].isupper() or last.ent_type_ in {"DATE", "TIME"}:
        return False
    if not all(t.text[:1].isupper() or t.lower_ in word_set("scenery", "particles") for t in part):
        return False
    words = fold(_text(part))
    return not (
        words in word_set("scenery", "not_places")
        or words in _type_words()
        or words in _not_places()
        or words in vocabulary.munitions()
    )


@lru_cache(maxsize=1)
def _not_places() -> frozenset[str]:
    """Names of sides and demonyms that gazetteers also hold as villages: Hamas, American, Israel Defense Forces."""
    states = vocabulary.names_of_ground()
    countries = word_set("scenery", "short_for_countries")
    return frozenset(name for name in vocabulary.actor_names() if name not in states and name not in countries)


def _run(tokens: Sequence[Token], at: int) -> int:
    """How many capitalised tokens stand in a row from here: the whole of a name that no gazetteer knows."""
    length = 0
    for token in tokens[at : at + LONGEST]:
        joins = token.lower_ in ARTICLES if not length else token.text == "-" or token.lower_ in ARTICLES
        if not (token.text[:1].isupper() or joins) or (length and token.lower_ in _type_words()):
            break
        length += 1
    return length - 1 if length and not tokens[at + length - 1].text[:1].isupper() else length


# ---- what the text says that the name is


def type_word_of(part: Sequence[Token]) -> str | None:
    """*the village of X*, *X region*, *X and Y districts*, *the towns of X and Y*: what the text says that the name is."""
    return _after(part[0], part[-1]) or _before(part[0]) or _apposed(part[-1])


def _apposed(last: Token) -> str | None:
    """*Borei, a village south of Golo*; *rural Hama* and *Hama countryside* are the province, not the city."""
    words = [t.lower_ for t in last.doc[last.i + 1 : last.i + 7]]
    if words[:1] == [","] and words[1:2] in (["a"], ["an"]):
        return next((word for word in words[2:5] if word in word_set("scenery", "town_words")), None)
    return None


def _after(first: Token, last: Token) -> str | None:
    words = [t.lower_ for t in last.doc[last.i + 1 : last.i + 4]]
    if words[:1] == ["countryside"] or words[1:2] == ["countryside"]:
        return "region"
    if words[:1] == ["refugee"]:
        words = words[1:]
    before = first.nbor(-1).lower_ if first.i else ""
    if words and before in {"and", ","} and last.i + 1 < len(last.doc) and _is_plural_sort(last.nbor(1)):
        return words[0]  # the last of "X and Y districts"
    sorts = [word for word in words[:2] if word in _type_words()]
    if not sorts or words[0] != sorts[0]:
        return _of_the_list_before(last)
    of_another = words[len(sorts) : len(sorts) + 1] == ["of"]  # "the Black Sea port city of Odesa"
    calls_the_next = of_another and sorts[-1] in word_set("scenery", "town_words")
    if calls_the_next and (len(sorts) == 1 or sorts[0] in word_set("scenery", "town_words")):
        return None
    return sorts[0]


def _of_the_list_before(last: Token) -> str | None:
    """*Zee Phyu Kone and Kan Gyi villages*: the plural is said of all of them."""
    listed = False
    for token in last.doc[last.i + 1 : min(last.i + 16, last.sent.end)]:
        if listed and _is_plural_sort(token):
            return str(token.lower_)
        if not (token.text[:1].isupper() or token.lower_ in {",", "and", "or", "-"} or token.lower_ in {"al", "el"}):
            return None
        listed = listed or token.lower_ in {",", "and", "or"}
    return None


def _before(first: Token) -> str | None:
    row = list(first.doc[max(first.sent.start, first.i - 16) : first.i])
    words = [t.lower_ for t in row]
    if words[-1:] == ["rural"]:
        return "region"
    if words[-2:-1] and words[-1] == "of" and (words[-2] in _type_words() or _is_plural_sort(row[-2])):
        of_the_first = len(row) > 2 and row[-3].text[:1].isupper() and words[-2] in _inner_sorts()
        return None if of_the_first else str(words[-2])  # "Ancuabe district of Cabo Delgado"
    if row and row[-1].text in word_set("scenery", "town_words") | word_set("scenery", "region_words"):
        return str(words[-1])
    return _of_the_list_after(row)


@lru_cache(maxsize=1)
def _inner_sorts() -> frozenset[str]:
    """Words that in *X … of Y* say what X is; *the Red Sea city of Y* says what Y is."""
    return word_set("scenery", "district_words") | word_set("scenery", "region_words") | word_set("scenery", "quarters")


def _of_the_list_after(row: Sequence[Token]) -> str | None:
    """*the villages of X, Y and Z*."""
    for i in range(len(row) - 1, 0, -1):
        token = row[i]
        if token.lower_ == "of" and _is_plural_sort(row[i - 1]) and i < len(row) - 1:
            return str(row[i - 1].lower_)
        if not (token.text[:1].isupper() or token.lower_ in {",", "and", "or", "-", "al", "el"}):
            return None
    return None


def _is_plural_sort(token: Token) -> bool:
    word = token.lower_
    return word in PLURALS or (word.endswith("s") and word.removesuffix("s") in _type_words())


def _direction(token: Token) -> str | None:
    """*south Gaza* and *southern Gaza* are one, *north-eastern Syria* and *northeast Syria*, too."""
    row = [t.lower_ for t in token.doc[max(token.sent.start, token.i - 3) : token.i]]
    if not row or row[-1] not in word_set("scenery", "directions"):
        return None
    found = row[-1].replace("-", "")
    if row[-2:-1] == ["-"] and row[0] in word_set("scenery", "directions"):
        found = row[0].removesuffix("ern") + found
    return found if found.endswith(("ern", "central")) else f"{found}ern"
