"""Articles and the ways in by which they come: pages to be fetched, files to be taken in."""

from events.models.articles.arrival import Visibility
from events.models.articles.article import Article, ArticleQuerySet
from events.models.articles.holdings import Holding, PrivateLink, Verdict
from events.models.articles.imports import Import
from events.models.articles.pages import FeedEntry, Page
from events.models.articles.provenance import DayBasis, SubmittedBy
from events.models.articles.sketches import TextSketch
from events.models.articles.withdrawals import Incident, ReasonClass, Withdrawal
from events.models.queued import Queue

# The tables whose rows wait for a worker, by the name of a row.
QUEUES: dict[str, Queue] = {
    "article": Article.objects.all(),
    "page": Page.objects.all(),
    "import": Import.objects.all(),
}

__all__ = [
    "QUEUES",
    "Article",
    "ArticleQuerySet",
    "DayBasis",
    "FeedEntry",
    "Holding",
    "Import",
    "Incident",
    "Page",
    "PrivateLink",
    "ReasonClass",
    "SubmittedBy",
    "TextSketch",
    "Verdict",
    "Visibility",
    "Withdrawal",
]
