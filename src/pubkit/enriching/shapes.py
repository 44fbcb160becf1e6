"""What JSON of an API holds, whatever its shape: one for several, null for none, something else altogether."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any


def as_list(value: object) -> list[Any]:
    """What an API sends as one object or as a list of them, as a list; null is empty.

    >>> as_list({"a": 1}), as_list(None), as_list([1, None])
    ([{'a': 1}], [], [1])
    """
    if value is None:
        return []
    return [item for item in value if item is not None] if isinstance(value, list) else [value]


def first(values: object) -> object:
    """The first of a list that is not empty, or the value itself."""
    return next((value for value in as_list(values) if value not in ("", None)), "")


def mapping(value: object) -> Mapping[str, Any]:
    """A JSON object, or an empty one for whatever else came."""
    return value if isinstance(value, Mapping) else {}


def mappings(value: object) -> list[Mapping[str, Any]]:
    """The objects of a list, or the one that came instead of it; an empty one for whatever else is among them.

    >>> mappings({"a": 1}), mappings([{"b": 2}, "c", None]), mappings(None)
    ([{'a': 1}], [{'b': 2}, {}], [])
    """
    return [mapping(one) for one in as_list(value)]


def at(value: object, *path: str) -> Any:
    """What stands at the end of a path of names; None where it breaks off.

    >>> at({"a": {"b": 1}}, "a", "b"), at({"a": [2]}, "a", "b"), at(None, "a")
    (1, None, None)
    """
    for name in path:
        value = mapping(value).get(name)
    return value
