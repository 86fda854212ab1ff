"""Which words of an article are place names."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import TYPE_CHECKING

from events.extraction.data import known_actors, known_munitions
from events.extraction.data.folding import fold
from events.extraction.data.word_lists import word_set
from events.extraction.gazetteer.gazetteer import Entry, Gazetteer
from events.extraction.places.resolution import BIG, Name
from events.extraction.places.toponym_types import direction_of, type_word_of, type_words
from events.extraction.reading.document import Document, sentence_end, sentence_start, window

if TYPE_CHECKING:
    from spacy.tokens import Token

LONGEST = 5  # tokens of a name: "Deir ez - Zor", "Port - au - Prince"
# further tokens without a capital: "Zaporizhzhia nuclear power plant", "Beirut's southern suburbs"
LONGEST_TAIL = 4
LONGEST_UNKNOWN = 3
WHERE = frozenset({"around", "at", "in", "inside", "into", "near", "outside", "towards"})
BESIDE = frozenset(
    {
        "above",
        "across",
        "along",
        "beside",
        "beyond",
        "by",
        "for",
        "of",
        "off",
        "on",
        "over",
        "to",
        "through",
        "toward",
    }
)
ASSAILED = frozenset(
    {
        "assault",
        "attack",
        "bombardment",
        "bombing",
        "march",
        "offensive",
        "raid",
        "shelling",
        "siege",
        "strike",
    }
)
SPOKEN_OF_AS_PLACE = frozenset({"FAC", "GPE", "LOC"})
DISTANCES = frozenset({"kilometers", "kilometres", "km", "kms", "miles"})
TAKEN = frozenset({"bomb", "capture", "enter", "leave", "reach", "seize", "take"})
# nobody is
TAKEN_GROUND = frozenset({"liberate", "overrun", "recapture", "retake", "shell", "storm"})
NO_PLACE = frozenset(
    {"DATE", "TIME", "NORP", "LANGUAGE", "LAW", "EVENT", "WORK_OF_ART", "PERCENT", "MONEY"}
)
ARTICLES = frozenset({"al", "el", "as", "ash", "ar", "ad", "an"})


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


def _name_at(
    tokens: Sequence[Token], at: int, gazetteer: Gazetteer, previous: Name | None
) -> Name | None:
    if not _begins_name(tokens[at]):
        return _side_of_a_city(tokens, at, gazetteer)
    for length in range(_reach(tokens, at), 0, -1):
        part = tokens[at : at + length]
        text = _text(part)
        if not _may_be_name(part, text):
            continue
        entries = tuple(gazetteer.candidates(text))
        if not _whole(tokens, at, length) or (_leader(text) and not _known_large(entries)):
            continue
        longer = _with_tail(tokens, at, length, gazetteer)
        if longer is not None:
            return longer
        type_word = type_word_of(part)
        stands = length == _run(tokens, at) and _stands_as_place(part, previous)
        # "the Sumy region Ivan Petrenko"
        beside = previous is not None and previous.last == part[0].i
        # "camps of Jund-e-Watan"
        goes_on = at + length < len(tokens) and tokens[at + length].text == "-"
        if (
            entries
            or (length == _run(tokens, at) and type_word and not (beside or goes_on))
            or stands
        ):
            sort = type_word or (None if entries else "place")
            return Name(
                part[0].i, part[-1].i + 1, text, entries, sort, direction_of(part[0]), stands=stands
            )
    return None


def _text(part: Sequence[Token]) -> str:
    """The text of tokens in a row: a slice of the parse took five times as long."""
    return "".join(t.text_with_ws for t in part[:-1]) + str(part[-1].text)


def _reach(tokens: Sequence[Token], at: int) -> int:
    """Of how many tokens a name that begins here may be: none beyond the first small word that
    joins no names.
    """
    row = tokens[at : at + LONGEST]
    return next(
        (
            n
            for n, t in enumerate(row)
            if not (t.text[:1].isupper() or t.lower_ in word_set("scenery", "particles"))
        ),
        len(row),
    )


def _with_tail(tokens: Sequence[Token], at: int, length: int, gazetteer: Gazetteer) -> Name | None:
    """*Rafah crossing*, *Masisi territory*, *Jenin refugee camp*: a place of its own, by a name
    that ends in small letters.
    """
    tail = tokens[at + length : at + length + LONGEST_TAIL]
    for size in range(len(tail), 0, -1):
        if tail[size - 1].lower_ not in _tail_ends() or any(
            t.text[:1].isupper() for t in tail[:size]
        ):
            continue
        part = tokens[at : at + length + size]
        after = tokens[at + length + size].lower_ if at + length + size < len(tokens) else ""
        entries = (
            tuple(e for e in gazetteer.candidates(_text(part)) if e.primary)
            if after != "of"
            else ()
        )
        if entries:
            return Name(
                part[0].i, part[-1].i + 1, _text(part), entries, None, direction_of(part[0])
            )
    return None


@lru_cache(maxsize=1)
def _tail_ends() -> frozenset[str]:
    return type_words() | word_set("scenery", "sites") | {"suburbs"}


def _side_of_a_city(tokens: Sequence[Token], at: int, gazetteer: Gazetteer) -> Name | None:
    """*southern suburbs of Beirut*: the one sort of name that begins with a small letter."""
    part = tokens[at : at + 4]
    if len(part) < 4 or part[1].lower_ != "suburbs" or part[2].lower_ != "of":
        return None
    entries = tuple(gazetteer.candidates(_text(part)))
    return Name(part[0].i, part[-1].i + 1, _text(part), entries, None) if entries else None


def _stands_as_place(part: Sequence[Token], previous: Name | None) -> bool:
    """*in Kan Gyi*, *outskirts of Xy*, *Kherson, Xy and Kyiv*: a name that no gazetteer knows,
    where only a place can stand.
    """
    first, last = part[0], part[-1]
    before = [t.lower_ for t in window(first.doc, max(sentence_start(first), first.i - 2), first.i)]
    after = last.nbor(1) if last.i + 1 < sentence_end(last) else None
    of_land = after is not None and after.lower_ in word_set("scenery", "landforms")
    alone = (
        after is None or of_land or not (after.text[:1].isupper() or after.pos_ in {"NOUN", "PART"})
    )
    told = _told_by(before, part) or (of_land and before[-1:] == ["the"])
    listed = (
        previous is not None and previous.last == first.i - 1 and before[-1:] in ([","], ["and"])
    )
    closed = (
        after is None
        or after.lower_ in {"and", "in", "."}
        or (after.text == "," and before[-1:] == [","])
    )
    return alone and bool(told or (listed and closed)) and _looks_unknown(part)


def _told_by(before: Sequence[str], part: Sequence[Token]) -> bool:
    """Whether the words before a name say that it is a place: *in*, *the outskirts of*, *north of*,
    *9 km from*, *the raid on*.

    After *on*, *over* or *of* and as what was taken it is one where the parser takes it for a
    place, too.
    """
    if not before:
        return False
    preposition, word = before[-1], before[0] if len(before) > 1 else ""
    if preposition in WHERE:
        return True
    if preposition == "of":
        told = word in _parts_of_land() or word == "out"
    elif preposition == "to":
        told = word in {"close", "on"}  # "moved on to X"
    else:
        told = (preposition == "from" and word in DISTANCES) or (
            preposition == "on" and word.removesuffix("s") in ASSAILED
        )
    as_place = all(t.ent_type_ in SPOKEN_OF_AS_PLACE for t in part)
    taken = part[-1].dep_ == "dobj" and part[-1].head.lemma_ in TAKEN
    told = told or (part[-1].dep_ == "dobj" and part[-1].head.lemma_ in TAKEN_GROUND)
    return told or (as_place and (preposition in BESIDE or taken))


@lru_cache(maxsize=1)
def _parts_of_land() -> frozenset[str]:
    return word_set("scenery", "parts") | word_set("scenery", "directions") | type_words()


def _looks_unknown(part: Sequence[Token]) -> bool:
    """Whether it may be a place at all: no people, organisation, acronym or word that is known for
    something else.
    """
    built = part[-1].lower_ in word_set("scenery", "landforms") and len(part) > 1
    words = {t.lower_ for t in (part[:-1] if built else part)}
    named = [t for t in part if t.text[:1].isupper()]
    return (
        len(named) <= LONGEST_UNKNOWN
        and all(t.pos_ in {"PROPN", "PUNCT"} and not (t.is_upper and len(t) > 1) for t in named)
        and not any(
            t.ent_type_ in NO_PLACE or (t.ent_type_ == "ORG" and len(named) > 1 and not built)
            for t in part
        )
        and not words & word_set("scenery", "not_places")
        and fold(_text(part)) not in known_actors.actor_names()
    )


def _whole(tokens: Sequence[Token], at: int, length: int) -> bool:
    """Whether a name stands alone: *US State Department* and *Human Rights* hold no place,
    *Volodymyr Zelensky* neither.

    Titles that belong to places (*Kursk Oblast*, *Russian Kursk*, *eastern Ukraine*) may stand
    beside it.
    """
    before = tokens[at - 1] if at else None
    after = tokens[at + length] if at + length < len(tokens) else None
    part = tokens[at : at + length]
    country = fold(" ".join(t.text for t in part)) in known_actors.country_names()
    named_after = (
        country and after is not None and after.pos_ == "PROPN" and after.text[:1].isupper()
    )
    return (
        not _inside_person(part)
        and not named_after
        and _not_joined(before, at == 1)
        and _not_joined(after, False)
    )


def _inside_person(part: Sequence[Token]) -> bool:
    """*Zelensky* of *Volodymyr Zelensky*, not the whole of a name that the parser takes for a
    person's.
    """
    first, last, doc = part[0], part[-1], part[0].doc
    after = doc[last.i + 1] if last.i + 1 < len(doc) else None
    called = after is not None and after.lower_ in type_words()  # "Nat Kyi Village"
    goes_on = first.ent_iob_ == "I" or (
        not called and after is not None and after.ent_iob_ == "I" and last.ent_type_ == "PERSON"
    )
    return first.ent_type_ == "PERSON" and goes_on


def _not_joined(beside: Token | None, opens: bool) -> bool:
    if (
        beside is None
        or not beside.text[:1].isupper()
        or (beside.is_sent_start and beside.pos_ != "PROPN")
    ):
        return True
    words = fold(beside.text)
    if (
        words in type_words()
        or words in word_set("scenery", "directions")
        or words in known_actors.actor_names()
    ):
        return True
    return beside.pos_ not in {"PROPN", "NOUN", "ADJ"} or (opens and beside.pos_ != "PROPN")


def _leader(text: str) -> bool:
    return fold(text) in known_actors.stand_ins()


def _known_large(entries: Sequence[Entry]) -> bool:
    return any(e.primary and e.population >= BIG for e in entries)


def _begins_name(token: Token) -> bool:
    capital = token.text[:1].isupper() or (
        token.lower_ in {"al", "el"} and token.i + 1 < len(token.doc)
    )
    if (
        not capital
        or token.pos_ in {"VERB", "AUX", "DET", "PRON"}
        or token.ent_type_ in {"DATE", "TIME"}
    ):
        return False
    return token.pos_ in {"PROPN", "ADJ", "NOUN"} or token.ent_type_ in {"GPE", "LOC", "FAC"}


def _may_be_name(part: Sequence[Token], text: str) -> bool:
    last = part[-1]
    if not last.text[:1].isupper() or last.ent_type_ in {"DATE", "TIME"}:
        return False
    words = fold(text)
    return not (
        words in word_set("scenery", "not_places")
        or words in type_words()
        or words in _not_places()
        or words in known_munitions.munitions()
    )


@lru_cache(maxsize=1)
def _not_places() -> frozenset[str]:
    """Names of sides and demonyms that gazetteers also hold as villages: Hamas, American, Israel
    Defense Forces.
    """
    states = known_actors.names_of_ground()
    countries = word_set("scenery", "short_for_countries")
    return frozenset(
        name for name in known_actors.actor_names() if name not in states and name not in countries
    )


def _run(tokens: Sequence[Token], at: int) -> int:
    """How many capitalised tokens stand in a row from here: the whole of a name that no gazetteer
    knows.
    """
    length = 0
    for token in tokens[at : at + LONGEST]:
        joins = (
            token.lower_ in ARTICLES
            if not length
            else token.text == "-" or token.lower_ in ARTICLES
        )
        if not (token.text[:1].isupper() or joins) or (length and token.lower_ in type_words()):
            break
        length += 1
    return length - 1 if length and not tokens[at + length - 1].text[:1].isupper() else length
