"""A few numbers of each text, by which copies are found among many without reading them all."""

from django.db import models

from events.models.articles import Article
from events.querysets import TextSketchQuerySet


class TextSketch(models.Model):
    """One sampled hash of a run of words of an article's text. Two texts that share many of these
    share much of their words.
    """

    article = models.ForeignKey(Article, on_delete=models.CASCADE, related_name="sketch")
    value = models.BigIntegerField()

    objects = TextSketchQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["value", "article"], name="text_sketch_once")
        ]

    def __str__(self) -> str:
        return f"{self.value} of {self.article_id}"
