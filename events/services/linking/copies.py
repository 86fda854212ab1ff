"""Which articles are copies of one text, and which is the origin: the one accepted first.

The article that is read last finds the pair: both sketches are there by then. All connected copies
point to the first of them, so the order of reading makes no difference.
"""

from __future__ import annotations

from collections.abc import Collection

from django.db import connection

from events.models import Article, Event, Source, TextSketch
from events.services.linking.text_overlap import TextRuns, is_copy, overlap, sketch_of

MOST_COMPARED = 20
LOCK = 7_304_410_815  # any number that no other advisory lock of this database uses


def write_sketch(article: Article) -> bool:
    """Sample the text of an article to find copies by. In the transaction that accepts it.

    False if the text is so short that nothing was sampled.
    """
    return bool(
        TextSketch.objects.bulk_create(
            TextSketch(article=article, value=value) for value in sketch_of(article.text)
        )
    )


def find_copies(article_id: int, text: str) -> list[int]:
    """The articles of which this text is a copy, or which are copies of it.

    A worker asks outside its transaction.
    """
    candidates = TextSketch.objects.likest(article_id, MOST_COMPARED)
    mine = TextRuns(text)
    others = Article.objects.filter(pk__in=candidates).order_by("pk").values_list("pk", "text")
    return [pk for pk, other in others if is_copy(mine, TextRuns(other))]


def lock_copies() -> None:
    """Make other workers that settle copies wait until the transaction ends.

    Call it first in the transaction, before any row is locked. SQLite has one writer at a time and
    needs no lock.
    """
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_advisory_xact_lock(%s)", [LOCK])


def settle_copies(article_id: int, copies: Collection[int]) -> set[int]:
    """Point this article, its copies and theirs to the first of them. After `lock_copies`.

    Returns the articles whose origin changed.
    """
    if not copies:
        return set()
    roots = Article.objects.filter(pk__in={article_id, *copies}).roots()
    group = dict(Article.objects.of_texts(roots).values_list("pk", "origin"))
    first = min(group)
    changed = {pk for pk, origin in group.items() if pk != first and origin != first}
    texts = dict(Article.objects.filter(pk__in=changed | {first}).values_list("pk", "text"))
    origin_runs = TextRuns(texts[first])
    for pk in sorted(changed):
        shared = overlap(origin_runs, TextRuns(texts[pk])).containment
        Article.objects.filter(pk=pk).update(origin=first, shared_with_origin=shared)
    return changed


def settle_origin(article_id: int, copies: Collection[int], agency: Source | None) -> set[int]:
    """`settle_copies`, with the agency of the text. After `lock_copies` if there are copies.

    Returns the articles whose origin or agency changed.
    """
    other = Article.objects.filter(pk=article_id).carried_from_another_than(agency)
    return settle_copies(article_id, copies) | (
        {article_id} if other.update(agency=agency) else set()
    )


def events_counting(articles: Collection[int]) -> dict[int, str]:
    """The events that count these articles or their reprints as origins.

    By primary key, with the reason to count again.
    """
    if not articles:
        return {}
    events = Event.objects.told_by_texts_of(articles)
    return dict.fromkeys(
        events.values_list("pk", flat=True), "Which of its articles are independent was found anew"
    )


def origins_of(article: Article) -> frozenset[str]:
    """What makes an article depend on others: its text, outlet, agency, and its origin's."""
    origin = article.origin
    sources = {article.source_id, article.agency_id} if article.outlet_vouched else set()
    if origin is not None:
        sources |= {origin.source_id, origin.agency_id}
    return frozenset(
        {f"article {article.origin_id or article.pk}"}
        | {f"source {source}" for source in sources if source}
    )
