"""How much of the time of extraction is the parse: both over the same texts in one run,
alternating, on one core.

    python benchmarks/extraction.py [--json] [--rounds 5]

Prints `ratio` (extraction over the bare parse by the same model), `articles_per_second`, and the
processor's seconds for 100,000 characters of news in one text. The texts are the demo articles,
joined until one has about 577 words, the length of an agency's article on one day of a war; the
long text is made of the annotated articles that ship.
"""

from __future__ import annotations

import argparse
import json
import resource
import statistics
import sys
import time
from collections.abc import Callable
from datetime import date
from pathlib import Path

PROJECT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(PROJECT))

from events.extraction import extract_events  # noqa: E402
from events.extraction.gazetteer.gazetteer_file import default_path, open_gazetteer  # noqa: E402
from events.extraction.reading.language import load_parser  # noqa: E402

WORDS = 577
DAY = date(2024, 11, 13)
LONG = 100_000
GOLD = PROJECT / "events" / "extraction" / "data"
DEMO = PROJECT / "events" / "management" / "demo_articles.jsonl"


def texts() -> list[str]:
    """Articles of about WORDS words."""
    rows = [json.loads(line)["text"] for line in DEMO.read_text(encoding="utf-8").splitlines()]
    words = "\n\n".join(rows).split(" ")
    return [" ".join(words[at : at + WORDS]) for at in range(0, len(words) - WORDS, WORDS)]


def long_text() -> str:
    lines = (GOLD / name for name in ("press.jsonl", "gold.jsonl"))
    rows = [json.loads(line) for path in lines for line in path.open(encoding="utf-8")]
    return "\n\n".join(row["text"] for row in rows)[:LONG]


def seconds(work: Callable[[str], object], articles: list[str]) -> float:
    started = time.process_time()
    for text in articles:
        work(text)
    return time.process_time() - started


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.split("\n\n")[0] if __doc__ else "")
    parser.add_argument("--json", action="store_true")
    parser.add_argument("--rounds", type=int, default=5)
    args = parser.parse_args()
    articles, nlp, gazetteer = texts(), load_parser(), open_gazetteer(default_path())
    extract: Callable[[str], object] = lambda text: extract_events(  # noqa: E731
        text, published_on=DAY, gazetteer=gazetteer
    )
    seconds(extract, articles)  # caches fill
    rounds = [(seconds(nlp, articles), seconds(extract, articles)) for _ in range(args.rounds)]
    ratios = [whole / parse for parse, whole in rounds]
    result = {
        "ratio": round(statistics.median(ratios), 3),
        "ratio_min": round(min(ratios), 3),
        "ratio_max": round(max(ratios), 3),
        "articles_per_second": round(
            len(articles) / statistics.median(whole for _, whole in rounds), 2
        ),
        "seconds_for_100_kb": round(seconds(extract, [long_text()]), 1),
        "peak_megabytes": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024,
        "words_per_article": WORDS,
        "articles": len(articles),
    }
    print(
        json.dumps(result)
        if args.json
        else "\n".join(f"{key:20} {value}" for key, value in result.items())
    )


if __name__ == "__main__":
    main()
