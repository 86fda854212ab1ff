"""A model that tells what annotated articles tell, but for every tenth number, place and name."""

import itertools
import json

from events.extraction.data import known_actors
from events.extraction.model.answers import read_answer
from events.extraction.model.grounding.quotations import find
from events.extraction.model.reader import parts_of, reports_of
from events.extraction.scoring.gold import read_gold
from events.management.commands.evaluate import SHIPPED
from tests.model_server import event, people, place, side

EVERY = 10
OTHER_PLACES = ("Lviv", "Aleppo", "Goma", "Sanaa", "Timbuktu")
OTHER_SIDES = ("Poland", "Peru", "Boko Haram", "Japan")


class Liar:
    """Says what it is given, with every tenth value changed: the value alone, or its quotation
    too.
    """

    def __init__(self):
        self.numbers, self.places, self.sides = (itertools.count(1) for _ in range(3))
        self.lies = []

    def number(self, value, quote):
        n = next(self.numbers)
        if n % EVERY:
            return people(value, value, quote)
        lie = value + 13
        self.lies.append(("number", lie))
        told = quote.replace(str(value), str(lie)) if n % (2 * EVERY) else quote
        return people(lie, lie, told)

    def name(self, kind, value, quote):
        n = next(self.places if kind == "place" else self.sides)
        say = place if kind == "place" else side
        if n % EVERY:
            return say(value, quote)
        others = OTHER_PLACES if kind == "place" else OTHER_SIDES
        lie = others[n // EVERY % len(others)]
        self.lies.append((kind, lie))
        told = quote.replace(value, lie) if n % (2 * EVERY) else quote
        return say(lie, told)

    def tell(self, gold):
        sentence = gold["evidence"][0]["text"][:280].rsplit(" ", 1)[0]
        told = event(kind=gold["kind"], trigger=sentence.strip(" .,"))
        for one in gold["places"]:
            if find(sentence, one["name"]):
                told["places"].append(self.name("place", one["name"], sentence))
        for actor in gold["actors"]:
            if find(sentence, actor["name"]):
                role = "perpetrators" if actor["role"] == "perpetrator" else "targets"
                told[role].append(self.name("side", actor["name"], sentence))
        for field in ("killed", "wounded"):
            count = (gold.get("casualties") or {}).get(field) or {}
            if count.get("min") and find(sentence, str(count["min"])):
                told[field] = self.number(count["min"], sentence)
        return told


def test_no_changed_number_place_or_name_survives(gazetteer):
    liar, kept, dropped, survivors = Liar(), 0, 0, []
    with SHIPPED.open(encoding="utf-8") as lines:
        articles = read_gold(lines)
    for article in articles:
        parts = parts_of(
            article.text,
            published_on=article.published_on,
            language="en",
            gazetteer=gazetteer,
        )
        liar.lies.clear()
        said = [liar.tell(gold) for gold in article.events if gold["evidence"]]
        answers = [read_answer(json.dumps({"events": said[:50]}))] + [()] * (len(parts) - 1)
        read = reports_of(parts, answers)
        kept += len(read.reports)
        dropped += len(liar.lies)
        survivors += [lie for lie in liar.lies if _stands(lie, read.reports, article.text)]
    assert kept > 300 and dropped > 30
    assert survivors == []


def _stands(lie, reports, text):
    """Whether a report holds the lie, and the text does not."""
    kind, value = lie
    if find(text, str(value)):
        return False
    for report in reports:
        harm = report.casualties
        numbers = {b for c in (harm.killed, harm.wounded) if c for b in (c.min, c.max)}
        names = {p.name for p in report.places} | {a.name for a in report.actors}
        if value in (numbers if kind == "number" else names):
            return True
    return False


def test_the_lies_are_such_as_could_be_believed():
    known = known_actors.actor_names()
    assert all(name.lower() in known for name in OTHER_SIDES)
