"""Which articles are copies of one text, and which of them is its origin: the one that was accepted
first.

A pair is found by whichever of the two is read last: both sketches are there by then, in whatever
order they came. Each article points to the first of all that hang together, so that the order of
reading makes no difference.
"""

from __future__ import annotations

from collections.abc import Collection

from django.db import connection

from events.models import Article, Event, Source, TextSketch
from events.services.linking.text_overlap import TextRuns, is_copy, overlap, sketch_of

MOST_COMPARED = 20
LOCK = 7_304_410_815  # any number that no other advisory lock of this database uses


def write_sketch(article: Article) -> bool:
    """Sample the text of an article, by which copies of it are found. In the transaction that
    accepts it.

    False where the text is so short that nothing of it was sampled.
    """
    return bool(
        TextSketch.objects.bulk_create(
            TextSketch(article=article, value=value) for value in sketch_of(article.text)
        )
    )


def find_copies(article_id: int, text: str) -> list[int]:
    """The articles that are copies of this text, or of which it is a copy; a worker asks outside
    its transaction.
    """
    candidates = TextSketch.objects.likest(article_id, MOST_COMPARED)
    mine = TextRuns(text)
    others = Article.objects.filter(pk__in=candidates).order_by("pk").values_list("pk", "text")
    return [pk for pk, other in others if is_copy(mine, TextRuns(other))]


def lock_copies() -> None:
    """Make other workers wait that settle copies, until the transaction ends. First thing in it,
    before any row is locked.

    SQLite has one writer at a time and needs no lock.
    """
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_advisory_xact_lock(%s)", [LOCK])


def settle_copies(article_id: int, copies: Collection[int]) -> set[int]:
    """Point this article, its copies and theirs to the first of them. After `lock_copies`.

    Gives the articles whose origin is another than before.
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
    """As `settle_copies`, with the agency whose text it carries. After `lock_copies`, if there are
    copies.

    Gives the articles whose origin or agency is another than before.
    """
    other = Article.objects.filter(pk=article_id).carried_from_another_than(agency)
    return settle_copies(article_id, copies) | (
        {article_id} if other.update(agency=agency) else set()
    )


def events_counting(articles: Collection[int]) -> dict[int, str]:
    """The events whose origins these articles count among, or their reprints, by primary key with
    the reason to count again.
    """
    if not articles:
        return {}
    events = Event.objects.told_by_texts_of(articles)
    return dict.fromkeys(
        events.values_list("pk", flat=True), "Which of its articles are independent was found anew"
    )


def origins_of(article: Article) -> frozenset[str]:
    """What an article shares with others that are not independent of it: the text, the outlet, the
    agency, and its origin's.
    """
    origin = article.origin
    sources = {article.source_id, article.agency_id}
    if origin is not None:
        sources |= {origin.source_id, origin.agency_id}
    return frozenset(
        {f"article {article.origin_id or article.pk}"}
        | {f"source {source}" for source in sources if source}
    )
