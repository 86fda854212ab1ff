"""Articles and the ways in by which they come: pages to be fetched, files to be taken in."""

from events.models.articles.article import Article, ArticleQuerySet, DayBasis, SubmittedBy
from events.models.articles.imports import Import
from events.models.articles.pages import FeedEntry, Page
from events.models.articles.sketches import TextSketch

__all__ = [
    "Article",
    "ArticleQuerySet",
    "DayBasis",
    "FeedEntry",
    "Import",
    "Page",
    "SubmittedBy",
    "TextSketch",
]
