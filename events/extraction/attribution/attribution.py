"""Who says so, whether they assert or deny it, and how far that establishes the event."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from events.extraction.attribution import speakers
from events.extraction.data.folding import fold
from events.extraction.data.word_lists import word_set, word_sets
from events.extraction.reading import syntax
from events.extraction.reading.document import Document, Sentence, sentence_start, window
from events.extraction.reading.mention import Mention
from events.extraction.types import Attribution, Stance

if TYPE_CHECKING:
    from spacy.tokens import Token

PRONOUNS = {"he", "she", "it", "they", "i", "we"}
RELATIVE = {"who", "that", "which"}
QUOTES = ('"', "“", "”", "‟")


@dataclass(frozen=True, slots=True)
class Speech:
    """A speaker found: the head of their phrase, the attribution made of it, and the words where
    the parse did not give them.
    """

    speaker: Token
    attribution: Attribution
    words: tuple[Token, ...] = ()


def speeches(mention: Mention, document: Document) -> list[Speech]:
    """Those who say what the mention tells: by the verb over its clause, *according to*, or the end
    of the quotation.
    """
    trigger = document.parse[mention.trigger]
    found = (
        _verb_over(trigger, document)
        or _according(mention, document)
        or _end_of_sentence(mention, document)
    )
    claimed = _claimed_by(trigger, document)
    if found is None and claimed is None:
        found = (
            _by_order_of_words(mention, document)
            or _quoted_on(mention.sentence, document)
            or _said_of_this(mention.sentence, document)
        )
    return [
        one for speech in (claimed, found) if speech is not None for one in _each(speech, document)
    ]


def _by_order_of_words(mention: Mention, document: Document) -> Speech | None:
    """The speaker that the order of words shows where the parse shows none."""
    sentence, trigger = mention.sentence, document.parse[mention.trigger]
    verbs = [
        t for t in document.tokens(sentence) if t.i != trigger.i and t.pos_ in {"VERB", "NOUN"}
    ]
    for verb in sorted(verbs, key=lambda t: (t.i < trigger.i, abs(t.i - trigger.i))):
        words = speakers.speaker_words(verb, trigger, sentence.first, sentence.last)
        heads = [t for t in words if t.pos_ in {"NOUN", "PROPN"}]
        if not heads or not _can_speak(heads[0]):
            continue
        start, end = document.start(words[0]), document.end(words[-1])
        stance = (
            Stance.DENIES
            if syntax.lemma(verb) in word_set("reporting", "denies")
            else Stance.ASSERTS
        )
        return Speech(
            heads[-1], Attribution(document.text[start:end], stance, start, end), tuple(words)
        )
    return None


def _each(speech: Speech, document: Document) -> list[Speech]:
    """*according to local sources and the monitor*: each of them says so."""
    if speech.words:
        return [speech]
    others = [t for t in speech.speaker.conjuncts if t.i > speech.speaker.i and t.pos_ != "PRON"]
    if not others:
        return [speech]
    stance = speech.attribution.stance
    heads = [speech.speaker, *others]
    return [_alone(head, heads, stance, document) for head in heads]


def _alone(head: Token, heads: Sequence[Token], stance: Stance, document: Document) -> Speech:
    inside = {int(t.i) for t in head.subtree if not _in_clause(t, head)}
    inside -= {int(t.i) for other in heads if other.i > head.i for t in other.subtree}
    first = last = int(head.i)
    while first - 1 in inside:
        first -= 1
    while last + 1 in inside:
        last += 1
    tokens = _trimmed(window(head.doc, first, last + 1)) or [head]
    start, end = document.start(tokens[0]), document.end(tokens[-1])
    return Speech(head, Attribution(document.text[start:end], stance, start, end))


def _claimed_by(trigger: Token, document: Document) -> Speech | None:
    """*a raid claimed by X*, *the raid was claimed by X*, *X claimed responsibility for the
    attack*: whoever did it says so.
    """
    participle = next(
        (c for c in trigger.children if c.dep_ == "acl" and syntax.lemma(c) == "claim"), None
    )
    if participle is not None:
        return _speech(participle, syntax.by_phrase(participle), document)
    verb = syntax.governor(trigger)
    if syntax.lemma(verb) != "claim":
        return None
    if trigger.dep_ == "nsubjpass":
        return _speech(verb, syntax.by_phrase(verb), document)
    claimed = syntax.child(verb, "dobj")
    if claimed is None or (
        claimed.i != trigger.i and claimed.lower_ not in {"responsibility", "credit"}
    ):
        return None
    return _speech(verb, syntax.subject(verb), document)


def _said_of_this(sentence: Sentence, document: Document) -> Speech | None:
    """*The governor reported this on Telegram*, *This was announced by the general staff*: what was
    told right before.
    """
    for later in document.sentences[sentence.index + 1 : sentence.index + 3]:
        for verb in document.tokens(later)[:25]:
            if not _reports(verb):
                continue
            told = syntax.undergoer(verb)
            if told is not None and told.lower_ in {"this", "it"}:
                return _speech(verb, syntax.agent(verb), document)
    return None


def _speech(verb: Token, speaker: Token | None, document: Document) -> Speech | None:
    if speaker is None or not _can_speak(speaker) or speaker.lower_ in RELATIVE:
        return None
    if speaker.lower_ in {"we", "i"} and not _is_quoted(speaker):
        return None  # "We recall that ...": the outlet itself
    if speaker.lower_ in PRONOUNS:
        named = _named_before(speaker, document)
        if named is None:
            return None
        speaker = named
    stance = (
        Stance.DENIES if syntax.lemma(verb) in word_set("reporting", "denies") else Stance.ASSERTS
    )
    tokens = _words_of(speaker)
    start, end = document.start(tokens[0]), document.end(tokens[-1])
    return Speech(speaker, Attribution(document.text[start:end], stance, start, end))


def _is_quoted(token: Token) -> bool:
    before = token.doc[max(0, sentence_start(token) - 60) : token.i].text
    return before.count("“") > before.count("”") or before.count('"') % 2 == 1


def _can_speak(speaker: Token) -> bool:
    return not syntax.names_munition([speaker]) and syntax.lemma(speaker) not in {
        "attack",
        "strike",
        "image",
        "video",
        "footage",
        "toll",
        "incident",
        "thing",
        "nobody",
        "anybody",
        "anyone",
        "somebody",
        "someone",
        "everyone",
        "none",
        "one",
        "side",
    }


def _words_of(speaker: Token) -> list[Token]:
    """The speaker's phrase in one piece: with titles, offices and *of*-phrases, without clauses."""
    inside = {int(t.i) for t in speaker.subtree if not _in_clause(t, speaker)}
    first = last = int(speaker.i)
    while first - 1 in inside:
        first -= 1
    while last + 1 in inside:
        last += 1
    if (
        last + 1 < len(speaker.doc)
        and speaker.doc[last + 1].text == ")"
        and any(t.text == "(" for t in speaker.doc[first:last])
    ):
        last += 1  # "the group Jama'at Nusrat al-Islam (JNIM)"
    return _trimmed(window(speaker.doc, first, last + 1)) or [speaker]


def _trimmed(tokens: list[Token]) -> list[Token]:
    """Without what opens or ends a phrase and is no part of it: commas, *and*, spaces, the *who* of
    a clause left out.
    """
    while len(tokens) > 1 and (
        tokens[-1].is_space or tokens[-1].is_punct or syntax.opens_more(tokens[-1])
    ):
        if tokens[-1].text == ")" and any(t.text == "(" for t in tokens):
            break
        tokens.pop()
    while len(tokens) > 1 and (tokens[0].is_punct or tokens[0].is_space):
        tokens.pop(0)
    return [t for t in tokens if not t.is_space]


def _in_clause(token: Token, speaker: Token) -> bool:
    node = token
    while node.i != speaker.i:
        if node.dep_ in {"relcl", "acl", "advcl", "ccomp"} or (
            node.dep_ == "prep" and node.lower_ in {"on", "after", "during"}
        ):
            return True
        node = node.head
    return False


def _named_before(pronoun: Token, document: Document) -> Token | None:
    """Whom *he*, *she*, *it* or *they* means: the last subject of a verb of speech before."""
    for token in reversed(window(document.parse, max(0, pronoun.i - 120), pronoun.i)):
        if (
            token.dep_ == "nsubj"
            and token.lower_ not in PRONOUNS
            and syntax.lemma(token.head) in word_set("reporting", "asserts")
        ):
            return token
    return None


def _reports(verb: Token) -> bool:
    return syntax.is_verb(verb) and syntax.lemma(verb) in word_sets(
        "reporting", "asserts", "denies"
    )


def _verb_over(trigger: Token, document: Document) -> Speech | None:
    below = trigger
    for verb in trigger.ancestors:
        if below.dep_ == "prep" and syntax.lemma(verb) in {"accuse", "blame"}:
            return _speech(verb, syntax.subject(verb), document)
        if (
            _reports(verb)
            and below.dep_ in {"ccomp", "xcomp", "parataxis", "advcl", "dep", "pcomp"}
            and _is_said(verb, below)
        ):
            speaker = syntax.subject(verb)
            if speaker is not None and (
                speaker.i < below.left_edge.i
                or speaker.i > below.right_edge.i
                or below.dep_ == "ccomp"
            ):
                return _speech(verb, speaker, document)
        below = verb
    if _reports(trigger):
        return None
    inner = next(
        (
            c
            for c in syntax.governor(trigger).children
            if c.dep_ in {"parataxis", "ccomp"} and _reports(c) and c.i > trigger.i
        ),
        None,
    )
    return _speech(inner, syntax.child(inner, "nsubj"), document) if inner is not None else None


def _is_said(verb: Token, below: Token) -> bool:
    """*X said that*, not *X accused Y, killing Z*: an adverbial clause is said only before the
    verb.
    """
    return below.dep_ != "advcl" or below.i < verb.i


def _according(mention: Mention, document: Document) -> Speech | None:
    for token in document.tokens(mention.sentence):
        if token.lower_ == "according" and token.i + 1 < len(document.parse):
            to = next((c for c in token.children if c.lower_ == "to"), None)
            speaker = syntax.child(to, "pobj") if to is not None else None
            if speaker is not None:
                return _speech(token, speaker, document)
    return None


def _end_of_sentence(mention: Mention, document: Document) -> Speech | None:
    """*..., the regional head said.*: a verb of speech and its speaker after the last comma."""
    tokens = [t for t in document.tokens(mention.sentence) if not t.is_space]
    for token in reversed(tokens[-9:]):
        if _reports(token) and token.i > mention.trigger:
            speaker = syntax.child(token, "nsubj")
            comma = next(
                (t for t in reversed(tokens) if t.i < token.i and t.text in {",", "”", '"'}), None
            )
            if speaker is not None and comma is not None and comma.i > mention.trigger:
                return _speech(token, speaker, document)
    return None


def _quoted_on(sentence: Sentence, document: Document) -> Speech | None:
    """A quotation over several sentences: its speaker is named where it ends, in the same
    paragraph.
    """
    words = document.words(sentence)
    if not words.startswith(QUOTES) and not _inside_quote(sentence, document):
        return None
    for later in document.sentences[sentence.index : sentence.index + 4]:
        if later.paragraph != sentence.paragraph:
            return None
        for token in document.tokens(later):
            if _reports(token) and (speaker := syntax.child(token, "nsubj")) is not None:
                return _speech(token, speaker, document)
    return None


def _inside_quote(sentence: Sentence, document: Document) -> bool:
    opens = bisect_left(document.sentences, sentence.paragraph, key=lambda s: s.paragraph)
    before = document.text[document.sentences[opens].start : sentence.start]
    return before.count("“") > before.count("”") or before.count('"') % 2 == 1


def is_independent(speaker: str) -> bool:
    """Whether a speaker is no party: witnesses, residents, aid bodies, monitors, outlets."""
    return _names_one_of(_independent(), speaker)


def is_official(speaker: str) -> bool:
    return _names_one_of(_officials(), speaker)


def _names_one_of(known: tuple[str, ...], speaker: str) -> bool:
    words = f" {fold(speaker)} "
    return any(k in words for k in known)


@lru_cache(maxsize=1)
def _independent() -> tuple[str, ...]:
    return _as_words(word_sets("reporting", "independent", "outlets"))


@lru_cache(maxsize=1)
def _officials() -> tuple[str, ...]:
    return _as_words(word_set("reporting", "official"))


def _as_words(known: frozenset[str]) -> tuple[str, ...]:
    """The words as they stand in a folded text: to fold the lists anew for every speaker was a
    third of all folding.
    """
    return tuple(f" {fold(k)} " for k in known)
