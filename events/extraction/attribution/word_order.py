"""Speakers by the order of words, where the parse gives none: *On Monday Ukraine announced that
...*, *..., Governor Smirnov wrote*.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from events.extraction.data.word_lists import word_set, word_sets
from events.extraction.reading import syntax
from events.extraction.reading.document import sentence_start

if TYPE_CHECKING:
    from spacy.tokens import Token

FINITE = {"VBD", "VBZ", "VBP", "VBN"}
QUOTES = {'"', "“", "”", "''", "``", "‘", "’"}
LONGEST = 24  # tokens of a speaker with office and apposition
NAMED = {"NOUN", "PROPN", "NUM"}
INSIDE = {"NOUN", "PROPN", "ADJ", "DET", "ADP", "PART", "NUM", "CCONJ", "PUNCT"}


def speaker_words(verb: Token, trigger: Token, first: int, last: int) -> list[Token]:
    """The words that name who says with `verb` what `trigger` tells; none where their order does
    not show it.

    `[first, last)` are the tokens of the sentence.
    """
    if verb.tag_ not in FINITE or not speaks_by_order(verb):
        return []
    if any(t in verb.conjuncts for t in (trigger, *trigger.ancestors)):
        return []  # "declared a state of war and launched strikes"
    tokens = list(verb.doc[first:last])
    at = int(verb.i) - first
    if verb.i > trigger.i:
        return _named_before(tokens, at) or _named_behind(tokens, at)
    return _before_the_fact(tokens, at) if _opens_a_clause(tokens, at) else []


def speaks_by_order(verb: Token) -> bool:
    """A verb of speech, by its order alone: *kept up pressure* is *maintained*, too, and *damage
    was reported* names nobody.
    """
    lemma = syntax.lemma(verb)
    return (
        lemma in word_sets("reporting", "asserts", "denies")
        and lemma not in word_set("reporting", "says_a_clause")
        and syntax.child(verb, "auxpass") is None
    )


def _opens_a_clause(tokens: Sequence[Token], at: int) -> bool:
    """*said that*, *said Russian forces had*, *told AFP that*; not *reported heavy losses*."""
    rest = [t for t in tokens[at + 1 : at + 12] if not t.is_space]
    if not rest or _opens_none(rest):
        return False
    that = word_set("reporting", "that")
    return any(t.lower_ in that for t in rest[:5]) or syntax.lemma(tokens[at]) in word_set(
        "reporting", "opens_clause"
    )


def _opens_none(rest: Sequence[Token]) -> bool:
    """*warned of attacks*, *reported by the army*; but *claims to have taken the town*."""
    done = len(rest) > 1 and rest[1].lower_ in word_set("judgement", "perfect")
    return rest[0].lower_ in word_set("reporting", "opens_no_clause") and not done


def _named_before(tokens: Sequence[Token], at: int) -> list[Token]:
    """The speaker before a verb that ends what is said; *fighting went on, and Israel warned of
    more* begins something new.
    """
    return [] if begins_anew(tokens[at]) else _after_the_fact(tokens, at)


def begins_anew(verb: Token) -> bool:
    """Whether what the verb says stands behind it."""
    begins = word_sets("reporting", "that", "opens_no_clause")
    return verb.i + 1 < len(verb.doc) and verb.nbor(1).lower_ in begins


def _after_the_fact(tokens: Sequence[Token], at: int) -> list[Token]:
    """*..., the regional head said.*: the words between the last comma or quotation mark and the
    verb.
    """
    row = _without_adverbs(tokens[:at])
    found: list[Token] = []
    for token in reversed(row[:-1] if _closes_a_name(row) else row):
        if (
            token.text in QUOTES
            or (token.text == "," and _clause_before(token))
            or (token.pos_ in {"VERB", "SCONJ"} and not _describes(token, found))
        ):
            return _trimmed(found) if token.text in QUOTES or token.text == "," else []
        found.insert(0, token)
        if len(found) > LONGEST:
            break
    return []


def _describes(token: Token, behind: Sequence[Token]) -> bool:
    """*..., fleeing residents said*: a participle that opens the speaker's phrase, though the parse
    takes it for a verb.
    """
    opens = token.i > 0 and token.nbor(-1).text == ","
    return opens and token.tag_ in {"VBG", "VBN"} and bool(behind) and behind[0].pos_ == "NOUN"


def _closes_a_name(row: Sequence[Token]) -> bool:
    """*Alain Kiwewa, the administrator, said*: the last comma ends an apposition, of which no verb
    is a part.
    """
    return len(row) > 1 and row[-1].text == "," and row[-2].pos_ in NAMED


def _without_adverbs(tokens: Sequence[Token]) -> list[Token]:
    """*the ministry later said*, *the army has said*."""
    row = list(tokens)
    while row and (row[-1].pos_ in {"ADV", "AUX"} or row[-1].is_space):
        row.pop()
    return row


def _clause_before(comma: Token) -> bool:
    """Whether the comma ends what is said, and does not stand within the name: *Col. Alain Kiwewa,
    the administrator, said*.
    """
    before = comma.doc[sentence_start(comma) : comma.i]
    after = comma.nbor(1) if comma.i + 1 < len(comma.doc) else None
    names_on = after is not None and (
        after.lower_ in word_set("reporting", "goes_on_naming") or _describes_the_name(comma)
    )
    return any(t.pos_ in {"VERB", "AUX"} for t in before) and not names_on


def _describes_the_name(comma: Token) -> bool:
    """*Alain Kiwewa, the administrator, said*."""
    article = comma.nbor(1).lower_ in word_set("function_words", "the")
    return article and comma.i > 0 and comma.nbor(-1).ent_type_ == "PERSON"


def _named_behind(tokens: Sequence[Token], at: int) -> list[Token]:
    """*..., said Olena Tkach, 61, a pensioner*; *reports its coordinator, Samuel Kaheni*: the words
    right after the verb.
    """
    before = [t for t in tokens[:at] if not t.is_space]
    if (
        not before
        or before[-1].text not in QUOTES | {","}
        or syntax.lemma(tokens[at]) not in word_set("reporting", "before_speaker")
    ):
        return []
    found: list[Token] = []
    for token in tokens[at + 1 :]:
        if token.pos_ not in INSIDE or token.text in QUOTES or token.text in {".", ";", ":"}:
            break
        found.append(token)
    return _trimmed(found[: next((n for n, t in enumerate(found) if t.text == ","), len(found))])


def _before_the_fact(tokens: Sequence[Token], at: int) -> list[Token]:
    """*On Monday Ukraine announced that ...*: from the head of the sentence or clause to the verb,
    without words of time.
    """
    found: list[Token] = []
    for token in reversed(_without_adverbs(tokens[:at])):
        if token.tag_ in {"VBG", "VBN"}:
            return []  # "Hamas, the group running the Gaza Strip, said": the name lies further back
        if token.pos_ in {"VERB", "SCONJ"} or token.text in QUOTES | {";", ":", "—", "–"}:
            break
        found.insert(0, token)
        if len(found) > LONGEST:
            return []
    return _without_time([t for t in found if not t.is_space])


def _without_time(tokens: list[Token]) -> list[Token]:
    """Without *On Monday*, *Meanwhile,*, *In a statement late on Tuesday,*."""
    row = list(tokens)
    while row and _is_of_time(row[0]):
        opening = row.pop(0)
        if opening.pos_ == "ADP":
            comma = next((n for n, t in enumerate(row) if t.text == ","), None)
            days = next(
                (n for n, t in enumerate(row) if t.ent_type_ not in {"DATE", "TIME"}), len(row)
            )
            row = row[days:] if days else row[comma + 1 :] if comma is not None else []
    return _trimmed(row)


def _is_of_time(token: Token) -> bool:
    return (
        token.text == ","
        or token.lower_ in word_set("reporting", "openings")
        or token.ent_type_ in {"DATE", "TIME"}
    )


def _trimmed(tokens: Sequence[Token]) -> list[Token]:
    row = [t for t in tokens if not t.is_space]
    while row and (
        row[-1].is_punct
        or row[-1].pos_ in {"CCONJ", "ADV", "AUX"}
        or row[-1].ent_type_ in {"DATE", "TIME"}
        or row[-1].lower_ in word_set("function_words", "on")
    ):
        row.pop()
    while row and (row[0].is_punct or row[0].pos_ in {"CCONJ", "SCONJ", "ADV"}):
        row.pop(0)
    starts_well = bool(row) and row[0].pos_ != "ADP"  # "supported by Iran, confirmed": no speaker
    return row if starts_well and any(t.pos_ in NAMED for t in row) else []
