"""Web pages to be fetched, what came of it, and the entries of feeds that named them. A page's row
is its place in the queue.
"""

from __future__ import annotations

from typing import Self

from django.db import models
from django.db.models.functions import Now
from django.urls import reverse

from events import lengths
from events.models.articles.arrival import Sent
from events.models.articles.article import Article
from events.models.articles.provenance import SubmittedBy
from events.models.queued import Queued, QueuedQuerySet, queue_index, running_has_lease_and_token
from events.models.sources import Feed, Source


class PageQuerySet(QueuedQuerySet["Page"]):
    """Named reads of pages."""

    def without_raw(self) -> Self:
        """With source and article, and without the body as fetched and the article's text."""
        return self.select_related("source", "article").defer("raw", "article__text")


class Page(Sent, Queued):
    """The address of an article: accepted once this row is committed, fetched by a worker, then
    submitted as an article.

    `failed` is a page that is gone, refused or holds no article; `article` may be one that came
    before by another way.
    """

    address = models.URLField(max_length=lengths.ADDRESS, help_text="As submitted")
    address_key = models.CharField(
        max_length=64, unique=True, help_text="SHA-256 of the canonical address"
    )
    submitted_by = models.CharField(max_length=8, choices=SubmittedBy.choices)
    submitted_at = models.DateTimeField(db_default=Now())
    source = models.ForeignKey(
        Source, null=True, blank=True, on_delete=models.PROTECT, related_name="pages"
    )
    outlet = models.CharField(
        max_length=lengths.NAME, blank=True, help_text="As the sender of a held page gives it"
    )
    delayed = models.BooleanField(
        default=False, help_text="A rule may delay its article: readers do not see it until then"
    )
    file = models.ForeignKey(
        "Import", null=True, blank=True, on_delete=models.SET_NULL, related_name="pages"
    )
    title = models.CharField(
        max_length=lengths.TITLE, blank=True, help_text="As the submitter or the feed gives it"
    )
    published_on = models.DateField(
        null=True, blank=True, help_text="As the submitter or the feed gives it"
    )

    final_address = models.CharField(
        max_length=lengths.FOUND_ADDRESS, blank=True, help_text="After redirects"
    )
    http_status = models.PositiveSmallIntegerField(null=True, blank=True)
    content_type = models.CharField(max_length=lengths.CONTENT_TYPE, blank=True)
    raw = models.BinaryField(null=True, blank=True, help_text="The body as received, decompressed")
    raw_sha256 = models.CharField(max_length=64, blank=True)
    fetched_at = models.DateTimeField(null=True, blank=True)
    article = models.ForeignKey(
        Article, null=True, blank=True, on_delete=models.PROTECT, related_name="pages"
    )

    objects = PageQuerySet.as_manager()

    class Meta:
        indexes = [
            models.Index(fields=["-submitted_at", "-id"], name="page_newest"),
            queue_index("page"),
        ]
        constraints = [running_has_lease_and_token("page")]

    def __str__(self) -> str:
        return self.address

    @property
    def is_hidden(self) -> bool:
        """Held or delayed: no reader may learn of it."""
        return self.held or self.delayed

    def get_absolute_url(self) -> str:
        return reverse("web:page", args=[self.public_id])


class FeedEntry(models.Model):
    """An entry that a feed has shown once. It leads to a page, or to an article where the feed
    carried the text itself.
    """

    feed = models.ForeignKey(Feed, on_delete=models.CASCADE, related_name="entries")
    guid_key = models.CharField(max_length=64, help_text="SHA-256 of the entry's own id")
    address = models.CharField(max_length=lengths.FOUND_ADDRESS, blank=True)
    title = models.CharField(max_length=lengths.TITLE, blank=True)
    published_at = models.DateTimeField(null=True, blank=True)
    seen_at = models.DateTimeField(db_default=Now())
    page = models.ForeignKey(
        Page, null=True, blank=True, on_delete=models.SET_NULL, related_name="entries"
    )
    article = models.ForeignKey(
        Article, null=True, blank=True, on_delete=models.SET_NULL, related_name="entries"
    )
    refused_because = models.TextField(blank=True)

    class Meta:
        verbose_name_plural = "feed entries"
        constraints = [models.UniqueConstraint(fields=["feed", "guid_key"], name="feed_entry_once")]

    def __str__(self) -> str:
        return self.title or self.address
