"""How an article came here, and where its day comes from."""

from __future__ import annotations

from dataclasses import dataclass

from django.db import models


class SubmittedBy(models.TextChoices):
    FORM = "form"
    API = "api"
    URL = "url"
    FEED = "feed"
    FILE = "file"
    DEMO = "demo"


class DayBasis(models.TextChoices):
    """Where an article's publication day comes from, the most trusted first."""

    REVIEWER = "reviewer", "set by a reviewer"
    GIVEN = "given", "given by the submitter"
    PAGE = "page", "from the page"
    FEED = "feed", "from the feed"
    TEXT = "text", "from the first lines of the text"
    ADDRESS = "address", "from the web address"
    UNDATED = "undated", "not known"


@dataclass(frozen=True, slots=True)
class ArticleFigures:
    """How many came each way; of the `timed` the seconds of their last reading together, and how
    many took at most each bound.
    """

    by_way: dict[str, int]
    timed: int
    seconds: float
    within: list[int]
