"""When two addresses lead to one article: the form used to compare them."""

from __future__ import annotations

import csv
import re
from functools import cache
from pathlib import Path
from urllib.parse import SplitResult, quote, unquote_to_bytes, urlsplit

import idna

from events import lengths

TRACKING_FILE = Path(__file__).parent / "data" / "tracking_parameters.csv"
DEFAULT_PORTS = {"http": 80, "https": 443}

_HOST = re.compile(r"(?=.{4,253}$)[a-z0-9_-]{1,63}(\.[a-z0-9_-]{1,63})+")
_SAME_SITE = re.compile(r"^(?:www|amp)\.(?=[^.]+\.)")
_ESCAPED = re.compile(r"%[0-9A-Fa-f]{2}|%|[^%]+")
# The front page, also of one language of a site (/en, /pt-br), which many outlets give with each of
# their articles.
_HOME = re.compile(
    r"/(?:(?:index|default|home)(?:\.[a-z]{3,5})?/?|[a-z]{2}(?:[-_][a-z]{2})?/?)?", re.IGNORECASE
)
_AMP_PATH = re.compile(r"(?<=[^/])(?:/amp(?:\.html)?|\.amp(?:\.html)?)/?$", re.IGNORECASE)
_AMP_QUERY = {"amp", "amp=1", "amp=true", "outputtype=amp"}


def canonical_address(url: str) -> str | None:
    """`url` in the form used to compare addresses; None if it is invalid or a bare front page.

    It is a key and is not fetched. It is always https and without www., because outlets serve one
    article under both. Parameters that only say where a reader came from are removed, the rest is
    sorted. Case in the path and the query stays: servers may tell pages apart by it.
    """
    parts = _split(url)
    host = _host(parts)
    if parts is None or host is None:
        return None
    path, query = _path(parts.path), _query(parts.query)
    if not query and _HOME.fullmatch(path or "/"):
        return None
    return f"https://{host}{path or '/'}{'?' + query if query else ''}"


def _split(url: str) -> SplitResult | None:
    url = url.strip()
    if len(url) > lengths.FOUND_ADDRESS or re.search(r"[\s\x00-\x1f\x7f\\]", url):
        return None
    try:
        parts = urlsplit(url)
        usable = (
            parts.scheme in DEFAULT_PORTS
            and parts.hostname
            and parts.username is None
            and parts.port != 0
        )
    except ValueError:
        return None
    return parts if usable else None


def _host(parts: SplitResult | None) -> str | None:
    if parts is None or parts.hostname is None:
        return None
    name = parts.hostname.rstrip(".")
    if not name.isascii():
        try:
            name = idna.encode(name, uts46=True, transitional=False).decode("ascii")
        except (idna.IDNAError, UnicodeError):
            return None
    if not _HOST.fullmatch(name):
        return None
    default = parts.port in {None, DEFAULT_PORTS[parts.scheme]}
    return _SAME_SITE.sub("", name) + ("" if default else f":{parts.port}")


def _path(path: str) -> str:
    """The path with escapes in one form, without dot segments, a trailing slash or AMP's mark."""
    kept: list[str] = []
    for segment in _escapes_in_one_form(path, safe="!$&'()*+,;=:@/").split("/")[1:]:
        if segment == "..":
            del kept[-1:]
        elif segment != ".":
            kept.append(segment)
    joined = "/" + "/".join(kept) if kept else ""
    return _AMP_PATH.sub("", joined).rstrip("/")


def _query(query: str) -> str:
    pairs = [_escapes_in_one_form(pair, safe="!$'()*+,;:@/?=") for pair in query.split("&") if pair]
    return "&".join(sorted(pair for pair in pairs if not _says_where_from(pair)))


def _says_where_from(pair: str) -> bool:
    name = pair.partition("=")[0].lower()
    names, prefixes = _tracking()
    return pair.lower() in _AMP_QUERY or name in names or name.startswith(prefixes)


def _escapes_in_one_form(text: str, *, safe: str) -> str:
    """%7e, ~ and é in RFC 3986's normal form; an escaped slash stays escaped."""
    return "".join(_one_form(piece, safe) for piece in _ESCAPED.findall(text))


def _one_form(piece: str, safe: str) -> str:
    if len(piece) == 3 and piece.startswith("%"):
        byte = unquote_to_bytes(piece)
        plain = byte.decode("latin-1")
        return plain if re.fullmatch(r"[A-Za-z0-9._~-]", plain) else piece.upper()
    return quote(piece, safe=safe + "~")


@cache
def _tracking() -> tuple[frozenset[str], tuple[str, ...]]:
    lines = [
        line
        for line in TRACKING_FILE.read_text(encoding="utf-8").splitlines()
        if not line.startswith("#")
    ]
    names = [row["name"] for row in csv.DictReader(lines)]
    exact = frozenset(name for name in names if not name.endswith("*"))
    return exact, tuple(name[:-1] for name in names if name.endswith("*"))
