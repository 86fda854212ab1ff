"""The table of kinds, and the type that is made from it."""

import copy
import pickle
from dataclasses import replace

import pytest

from events.extraction.kind_table import ImpliedTarget, Kind, row_of
from tests.factories import make_extracted

COLUMNS = {
    "name": "blockade",
    "label": "blockade",
    "plural": "blockades",
    "meaning": "Ways in and out of a place are closed by force.",
    "tells": "that a place was closed off",
    "colour": {"light": "#123456", "dark": "#abcdef"},
    "marker": "M2 6h12v4H2Z",
    "pattern": {"size": 7},
    "implied_target": "none",
}


@pytest.mark.parametrize("kind", list(Kind))
def test_a_kind_is_one_object_however_it_is_come_by(kind):
    assert Kind(str(kind)) is kind
    assert copy.copy(kind) is copy.deepcopy(kind) is kind
    assert all(
        pickle.loads(pickle.dumps(kind, protocol)) is kind  # noqa: S301
        for protocol in range(pickle.HIGHEST_PROTOCOL + 1)
    )
    report = make_extracted(kind=str(kind))
    assert replace(report, subkind=None).kind is kind


def test_a_kind_is_its_name_as_text():
    assert f"{Kind.STRIKE}" == Kind.STRIKE == "strike"
    assert {"strike": 1}[Kind.STRIKE] == 1
    assert type(str(Kind.STRIKE)) is str


def test_kinds_come_in_the_order_of_the_table():
    assert list(Kind)[:2] == [Kind.STRIKE, Kind.INTERCEPTION]
    assert len(Kind) == len(set(Kind))


def test_a_name_that_the_table_lacks_is_no_kind():
    with pytest.raises(ValueError, match="'war' is not a kind of event"):
        Kind("war")


@pytest.mark.parametrize(
    ("change", "reason"),
    [
        ({"name": "Blockade"}, "a capital"),
        ({"name": "a_name_longer_than_its_column"}, "longer than the database's column"),
        ({"subkinds": [{"name": "of ports", "label": "of ports"}]}, "a blank in a subkind"),
        ({"default_subkind": "port"}, "a default that is none of the subkinds"),
        ({"implied_target": "anybody"}, "no such policy"),
        ({"munitions": "some"}, "no such choice"),
    ],
)
def test_a_row_with_a_wrong_value_is_refused(change, reason):
    with pytest.raises(ValueError):
        row_of({**COLUMNS, **change})


def test_a_row_with_an_unknown_column_is_refused():
    with pytest.raises(TypeError, match="color"):
        row_of({**COLUMNS, "color": "#123456"})


def test_a_row_has_what_it_leaves_out_by_default():
    row = row_of(COLUMNS)
    assert (row.subkinds, row.violent, row.reportability) == ((), False, 0.0)
    assert row.implied_target is ImpliedTarget.NONE
    assert row.headlines == {"": "blockade"}


def test_a_subkind_of_several_kinds_is_called_the_same_in_each():
    labels = {(sub.name, sub.label) for kind in Kind for sub in kind.row.subkinds}
    assert len(labels) == len({name for name, _ in labels})


def test_no_two_kinds_share_a_colour_or_a_mark():
    rows = [kind.row for kind in Kind]
    for column in ("label", "marker"):
        assert len({getattr(row, column) for row in rows}) == len(rows)
    for theme in ("light", "dark"):
        assert len({getattr(row.colour, theme) for row in rows}) == len(rows)
