"""Passages as HTML. Made here and not in a template, so that not one space is added to an article's text."""

from __future__ import annotations

from django import template
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

from events.web.passages import Passage, Piece

register = template.Library()


@register.simple_tag
def marked(passages: list[Passage], prefix: str = "", refer_to: str = "") -> SafeString:
    """The passages with their sentences and words marked.

    Anchors are `{prefix}s{start}` for a sentence and `{prefix}w{start}` for words, offsets as in the article. With `refer_to`,
    each sentence ends in links to `#{refer_to}{number}`, which are not copied along with the text.
    """
    return format_html_join("", "{}", ((_passage(passage, prefix, refer_to),) for passage in passages))


def _passage(passage: Passage, prefix: str, refer_to: str) -> SafeString:
    inner = format_html_join("", "{}", ((_piece(piece, prefix),) for piece in passage.pieces))
    if not passage.numbers:
        return inner
    references = _references(passage.ending, refer_to) if refer_to and passage.ending else ""
    return format_html('<mark id="{}s{}">{}</mark>{}', prefix, passage.start, inner, references)


def _piece(piece: Piece, prefix: str) -> SafeString | str:
    if not piece.fields:
        return piece.text
    fields = ", ".join(piece.fields)
    return format_html('<span class="words" id="{}w{}" title="Read as: {}">{}</span>', prefix, piece.start, fields, piece.text)


def _references(numbers: tuple[int, ...], refer_to: str) -> SafeString:
    link = '<a href="#{0}{1}" aria-label="Event {1}">{1}</a>'
    return format_html('<span class="refs">{}</span>', format_html_join("", link, ((refer_to, number) for number in numbers)))
