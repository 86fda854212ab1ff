"""A file before, while and after it is taken in: preview, progress, refused rows, undoing."""

from datetime import date, timedelta

import pytest
from django.core.cache import cache
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.utils import timezone

from events.models import Article, Event, Import
from events.services import configured
from events.services.intake.files.import_file import import_file
from events.services.intake.files.import_row import DRAFTS_KEPT, forget_files
from events.services.reading.record import record_reports
from tests.factories import make_article, make_extracted

pytestmark = [pytest.mark.django_db, pytest.mark.either_database]
FOREIGN = (
    "sep=;\nSchlagzeile;Inhalt;Tag;Nummer\n"
    "Depot hit;Drones hit a depot in Sumy on Monday.;08/11/2024;17\n"
    "Caf\u00e9 hit;Shells fell on a caf\u00e9 in Sumy.;13/11/2024;18\n"
    "Empty;;13/11/2024;19\n"
).encode("cp1252")


@pytest.fixture(autouse=True)
def _no_requests_before():
    cache.clear()


def upload(client, content=FOREIGN, name="foreign.csv"):
    response = client.post("/submit/file/", {"file": SimpleUploadedFile(name, content)})
    assert response.status_code == 302, response.content
    return response.url


def start(client, page, **said):
    return client.post(f"{page}start/", said)


def take_in(row):
    import_file(
        import_id=row.pk,
        terms=configured.file_terms(),
        rules=configured.queue_rules(),
        clock=timezone.now,
    )


def chosen(page, field):
    """The column that is chosen for a field."""
    select = page[page.index(f'name="column_{field}"') :].split("</select>")[0]
    return select.split(" selected>")[1].split("<")[0]


SAID = {
    "column_text": "Inhalt",
    "column_title": "Schlagzeile",
    "column_published_on": "Tag",
    "keep_others": "on",
    "outlet_of_all": "The Daily",
}


def test_nothing_is_taken_in_before_somebody_has_looked(client):
    page = client.get(upload(client)).content.decode()
    assert "Nothing is imported yet" in page
    assert "Depot hit" in page and "Caf\u00e9" in page
    assert chosen(page, "text") == "Inhalt"
    assert chosen(page, "published_on") == "Tag"
    row = Import.objects.get()
    take_in(row)
    assert (row.status, Article.objects.count()) == ("draft", 0)


def test_what_is_said_of_the_columns_holds_for_the_file_and_for_the_next_like_it(client):
    page = upload(client)
    looked = start(client, page, **SAID, look="1").content.decode()
    assert chosen(looked, "title") == "Schlagzeile"
    assert start(client, page, **SAID).url == page
    take_in(Import.objects.get())
    first = Article.objects.order_by("pk").first()
    assert (first.title, first.source.name, first.others) == (
        "Depot hit",
        "The Daily",
        {"Nummer": "17"},
    )
    assert first.published_on == date(2024, 11, 8)
    cache.clear()
    again = client.get(upload(client, FOREIGN.replace(b"Sumy", b"Kyiv"))).content.decode()
    assert chosen(again, "title") == "Schlagzeile"
    assert "checked" in again[again.index('name="keep_others"') :][:90]


def test_the_refused_rows_come_back_with_their_columns_and_the_reason(client):
    page = upload(client)
    start(client, page, **SAID)
    take_in(Import.objects.get())
    lines = client.get(f"{page}refused.csv").getvalue().decode("utf-8-sig").splitlines()
    assert lines == [
        "Schlagzeile,Inhalt,Tag,Nummer,refused_because",
        "Empty,,13/11/2024,19,text: The text is empty.",
    ]


def test_progress_goes_on_until_the_articles_are_read(client):
    page = upload(client)
    start(client, page, **SAID)
    take_in(Import.objects.get())
    shown = client.get(page).content.decode()
    assert "0 of 2 articles read" in shown and "hx-trigger" in shown
    Article.objects.update(status="done", finished_at=timezone.now())
    shown = client.get(page).content.decode()
    assert "All articles have been read" in shown and "hx-trigger" not in shown


def test_an_undone_import_takes_its_articles_and_events_along_and_can_come_again(client):
    page = upload(client)
    start(client, page, **SAID)
    row = Import.objects.get()
    take_in(row)
    now = timezone.now()
    other = make_article(published_on=date(2024, 11, 8))
    alone = make_extracted("Shells fell.", place="Lviv", on=date(2024, 11, 1))
    shared = make_extracted("Drones hit a depot.", place="Kyiv", on=date(2024, 11, 8))
    brought = Article.objects.filter(file=row).first()
    for article, reports in ((brought, [alone, shared]), (other, [shared])):
        record_reports(article=article, reports=reports, version="1", now=now)
    Article.objects.update(status="done", finished_at=now)
    assert Event.objects.visible().count() == 2
    assert client.post(f"{page}undo/").status_code == 302
    assert list(Article.objects.all()) == [other]
    assert Event.objects.visible().get().article_count == 1
    assert "was undone" in client.get(page).content.decode()
    cache.clear()
    assert "Nothing is imported yet" in client.get(upload(client)).content.decode()


def test_another_browser_can_undo_nothing(client):
    page = upload(client)
    start(client, page, **SAID)
    take_in(Import.objects.get())
    Article.objects.update(status="done", finished_at=timezone.now())
    assert "Undo this import" not in Client().get(page).content.decode()
    assert Client().post(f"{page}undo/").status_code == 403
    assert "Undo this import" in client.get(page).content.decode()


def test_a_file_that_cannot_be_read_this_way_says_why_and_keeps_the_form(client):
    page = upload(client, b"a,b\n1,2\n")
    assert "Which column is which" in client.get(page).content.decode()
    shown = start(client, page)
    assert shown.status_code == 422
    assert "No row can be read this way." in shown.content.decode()
    assert "column “text”" in shown.content.decode()
    assert Import.objects.get().status == "draft"


def test_drafts_that_nobody_begins_are_forgotten(client):
    upload(client)
    forget_files(now=timezone.now())
    assert Import.objects.count() == 1
    forget_files(now=timezone.now() + DRAFTS_KEPT + timedelta(minutes=1))
    assert Import.objects.count() == 0
