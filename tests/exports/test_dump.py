"""`manage.py dump`: files to hand on, with their schema and checksums."""

import csv
import gzip
import hashlib
import io
import json
import subprocess
from datetime import UTC, datetime, timedelta

import pytest
from django.core.management import call_command
from jsonschema import validate

from events.exports.dump import DumpRunning, dump, run
from events.models import Event, Revision
from events.services.linking.history import record_revision
from tests.factories import make_event, make_place, make_report

pytestmark = [pytest.mark.django_db, pytest.mark.either_database]
NOW = datetime(2026, 11, 30, 2, 0, tzinfo=UTC)
FILES = {"events.csv.gz", "places.csv.gz", "deleted.csv.gz", "changes.jsonl.gz"}


@pytest.fixture
def events():
    made = [
        make_event(
            places=[make_place("Kyiv"), make_place("Kharkiv")] if n % 2 else [], killed_min=n
        )
        for n in range(5)
    ]
    for event in made:
        make_report(event, speaker="the mayor")
        record_revision(event, reason="First read", now=NOW, extractor_version="x")
    make_event(withdrawn_at=NOW, withdrawn_because="a duplicate", merged_into=made[0])
    return made


def written(directory, **options):
    given = {"version": "0.2.0", "site": "https://x.org", "now": NOW, "keep": 0, "size": 2}
    return dump(directory, **given | options)


def rows(path):
    return list(csv.DictReader(io.StringIO(unpacked(path))))


def unpacked(path):
    return gzip.decompress(path.read_bytes()).decode()


def test_a_dump_holds_all_that_readers_see_once(events, tmp_path):
    done = written(tmp_path)
    assert done.directory == (tmp_path / "latest").resolve() == tmp_path / "2026-11-30"
    table = rows(done.directory / "events.csv.gz")
    assert [row["id"] for row in table] == [event.public_id for event in events]
    assert table[1]["page"] == f"https://x.org{events[1].get_absolute_url()}"
    assert [row["killed_min"] for row in table] == ["0", "1", "2", "3", "4"]
    places = [(row["id"], row["place"]) for row in rows(done.directory / "places.csv.gz")]
    assert places[:2] == [(events[1].public_id, "Kyiv"), (events[1].public_id, "Kharkiv")]
    assert len(places) == 4
    (gone,) = rows(done.directory / "deleted.csv.gz")
    assert (gone["because"], gone["merged_into"]) == ("a duplicate", events[0].public_id)
    log = unpacked(done.directory / "changes.jsonl.gz").splitlines()
    assert [json.loads(line)["position"] for line in log] == list(
        Revision.objects.tied().order_by("position").values_list("position", flat=True)
    )


def test_checksums_and_schema_say_what_the_files_are(events, tmp_path):
    done = written(tmp_path)
    checked = subprocess.run(
        ["sha256sum", "--check", "--strict", "--quiet", "SHA256SUMS"],
        cwd=done.directory, capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert checked.returncode == 0, checked.stdout + checked.stderr
    package = json.loads((done.directory / "datapackage.json").read_bytes())
    assert {one["path"] for one in package["resources"]} == FILES
    assert {path.name for path in done.directory.iterdir()} == FILES | {
        "datapackage.json", "SHA256SUMS",
    }  # fmt: skip
    for one in package["resources"]:
        content = (done.directory / one["path"]).read_bytes()
        assert one["bytes"] == len(content)
        assert one["hash"] == f"sha256:{hashlib.sha256(content).hexdigest()}"
    assert package["log_position"] == Revision.objects.tied().count()


def test_every_cell_is_of_the_type_that_the_schema_says(events, tmp_path):
    done = written(tmp_path)
    package = json.loads((done.directory / "datapackage.json").read_bytes())
    patterns = {
        "string": r"^.+$", "integer": r"^-?\d+$", "number": r"^-?\d+(\.\d+)?$",
        "boolean": r"^(true|false)$", "date": r"^\d{4}-\d\d-\d\d$",
        "datetime": r"^\d{4}-\d\d-\d\dT[\d:.]+Z$",
    }  # fmt: skip
    for one in package["resources"]:
        if "schema" not in one:
            continue
        fields = one["schema"]["fields"]
        for row in rows(done.directory / one["path"]):
            assert list(row) == [field["name"] for field in fields]
            cells = {name: cell for name, cell in row.items() if cell}
            shape = {field["name"]: {"pattern": patterns[field["type"]]} for field in fields}
            validate(cells, {"type": "object", "properties": shape})


@pytest.mark.parametrize("stop_after", [1, 2, 4, 7, 10])
def test_a_dump_that_is_killed_anywhere_goes_on_and_is_the_same(
    events, tmp_path, monkeypatch, stop_after
):
    """Killed between writing a batch and noting it, so that half of it stands in the file."""
    expected = written(tmp_path / "whole").directory
    keep, calls = run.Progress.save, iter(range(100))

    def save(self, directory):
        if next(calls) == stop_after:
            raise KeyboardInterrupt
        keep(self, directory)

    with monkeypatch.context() as killed:
        killed.setattr(run.Progress, "save", save)
        try:
            written(tmp_path / "cut")
        except KeyboardInterrupt:
            assert not (tmp_path / "cut/latest").exists()
    done = written(tmp_path / "cut", now=NOW + timedelta(hours=1))
    assert done.went_on
    for name in FILES:
        one, other = (unpacked(path / name) for path in (expected, done.directory))
        assert one == other, name


def test_what_changes_meanwhile_is_in_the_log_behind_its_position(events, tmp_path, monkeypatch):
    read = run.stages("")[0].read

    def after_a_change(after, size, end):
        if after == 0:
            for event in events[:2]:
                record_revision(event, reason="Read again", now=NOW, extractor_version="y")
            make_event()
        return read(after, size, end)

    first, *others = run.stages("")
    staged = [run.Stage(first.name, first.heads, after_a_change), *others]
    monkeypatch.setattr(run, "stages", lambda site: staged)
    done = written(tmp_path)
    package = json.loads((done.directory / "datapackage.json").read_bytes())
    log = unpacked(done.directory / "changes.jsonl.gz").splitlines()
    assert json.loads(log[-1])["position"] == package["log_position"]
    ids = [row["id"] for row in rows(done.directory / "events.csv.gz")]
    assert len(ids) == len(set(ids)) == Event.objects.visible().count()


def test_the_newest_are_kept_and_a_day_is_written_once(tmp_path):
    for day in range(4):
        written(tmp_path, now=NOW + timedelta(days=day), keep=2)
    (tmp_path / "notes").mkdir()
    again = written(tmp_path, now=NOW + timedelta(days=3), keep=1)
    assert again.was_there
    kept = sorted(path.name for path in tmp_path.iterdir() if path.is_dir())
    assert kept == ["2026-12-02", "2026-12-03", "latest", "notes"]


def test_two_do_not_write_at_once(tmp_path):
    tmp_path.mkdir(exist_ok=True)
    with run._alone(tmp_path), pytest.raises(DumpRunning):
        written(tmp_path)


def test_another_version_begins_anew(events, tmp_path, monkeypatch):
    with monkeypatch.context() as killed, pytest.raises(KeyboardInterrupt):
        killed.setattr(run, "_finish", lambda *_: (_ for _ in ()).throw(KeyboardInterrupt))
        written(tmp_path, version="0.1.0")
    assert not written(tmp_path, version="0.2.0").went_on


def test_the_command_says_what_it_wrote(events, tmp_path, capsys):
    call_command("dump", str(tmp_path), keep=3)
    assert "5 rows in events.csv.gz, 4 rows in places.csv.gz" in capsys.readouterr().out
    call_command("dump", str(tmp_path))
    assert "is there already" in capsys.readouterr().out
