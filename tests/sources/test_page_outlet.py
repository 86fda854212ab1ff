"""The outlet of a page that was copied whole."""

import pytest

from events.sources.page_outlet import outlet_in

HEADLINE = "Drone strike on Kherson market kills three people"
ARTICLE = (
    "Three people were killed when a Russian drone struck a market in Kherson on Monday, the "
    "city's military administration said."
)


@pytest.mark.parametrize(
    ("above", "below", "outlet", "why"),
    [
        ("Skip to content\nGAROWE ONLINE\nHome\nNews", "", "Garowe Online", "the site's name"),
        ("The Guardian - Back to home\nNews", "", "The Guardian", "beside a word of the page"),
        ("Haaretz | Israel News\nOpinion", "", "Haaretz", "beside a slogan"),
        ("Новини\nУкраїнська правда", "", "Ukrainska Pravda", "as readers of it write it"),
        ("News\nUkraine\nWorld", "", "", "sections are none"),
        ("News\nWar", "By Reuters", "", "an agency below the headline may have written it only"),
        ("News\nWar", "By Garowe Online\nShare", "Garowe Online", "a byline of the house"),
        ("Reuters\nWorld", "By Jane Doe", "Reuters", "an agency's own page"),
        ("News", "Kyiv, Independent, 3 May", "", "*Independent* is many things"),
        ("News", "The Independent\nShare", "The Independent", "with its *The* it is one"),
        ("News\nBBC News\nCNN", "", "", "one of several is no more likely than the others"),
        ("Follow us\nBBC News, CNN", "", "", "a list of outlets is no name"),
        ("News", "© Reuters", "", "an agency's right to a photo"),
        ("THE HINDU logo\nIndia", "", "The Hindu", "the name of a picture"),
    ],
)
def test_the_outlet_is_the_one_that_the_page_names(above, below, outlet, why):
    assert outlet_in(f"{above}\n{HEADLINE}\n{below}\n{ARTICLE}") == outlet, why


def test_what_the_article_says_of_an_outlet_does_not_make_it_the_outlet():
    assert outlet_in(f"News\n{HEADLINE}\n{ARTICLE} The mayor told BBC News that two died.") == ""


def test_a_copyright_at_the_foot_names_the_outlet():
    page = f"Home\n{HEADLINE}\n{ARTICLE}\nMore news\n© 2025 Sudan Tribune. All rights reserved"
    assert outlet_in(page.replace(". All", " | All")) == "Sudan Tribune"


@pytest.mark.parametrize(
    ("foot", "outlet", "why"),
    [
        ("© 2024 Kyiv Post. All rights reserved.", "Kyiv Post", "what follows is no name"),
        ("Copyright © 2024 BBC. The BBC is not responsible for it", "BBC News", "two marks of it"),
        ("Our partners\nSudan Tribune\nKyiv Post", "", "the foot of a page lists others"),
        ("© AFP", "", "an agency's right to a photo"),
    ],
)
def test_the_foot_names_the_outlet_by_its_copyright_alone(foot, outlet, why):
    assert outlet_in(f"Home\n{HEADLINE}\n{ARTICLE}\n{foot}") == outlet, why


def test_a_text_without_a_page_around_it_names_none():
    assert outlet_in(ARTICLE) == ""
