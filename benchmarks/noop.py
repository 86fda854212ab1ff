"""A task that does nothing, on the product's own Celery settings: what the broker and the worker
cost by themselves.

Run by `celery --app benchmarks.noop worker`.
"""

from tracker.celery import app


@app.task
def nothing() -> None:
    pass
