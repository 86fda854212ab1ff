"""The extractor, and the rules of queues and fetching, as the settings have them.

This is the only service module that reads settings.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import timedelta
from functools import cache, partial
from ipaddress import ip_network
from pathlib import Path

from django.conf import settings
from django.core.exceptions import ImproperlyConfigured
from django.utils import timezone
from django.utils.module_loading import import_string

from events.extraction.model.prompt import Form
from events.extraction.reading.identify_language import identify_language
from events.services.intake.feeds.fetch_page import Fetch, IntakeLimits
from events.services.intake.feeds.poll_feed import PollRules
from events.services.intake.files.take_in_rows import Terms
from events.services.intake.gate.arrival import Submissions
from events.services.language_model.terms import Fallback, ModelTerms, Send
from events.services.queue.leases import QueueRules
from events.services.reading.extractor import VERSION_LENGTH, Extractor, Reader
from events.services.subscriptions.deliver import Send as SendMessage
from events.services.subscriptions.sending import send
from events.services.takedown.retention import Retention
from events.sources.fetching.answers import FEED_TYPES, PAGE_TYPES, FetchRules
from events.sources.fetching.http import fetch
from events.sources.fetching.post import post
from events.sources.fetching.public_addresses import Network, is_public
from events.sources.language_model.client import ask
from events.sources.language_model.replies import ModelAddress

RULES = "events.services.reading.rule_extractor.RuleExtractor"
WITH_MODEL = {"llm", "both"}


def extractor_class() -> type[Extractor]:
    """The class that EXTRACTOR names; with a model, that of the rules beside it.

    Its version is checked here, before it can fail an article's whole reading.
    """
    by_name = settings.EXTRACTOR in {"rules", *WITH_MODEL}
    named: type[Extractor] = import_string(RULES if by_name else settings.EXTRACTOR)
    if not 0 < len(named.version) <= VERSION_LENGTH:
        raise ImproperlyConfigured(
            f"{settings.EXTRACTOR}.version must have 1 to {VERSION_LENGTH} characters: "
            f"{named.version!r}"
        )
    return named


@cache
def extractor() -> Reader:
    """The extractor of this process."""
    return extractor_named(settings.EXTRACTOR)


def extractor_named(name: str) -> Reader:
    """The extractor `rules`, `llm` or `both`, or of a class, with what the settings say."""
    if name not in WITH_MODEL:
        named: type[Extractor] = import_string(RULES) if name == "rules" else extractor_class()
        return named(gazetteer_file=settings.GAZETTEER_FILE)
    # By name: it loads the parser, which the web server does without.
    build = import_string("events.services.language_model.building.build")
    built: Reader = build(
        name, model_terms(), send=model_send(), gazetteer_file=settings.GAZETTEER_FILE
    )
    return built


def extractor_of_answers(name: str, lines: Iterable[str]) -> Reader:
    """The extractor `llm` or `both` with recorded answers. Raises BadLine."""
    build = import_string("events.services.language_model.building.build_recorded")
    built: Reader = build(name, model_terms(), lines, gazetteer_file=settings.GAZETTEER_FILE)
    return built


def extractor_version() -> str:
    """The version that reads now, with the gazetteer that it looks places up in."""
    return str(extractor().version)


def gazetteer_file() -> Path:
    return Path(settings.GAZETTEER_FILE)


def model_terms() -> ModelTerms:
    """On which terms the language model is asked."""
    return ModelTerms(
        model=settings.LLM_MODEL,
        languages=frozenset(settings.LLM_LANGUAGES),
        address=model_address() if settings.LLM_URL else None,
        price_in=settings.LLM_PRICE_IN,
        price_out=settings.LLM_PRICE_OUT,
        budget=settings.LLM_BUDGET_PER_DAY,
        concurrency=max(1, settings.LLM_CONCURRENCY),
        visit=timedelta(seconds=2 * settings.LLM_TIMEOUT_SECONDS),
        pause=timedelta(seconds=settings.LLM_RETRY_SECONDS),
        fallback=Fallback(settings.LLM_FALLBACK),
        form=Form(settings.LLM_RESPONSE_FORMAT),
    )


def model_address() -> ModelAddress:
    """The one address that a text may be sent to."""
    return ModelAddress(
        url=settings.LLM_URL,
        model=settings.LLM_MODEL,
        key=settings.LLM_KEY,
        timeout=timedelta(seconds=settings.LLM_TIMEOUT_SECONDS),
    )


def model_send() -> Send:
    return partial(ask, address=model_address(), clock=timezone.now)


def warm_up() -> None:
    """Load in a parent what its workers share, so that models are loaded once.

    No article's lease pays for it. Raises what the extractor raises if a file is missing, before
    any article is claimed.
    """
    identify_language("Loads its model.")
    extractor_class().warm_up()
    extractor()


def submissions() -> Submissions:
    """What becomes of what visitors submit."""
    return Submissions(settings.SUBMISSIONS)


def retention() -> Retention:
    return Retention(
        refused=timedelta(days=settings.KEEP_REFUSED_DAYS),
        clients=timedelta(days=settings.KEEP_CLIENTS_DAYS),
        keys=timedelta(days=settings.KEEP_KEYS_DAYS),
    )


def queue_rules() -> QueueRules:
    return QueueRules(
        lease=timedelta(seconds=settings.EXTRACTION_LEASE_SECONDS),
        max_attempts=settings.EXTRACTION_MAX_ATTEMPTS,
    )


def file_terms(*, outlet: str = "") -> Terms:
    """The terms for rows of files; rows without an outlet get `outlet`."""
    return Terms(
        max_characters=settings.MAX_ARTICLE_CHARACTERS,
        max_waiting=settings.MAX_WAITING_ARTICLES,
        outlet=outlet,
        pages=page_fetch_rules(),
    )


def page_rules() -> QueueRules:
    """The rules for pages to be fetched. A server that is down gets hours, not minutes."""
    return QueueRules(
        lease=timedelta(seconds=settings.FETCH_LEASE_SECONDS),
        max_attempts=settings.FETCH_MAX_ATTEMPTS,
        first_pause=timedelta(minutes=5),
        longest_pause=timedelta(hours=6),
    )


def poll_rules() -> PollRules:
    return PollRules(
        lease=timedelta(seconds=settings.FETCH_LEASE_SECONDS),
        pages=page_fetch_rules(),
        limits=intake_limits(),
    )


def intake_limits() -> IntakeLimits:
    return IntakeLimits(
        max_characters=settings.MAX_ARTICLE_CHARACTERS, max_waiting=settings.MAX_WAITING_ARTICLES
    )


def page_fetch_rules() -> FetchRules:
    """What may be fetched as a page."""
    return _fetch_rules(max_bytes=settings.FETCH_MAX_BYTES, accepted_types=PAGE_TYPES)


def page_fetch() -> Fetch:
    return partial(fetch, rules=page_fetch_rules(), clock=timezone.now)


def feed_fetch() -> Fetch:
    rules = _fetch_rules(max_bytes=settings.FEED_MAX_BYTES, accepted_types=FEED_TYPES)
    return partial(fetch, rules=rules, clock=timezone.now)


def delivery_rules() -> QueueRules:
    """The rules for messages. A receiver that is down gets a day and a half."""
    return QueueRules(
        lease=timedelta(seconds=settings.FETCH_LEASE_SECONDS),
        max_attempts=12,
        first_pause=timedelta(seconds=30),
        longest_pause=timedelta(hours=12),
    )


def post_rules() -> FetchRules:
    """Where messages may go."""
    return _fetch_rules(max_bytes=0, accepted_types=frozenset())


def delivery_send() -> SendMessage:
    to_address = partial(post, rules=post_rules(), clock=timezone.now)
    return partial(send, post=to_address, clock=timezone.now)


def _fetch_rules(*, max_bytes: int, accepted_types: frozenset[str]) -> FetchRules:
    contact = f" (+{settings.FETCH_CONTACT})" if settings.FETCH_CONTACT else ""
    networks = _allowed_networks(tuple(settings.FETCH_ALLOWED_NETWORKS))
    return FetchRules(
        max_bytes=max_bytes,
        deadline=timedelta(seconds=settings.FETCH_SECONDS),
        accepted_types=accepted_types,
        user_agent=f"ConflictEventTracker/{settings.VERSION}{contact}",
        allowed_ports=tuple(int(port) for port in settings.FETCH_PORTS),
        may_connect=lambda address: (
            is_public(address) or any(address in network for network in networks)
        ),
    )


@cache
def _allowed_networks(networks: tuple[str, ...]) -> tuple[Network, ...]:
    try:
        return tuple(ip_network(network) for network in networks)
    except ValueError as error:
        raise ImproperlyConfigured(f"FETCH_ALLOWED_NETWORKS: {error}") from error
