"""The weights of named features, as fitted on annotated articles."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache
from types import MappingProxyType

from events.extraction.data.word_lists import table
from events.extraction.types import Kind


@lru_cache(maxsize=1)
def same_event_weights() -> Mapping[str, float]:
    """Feature of a pair of mentions -> log-odds that both tell one event."""
    return MappingProxyType(table("same_event.toml")["weights"])


@lru_cache(maxsize=1)
def reportability_weights() -> Mapping[str, float]:
    """Feature of mentions told together -> log-odds that they are an event."""
    unfitted = {f"kind {kind}": kind.row.reportability for kind in Kind}
    return MappingProxyType({**unfitted, **table("reportability.toml")["weights"]})


@lru_cache(maxsize=1)
def kind_weights() -> Mapping[str, Mapping[str, float]]:
    """Kind (or `none`) -> feature of a mention whose words leave its kind open -> weight."""
    return MappingProxyType(table("kind_weights.toml"))


@lru_cache(maxsize=1)
def value_weights() -> Mapping[str, float]:
    """Feature of a value of an event -> log-odds that the value is right."""
    return MappingProxyType(table("value_weights.toml")["weights"])
