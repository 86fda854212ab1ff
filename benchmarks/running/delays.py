"""How long requests took, also while the broker stands still."""

from __future__ import annotations

import statistics
import time
from typing import Any

from benchmarks.running.clients import Ledger
from benchmarks.running.product import Product
from benchmarks.running.programs import frozen

FROZEN_DELAY_SECONDS = 2.0  # by which a frozen broker may delay a request
CALM_BETWEEN_SECONDS = 2.0


def frozen_broker(product: Product, ledger: Ledger, seconds: float) -> dict[str, Any]:
    """The longest request while Redis is frozen, and in as many seconds before."""
    redis = product.keeper.programs["redis"].pid
    assert redis
    calm = time.monotonic()
    time.sleep(seconds)
    start = time.monotonic()
    with frozen(redis):
        time.sleep(seconds)
        end = time.monotonic()
        time.sleep(CALM_BETWEEN_SECONDS)  # what began while it was frozen ends while it is
    longest = [
        max(ledger.seconds(since=a, until=b, acknowledged_only=False), default=0.0)
        for a, b in ((calm, start), (start, end))
    ]
    return {
        "seconds": seconds,
        "requests_meanwhile": len(ledger.seconds(since=start, until=end)),
        "longest_before": round(longest[0], 3),
        "longest_meanwhile": round(longest[1], 3),
        "within_bound": longest[1] <= longest[0] + FROZEN_DELAY_SECONDS,
    }


def request_figures(ledger: Ledger) -> dict[str, Any]:
    """Seconds of what was acknowledged. `repeated`: sent again after an error or no answer."""
    taken = ledger.seconds()
    return {
        "acknowledged": len(taken),
        "repeated": len(ledger.requests) - len(taken),
        "p50": round(statistics.median(taken), 3),
        "p95": round(taken[int(len(taken) * 0.95)], 3),
        "longest": round(taken[-1], 3),
    }
