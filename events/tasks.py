"""Celery's entry points: each loads by id and calls one service."""
