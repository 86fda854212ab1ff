"""Wires settings, Celery, URLs and WSGI."""

from tracker.celery import app as celery_app

__all__ = ["celery_app"]
