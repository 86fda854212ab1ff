"""The extractor and the queue's rules as the settings have them: the one service module that reads settings."""

from __future__ import annotations

from datetime import timedelta
from functools import cache

from django.conf import settings
from django.core.exceptions import ImproperlyConfigured
from django.utils.module_loading import import_string

from events.extraction.identify_language import identify_language
from events.services.extractor import VERSION_LENGTH, Extractor
from events.services.leases import QueueRules
from events.services.take_in_rows import Terms


def extractor_class() -> type[Extractor]:
    """What the setting EXTRACTOR names. Its version is checked here, before an article's whole reading fails for it."""
    named: type[Extractor] = import_string(settings.EXTRACTOR)
    if not 0 < len(named.version) <= VERSION_LENGTH:
        raise ImproperlyConfigured(f"{settings.EXTRACTOR}.version must have 1 to {VERSION_LENGTH} characters: {named.version!r}")
    return named


@cache
def extractor() -> Extractor:
    """The extractor of this process."""
    return extractor_class()(gazetteer_file=settings.GAZETTEER_FILE)


def warm_up() -> None:
    """Load in a parent what its workers share: the models are read once, and no article's lease pays for it.

    Raises what the extractor raises where a file of its own is missing, before any article is claimed.
    """
    identify_language("Loads its model.")
    extractor_class().warm_up()
    extractor()


def queue_rules() -> QueueRules:
    return QueueRules(lease=timedelta(seconds=settings.EXTRACTION_LEASE_SECONDS), max_attempts=settings.EXTRACTION_MAX_ATTEMPTS)


def file_terms(*, outlet: str = "") -> Terms:
    """For the rows of files, those without an outlet taken as of `outlet`."""
    return Terms(max_characters=settings.MAX_ARTICLE_CHARACTERS, max_waiting=settings.MAX_WAITING_ARTICLES, outlet=outlet)
