"""Linking is measured on annotated articles."""

from io import StringIO

import pytest
from django.core.management import CommandError, call_command

from events.management.commands.evaluate_linking import EXAMPLES
from events.services import configured
from events.services.linking.measuring.gold import read_linked
from events.services.linking.measuring.stored import stored
from events.services.reading.rule_extractor import RuleExtractor


def test_the_shipped_examples_tell_events_in_several_articles():
    articles = read_linked(EXAMPLES.read_text(encoding="utf-8").splitlines())
    events = [mention.event for article in articles for mention in article.mentions]
    assert len(articles) == 14
    assert len(set(events)) < len(events)


def test_a_line_that_cannot_be_read_is_named(tmp_path):
    broken = tmp_path / "gold.jsonl"
    broken.write_text('{"id": "a"}\n')
    with pytest.raises(CommandError, match="line 1"):
        call_command("evaluate_linking", str(broken), stdout=StringIO())


def test_the_figures_that_the_accuracy_page_shows_are_those_of_the_linker_at_work(
    gazetteer_path, monkeypatch
):
    shipped = RuleExtractor(gazetteer_file=gazetteer_path)
    monkeypatch.setattr(configured, "extractor", lambda: shipped)
    ours = next(run for run in stored() if run.gold == EXAMPLES.name)
    said = StringIO()
    call_command("evaluate_linking", stdout=said)
    assert f"recall {ours.pair_recall:.3f}" in said.getvalue()
    assert f"F {ours.mention_f:.3f}" in said.getvalue()
