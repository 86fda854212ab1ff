"""Rows for tests: plain functions with defaults, each of which returns what it made."""

from datetime import UTC, date, datetime
from itertools import count

from django.utils import timezone

from events.extraction import types
from events.extraction.data.folding import fold
from events.extraction.scoring.alignment import align
from events.extraction.scoring.results import results
from events.extraction.types import Role
from events.models import (
    Actor,
    Article,
    Claim,
    Evaluation,
    Event,
    Evidence,
    Feed,
    Import,
    Page,
    Place,
    PlaceName,
    Report,
    Source,
)
from events.services.intake.addresses import address_key

number = count(1)
DAY = date(2024, 11, 13)
LONG_AGO = datetime(2024, 11, 14, tzinfo=UTC)
SENTENCE = "A drone hit a house in Kyiv."


def make_source(name="Example Agency", **values):
    return Source.objects.get_or_create(name=name, defaults=values)[0]


def make_article(text=None, **values):
    n = next(number)
    text = text or f"{SENTENCE} Text {n}."
    defaults = {
        "sha256": f"{n:064x}",
        "published_on": DAY,
        "published_on_basis": "given",
        "submitted_by": "form",
        # as the service gives it: SQLite's own clock keeps fewer digits, which compare otherwise
        "submitted_at": timezone.now(),
        "status": "done",
        "extractor_version": "test",
    }
    return Article.objects.create(text=text, **{**defaults, **values})


def make_page(address=None, **values):
    """A page that waits to be fetched."""
    address = address or f"https://example.org/news/{next(number)}"
    defaults = {
        "address_key": address_key(address),
        "submitted_by": "form",
        "submitted_at": timezone.now(),
    }
    return Page.objects.create(address=address, **{**defaults, "not_before": LONG_AGO, **values})


def make_feed(address=None, **values):
    """A feed that is due."""
    return Feed.objects.create(
        address=address or f"https://example.org/feeds/{next(number)}",
        **{"next_poll_at": LONG_AGO, **values},
    )


def make_place(name="Kyiv", **values):
    defaults = {
        "key": f"test:{name}",
        "precision": "town",
        "country": "UA",
        "lat": 50.45,
        "lon": 30.52,
    }
    place, created = Place.objects.get_or_create(name=name, defaults={**defaults, **values})
    if created:
        PlaceName.objects.create(place=place, name=name, key=fold(name))
    return place


def make_actor(name="Russia", **values):
    return Actor.objects.get_or_create(
        slug=fold(name).replace(" ", "-"), defaults={"name": name, "kind": "state", **values}
    )[0]


def make_event(*, places=(), perpetrator=None, target=None, weapons=(), ends_on=DAY, **values):
    """An event; `places` are rows, sides are names, `weapons` are (type, launched, intercepted)."""
    defaults = {
        "kind": "strike",
        "subkind": "drone",
        "status": "claimed",
        "starts_on": ends_on,
        "summary": SENTENCE,
    }
    event = Event.objects.create(ends_on=ends_on, **{**defaults, **values})
    for ordinal, place in enumerate(places):
        event.event_places.create(place=place, ordinal=ordinal)
    for role, name in (("perpetrator", perpetrator), ("target", target)):
        if name:
            event.event_actors.create(actor=make_actor(name), role=role)
    for weapon, launched, intercepted in weapons:
        event.event_weapons.create(type=weapon, launched=launched, intercepted=intercepted)
    return event


def make_report(event=None, article=None, *, speaker=None, stance="asserts", **values):
    """A report of an event in an article, with its sentence as evidence and what a speaker says of
    it.
    """
    article = article or make_article()
    defaults = {
        "kind": "strike",
        "status": "claimed",
        "starts_on": DAY,
        "ends_on": DAY,
        "extracted": {},
    }
    defaults |= {"extractor_version": "test", "ordinal": article.reports.count()}
    report = Report.objects.create(event=event, article=article, **{**defaults, **values})
    words = {"start": 0, "end": len(SENTENCE), "quote": article.text[: len(SENTENCE)]}
    Evidence.objects.create(report=report, **words)
    if speaker:
        Claim.objects.create(report=report, speaker=speaker, stance=stance, **words)
    return report


def make_extracted(
    *sentences,
    kind="strike",
    subkind=None,
    on=DAY,
    until=None,
    place=None,
    by=(),
    against=(),
    said=(),
    **values,
):
    """What the extractor yields: a report of `kind` on a day (or span), told by `sentences` from
    the start of a text.

    `place` is a name or a value, `by` and `against` are names of sides, `said` are (speaker,
    stance).
    """
    sides = [(Role.PERPETRATOR, name) for name in by] + [(Role.TARGET, name) for name in against]
    evidence, start = [], 0
    for sentence in sentences or (SENTENCE,):
        evidence.append(types.Evidence(start, start + len(sentence), sentence))
        start += len(sentence) + 1
    return types.Report(
        kind=types.Kind(kind),
        subkind=subkind,
        date=types.DateSpan(on, until or on),
        places=(place if isinstance(place, types.Place) else types.Place(place),) if place else (),
        actors=tuple(types.Actor(role, name) for role, name in sides),
        attribution=tuple(
            types.Attribution(speaker, types.Stance(stance), 0, 7) for speaker, stance in said
        ),
        evidence=tuple(evidence),
        **values,
    )


def make_evaluation(gold_name="gold.jsonl", *, confidence=0.85, **values):
    """A measurement on one article of four events: one read right, one with much wrong, one missed,
    one spurious.
    """
    told = [
        scored(0, killed=5),
        scored(1, killed=5, source="the mayor", status="denied"),
        scored(2, kind="deployment"),
    ]
    read = [scored(0, killed=5), scored(1), scored(3, kind="interception")]
    why = [
        {
            "field": "killed",
            "rule": "casualties/kill",
            "start": 0,
            "end": 1,
            "confidence": confidence,
        }
    ]
    found = results(
        [
            align(
                "example", told, [{**event, "confidence": confidence, "why": why} for event in read]
            )
        ],
        errors=5,
    )
    defaults = {"created_at": timezone.now(), "extractor_version": "test", "gold_sha256": "0" * 64}
    defaults |= {"articles": 1, "events": 3, "results": found}
    return Evaluation.objects.create(gold_name=gold_name, **{**defaults, **values})


def scored(sentence, *, kind="strike", killed=None, source=None, status="reported"):
    """An event in the annotation guide's JSON, told by the sentence with this number."""
    start = sentence * 100
    return {
        "kind": kind,
        "date": {"start": DAY.isoformat(), "end": DAY.isoformat()},
        "places": [
            {"name": "Kyiv", "country": "UA", "lat": 50.45, "lon": 30.52, "precision": "town"}
        ],
        "actors": [{"role": "perpetrator", "name": "Russia"}],
        "weapons": [],
        "casualties": {
            "killed": None if killed is None else {"min": killed, "max": killed},
            "wounded": None,
        },
        "attribution": [{"source": source, "stance": "asserts"}] if source else [],
        "status": status,
        "evidence": [{"start": start, "end": start + len(SENTENCE), "text": SENTENCE}],
    }


def make_import(**values):
    """A file with a long name, waiting to be taken in."""
    n = next(number)
    name = f"a-long-name-of-a-file-without-any-space-in-it-{n}.csv"
    defaults = {
        "name": name,
        "sha256": f"{n:064x}",
        "submitted_at": timezone.now(),
        "not_before": timezone.now(),
    }
    return Import.objects.create(**{**defaults, **values})


def make_waiting(script="", *, events=1, **values):
    """An article in the queue for worker processes, which read it as `ScriptedExtractor` does: it
    reports so many events.
    """
    filler = f"The war went on through the night and nobody slept in town {next(number)}."
    told = "Two drones hit a depot in the north of the country!"
    return make_article(
        " ".join([filler, script, *[told] * events]),
        **{"status": "pending", "not_before": LONG_AGO, **values},
    )
