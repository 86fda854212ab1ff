"""A few numbers of each text, by which copies are found among many without reading them all."""

from __future__ import annotations

from django.db import connections, models

from events.models.articles.article import Article

LOOKED_AT_OF_ONE_VALUE = 50
LEAST_SHARED = 2
# each value of the text with the last article that is looked at for it; NULL: it is in few
LIKEST = """
WITH own AS MATERIALIZED (
  SELECT value, (
    SELECT same.article_id FROM events_textsketch same WHERE same.value = mine.value
    ORDER BY same.article_id LIMIT 1 OFFSET %s
  ) AS last FROM events_textsketch mine WHERE mine.article_id = %s
)
SELECT other.article_id FROM own JOIN events_textsketch other ON other.value = own.value
  AND other.article_id <= COALESCE(own.last, 9223372036854775807)
WHERE other.article_id <> %s
GROUP BY other.article_id HAVING COUNT(*) >= %s
ORDER BY COUNT(*) DESC, other.article_id LIMIT %s
"""


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
        with connections[self.db].cursor() as cursor:
            cursor.execute(LIKEST, [LOOKED_AT_OF_ONE_VALUE, article, article, LEAST_SHARED, limit])
            return [key for (key,) in cursor.fetchall()]


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
