"""Articles as submitted. An article's row is also its place in the queue."""

from django.db import models
from django.db.models import F, Q
from django.db.models.functions import Now
from django.urls import reverse

from events.models.public_ids import new_public_id
from events.models.queued import Queued, queue_index, running_has_lease_and_token
from events.models.sources import Source
from events.querysets import ArticleQuerySet


class SubmittedBy(models.TextChoices):
    FORM = "form"
    API = "api"
    URL = "url"
    FEED = "feed"
    FILE = "file"
    DEMO = "demo"


class DayBasis(models.TextChoices):
    """Where an article's publication day comes from."""

    GIVEN = "given", "given by the submitter"
    PAGE = "page", "given by its page, feed or file"
    TEXT = "text", "found in the text"
    SUBMISSION = "submission", "day of submission, as none was given or found"


class Article(Queued):
    """A text as submitted. Accepted means: this row is committed with status `pending`."""

    public_id = models.CharField(max_length=12, unique=True, default=new_public_id, editable=False)
    source = models.ForeignKey(
        Source, null=True, blank=True, on_delete=models.PROTECT, related_name="articles"
    )
    url = models.URLField(max_length=1000, blank=True)
    address_key = models.CharField(
        max_length=64,
        null=True,
        blank=True,
        unique=True,
        help_text="SHA-256 of the canonical address; none: it names no page",
    )
    title = models.CharField(max_length=500, blank=True)
    text = models.TextField()
    sha256 = models.CharField(
        max_length=64,
        unique=True,
        help_text="Of the text in UTF-8, line ends as \\n, without white space at either end",
    )
    language = models.CharField(
        max_length=3, blank=True, help_text="ISO 639-1, found when the article is read"
    )
    published_on = models.DateField()
    published_on_basis = models.CharField(max_length=12, choices=DayBasis.choices)
    submitted_by = models.CharField(max_length=8, choices=SubmittedBy.choices)
    submitted_at = models.DateTimeField(db_default=Now())
    origin = models.ForeignKey(
        "self", null=True, blank=True, on_delete=models.SET_NULL, related_name="reprints"
    )
    shared_with_origin = models.FloatField(
        null=True,
        blank=True,
        help_text="How much of the shorter text stands in the other, 0 to 1, "
        "measured in runs of words",
    )
    agency = models.ForeignKey(
        Source,
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="carried",
        help_text="Agency named by its by-line",
    )

    skipped_because = models.TextField(
        blank=True, help_text="Why a read article was left without extraction, such as its language"
    )
    extractor_version = models.CharField(max_length=60, blank=True)
    read_in_ms = models.PositiveIntegerField(
        null=True, blank=True, help_text="How long its last reading took"
    )

    objects = ArticleQuerySet.as_manager()

    class Meta:
        indexes = [
            models.Index(fields=["-submitted_at", "-id"], name="article_newest"),
            queue_index("article"),
        ]
        constraints = [
            models.CheckConstraint(name="article_text_not_empty", condition=~Q(text="")),
            running_has_lease_and_token("article"),
            models.CheckConstraint(
                name="article_is_not_its_own_origin",
                condition=Q(origin__isnull=True) | ~Q(origin=F("id")),
            ),
        ]

    def __str__(self) -> str:
        return self.title or self.public_id

    def get_absolute_url(self) -> str:
        return reverse("web:article", args=[self.public_id])
