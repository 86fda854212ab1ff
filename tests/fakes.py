"""What stands in for the outermost edges in tests."""

import hashlib
import os
import signal
import time
from datetime import UTC, date, datetime
from html import escape
from pathlib import Path

from events.extraction.data.folding import fold
from events.extraction.gazetteer.gazetteer import Entry
from events.extraction.types import DateSpan, Evidence, Kind, Precision, Report
from events.sources.fetching.answers import Fetched, FetchRefused, NotModified

FETCHED_AT = datetime(2024, 11, 14, 9, 31, tzinfo=UTC)
PUBLISHED = "<pubDate>Wed, 13 Nov 2024 21:00:00 GMT</pubDate>"
NEWS = (
    (
        "Two drones struck a fuel depot near Sumy on Wednesday night, the governor of the region "
        "said on Thursday morning."
    ),
    (
        "Nobody was hurt. Firemen fought the blaze until dawn, and the road to the village "
        "stayed closed, his office added."
    ),
)


class ScriptedExtractor:
    """Does what the text says.

    `SLEEP 2` takes two seconds, `FAIL` raises, `KILL` ends its process like a crash, `QUOTE` raises
    an error that quotes the text. Otherwise each sentence that ends with `!` is a report. The
    setting EXTRACTOR names it in worker processes.
    """

    version = "scripted"

    def __init__(self, *, gazetteer_file: Path) -> None:
        self.warm = True

    @staticmethod
    def warm_up() -> None:
        pass

    def __call__(self, text: str, *, published_on: date) -> list[Report]:
        words = text.split()
        if "SLEEP" in words:
            time.sleep(float(words[words.index("SLEEP") + 1]))
        if "FAIL" in words:
            raise ValueError("This text cannot be read.")
        if "QUOTE" in words:
            raise ValueError(f"invalid text: {text}")
        if "KILL" in words:
            os.kill(os.getpid(), signal.SIGKILL)
        return [
            _report(text, start, published_on) for start in range(len(text)) if text[start] == "!"
        ]


class TinyGazetteer:
    """A dozen places, for tests of single steps.

    `tests/extraction/gazetteer/test_tiny_gazetteer.py` compares it with the real file.
    """

    def __init__(self) -> None:
        self.names: dict[str, list[Entry]] = {}
        for entry, *others in _tiny_places():
            for name in (entry.name, *others):
                self.names.setdefault(fold(name), []).append(entry)

    def candidates(self, name: str) -> list[Entry]:
        return list(self.names.get(fold(name), ()))

    def entry(self, key: str) -> Entry | None:
        return next(
            (entry for entries in self.names.values() for entry in entries if entry.key == key),
            None,
        )

    def capital(self, whole: str) -> Entry | None:
        return self.entry({"UA": "gn:703448"}.get(whole, ""))


def _tiny_places() -> list[tuple[Entry | str, ...]]:
    """Entries with the further names that they are found by; of one name, the likelier first."""
    town, district, region, country = (
        Precision.TOWN,
        Precision.DISTRICT,
        Precision.REGION,
        Precision.COUNTRY,
    )
    return [
        (Entry("gn:703448", "Kyiv", town, "UA", None, 50.45466, 30.5238, 2952301),),
        (Entry("gn:711390", "Brovary", town, "UA", "Kyiv Oblast", 50.51097, 30.79106, 109806),),
        (Entry("gn:706448", "Kherson", town, "UA", "Kherson Oblast", 46.63695, 32.61458, 66000),),
        (
            Entry("iso:UA-65", "Kherson Oblast", region, "UA", "Kherson Oblast", 46.5422, 33.4079),
            "Kherson",
            "Kherson region",
        ),
        (
            Entry(
                "gn:703845",
                "Kryvyi Rih",
                town,
                "UA",
                "Dnipropetrovsk Oblast",
                47.90572,
                33.39404,
                603904,
            ),
            "Kryvyi Rig",
        ),
        (Entry("gn:704422", "Pokrovsk", town, "UA", "Donetsk Oblast", 48.28014, 37.17706, 60127),),
        (
            Entry("iso:RU-KRS", "Kursk Oblast", region, "RU", "Kursk Oblast", 51.6568, 36.4853),
            "Kursk region",
        ),
        (
            Entry(
                "sup:gaza-strip-ps-gaza-strip",
                "Gaza Strip",
                region,
                "PS",
                "Gaza Strip",
                31.42,
                34.36,
                2100000,
            ),
            "Gaza",
        ),
        (Entry("gn:281102", "Rafah", town, "PS", "Gaza Strip", 31.29722, 34.24357, 126305),),
        (Entry("gn:350350", "Rafah", town, "EG", "North Sinai", 31.28204, 34.23869, 44215),),
        (Entry("iso:PS-RFH", "Rafah Governorate", district, "PS", "Gaza Strip", 31.283, 34.2805),),
        (
            Entry("gn:281124", "Khan Younis", town, "PS", "Gaza Strip", 31.34018, 34.30627, 173183),
            "Khan Yunis",
        ),
        (Entry("sup:red-sea", "Red Sea", region, None, None, 20.0, 38.5),),
        (Entry("iso:UA", "Ukraine", country, "UA", None, 49.0, 32.0, 40000000),),
        (Entry("iso:RU", "Russia", country, "RU", None, 60.0, 100.0, 144478050),),
        (
            Entry("iso:PS", "Palestinian territories", country, "PS", None, 31.9, 35.2, 4569087),
            "Palestine",
        ),
    ]


def _report(text: str, mark: int, published_on: date) -> Report:
    start = text.rfind(". ", 0, mark) + 2 if ". " in text[:mark] else 0
    return Report(
        kind=Kind.STRIKE,
        subkind="drone",
        date=DateSpan(published_on, published_on),
        evidence=(Evidence(start, mark + 1, text[start : mark + 1]),),
    )


class ScriptedWeb:
    """Answers a fetch from a table, and keeps what it was asked.

    An answer is a body, a `Fetched` or `NotModified` as it is, or an error to raise.
    """

    def __init__(self, answers: dict[str, object] | None = None) -> None:
        self.answers = answers or {}
        self.asked: list[tuple[str, str, str]] = []

    def __call__(
        self, url: str, *, etag: str = "", last_modified: str = ""
    ) -> Fetched | NotModified:
        self.asked.append((url, etag, last_modified))
        answer = self.answers.get(url, FetchRefused("The server answers 404 (Not Found)."))
        if isinstance(answer, Exception):
            raise answer
        return fetched(url, answer) if isinstance(answer, str | bytes) else answer


def fetched(url: str, body: str | bytes, **values: object) -> Fetched:
    """What a fetch brings; all is as expected where `values` do not say otherwise."""
    body = body.encode() if isinstance(body, str) else body
    defaults = {
        "final_url": url,
        "status": 200,
        "hops": (url,),
        "content_type": "text/html",
        "charset": "utf-8",
    }
    defaults |= {
        "sha256": hashlib.sha256(body).hexdigest(),
        "etag": "",
        "last_modified": "",
        "fetched_at": FETCHED_AT,
    }
    return Fetched(url=url, body=body, **{**defaults, **values})


def news_page(*paragraphs: str, title: str = "Depot hit", head: str = "", **meta: str) -> str:
    """An article as an outlet's page; `meta`: properties of its head, such as `og__site_name`."""
    told = "".join(f"<p>{paragraph}</p>" for paragraph in paragraphs or NEWS)
    said = "".join(
        f'<meta property="{name.replace("__", ":")}" content="{value}">'
        for name, value in meta.items()
    )
    return (
        f"<!doctype html><html lang=en><head><title>{title}</title>{said}{head}</head>"
        f"<body><article><h1>{title}</h1>{told}</article></body></html>"
    )


def rss(*entries: dict[str, str], title: str = "", ttl: str = "") -> str:
    """A feed; an entry has guid, link, title, summary, content, all of them optional, and is of 13
    November 2024.
    """
    items = "".join(
        f"<item>{''.join(_element(*part) for part in entry.items())}{PUBLISHED}</item>"
        for entry in entries
    )
    channel = f"<title>{title}</title>{f'<ttl>{ttl}</ttl>' if ttl else ''}{items}"
    space = 'xmlns:content="http://purl.org/rss/1.0/modules/content/"'
    return f'<?xml version="1.0"?><rss version="2.0" {space}><channel>{channel}</channel></rss>'


def _element(name: str, value: str) -> str:
    tag = {"summary": "description", "content": "content:encoded"}.get(name, name)
    what_it_is = ' isPermaLink="false"' if name == "guid" else ""
    return f"<{tag}{what_it_is}>{escape(value)}</{tag}>"
