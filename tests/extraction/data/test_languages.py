"""A language of articles is a folder of `data/` and a parser. This states what the folder holds."""

from pathlib import Path

import pytest

from events.extraction import data
from events.extraction.data import word_lists

FOLDER = Path(data.__file__).parent
LANGUAGES = sorted(
    path for path in FOLDER.iterdir() if path.is_dir() and path.name != "__pycache__"
)
NEEDED = {
    "actors.toml": "words that say who did it to whom, and which side a phrase means",
    "context.toml": "rules of negation, modality, hypothesis, habit and history",
    "credits.toml": "words of by-lines, datelines and credits",
    "definite_descriptions.toml": "words for a place that the text names elsewhere",
    "dates.toml": "expressions that name days",
    "function_words.toml": "prepositions, articles, pronouns",
    "harm.toml": "words that say who was killed or hurt, and how many",
    "judgement.toml": "words that say who is responsible, or that nobody knows",
    "line_breaks.toml": "words with which a line does not end, and compounds with a hyphen",
    "mentions.toml": "words that settle what a mention is, beside its trigger",
    "munition_use.toml": "words that say how munitions were used",
    "numerals.toml": "numbers in words, with their qualifiers",
    "page_lines.toml": "labels of links, notices and credits of a page",
    "people.toml": "nouns that casualties are counted in",
    "place_links.toml": "words between two place names that link them",
    "places.toml": "words by which a text says that a name is a place, and where it lies",
    "plurals.toml": "endings of plurals",
    "reading.toml": "words of an article's head, asides, relative pronouns",
    "reporting.toml": "verbs of speech, and sorts of speakers",
    "scenery.toml": "words for places, forces and attacks",
    "setting.toml": "words that tell a conflict from other news",
    "totals.toml": "words by which a number holds the numbers of its parts",
    "triggers.toml": "words that tell an occurrence, and what must stand beside them",
    "weapons.toml": "munitions by type",
}


def test_the_language_that_is_read_has_a_folder():
    assert FOLDER / word_lists.LANGUAGE in LANGUAGES


@pytest.mark.parametrize("language", LANGUAGES, ids=lambda path: path.name)
def test_a_language_has_exactly_the_files_that_the_rules_need(language):
    assert {path.name for path in language.iterdir()} == set(NEEDED)
