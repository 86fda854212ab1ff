"""The steps together: text as people paste it, and what the parser is given of it."""

import pytest

from events.extraction.cleaning.edited_text import as_submitted
from events.extraction.cleaning.steps import cleaned

MARKDOWN = """## Deadly strike in Rafah

**RAFAH** — An Israeli strike on a tent camp in [Rafah](https://example.org/rafah) killed **7**
people on Wednesday, *medics said*.

![photo](img.jpg)

[Read more: Strike kills nine](https://example.org/x)
"""
MAIL = """> > RUSSIAN MISSILE HITS HOTEL
> >
> > A Russian missile hit a hotel in Kryvyi Rih on Tuesday, kill-
> > ing four people and wounding 32 others, the regional gov-
> > ernor said.
"""
PAGE = (
    "<div><h1>Missile hits hotel</h1><span>2h ago</span><p>A missile hit a hotel in&nbsp;"
    '<a href="/t">Kryvyi Rih</a>, killing four.</p><ul><li>Read also: <a href="/x">Nine die'
    "</a></li></ul></div>"
)


def left_of(text):
    return [line.strip() for line in cleaned(text).text.split("\n") if line.strip()]


@pytest.mark.parametrize(
    ("submitted", "left"),
    [
        (MARKDOWN, ["Deadly strike in Rafah", (
            "RAFAH — An Israeli strike on a tent camp in Rafah killed 7 people on Wednesday, "
            "medics said."
        )]),
        (MAIL, ["Russian missile hits hotel", (
            "A Russian missile hit a hotel in Kryvyi Rih on Tuesday, killing four people and "
            "wounding 32 others, the regional governor said."
        )]),
        (PAGE, ["Missile hits hotel", "A missile hit a hotel in Kryvyi Rih, killing four."]),
    ],
    ids=["markdown", "mail", "html"],
)  # fmt: skip
def test_only_the_article_is_left(submitted, left):
    assert left_of(submitted) == left


def test_a_clean_text_comes_back_as_it_is():
    text = (
        "Drones hit Odesa\n\nODESA, Ukraine (AP) — Drones hit the port on Tuesday, killing four "
        "people, the governor said. “We heard it,” said a man, 55.\n\nRussia’s army — which "
        "denies targeting civilians — did not comment.\n"
    )
    assert cleaned(text) == as_submitted(text)


@pytest.mark.parametrize(
    "text",
    [
        (
            "A Russian missile hit a hotel in Kry\u00advyi\u00a0Rih on Tuesday, kil\u200bling "
            "four peo-\nple, the <b>regional governor</b> said."
        ),
        (
            "> A Russian **missile** hit a hotel in the town of Kryvyi\n> Rih late in the "
            "evening on [Tuesday](http://a.b), killing\n> four people, the regional governor "
            "said."
        ),
    ],
)  # fmt: skip
def test_evidence_quotes_the_text_as_submitted(text, events_of):
    (event,) = events_of(text)
    assert [place.name for place in event.places] == ["Kryvyi Rih"]
    assert event.casualties.killed.min == 4
    assert [said.source for said in event.attribution] == ["the regional governor"]
    for said in event.evidence:
        assert text[said.start : said.end] == said.text


@pytest.mark.parametrize(
    "link",
    [
        "Read more: Drone attack on Odesa kills nine",
        "Also read | Gunmen kill 20 in Borno village",
        "Related articles\nRussian bomb kills three in Kharkiv\nUkraine says it downed 50 drones",
    ],
)
def test_a_link_makes_no_event_and_no_number(link, events_of):
    story = "A missile hit a hotel in Kryvyi Rih on Tuesday, killing four people."
    assert events_of(f"{story}\n\n{link}\n") == events_of(story)
