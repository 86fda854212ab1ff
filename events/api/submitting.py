"""One submission through the API, alone or as a line among others."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.utils import timezone
from rest_framework.exceptions import ValidationError

from events.api import serializers
from events.api.errors import Busy
from events.models.articles import SubmittedBy
from events.services.submit import ArticleRefused, QueueFull, Submission, submit_article


def submit(data: Any) -> Submission:
    """The article that holds the text.

    Raises:
        ValidationError: with every reason why not, by field.
        Busy: where the queue is full.
    """
    sent = serializers.ArticleSubmission(data=data)
    sent.is_valid(raise_exception=True)
    limits = {"max_characters": settings.MAX_ARTICLE_CHARACTERS, "max_waiting": settings.MAX_WAITING_ARTICLES}
    try:
        return submit_article(**sent.validated_data, submitted_by=SubmittedBy.API, now=timezone.now(), **limits)
    except ArticleRefused as refusal:
        raise ValidationError({problem.field: problem.reason for problem in refusal.problems}) from refusal
    except QueueFull as full:
        raise Busy(str(full), wait=full.retry_after) from full
