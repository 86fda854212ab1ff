"""Passages as HTML. Built here because a template would add spaces to the article's text."""

from __future__ import annotations

from collections.abc import Mapping

from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext, pgettext

from events.web.pages.passages import Passage, Piece
from events.wording.labels.naming import field_name, kind_label


def marked(
    passages: list[Passage],
    prefix: str = "",
    refer_to: str = "",
    kinds: Mapping[int, str] | None = None,
) -> SafeString:
    """The passages with sentences and words marked.

    Anchors are `{prefix}s{start}` for a sentence and `{prefix}w{start}` for words; offsets are
    those of the article. With `refer_to`, each sentence ends in links to `#{refer_to}{number}`,
    which are left out when text is copied. With `kinds`, a mark shows the kind of its event by
    colour and shape. The words that report the event itself have the class `tells`: a sentence may
    report several events.
    """
    return format_html_join(
        "", "{}", ((_passage(passage, prefix, refer_to, kinds or {}),) for passage in passages)
    )


def _passage(passage: Passage, prefix: str, refer_to: str, kinds: Mapping[int, str]) -> SafeString:
    inner = format_html_join("", "{}", ((_piece(piece, prefix),) for piece in passage.pieces))
    if not passage.numbers:
        return inner
    references = _references(passage.ending, refer_to, kinds) if refer_to and passage.ending else ""
    told = format_html(' data-told="{}"', " ".join(map(str, passage.numbers))) if refer_to else ""
    kind = (
        format_html(' class="of-{}"', kinds[passage.numbers[0]])
        if passage.numbers[0] in kinds
        else ""
    )
    return format_html(
        '<mark id="{}s{}"{}{}>{}</mark>{}', prefix, passage.start, told, kind, inner, references
    )


def _piece(piece: Piece, prefix: str) -> SafeString | str:
    if not piece.fields:
        return piece.text
    fields = pgettext("between the names of a list", ", ").join(
        field_name(field) for field in piece.fields
    )
    title = gettext("Read as: %(fields)s") % {"fields": fields}
    return format_html(
        '<span class="words{}" id="{}w{}" title="{}">{}</span>',
        " tells" if "kind" in piece.fields else "",
        prefix,
        piece.start,
        title,
        piece.text,
    )


def _references(numbers: tuple[int, ...], refer_to: str, kinds: Mapping[int, str]) -> SafeString:
    link = '<a href="#{0}{1}" aria-label="{2}">{3}{1}</a>'
    rows = (
        (refer_to, number, _said(number, kinds.get(number)), _shape(kinds.get(number)))
        for number in numbers
    )
    return format_html('<span class="refs">{}</span>', format_html_join("", link, rows))


def _said(number: int, kind: str | None) -> str:
    if kind is None:
        return gettext("Event %(number)s") % {"number": number}
    return gettext("Event %(number)s: %(kind)s") % {"number": number, "kind": kind_label(kind)}


def _shape(kind: str | None) -> SafeString | str:
    if kind is None:
        return ""
    drawing = (
        '<svg class="shape shape-{0}" aria-hidden="true" focusable="false"><use '
        'href="#shape-{0}"></use></svg>'
    )
    return format_html(drawing, kind)


def anchor_prefix(number: int) -> str:
    """Keeps the anchors of several articles' sentences apart on one page."""
    return f"r{number}-"
