"""`manage.py import_articles`, as an operator runs it."""

import csv
import io
import subprocess
import sys

import pytest
from django.core.management import call_command
from django.core.management.base import CommandError

from events.management.commands import import_articles
from events.models import Article, Import
from events.services.intake.back_pressure import backlog
from tests.factories import make_article
from tests.processes import PROJECT, environment, kill_all, started, wait_until

pytestmark = pytest.mark.django_db
FILE = (
    "text,title,published_on\nOne drone hit.,a,2024-11-13\n,b,\nTwo drones "
    "hit.,c,13.11.\nThree drones hit.,d,\n"
)


@pytest.fixture
def file(tmp_path):
    path = tmp_path / "articles.csv"
    path.write_text(FILE)
    return path


def run(path, **options):
    out = io.StringIO()
    try:
        call_command("import_articles", str(path), stdout=out, **options)
        code = 0
    except CommandError as error:
        code = error.returncode
    return code, out.getvalue().splitlines()


def test_rows_are_taken_in_and_refused_ones_told_with_line_and_reason(file, tmp_path):
    report = tmp_path / "refused.csv"
    code, lines = run(file, outlet="A paper", report=report)
    assert code == 1
    assert lines == [
        "Line 3: text: The text is empty.",
        "Line 4: published_on: “13.11.” is no day: write it as YYYY-MM-DD, such as 2024-11-13.",
        f"The report is in {report}.",
        "2 articles taken in, 0 were here before, 2 rows refused.",
    ]
    assert [row[1:3] for row in csv.reader(report.open())] == [
        ["line", "field"],
        ["3", "text"],
        ["4", "published_on"],
    ]
    assert {(article.title, article.source.name) for article in Article.objects.all()} == {
        ("a", "A paper"),
        ("d", "A paper"),
    }


def test_the_same_file_again_takes_in_nothing_and_tells_the_same(file):
    first = run(file)
    code, lines = run(file)
    assert (code, lines[0]) == (1, "Begun before: going on after 4 rows.")
    assert lines[1:] == first[1]
    assert Article.objects.count() == 2


def test_a_dry_run_keeps_nothing(file):
    code, lines = run(file, dry_run=True)
    assert (code, lines[-1]) == (1, "4 rows read, 2 would be refused. Nothing was taken in.")
    assert (Article.objects.count(), Import.objects.count()) == (0, 0)


def test_where_all_rows_are_in_the_exit_code_says_so(tmp_path):
    (tmp_path / "b.jsonl").write_text('{"text": "One drone hit."}\n{"text": "One drone hit."}\n')
    assert run(tmp_path / "b.jsonl") == (
        0,
        ["1 articles taken in, 1 were here before, 0 rows refused."],
    )


def test_a_folder_of_texts_is_taken_in(tmp_path):
    (tmp_path / "a.txt").write_text("Depot hit\n\n13 November 2024\n\nTwo drones hit a depot.")
    (tmp_path / "b.txt").write_bytes(b"\x00\x01" * 50)
    code, lines = run(tmp_path)
    assert (code, lines[0]) == (
        1,
        "b.txt: text: The file is binary. Save it as text in UTF-8.",
    )
    article = Article.objects.get()
    assert (article.title, article.published_on.isoformat(), article.published_on_basis) == (
        "Depot hit",
        "2024-11-13",
        "text",
    )


@pytest.mark.parametrize(
    ("name", "content", "message"),
    [
        ("a.csv", b"notes\nx\n", "The first line must name the columns"),
        ("a.csv", b"", "The file is empty"),
        ("a.docx", b"PK", "must end in .csv"),
        ("missing.csv", None, "does not exist"),
    ],
)
def test_what_cannot_be_read_is_told_and_leaves_nothing(tmp_path, name, content, message):
    if content is not None:
        (tmp_path / name).write_bytes(content)
    with pytest.raises(CommandError, match=message):
        call_command("import_articles", str(tmp_path / name))
    assert Import.objects.count() == 0


def test_it_waits_while_the_queue_is_full(file, settings, monkeypatch):
    settings.MAX_WAITING_ARTICLES = 1
    make_article(status="pending")
    backlog.forget()
    waits = []

    def sleep(seconds):
        waits.append(seconds)
        Article.objects.update(status="done")
        backlog.forget()

    monkeypatch.setattr("events.services.intake.back_pressure.COUNTED_EVERY_SECONDS", 0)
    monkeypatch.setattr(import_articles.time, "sleep", sleep)
    lines = run(file)[1]
    assert waits == [5, 5]
    assert sum("The queue is full" in line for line in lines) == 1
    assert lines[-1] == "2 articles taken in, 0 were here before, 2 rows refused."


@pytest.mark.django_db(transaction=True)
def test_killed_in_the_middle_and_begun_again_it_ends_with_the_same(tmp_path):
    path, report = tmp_path / "long.csv", tmp_path / "refused.csv"
    rows = [f"Drone {n} hit a depot.,a" if n % 100 else ",empty" for n in range(800)]
    path.write_text("\n".join(["text,title", *rows]))
    command = ("manage.py", "import_articles", str(path), "--report", str(report))
    for until in (100, 300):
        with started(*command) as killed:
            wait_until(lambda: position() >= until, seconds=120)  # noqa: B023
            assert killed.poll() is None
            kill_all(killed)
    assert position() < 800
    last = subprocess.run(
        [sys.executable, *command],
        cwd=PROJECT, env=environment(), capture_output=True, text=True,
    )  # fmt: skip
    assert last.returncode == 1
    assert "792 articles taken in, 0 were here before, 8 rows refused." in last.stdout
    assert Article.objects.count() == 792
    assert [int(row[1]) for row in csv.reader(report.open()) if row[1] != "line"] == list(
        range(2, 802, 100)
    )


def position():
    return Import.objects.values_list("position", flat=True).first() or 0


def test_what_is_said_of_the_columns_holds_and_refused_rows_come_back_with_them(tmp_path):
    path, refused = tmp_path / "foreign.csv", tmp_path / "refused.csv"
    path.write_bytes("Kopf;Inhalt;Tag\nCafé hit;Drones hit.;08/11/2024\nb;;x\n".encode("cp1252"))
    said = ["text=Inhalt", "title=Kopf", "published_on=Tag"]
    code, _ = run(
        path,
        column=[tuple(one.split("=")) for one in said],
        encoding="cp1252",
        delimiter="semicolon",
        date_order="day first",
        refused=refused,
    )
    article = Article.objects.get()
    assert (code, article.title, article.published_on.isoformat()) == (1, "Café hit", "2024-11-08")
    assert list(csv.reader(refused.open(encoding="utf-8-sig"))) == [
        ["Kopf", "Inhalt", "Tag", "refused_because"],
        ["b", "", "x", "published_on: “x” is no day: write it as YYYY-MM-DD, such as 2024-11-13."],
    ]
