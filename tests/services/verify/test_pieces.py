"""Rows are looked at a piece at a time, where most need no look, and by several processes."""

import json
import subprocess
import sys
from itertools import pairwise

import pytest

from events.models import Article, TollStatement
from events.services.verify import Invariant, verify
from events.services.verify.invariant import named
from events.services.verify.ledger import invariants as of_ledgers
from tests.processes import PROJECT, environment
from tests.services.verify.rows import TEXT, first, other, read


def of_articles(**values):
    return Invariant(
        "no article is here", Article.objects.all(), named("article", "is here"), **values
    )


@pytest.mark.django_db
def test_each_row_is_in_one_piece_and_the_invariant_is_told_of_once():
    keys = [other().pk for _ in range(5)]
    pieces, told = [], []
    found = verify(
        [of_articles(span=2)],
        told=lambda invariant, rows: told.append((invariant.name, rows)),
        going=pieces.append,
    )
    assert [one.row_id for one in found] == keys
    assert told == [("no article is here", 5)]
    assert [piece.keys.last for piece in pieces][-1] == pieces[-1].of == keys[-1]
    assert all(one.keys.last == two.keys.after for one, two in pairwise(pieces))


@pytest.mark.django_db
def test_only_suspects_are_looked_at_and_all_rows_are_counted():
    keys = [other().pk for _ in range(5)]
    told = []

    def suspects(piece):
        return [key for key in keys[1:4] if piece.after < key <= piece.last]

    wanted = of_articles(span=2, suspects=suspects, at_once=2)
    found = verify([wanted], told=lambda invariant, rows: told.append(rows))
    assert [one.row_id for one in found] == keys[1:4]
    assert told == [5]


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("changed", "reason"),
    [
        ({"low": 1}, "does not hold what its reports give"),
        ({"stands": False}, "later ones replace"),
    ],
    ids=["another number", "a number that does not stand"],
)
def test_a_ledger_that_differs_is_among_the_suspects(changed, reason):
    event = first(read(TEXT)).event
    assert list(verify(of_ledgers())) == []
    TollStatement.objects.filter(event=event).update(**changed)
    found = [(one.public_id, one.problem) for one in verify(of_ledgers())]
    assert any(event.public_id == key and reason in problem for key, problem in found)


@pytest.mark.django_db(transaction=True)
def test_several_processes_find_what_one_finds():
    article = read(TEXT)
    Article.objects.update(sha256="0" * 64)
    command = [sys.executable, "manage.py", "verify", "--json", "--waiting-minutes", "100000000"]
    told = [
        subprocess.run(
            [*command, "--processes", number],
            cwd=PROJECT,
            env=environment(),
            capture_output=True,
            text=True,
            check=False,
        ).stdout
        for number in "12"
    ]
    assert json.loads(told[0])["public_id"] == article.public_id
    assert told[1] == told[0]
