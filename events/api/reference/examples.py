"""An example of what a schema promises, made of the schema: it cannot promise something else."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any

Node = Mapping[str, Any]
BY_FORMAT = {
    "date": "2024-11-13",
    "date-time": "2024-11-14T08:30:00Z",
    "uri": "https://tracker.example/events/6b8zmhhw77/",
}
BY_TYPE: Mapping[str, Any] = {"string": "text", "integer": 2, "number": 0.93, "boolean": True}
FITS: Mapping[str, tuple[type, ...]] = {
    "string": (str,),
    "integer": (int,),
    "number": (int, float),
    "boolean": (bool,),
}
DEEPEST = 7  # an event names events, and they others


@cache
def operations() -> Mapping[str, Any]:
    """Summaries, queries and values, as the file has them."""
    return tomllib.loads(Path(__file__).with_name("operations.toml").read_text(encoding="utf-8"))


def example_of(node: Node, schemas: Node, name: str = "", depth: int = 0) -> Any:
    """A value of the schema `node`; `schemas` are the components that it may refer to. `name` is
    the field's, after that of the schema that has it: `Actor.slug`.
    """
    for reference in (node, *node.get("allOf", ()), *node.get("oneOf", ())[:1]):
        if "$ref" in reference:
            title = reference["$ref"].rpartition("/")[2]
            return _example(schemas[title], schemas, name, title, depth)
    return _example(node, schemas, name, "", depth)


def _example(node: Node, schemas: Node, name: str, title: str, depth: int) -> Any:
    if "oneOf" in node or "allOf" in node:
        return example_of(node, schemas, name, depth)
    if node.get("type") == "array":
        deep = depth > DEEPEST
        return [] if deep else [example_of(node.get("items", {}), schemas, name, depth + 1)]
    if node.get("type") == "object" or "properties" in node:
        return _object(node, schemas, title, depth + 1)
    return _single(node, name)


def _object(node: Node, schemas: Node, title: str, depth: int) -> dict[str, Any]:
    """Fields that may be null are null where the example would nest too deep."""
    return {
        name: None
        if depth > DEEPEST and field.get("nullable")
        else example_of(field, schemas, f"{title}.{name}", depth)
        for name, field in node.get("properties", {}).items()
    }


def _single(node: Node, name: str) -> Any:
    values = operations()["values"]
    known = values.get(name, values.get(name.rpartition(".")[2]))
    if "enum" in node:
        return known if known in node["enum"] else node["enum"][0]
    kind = node.get("type", "string")
    fits = isinstance(known, FITS.get(kind, (str,)))
    value = known if fits else BY_FORMAT.get(node.get("format", ""), BY_TYPE.get(kind))
    least = node.get("minimum")
    return max(value, least) if least is not None and kind in ("integer", "number") else value
