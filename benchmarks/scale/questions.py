"""What is asked: of all three the API's questions, of the product alone its pages."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from urllib.parse import urlencode

from django.db.models import Count

from benchmarks.scale.composed import FIRST
from events.models import Event, EventActor, EventPlace

API = "/api/v1/"
Asked = Mapping[str, object]
MONTHS = [(4, 7), (7, 10), (9, 12), (1, 4), (2, 5)]
COMMON, MIDDLING = ("said", "struck"), ("artillery", "apartment")


def questions() -> dict[str, Sequence[Mapping[str, str]]]:
    """By name the variants of a question, each as {peer: address}."""
    kinds, countries = ("strike", "ground_combat"), _countries()
    combined = [
        {"kind": kind, "country": country, **days}
        for country in countries[:3]
        for kind in kinds
        for days in _quarters()
    ]
    asked: dict[str, Sequence[Mapping[str, str]]] = {
        "newest": [_list({})],
        "deep": [_list({"cursor": cursor}, page=page) for page, cursor in _deep()],
        "kind+country+3 months": [_list(one) for one in combined],
        "actor": [_list({"actor": slug}) for slug in _actors()],
        "box 0.5": [_list({"bbox": box}) for box in _boxes(0.25)],
        "box 10": [_list({"bbox": box}) for box in _boxes(5)],
        "text common": [_list({"q": word}) for word in COMMON],
        "text middling": [_list({"q": word}) for word in MIDDLING],
        "detail": [_same(f"events/{public_id}/") for public_id in _ids()],
        "timeline": [_count("timeline", {})],
        "timeline kind": [_count("timeline", {"kind": kind}) for kind in kinds],
        "timeline kind+country": [
            _count("timeline", {"kind": kind, "country": country})
            for kind in kinds
            for country in countries[:3]
        ],
        "facets": [_count("facets", {})],
        "facets kind+3 months": [_count("facets", {"kind": "strike", **d}) for d in _quarters()],
    }
    for kind in ("csv", "geojson"):
        files = [_address(f"/events.{kind}", days) for days in _quarters()]
        asked[f"{kind} 3 months"] = [{"product": file, "raw": file} for file in files]
    pages: dict[str, Sequence[tuple[str, Asked]]] = {
        "home": [("/", {})],
        "home country": [("/", {"country": country}) for country in countries[:3]],
        "home kind+country+3 months": [("/", one) for one in combined[:6]],
        "home actor": [("/", {"actor": slug}) for slug in _actors()[:3]],
        "home weapon": [("/", {"weapon": "drone"}), ("/", {"weapon": "missile"})],
        "home text": [("/", {"q": word}) for word in MIDDLING],
        "home 3 months": [("/", days) for days in _quarters()],
        "charts": [("/charts/", {})],
        "charts country": [("/charts/", {"country": country}) for country in countries[:2]],
        "charts actor": [("/charts/", {"actor": slug}) for slug in _actors()[:2]],
        "charts kind+country+3 months": [("/charts/", one) for one in combined[:3]],
        "map points": [("/map/points.json", {})],
        "clusters zoom 2": [("/map/clusters.json", {"zoom": 2, "bbox": "-180,-85,180,85"})],
        "clusters zoom 6": [("/map/clusters.json", {"zoom": 6, "bbox": b}) for b in _boxes(5)],
        "clusters zoom 10": [("/map/clusters.json", {"zoom": 10, "bbox": b}) for b in _boxes(0.25)],
        "articles": [("/articles/", {})],
        "event page": [(f"/events/{public_id}/", {}) for public_id in _ids()],
        "actor page": [(f"/actors/{slug}/", {}) for slug in _actors()[:3]],
        "place page": [(f"/places/{key}/", {}) for key, _, _ in _places()[:3]],
        "sums": [("/totals/", {})],
    }
    for name, variants in pages.items():
        asked[name] = [{"product": _address(path, query)} for path, query in variants]
    return asked


def _address(path: str, query: Asked) -> str:
    return f"{path}?{urlencode(query)}" if query else path


def _list(query: dict[str, object], **of_stock: object) -> Mapping[str, str]:
    """Stock has pages where the others have cursors, and `search` where they have `q`."""
    ours = _address(f"{API}events/", {**query, "limit": 100})
    theirs = {"search" if name == "q" else name: value for name, value in query.items()}
    theirs.pop("cursor", None)
    return {"product": ours, "raw": ours, "stock": _address("/events/", {**theirs, **of_stock})}


def _count(what: str, query: Asked) -> Mapping[str, str]:
    ours = _address(f"{API}{what}/", query)
    return {"product": ours, "raw": ours, "stock": _address(f"/events/{what}/", query)}


def _same(path: str) -> Mapping[str, str]:
    return {"product": f"{API}{path}", "raw": f"{API}{path}", "stock": f"/{path}"}


def _quarters() -> list[dict[str, object]]:
    """Three months each, of years that have events."""
    last = Event.objects.newest_first().values_list("ends_on", flat=True).first() or FIRST
    years = range(FIRST.year, max(last.year, FIRST.year + 1))
    return [
        {"after": date(year, first, 1), "before": date(year, end, 1)}
        for year in list(years)[:2]
        for first, end in MONTHS[:3]
    ]


def _countries() -> list[str]:
    rows = EventPlace.objects.exclude(place__country="").values_list("place__country")
    return [code for code, _ in rows.annotate(n=Count("pk")).order_by("-n")[:6]]


def _actors() -> list[str]:
    rows = EventActor.objects.values_list("actor__slug")
    return [slug for slug, _ in rows.annotate(n=Count("pk")).order_by("-n")[:10]]


def _places() -> list[tuple[int, float, float]]:
    rows = EventPlace.objects.filter(place__precision="town", place__lat__isnull=False)
    found = rows.values_list("place", "place__lat", "place__lon").annotate(n=Count("pk"))
    return [(key, lat, lon) for key, lat, lon, _ in found.order_by("-n", "place")[:12]]


def _boxes(half: float) -> list[str]:
    return [
        f"{lon - half:.2f},{max(lat - half, -85):.2f},{lon + half:.2f},{min(lat + half, 85):.2f}"
        for _, lat, lon in _places()
    ]


def _ids() -> list[str]:
    rows = Event.objects.visible().order_by("pk").values_list("public_id", flat=True)
    return list(rows[500:512])


def _deep() -> list[tuple[int, str]]:
    """Cursors in the middle of the list, each with the number of stock's page there."""
    middle = Event.objects.visible().count() // 2
    rows = Event.objects.visible().newest_first().values_list("ends_on", "pk")
    return [(middle // 100, f"{day}_{key}") for day, key in rows[middle : middle + 5]]
