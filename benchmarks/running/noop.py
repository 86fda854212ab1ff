"""A task that does nothing, on the product's Celery settings, to measure broker and worker.

Run by `celery --app benchmarks.running.noop worker`.
"""

from tracker.celery import app


@app.task
def nothing() -> None:
    pass
