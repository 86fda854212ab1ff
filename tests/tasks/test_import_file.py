"""Celery's entry point for uploaded files."""

from datetime import timedelta

import pytest
from django.utils import timezone

from events import tasks
from events.models import Article, Import
from events.services.intake.files.import_row import accept_upload

pytestmark = pytest.mark.django_db
FILE = b"text\nOne drone hit.\nTwo drones hit.\n"


@pytest.fixture
def row():
    return accept_upload(name="a.csv", content=FILE, now=timezone.now()).row


def test_a_file_is_taken_in(row):
    tasks.import_file(row.pk)
    assert (Import.objects.get().status, Article.objects.count()) == ("done", 2)


def test_where_rows_are_left_the_file_has_another_turn(row, monkeypatch):
    sent = []
    monkeypatch.setattr(tasks.import_file, "delay", sent.append)
    monkeypatch.setattr("events.services.intake.files.import_file.AT_A_STRETCH", timedelta())
    tasks.import_file(row.pk)
    assert (sent, Import.objects.get().status) == ([row.pk], "pending")


def test_the_sweep_wakes_workers_for_files_that_were_forgotten(row, monkeypatch):
    sent = []
    monkeypatch.setattr(
        tasks.import_file, "apply_async", lambda arguments, **_: sent.append(arguments)
    )
    assert tasks.sweep_files() == 0
    Import.objects.update(not_before=timezone.now() - timedelta(minutes=1))
    assert (tasks.sweep_files(), sent) == (1, [(row.pk,)])


@pytest.mark.parametrize("values", [{"content": None}, {"status": "done"}])
def test_a_file_that_a_command_reads_or_that_is_done_wakes_nobody(row, values):
    Import.objects.update(not_before=timezone.now() - timedelta(minutes=1), **values)
    assert tasks.sweep_files() == 0
