"""What the benchmark of very many events makes: each copy has ids of its own."""

from benchmarks.scale.rows import MOST_COPIES, end_of_id


def test_no_two_copies_have_the_same_ids():
    ends = [end_of_id(copy) for copy in range(MOST_COPIES)]
    assert len(set(ends)) == MOST_COPIES >= 2_500  # of a million events in weeks of 400
    assert {len(end) for end in ends} == {2}, "the column has room for two signs more"
