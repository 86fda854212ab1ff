"""How long a server that did not answer is left alone."""

import pytest

from events.services.queue.outage import Outage


@pytest.mark.parametrize(
    ("failures", "now", "lasts"),
    [
        pytest.param([], 0, False, id="none yet, also while the clock is young"),
        pytest.param([100], 104.9, True, id="a moment ago"),
        pytest.param([100], 105, False, id="over: it is asked again"),
        pytest.param([100, 103], 107, True, id="counted from the last"),
    ],
)
def test_an_outage_lasts_so_long_after_a_failure(failures, now, lasts):
    moments = iter([*failures, now])
    outage = Outage(seconds=5, clock=lambda: next(moments))
    for _ in failures:
        outage.note()
    assert outage.lasts() is lasts
