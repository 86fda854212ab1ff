"""The code asks for lists that are there, and every list is asked for: by the extraction, or by
the services, which know speakers by its words.
"""

import ast
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from events import extraction
from events.extraction.data import word_lists
from events.extraction.types import WeaponType

PACKAGE = Path(extraction.__file__).parent
SERVICES = PACKAGE.parent / "services"
LANGUAGE = PACKAGE / "data" / word_lists.LANGUAGE
ASKING = {"word_set", "word_sets", "word_list", "one_of_list", "phrases"}


def syntax_trees() -> Iterator[ast.AST]:
    for path in sorted([*PACKAGE.rglob("*.py"), *SERVICES.rglob("*.py")]):
        yield ast.parse(path.read_text(encoding="utf-8"))


def lists_asked_for() -> set[tuple[str, str]]:
    """(file, list) wherever a call names both."""
    found = set()
    for tree in syntax_trees():
        for call in (node for node in ast.walk(tree) if isinstance(node, ast.Call)):
            name = getattr(call.func, "id", getattr(call.func, "attr", None))
            words = [a.value for a in call.args if isinstance(a, ast.Constant)]
            if name in ASKING and len(words) > 1 and isinstance(words[0], str):
                found |= {(words[0], listed) for listed in words[1:]}
    return found


def strings_of_code() -> set[str]:
    return {
        node.value
        for tree in syntax_trees()
        for node in ast.walk(tree)
        if isinstance(node, ast.Constant) and isinstance(node.value, str)
    }


def strings_of_rules() -> set[str]:
    """What the rules in the tables of the language name: lists of words among it."""
    return {
        value
        for path in LANGUAGE.glob("*.toml")
        for rows in word_lists.language_table(path.name).values()
        for row in (rows if isinstance(rows, list) else [rows])
        if isinstance(row, dict)
        for value in row.values()
        if isinstance(value, str)
    }


def lists_of_the_language() -> set[tuple[str, str]]:
    return {
        (path.stem, name)
        for path in LANGUAGE.glob("*.toml")
        for name, words in word_lists.language_table(path.name).items()
        if isinstance(words, list)
    }


def test_every_list_that_is_asked_for_is_there():
    assert lists_asked_for() - lists_of_the_language() == set()


def test_every_list_is_asked_for_by_its_name():
    names = strings_of_code() | strings_of_rules() | set(WeaponType)
    assert {listed for listed in lists_of_the_language() if listed[1] not in names} == set()


def test_no_list_names_a_word_twice():
    twice = {
        (file, name, word)
        for file, name in lists_of_the_language()
        for word, count in Counter(map(str, word_lists.word_list(file, name))).items()
        if count > 1
    }
    assert twice == set()
