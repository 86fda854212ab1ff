"""The stored figures of linking."""

from events.services.linking.measuring import stored as stored_figures
from events.services.linking.measuring.evaluate import Measured
from events.services.linking.measuring.ledger import TOO_LOW, Errors
from events.services.linking.measuring.measures import Agreement
from events.services.linking.measuring.stored import figures, stored, write

MEASURED = Measured(5, 4, Agreement(1.0, 2 / 3, 0.9, 0.5), 0, Errors(3, {TOO_LOW: 1}))
RUN = figures("mine.jsonl", "1.0", 3, MEASURED)


def test_what_was_written_is_read_again(tmp_path, monkeypatch):
    monkeypatch.setattr(stored_figures, "FILE", tmp_path / "measured.json")
    write([RUN], stored_figures.FILE)
    assert stored() == (RUN,)
    stored.cache_clear()


def test_shares_have_three_places():
    assert (RUN.pair_recall, RUN.mention_f) == (0.667, 0.643)


def test_the_examples_that_ship_were_measured():
    stored.cache_clear()
    run = next(run for run in stored() if run.gold == "examples.jsonl")
    assert run.articles == 14
    assert run.depending_on_order == 0
