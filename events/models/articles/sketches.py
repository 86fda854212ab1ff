"""A few numbers of each text, by which copies are found among many without reading them all."""

from __future__ import annotations

from collections import defaultdict

from django.db import models
from django.db.models import Count, OuterRef, Q, Subquery

from events.models.articles.article import Article

LOOKED_AT_OF_ONE_VALUE = 50
LEAST_SHARED = 2


class TextSketchQuerySet(models.QuerySet["TextSketch"]):
    """Named reads of sketches."""

    def likest(self, article: int, limit: int) -> list[int]:
        """The primary keys of the articles that share most sampled values with this one, at least
        two; of equals the first.

        Of a value that very many articles have (the last paragraph of an agency) only the first of
        them are looked at, so that a look-up touches at most so many rows for each value of the
        text. Those of an article that is reprinted everywhere are the first, too, and its origin is
        among them.
        """
        within = Q()
        for bound, values in self._values_by_bound(article).items():
            within |= (
                Q(value__in=values) if bound is None else Q(value__in=values, article__lte=bound)
            )
        if not within:
            return []
        sharing = (
            self.filter(within)
            .exclude(article=article)
            .order_by()
            .values("article")
            .annotate(shared=Count("pk"))
        )
        alike = sharing.filter(shared__gte=LEAST_SHARED).order_by("-shared", "article")
        return list(alike.values_list("article", flat=True)[:limit])

    def _values_by_bound(self, article: int) -> dict[int | None, list[int]]:
        """The article's values, by the last article to be looked at for them; None where they are
        in few.
        """
        same_value = TextSketch.objects.filter(value=OuterRef("value")).order_by("article_id")
        last = Subquery(
            same_value.values("article_id")[LOOKED_AT_OF_ONE_VALUE : LOOKED_AT_OF_ONE_VALUE + 1]
        )
        found: dict[int | None, list[int]] = defaultdict(list)
        for value, bound in (
            self.filter(article=article).annotate(bound=last).values_list("value", "bound")
        ):
            found[bound].append(value)
        return found


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
