"""What leads to other articles is no part of the text."""

import pytest

from events.sources.pages import read_page

FIRST = (
    "Shells hit the village of Old Mill late on Tuesday and killed two people, the head of the "
    "district said in the evening."
)
SECOND = (
    'A third man was <a href="/hospital">taken to hospital</a>, and the police, as they said in a '
    "statement, looked for others below the rubble."
)
LAST = (
    "The road to the river was closed until the morning, and trains were late by an hour, the "
    "railway said."
)
LINK = '<a href="/x">Missile kills nine in Eastvale</a>'


def text_of(between):
    body = f"<h1>Shells kill two</h1><p>{FIRST}</p><p>{SECOND}</p>{between}<p>{LAST}</p>"
    page = f"<html><body><main><article>{body}</article></main></body></html>"
    return read_page(page.encode(), url="https://daily.example/a", charset="utf-8").text


@pytest.mark.parametrize(
    "teaser",
    [
        f"<p><strong>SEE MORE:</strong> {LINK}</p>",
        f"<p><b>Read more</b> {LINK}</p>",
        f"<p>READ ALSO | {LINK}</p>",
        f"<p>📌 Read more: {LINK}</p>",
        f"<blockquote class='wp-embedded-content'>{LINK}</blockquote>",
        f"<p>{LINK}</p>",
        f"<p><em>{LINK}</em></p>",
        f"<p><strong>Читайте також:</strong> {LINK}</p>",
        f"<p>Читайте также: {LINK}</p>",
        f"<p>À lire aussi : {LINK}</p>",
        f"<p>Lea también: {LINK}</p>",
        f"<p>اقرأ أيضاً: {LINK}</p>",
        '<p><a href="/x">Related: Missile kills nine in Eastvale</a></p>',
        f"<div class='article__related'><span>Missile kills nine in Eastvale</span> {LINK}</div>",
        f"<div class='inlineRelated-box'>{LINK}</div>",
        f"<h3>Related stories</h3><ul><li>{LINK}</li><li>{LINK}</li></ul>",
        f"<p><strong>More on this story</strong></p><ul><li>{LINK}</li></ul>",
        f"<aside><h4>Most read</h4><p>{LINK}</p><p>Nine died in Eastvale on Monday.</p></aside>",
        f"<blockquote><p>Don't miss: {LINK}</p></blockquote>",
    ],
)
def test_a_teaser_does_not_enter_the_text(teaser):
    text = text_of(teaser)
    assert "Eastvale" not in text
    assert "Shells hit the village" in text and "trains were late" in text
    assert "taken to hospital, and the police" in text


@pytest.mark.parametrize(
    "own",
    [
        f"<p>The governor, who was asked about it, said: {LINK}, and more would follow.</p>",
        f"<p>{LINK}, the ministry wrote on its channel in the evening.</p>",
        "<p>More: nine people died in Eastvale, as the governor said at noon.</p>",
        f"<h2>Eastvale under fire</h2><p>Nine died, the governor said in it. {LINK}</p>",
    ],
)
def test_a_sentence_with_a_link_is_kept(own):
    assert "Eastvale" in text_of(own)


def test_an_article_inside_a_block_with_such_a_name_is_kept():
    body = f"<h1>Shells kill two</h1><p>{FIRST}</p><p>{SECOND}</p><p>{LAST}</p>"
    page = f"<html><body><div class='promo related'>{body}</div></body></html>"
    text = read_page(page.encode(), url="https://daily.example/a", charset="utf-8").text
    assert "Shells hit the village" in text
