"""Articles as submitted, and the sources that they come from. An article's row is also its place in the queue."""

from django.db import models
from django.db.models import F, Q
from django.db.models.functions import Now
from django.urls import reverse

from events.models.actors import Actor
from events.models.public_ids import new_public_id
from events.querysets import ArticleQuerySet


class SourceKind(models.TextChoices):
    OUTLET = "outlet"
    AGENCY = "agency"
    OFFICIAL = "official"
    CHANNEL = "channel"


class Source(models.Model):
    """An outlet, agency, official body or channel. `affiliation` is the party to a conflict that it speaks for, or none."""

    name = models.CharField(max_length=200, unique=True)
    kind = models.CharField(max_length=20, choices=SourceKind.choices, default=SourceKind.OUTLET)
    affiliation = models.ForeignKey(Actor, null=True, blank=True, on_delete=models.SET_NULL, related_name="mouthpieces")
    feed_url = models.URLField(max_length=1000, blank=True)
    next_poll_at = models.DateTimeField(null=True, blank=True)
    last_polled_at = models.DateTimeField(null=True, blank=True)
    last_poll_error = models.TextField(blank=True)

    def __str__(self) -> str:
        return self.name


class ArticleStatus(models.TextChoices):
    """pending -> running -> done.

    After an error running -> pending again with a delay, or -> quarantined after too many attempts.
    `failed` is for what trying again cannot mend.
    """

    PENDING = "pending"
    RUNNING = "running"
    DONE = "done"
    FAILED = "failed"
    QUARANTINED = "quarantined"


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
    TEXT = "text", "found in the text"
    SUBMISSION = "submission", "day of submission, as none was given or found"


class Article(models.Model):
    """A text as submitted. Accepted means: this row is committed with status `pending`."""

    public_id = models.CharField(max_length=12, unique=True, default=new_public_id, editable=False)
    source = models.ForeignKey(Source, null=True, blank=True, on_delete=models.PROTECT, related_name="articles")
    url = models.URLField(max_length=1000, blank=True)
    title = models.CharField(max_length=500, blank=True)
    text = models.TextField()
    sha256 = models.CharField(
        max_length=64, unique=True, help_text="Of the text in UTF-8, line ends as \\n, without white space at either end"
    )
    language = models.CharField(max_length=3, blank=True, help_text="ISO 639-1, found when the article is read")
    published_on = models.DateField()
    published_on_basis = models.CharField(max_length=12, choices=DayBasis.choices)
    submitted_by = models.CharField(max_length=8, choices=SubmittedBy.choices)
    submitted_at = models.DateTimeField(db_default=Now())
    origin = models.ForeignKey("self", null=True, blank=True, on_delete=models.SET_NULL, related_name="reprints")

    status = models.CharField(max_length=12, choices=ArticleStatus.choices, default=ArticleStatus.PENDING)
    attempts = models.PositiveSmallIntegerField(default=0)
    not_before = models.DateTimeField(db_default=Now())
    lease_until = models.DateTimeField(null=True, blank=True)
    token = models.CharField(max_length=32, blank=True, help_text="Fence: only the worker that holds it may finish")
    last_error = models.TextField(blank=True)
    skipped_because = models.TextField(
        blank=True, help_text="Why a read article was left without extraction, such as its language"
    )
    extractor_version = models.CharField(max_length=60, blank=True)
    finished_at = models.DateTimeField(null=True, blank=True)

    objects = ArticleQuerySet.as_manager()

    class Meta:
        indexes = [
            models.Index(fields=["-submitted_at", "-id"], name="article_newest"),
            # The queue: only rows that some worker still has to look at.
            models.Index(fields=["not_before", "id"], name="article_queue", condition=Q(status__in=["pending", "running"])),
        ]
        constraints = [
            models.CheckConstraint(name="article_text_not_empty", condition=~Q(text="")),
            models.CheckConstraint(
                name="article_running_has_lease_and_token",
                condition=~Q(status="running") | (Q(lease_until__isnull=False) & ~Q(token="")),
            ),
            models.CheckConstraint(name="article_is_not_its_own_origin", condition=Q(origin__isnull=True) | ~Q(origin=F("id"))),
        ]

    def __str__(self) -> str:
        return self.title or self.public_id

    def get_absolute_url(self) -> str:
        return reverse("web:article", args=[self.public_id])
