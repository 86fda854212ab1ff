"""Files that `npm run build` makes. Pages leave them out, and still work, if they were never
built.
"""

from __future__ import annotations

from django import template
from django.conf import settings
from django.contrib.staticfiles import finders
from django.contrib.staticfiles.storage import staticfiles_storage

register = template.Library()


@register.simple_tag
def built(path: str) -> str:
    """The address of a built file, or an empty string if it is missing."""
    return staticfiles_storage.url(path) if _exists(path) else ""


def _exists(path: str) -> bool:
    collected = getattr(staticfiles_storage, "hashed_files", None)
    if collected is None or settings.DEBUG:
        return bool(finders.find(path))
    return path in collected
