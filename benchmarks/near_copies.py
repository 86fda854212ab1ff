"""How well copies of a text are found, and what the search costs.

    python benchmarks/near_copies.py [--articles 10000 100000] [--json]

Pairs are made from the articles that ship: each of the 90 (76 annotated, 14 of the demo) is edited,
cut, reordered or lengthened. Bulletins in the same words with other figures, and all pairs of
different articles, must not be taken for copies. Then look-ups are timed among so many made-up
articles in a SQLite database of its own.
"""

from __future__ import annotations

import argparse
import json
import os
import random
import re
import statistics
import sys
import tempfile
import time
from collections.abc import Callable
from itertools import combinations
from pathlib import Path

PROJECT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(PROJECT))

from benchmarks.bulletins import BULLETINS, bulletin  # noqa: E402
from events.services.linking.text_overlap import TextRuns, is_copy, overlap, sketch_of  # noqa: E402

FILES = (
    PROJECT / "events/extraction/data/gold.jsonl",
    PROJECT / "events/management/demo_articles.jsonl",
)
LEAST_SHARED = 2  # as in events/models/articles/sketches.py
BULLETINS_EACH = 40
Pair = tuple[str, str]


def shipped() -> list[str]:
    return [
        json.loads(line)["text"]
        for path in FILES
        for line in path.read_text(encoding="utf-8").splitlines()
    ]


def pairs_of(texts: list[str], drawn: random.Random) -> dict[str, list[Pair]]:
    """The pairs that are copies, by what was done to the text."""
    vocabulary = " ".join(texts).split()

    def edited(text: str, share: float) -> str:
        return re.sub(
            r"\S+",
            lambda word: drawn.choice(vocabulary) if drawn.random() < share else word[0],
            text,
        )

    def cut(text: str, share: float) -> str:
        words = re.findall(r"\S+\s*", text)
        return "".join(words[: int(len(words) * share)])

    def reordered(text: str) -> str:
        paragraphs = text.split("\n\n")
        drawn.shuffle(paragraphs)
        return "\n\n".join(paragraphs)

    def lengthened(text: str) -> str:
        other = drawn.choice([one for one in texts if one != text])
        return "\n\n".join(
            ["Another headline stands here", *text.split("\n\n")[1:], *other.split("\n\n")[:3]]
        )

    made: dict[str, Callable[[str], str]] = {
        "edited 2 %": lambda text: edited(text, 0.02),
        "edited 10 %": lambda text: edited(text, 0.10),
        "edited 15 %": lambda text: edited(text, 0.15),
        "cut to half": lambda text: cut(text, 0.5),
        "cut to the first quarter": lambda text: cut(text, 0.25),
        "cut to half, edited 10 %": lambda text: edited(cut(text, 0.5), 0.10),
        "paragraphs reordered": reordered,
        "other lead, 3 paragraphs of another": lengthened,
    }
    return {name: [(text, make(text)) for text in texts] for name, make in made.items()}


def not_copies(texts: list[str], drawn: random.Random) -> dict[str, list[Pair]]:
    found = {"different articles": list(combinations(texts, 2))}
    for name, form in BULLETINS.items():
        found[f"bulletins: {name}"] = list(
            combinations([bulletin(form, drawn) for _ in range(BULLETINS_EACH)], 2)
        )
    return found


def measured(pairs: list[Pair]) -> dict[str, float]:
    """How many pairs are copies, and how many of these the sketch finds.

    Also the medians of the true and the estimated containment.
    """
    runs = {text: TextRuns(text) for pair in pairs for text in pair}
    sketches = {text: set(sketch_of(text)) for text in runs}
    compared = [
        (overlap(runs[one], runs[other]), sketches[one], sketches[other]) for one, other in pairs
    ]
    copies = [
        (is_copy(runs[one], runs[other]), len(sketches[one] & sketches[other]))
        for one, other in pairs
    ]
    errors = [abs(_estimate(one, other) - found.containment) for found, one, other in compared]
    return {
        "pairs": len(pairs),
        "copies": sum(alike for alike, _ in copies),
        "found": sum(alike and shared >= LEAST_SHARED for alike, shared in copies),
        "jaccard": round(statistics.median(found.jaccard for found, _, _ in compared), 2),
        "containment": round(statistics.median(found.containment for found, _, _ in compared), 2),
        "containment_estimated": round(
            statistics.median(_estimate(one, other) for _, one, other in compared), 2
        ),
        "median_error": round(statistics.median(errors), 2),
    }


def _estimate(one: set[int], other: set[int]) -> float:
    return len(one & other) / max(1, min(len(one), len(other)))


def sketch_milliseconds(texts: list[str]) -> float:
    sketch_of(texts[0])  # imports and caches
    started = time.process_time()
    for text in texts:
        sketch_of(text)
    return 1000 * (time.process_time() - started) / len(texts)


def looked_up(texts: list[str], sizes: list[int], drawn: random.Random) -> list[dict[str, float]]:
    """Processor milliseconds of a look-up among so many articles.

    Measured with and without comparing the texts.
    """
    with tempfile.TemporaryDirectory() as directory:
        path = Path(directory) / "copies.sqlite3"
        os.environ |= {
            "DATABASE_URL": f"sqlite:///{path}",
            "DJANGO_SETTINGS_MODULE": "tracker.settings",
            "REDIS_URL": "",
        }
        import django  # noqa: PLC0415 - after the address of the database is set

        django.setup()
        from django.core.management import call_command  # noqa: PLC0415

        call_command("migrate", verbosity=0)
        return [_at_size(size, texts, drawn, path) for size in sorted(sizes)]


def _at_size(size: int, texts: list[str], drawn: random.Random, path: Path) -> dict[str, float]:
    from events.models import Article, TextSketch  # noqa: PLC0415
    from events.services.linking.copies import find_copies  # noqa: PLC0415

    _fill(size - Article.objects.count(), texts, drawn)
    new = [" ".join(text.split()[drawn.randrange(40) :]) for text in texts[:40]]
    ids = [_insert([text], [sketch_of(text)])[0] for text in new]
    likest = [_milliseconds(lambda pk=pk: TextSketch.objects.likest(pk, 20)) for pk in ids]
    whole = [
        _milliseconds(lambda pk=pk, text=text: find_copies(pk, text))
        for pk, text in zip(ids, new, strict=True)
    ]
    return {
        "articles": size,
        "sketch_rows": TextSketch.objects.count(),
        "likest_ms": round(statistics.median(likest), 2),
        "likest_ms_max": round(max(likest), 2),
        "find_copies_ms": round(statistics.median(whole), 2),
        "find_copies_ms_max": round(max(whole), 2),
        "database_mb": round(path.stat().st_size / 1e6),
    }


def _milliseconds(work: Callable[[], object]) -> float:
    started = time.process_time()
    work()
    return 1000 * (time.process_time() - started)


def _fill(missing: int, texts: list[str], drawn: random.Random) -> None:
    """Articles with 46 sampled values each, two thirds of them from the shipped articles.

    They have more in common than real news.
    """
    shared = sorted({value for text in texts for value in sketch_of(text)})
    for at in range(0, missing, 2000):
        count = min(2000, missing - at)
        sketches = [
            [*drawn.sample(shared, 30), *(drawn.getrandbits(60) for _ in range(16))]
            for _ in range(count)
        ]
        _insert([drawn.choice(texts) for _ in range(count)], sketches)


def _insert(texts: list[str], sketches: list[list[int]]) -> list[int]:
    """Rows as submission writes them, many at once."""
    from django.db import connection, transaction  # noqa: PLC0415

    from events.models import Article  # noqa: PLC0415

    with transaction.atomic(), connection.cursor() as cursor:
        rows = [_article(text) for text in texts]
        Article.objects.bulk_create(rows)
        values = [
            (row.pk, value) for row, sketch in zip(rows, sketches, strict=True) for value in sketch
        ]
        cursor.executemany(
            "INSERT INTO events_textsketch (article_id, value) VALUES (%s, %s)", values
        )
    return [row.pk for row in rows]


def _article(text: str) -> object:
    from django.utils import timezone  # noqa: PLC0415

    from events.models import Article  # noqa: PLC0415

    today, mark = timezone.now(), f"{random.getrandbits(256):064x}"
    return Article(
        text=text,
        sha256=mark,
        published_on=today.date(),
        published_on_basis="given",
        submitted_by="file",
    )


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.split("\n\n")[0] if __doc__ else "")
    parser.add_argument("--json", action="store_true")
    parser.add_argument("--articles", type=int, nargs="*", default=[10_000, 100_000])
    args = parser.parse_args()
    texts, drawn = shipped(), random.Random(1)
    sets = {**pairs_of(texts, drawn), **not_copies(texts, drawn)}
    result = {
        "pairs": {name: measured(pairs) for name, pairs in sets.items()},
        "sketch_ms": round(sketch_milliseconds(texts), 2),
        "look_up": looked_up(texts, args.articles, drawn) if args.articles else [],
    }
    print(json.dumps(result, indent=2) if args.json else as_text(result))


def as_text(result: dict) -> str:
    lines = [
        f"{'':38}{'pairs':>6} {'copies':>6} {'found':>6}  containment true/estimated (median error)"
    ]
    lines += [
        f"{name:38}{row['pairs']:6} {row['copies']:6} {row['found']:6}  "
        f"{row['containment']:.2f} / {row['containment_estimated']:.2f} ({row['median_error']:.2f})"
        for name, row in result["pairs"].items()
    ]
    lines += [f"a sketch: {result['sketch_ms']} ms of processor time an article"]
    lines += [
        "  ".join(f"{name} {value}" for name, value in row.items()) for row in result["look_up"]
    ]
    return "\n".join(lines)


if __name__ == "__main__":
    main()
