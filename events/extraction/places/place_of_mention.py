"""Where: which of the names in a sentence is the place of a mention."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from events.extraction.data import known_actors
from events.extraction.data.folding import fold
from events.extraction.data.word_lists import word_set
from events.extraction.places.one_land import of_one_land
from events.extraction.places.place_name import Name
from events.extraction.places.relations import covers
from events.extraction.places.scenes.datelines import is_dateline
from events.extraction.places.scenes.movements import at_one_end
from events.extraction.places.scenes.no_scenes import is_home_of_agent
from events.extraction.places.scenes.other_events import is_of_another, tells_another_time
from events.extraction.places.scenes.place_phrases import head_of, in_speaker, is_where
from events.extraction.places.scenes.vague_names import without_vague
from events.extraction.places.toponyms import Names
from events.extraction.reading import syntax
from events.extraction.reading.document import Document, sentence_end, window
from events.extraction.reading.mention import Mention
from events.extraction.types import Place, Precision, Why

if TYPE_CHECKING:
    from spacy.tokens import Token

_Pair = tuple[Name, Place]

WHICH_WITHIN = 5  # tokens: "X in the north, which"
BESIDE_A_SEA = 8  # tokens: "the Red Sea port city of X"
HOLDERS = {Precision.REGION, Precision.DISTRICT, Precision.TOWN}


def places(
    mention: Mention, names: Names, document: Document
) -> tuple[tuple[Place, ...], tuple[Why, ...]]:
    """The places of the mention: of its own clause, finest first where one lies in another; none
    where the clause names none.
    """
    sentence = mention.sentence
    here = [
        n
        for n in names.within(sentence.first, sentence.last)
        if n.first in names.places and not is_dateline(n, sentence.first, document)
    ]
    chosen = _of_clause(here, mention, names, document)
    if not chosen and not mention.refers_back:
        finer = [n for n in here if names.places[n.first].precision is not Precision.COUNTRY]
        chosen = _finest(_exact(_unclaimed(finer, mention, document), here, names), names)
    chosen = [pair for pair in chosen if not _is_sector(pair[0], document)] or chosen
    chosen = of_one_land(_with_listed(chosen, here, names, document), names, document)
    return tuple(p for _, p in chosen), tuple(_why(n, names, document) for n, _ in chosen)


def _with_listed(
    chosen: list[_Pair], here: Sequence[Name], names: Names, document: Document
) -> list[_Pair]:
    """With the last of *over X and Y oblasts*, which the parse hangs elsewhere: like the name
    before it, and without *in* of its own.
    """
    found = dict(chosen)
    for name in here:
        before = next((n for n in found if n.first == names.links.lists.get(name.first)), None)
        if before is None or name in found:
            continue
        place, gap = names.places[name.first], window(document.parse, before.last, name.first)
        own = any(t.lower_ in word_set("place_links", "at") for t in gap)
        if not own and place.precision is found[before].precision:
            found[name] = place
    return list(found.items())


def _is_sector(name: Name, document: Document) -> bool:
    """*On the Kupiansk direction, they attacked near Petropavlivka*: a stretch of the front, where
    the place itself is named, too.
    """
    behind = document.parse[name.last : name.last + 1]
    return any(t.lower_ in word_set("places", "sectors") for t in behind)


def _why(name: Name, names: Names, document: Document) -> Why:
    first, last = document.parse[name.first], document.parse[name.last - 1]
    rule = f"place/{names.rules.get(name.first, 'name')}"
    return Why("places", rule, document.start(first), document.end(last))


def _of_clause(
    here: Sequence[Name], mention: Mention, names: Names, document: Document
) -> list[_Pair]:
    """The finest places of the mention's own clause."""
    inside = [n for n in here if n.first in mention.scope and is_where(n, mention, document)]
    inside = at_one_end(inside, mention, document)
    told = _exact(_antecedent(here, mention, document), here, names) or _exact(inside, here, names)
    told = without_vague(told, names, document)
    plain = [n for n in told if not _is_aside(n, mention, document)]
    perhaps = [n for n in told if not is_of_another(n, mention.trigger, document)]
    return _finest(_own(plain, mention, names, document), names) or _finest(perhaps, names)


def _antecedent(here: Sequence[Name], mention: Mention, document: Document) -> list[Name]:
    """*X, where fighting has raged*, *X, which was shelled*: the name before the clause."""
    clause = syntax.governor(document.parse[mention.trigger])
    where = word_set("places", "where")
    if clause.dep_ != "relcl":
        return []
    if any(c.lower_ in where for c in clause.children):
        return [n for n in here if n.first <= clause.head.i < n.last]
    pronoun = next((c for c in clause.children if c.tag_ == "WDT"), None)
    if pronoun is None or not _is_scene_of(pronoun, clause, mention):
        return []
    before = [n for n in here if pronoun.i - WHICH_WITHIN <= n.last - 1 < pronoun.i]
    return before[-1:]


def _is_scene_of(which: Token, clause: Token, mention: Mention) -> bool:
    """*X, which has seen heavy fighting*, *which was shelled*, *which they retook*."""
    if clause.i == mention.trigger and which.dep_ in {"dobj", "nsubjpass"}:
        return True
    scenes = word_set("places", "scenes")
    scene = any(c.dep_ == "attr" and syntax.lemma(c) in scenes for c in clause.children)
    sees = syntax.lemma(clause) in word_set("places", "tells") | word_set("places", "suffers")
    return which.dep_ == "nsubj" and (scene or sees)


def _own(told: list[Name], mention: Mention, names: Names, document: Document) -> list[Name]:
    """Of *captured X and launched assaults on Y* each trigger's own: the names below it, without
    verbs that *and* joins to it.
    """
    trigger = document.parse[mention.trigger]
    below = set(syntax.below(trigger))
    verbs = (t for t in trigger.subtree if syntax.is_verb(t) and t.i != trigger.i)
    for verb in (t for t in verbs if _tells_another(t, trigger)):
        below -= syntax.below(verb)
    apart = _begins_another(trigger)
    own = [n for n in told if n.first in below and not (apart and trigger.i < apart < n.first)]
    return own if own and not _are_finer(told, own, names) else told


def _are_finer(told: Sequence[Name], own: Sequence[Name], names: Names) -> bool:
    """Whether the trigger's own names say only in which country the others lie."""
    countries = {names.places[n.first].country for n in own}
    broad = all(names.places[n.first].precision is Precision.COUNTRY for n in own)
    others = [names.places[n.first] for n in told if n not in own]
    return broad and any(
        p.precision is not Precision.COUNTRY and p.country in countries for p in others
    )


def _begins_another(trigger: Token) -> int | None:
    """Where *as* begins what another does meanwhile, which the parse of a headline misses: *X
    strikes Y as Z burns*.
    """
    as_words = word_set("function_words", "as")
    as_else = word_set("places", "as_else")
    for token in window(trigger.doc, trigger.i + 1, sentence_end(trigger) - 1):
        if token.lower_ in as_words and not {token.nbor(-1).lower_, token.nbor(1).lower_} & as_else:
            return int(token.i)
    return None


def _tells_another(verb: Token, trigger: Token) -> bool:
    """A verb that *and* joins to the trigger, or the clause of another agent: *strikes X as
    fighting flares in Y*.
    """
    joined = verb.dep_ == "conj" and verb.head.i == trigger.i
    meanwhile = word_set("places", "meanwhile")
    apart = syntax.child(verb, "nsubj", "nsubjpass") is not None or any(
        c.lower_ in meanwhile for c in verb.children
    )
    return joined or (verb.dep_ in {"advcl", "pcomp"} and apart)


def _is_aside(name: Name, mention: Mention, document: Document) -> bool:
    """Whether a name stands in a relative clause that only describes something: *a city that was
    home to ...*.
    """
    node = head_of(name, document)
    if is_home_of_agent(node):
        return True
    while node.head.i != node.i and mention.trigger not in syntax.below(node):
        if node.dep_ in {"relcl", "ccomp", "acl"} or tells_another_time(node):
            return True
        node = node.head
    return False


def _unclaimed(here: Sequence[Name], mention: Mention, document: Document) -> list[Name]:
    """Where the clause names no place: those of the same sentence that no other clause claims, or
    that of the speaker's office.
    """
    says = word_set("places", "says")
    tells_speech = syntax.lemma(document.parse[mention.trigger]) in says
    found = []
    for name in here:
        speaker = in_speaker(head_of(name, document))
        if fold(name.text) in known_actors.stand_ins() and (speaker or not name.type_word):
            continue  # "the defence ministry in Moscow said"
        of_speaker = not tells_speech and speaker
        if of_speaker or _stands_before(name, mention, document):
            found.append(name)
    return found


def _stands_before(name: Name, mention: Mention, document: Document) -> bool:
    """Whether it stands as a place before the mention, outside its clause."""
    before = name.first < mention.trigger and name.first not in mention.scope
    return before and is_where(name, mention, document)


# ---- the finest of several places


def _exact(told: Sequence[Name], here: Sequence[Name], names: Names) -> list[Name]:
    """Without names that only say where another lies, and with that other: *the X quarter of Y*,
    *X, a town near Y*.
    """
    by_first = {n.first: n for n in here}
    found: dict[int, Name] = {}
    for name in told:
        for inner in _innermost(name.first, names, set(by_first)):
            found.setdefault(inner, by_first[inner])
    return [found[first] for first in sorted(found)]


def _innermost(first: int, names: Names, here: set[int]) -> list[int]:
    """The names that a name holds or is a landmark of, as deep as they go; the name itself where it
    is neither.
    """
    links = names.links
    inner = [i for i in here if links.holders.get(i) == first]
    inner += [links.landmarks[first]] if links.landmarks.get(first) in here else []
    return [deep for i in inner for deep in _innermost(i, names, here - {first})] or [first]


def _finest(told: Sequence[Name], names: Names) -> list[_Pair]:
    """Without places that only say where a finer one lies, and each once."""
    found: dict[str, _Pair] = {}
    for name in told:
        place = names.places[name.first]
        found.setdefault(place.key or fold(place.name), (name, place))
    pairs = _without_unknown_quarters(list(found.values()))
    coarse = {
        n.first
        for n, p in pairs
        for m, q in pairs
        if q is not p and covers(n, p, m, q) and not _are_apart(p, n, m, names)
    }
    return [(n, _within(p, [q for _, q in pairs])) for n, p in pairs if n.first not in coarse]


def _are_apart(place: Place, name: Name, other: Name, names: Names) -> bool:
    """Whether the text says that the other place is not in this one."""
    if place.country is None:
        # "fired from X at a ship in the Red Sea": a town on a sea stands beside it
        return abs(name.first - other.first) > BESIDE_A_SEA
    fine = place.precision in {Precision.TOWN, Precision.DISTRICT, Precision.SITE}
    alike = place.precision is Precision.REGION and name.type_word == other.type_word
    return (fine or alike) and _list_of(name.first, names) == _list_of(other.first, names)


def _list_of(first: int, names: Names) -> int:
    """The first of the list that a name stands in: *shelled X and Tyre*. A town is not where an
    unknown village lies that *and* joins to it.
    """
    lists = names.links.lists
    while first in lists and lists[first] < first:
        first = lists[first]
    return first


def _without_unknown_quarters(pairs: list[_Pair]) -> list[_Pair]:
    """*in the capital, in the X district*: a quarter that is not known is told by its town."""
    quarters = word_set("scenery", "quarters")
    known = [
        (n, p)
        for n, p in pairs
        if p.precision is not Precision.UNRESOLVED or n.type_word not in quarters
    ]
    return known if any(p.precision is Precision.TOWN for _, p in known) else pairs


def _within(place: Place, others: Sequence[Place]) -> Place:
    """A place that no gazetteer knows lies in the region or district that the same clause names."""
    if place.precision is not Precision.UNRESOLVED or place.admin1:
        return place
    holder = next((o for o in others if o.precision in HOLDERS), None)
    if holder is None:
        return place
    return replace(place, admin1=holder.admin1 or holder.name, country=holder.country)


def nearest_before(mention: Mention, names: Names) -> tuple[Place, ...]:
    """The last place named before the mention in its sentence: *Donetsk region, which claims*."""
    first = mention.sentence.first
    before = [n for n in names.found if first <= n.first <= mention.trigger]
    known = [names.places[n.first] for n in before if n.first in names.places]
    return tuple(known[-1:])
