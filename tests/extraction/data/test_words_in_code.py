"""The code of the extractor is syntax and arithmetic: a language's words stand in its folder."""

import ast
import re
from pathlib import Path

import pytest

from events import extraction

PACKAGE = Path(extraction.__file__).parent
NO_TEXT_IS_READ_BY = {"__pycache__", "data", "scoring", "gazetteer"}
ROOMS = sorted(
    path.name for path in PACKAGE.iterdir() if path.is_dir() and path.name not in NO_TEXT_IS_READ_BY
)
FILES = sorted(path.name for path in PACKAGE.glob("*.py") if not path.name.startswith("__"))
# What gives the words of a token, a phrase or a sentence, and what compares them.
WORDS_OF_TOKENS = {"lower_", "text", "lemma", "lemma_", "lower", "words", "casefold"}
ENDS = {"startswith", "endswith", "removesuffix", "removeprefix", "index"}
# Words of HTML, and of the marks that models put around their answers: every language shares them.
MARKUP = {"amp", "doctype", "json", "think"}
WORD = re.compile(r"[A-Za-z]{2,}")
# Letters in a regular expression that are no words: groups, escapes, character classes, counts.
NO_WORDS = re.compile(
    r"\(\?P<\w+>|\(\?P=\w+\)|\(\?-?[a-z]+:|\\[A-Za-z]|\[(?:\\.|[^\]\\])*\]|\{[^}]*\}"
)


def words_in(code):
    """The words that the code looks for in a text."""
    tree = ast.parse(code)
    tables = {
        target.id: node.value
        for node in tree.body
        if isinstance(node, ast.Assign)
        for target in node.targets
        if isinstance(target, ast.Name)
    }
    found = [word for node in ast.walk(tree) for word in (*compared(node, tables), *matched(node))]
    return [word for word in found if WORD.search(word) and word not in MARKUP]


def compared(node, tables):
    """Words that the words of a text are compared with."""
    if isinstance(node, ast.Compare):
        sides = [node.left, *node.comparators]
    elif isinstance(node, ast.BinOp) and isinstance(node.op, ast.BitAnd):
        sides = [node.left, node.right]
    elif is_call_of(node, ENDS) and asks_for_words(node.func.value):
        return [word for argument in node.args for word in written(argument, tables)]
    else:
        return []
    return (
        [word for side in sides for word in written(side, tables)] if asks_for_words(node) else []
    )


def matched(node):
    """Words in regular expressions."""
    if not is_call_of(node, {"compile", "search", "match", "fullmatch", "finditer", "sub"}):
        return []
    pieces = [n for argument in node.args for n in getattr(argument, "values", [argument])]
    return [
        word
        for piece in pieces
        if isinstance(piece, ast.Constant) and isinstance(piece.value, str)
        for word in WORD.findall(NO_WORDS.sub(" ", piece.value))
    ]


def is_call_of(node, names):
    return (
        isinstance(node, ast.Call)
        and isinstance(node.func, ast.Attribute)
        and node.func.attr in names
    )


def asks_for_words(node):
    return any(isinstance(n, ast.Attribute) and n.attr in WORDS_OF_TOKENS for n in ast.walk(node))


def written(node, tables):
    """The words written out in a constant or a collection, or in a table of the same file."""
    if isinstance(node, ast.Name):
        node = tables.get(node.id, node)
    if not isinstance(node, ast.Constant | ast.Set | ast.Tuple | ast.List | ast.Dict):
        return []
    values = [n.value for n in ast.walk(node) if isinstance(n, ast.Constant)]
    return [value for value in values if isinstance(value, str)]


@pytest.mark.parametrize("room", ROOMS)
def test_no_word_of_a_text_is_looked_for_by_the_code_of(room):
    paths = (PACKAGE / room).rglob("*.py")
    found = {path.name: words_in(path.read_text(encoding="utf-8")) for path in paths}
    assert {name: words for name, words in found.items() if words} == {}


@pytest.mark.parametrize("file", FILES)
def test_no_word_of_a_text_is_looked_for_by(file):
    assert words_in((PACKAGE / file).read_text(encoding="utf-8")) == []


@pytest.mark.parametrize(
    ("code", "words", "why"),
    [
        ('token.lower_ == "of"', ["of"], "a word is compared"),
        ('syntax.lemma(t) in ("kill", "wound")', ["kill", "wound"], "one of several"),
        ('HARM = ("kill", "die")\nsyntax.lemma(t) in HARM', ["kill", "die"], "by a table's name"),
        ('{syntax.lemma(t) for t in near} & {"year"}', ["year"], "sets"),
        ('words.lower().startswith("hamas")', ["hamas"], "a beginning"),
        (r're.compile(r"\b(?P<side>who|that)\b[a-z]")', ["who", "that"], "in an expression"),
        ('token.dep_ in {"nsubj"} and token.pos_ == "NOUN"', [], "labels are no words"),
        ('t.lower_ in word_set("scenery", "ships")', [], "the name of a list"),
        ('t.text in {";", "—"}', [], "marks are no words"),
    ],
)
def test_words_are_found_where(code, words, why):
    assert words_in(code) == words, why
