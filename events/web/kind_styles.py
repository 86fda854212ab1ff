"""The colours of kinds as a style sheet, written from `data/kinds.toml`.

Its address changes with its content, so that browsers keep it for good.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_safe

from events.extraction.types import Kind

# on paper, and in colours that the reader has chosen, a kind is its pattern
_SOLID = "@media screen and (forced-colors: none)"
FOR_GOOD = "public, max-age=31536000, immutable"


@require_safe
def kind_styles(request: HttpRequest, version: str) -> HttpResponse:
    """A page from before an update may ask for an earlier version: it gets what there is."""
    response = HttpResponse(STYLES, content_type="text/css; charset=utf-8")
    response["Cache-Control"] = FOR_GOOD if version == VERSION else "no-cache"
    return response


def kind_styles_url() -> str:
    return reverse("web:kind_styles", args=[VERSION])


def _lines() -> Iterator[str]:
    light = "".join(f" --kind-{kind}: {kind.row.colour.light};" for kind in Kind)
    dark = "".join(f" --kind-{kind}: {kind.row.colour.dark};" for kind in Kind)
    yield f":root {{{light} }}"
    yield "@media (prefers-color-scheme: dark) {"
    yield f'  :root:not([data-theme="light"]) {{{dark} }}'
    yield "}"
    yield f':root[data-theme="dark"] {{{dark} }}'
    for kind in Kind:
        yield f".shape-{kind} {{ color: var(--kind-{kind}); }}"
        yield f"mark.of-{kind} {{ border-block-end-color: var(--kind-{kind}); }}"
        yield f"@media screen {{ .chart-svg .kind-{kind} {{ fill: var(--kind-{kind}); }} }}"
        yield f"{_SOLID} {{ .chart-svg .all-{kind} {{ fill: var(--kind-{kind}); }} }}"


STYLES = "\n".join(_lines()) + "\n"
VERSION = hashlib.sha256(STYLES.encode()).hexdigest()[:12]
