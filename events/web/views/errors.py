"""Error pages."""

from __future__ import annotations

from django.conf import settings
from django.core.exceptions import RequestDataTooBig
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse


def bad_request(request: HttpRequest, exception: Exception) -> HttpResponse:
    """400, or 413 with the limit if the request is too large."""
    if isinstance(exception, RequestDataTooBig):
        is_file = request.path == reverse("web:submit_file")
        limit = settings.MAX_FILE_BYTES if is_file else settings.DATA_UPLOAD_MAX_MEMORY_SIZE
        megabytes = limit // 1_000_000
        context = {
            "megabytes": megabytes,
            "max_characters": settings.MAX_ARTICLE_CHARACTERS,
            "is_file": is_file,
        }
        return render(request, "413.html", context, status=413)
    return render(request, "400.html", status=400)
