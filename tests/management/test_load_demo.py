"""The demo articles."""

import json
import re
from datetime import date

import pytest
from django.core.management import call_command

from events.management.commands.load_demo import FILE
from events.models import Article

ARTICLES = [json.loads(line) for line in FILE.read_text(encoding="utf-8").splitlines()]


@pytest.mark.django_db
def test_loading_twice_leaves_one_of_each(capsys):
    call_command("load_demo")
    call_command("load_demo")
    assert Article.objects.filter(submitted_by="demo", status="pending").count() == len(ARTICLES)
    assert (
        f"0 demo articles submitted, {len(ARTICLES)} were there already" in capsys.readouterr().out
    )


@pytest.mark.django_db
def test_articles_that_were_deleted_do_not_come_back_at_the_next_start():
    call_command("load_demo")
    Article.objects.filter(title__contains="Dnipro").delete()
    call_command("load_demo", if_empty=True)
    assert Article.objects.count() == len(ARTICLES) - 2


@pytest.mark.parametrize("article", ARTICLES, ids=lambda article: article["id"])
def test_each_is_a_short_dated_report_with_its_sources(article):
    assert 150 <= len(article["text"].split()) <= 350
    assert date(2022, 2, 24) <= date.fromisoformat(article["published_on"]) <= date(2025, 1, 31)
    assert len(re.findall(r"\b(said|according to|announced|reported)\b", article["text"])) >= 3
