"""Extraction on the command line."""

import io
import json
import sys

import pytest

from events.extraction import __main__ as command

STRIKE = "A Russian drone hit a house in Kherson on Tuesday, killing two people."
QUIET = "The harvest was good this year."


@pytest.fixture
def run(gazetteer_path, monkeypatch, capsys):
    """A function: the command with these arguments and this standard input -> what it printed."""

    def run(*arguments, stdin=""):
        monkeypatch.setattr(
            sys,
            "argv",
            ["events.extraction", "--gazetteer", str(gazetteer_path), *map(str, arguments)],
        )
        monkeypatch.setattr(sys, "stdin", io.StringIO(stdin))
        command.main()
        return capsys.readouterr().out

    return run


def line(key, text, published_on="2024-11-13"):
    return json.dumps({"id": key, "text": text, "published_on": published_on})


def test_lines_come_back_in_order_each_with_its_id(run):
    out = [
        json.loads(row)
        for row in run(
            stdin="\n".join([line("b", QUIET), line(7, STRIKE), line("a", "")])
        ).splitlines()
    ]
    assert [row["id"] for row in out] == ["b", 7, "a"]
    assert [len(row["events"]) for row in out] == [0, 1, 0]
    assert out[1]["events"][0]["casualties"] == {"killed": {"min": 2, "max": 2}, "wounded": None}


def test_blank_lines_are_passed_over_and_letters_are_not_escaped(run):
    out = run(stdin="\n" + line("é", QUIET) + "\n\n")
    assert out == '{"id": "é", "events": [], "tolls": []}\n'


def test_no_lines_give_no_lines(run):
    assert run(stdin="") == ""


@pytest.mark.parametrize(
    ("bad", "reason"),
    [
        ("{", "line 2: not JSON"),
        ("[1]", "line 2: "),
        ("7", "line 2: "),
        ('{"published_on": "2024-11-13"}', "line 2: text is missing"),
        ('{"text": "A drone.", "published_on": "13 November"}', "line 2: Invalid isoformat"),
        ('{"text": "A drone.", "published_on": 20241113}', "line 2: "),
        ('{"text": null, "published_on": "2024-11-13"}', "line 2: text is no string"),
        ('{"text": 5, "published_on": "2024-11-13"}', "line 2: text is no string"),
        ('{"text": "A drone hit."}', "line 2: published_on is missing"),
    ],
)
def test_a_bad_line_is_named_by_number_and_reason_after_the_good_ones_are_written(
    bad, reason, run, capsys
):
    with pytest.raises(SystemExit) as stopped:
        run(stdin=line("a", QUIET) + "\n" + bad + "\n")
    assert reason in str(stopped.value.code)
    assert json.loads(capsys.readouterr().out)["id"] == "a"


def test_the_publication_day_may_stand_at_the_head_of_the_text(run):
    out = run(stdin=json.dumps({"id": 1, "text": "November 13, 2024\n\n" + STRIKE}))
    assert json.loads(out)["events"][0]["date"] == {"start": "2024-11-12", "end": "2024-11-12"}


def test_a_text_file_is_read_whole(run, tmp_path):
    article = tmp_path / "article.txt"
    article.write_text(STRIKE, encoding="utf-8")
    (event,) = json.loads(run(article, "--published-on", "2024-11-13"))["events"]
    assert event["evidence"] == [{"start": 0, "end": len(STRIKE), "text": STRIKE}]


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (STRIKE.encode(), "published_on is missing"),
        (b"Caf\xe9 in Kherson hit.", "utf-8"),
    ],
)
def test_a_text_file_that_cannot_be_read_says_why(content, reason, run, tmp_path):
    article = tmp_path / "article.txt"
    article.write_bytes(content)
    with pytest.raises(SystemExit, match=reason):
        run(article)


def test_a_file_that_is_not_there_says_so(run, tmp_path):
    with pytest.raises(SystemExit, match="No such file"):
        run(tmp_path / "none.txt", "--published-on", "2024-11-13")


def test_a_missing_gazetteer_says_how_to_build_one(run, tmp_path):
    with pytest.raises(SystemExit, match="build_gazetteer"):
        run("--gazetteer", tmp_path / "none.sqlite3")
