"""Articles, and their way round again."""

from __future__ import annotations

from django.contrib import admin
from django.db.models import QuerySet
from django.forms import ModelForm
from django.http import HttpRequest
from django.utils import timezone

from events.admin.permissions import Kept
from events.models import Article
from events.services.linking.recount import recount_origins
from events.services.queue.articles import read_again, retry
from events.tasks import wake_extraction


@admin.register(Article)
class ArticleAdmin(Kept[Article]):
    list_display = [
        "__str__",
        "source",
        "published_on",
        "status",
        "attempts",
        "language",
        "submitted_by",
        "submitted_at",
    ]
    list_filter = ["status", "submitted_by", "published_on_basis"]
    list_select_related = ["source"]
    search_fields = ["public_id", "title", "url", "source__name"]
    raw_id_fields = ["source"]
    ordering = ["-submitted_at", "-id"]
    actions = ["try_again", "read_again"]
    # The text and all that follows from reading it; a place in the queue moves through services
    # alone.
    readonly_fields = [
        *(
            "public_id",
            "text",
            "sha256",
            "language",
            "submitted_by",
            "submitted_at",
            "status",
            "attempts",
            "not_before",
        ),
        *(
            "lease_until",
            "token",
            "last_error",
            "skipped_because",
            "extractor_version",
            "finished_at",
        ),
        *("agency", "origin", "shared_with_origin"),
    ]

    def get_queryset(self, request: HttpRequest) -> QuerySet[Article]:
        """A page of a hundred texts would be megabytes; only the article's own page reads one."""
        return super().get_queryset(request).defer("text")

    def has_add_permission(self, request: HttpRequest) -> bool:
        return False

    def has_delete_permission(self, request: HttpRequest, obj: Article | None = None) -> bool:
        return False

    def save_model(
        self, request: HttpRequest, obj: Article, form: ModelForm[Article], change: bool
    ) -> None:
        """An outlet that is put right counts at once."""
        super().save_model(request, obj, form, change)
        recount_origins([obj.pk], version=obj.extractor_version, now=timezone.now())

    @admin.action(description="Try to read them again", permissions=["change"])
    def try_again(self, request: HttpRequest, articles: QuerySet[Article]) -> None:
        """Those that were set aside go back into the queue."""
        ids = list(articles.values_list("pk", flat=True))
        waiting = [pk for pk in ids if retry(article_id=pk, now=timezone.now())]
        for pk in waiting:
            wake_extraction(pk)
        left = len(ids) - len(waiting)
        self.message_user(
            request,
            (
                f"{len(waiting)} will be read again. {left} had not been set aside and are left "
                f"as they are."
            ),
        )

    @admin.action(
        description="Read them again, by the version installed now", permissions=["change"]
    )
    def read_again(self, request: HttpRequest, articles: QuerySet[Article]) -> None:
        """Put articles back into the queue; their events stay as they are until they are read."""
        ids = list(articles.values_list("pk", flat=True))
        marked = read_again(article_ids=ids, now=timezone.now())
        for pk in marked:
            wake_extraction(pk)
        left = len(ids) - len(marked)
        self.message_user(
            request,
            (
                f"{len(marked)} will be read again. {left} wait for it or are being read, and "
                f"are left as they are."
            ),
        )
