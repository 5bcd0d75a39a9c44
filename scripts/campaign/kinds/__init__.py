"""The registry of kinds: one module a kind, and nothing else that lists them.

To add a kind: a module here with a ``KIND``, its templates, its data and its texts.
"""

from __future__ import annotations

import importlib
import pkgutil
from collections.abc import Iterator
from contextlib import contextmanager

from campaign.kinds.kind import Kind

_registry: dict[str, Kind] = {}
_ordered: list[Kind] = []


def _found() -> dict[str, Kind]:
    if not _registry:
        for module in pkgutil.iter_modules(__path__):
            kind = getattr(importlib.import_module(f"{__name__}.{module.name}"), "KIND", None)
            if kind is not None:
                _registry[kind.name] = kind
    return _registry


def kinds() -> list[Kind]:
    """Every kind, in order."""
    if not _ordered:
        _ordered.extend(sorted(_found().values(), key=lambda kind: (kind.order, kind.name)))
    return _ordered


def filed_kinds() -> list[Kind]:
    """The kinds whose records stand in a data file."""
    return [kind for kind in kinds() if kind.file]


def kind_named(name: str) -> Kind:
    """The kind of a collection. Raises ``KeyError``."""
    return _found()[name]


def answering() -> dict[str, Kind]:
    """The kinds that texts may name, by their call."""
    return {kind.call: kind for kind in kinds() if kind.call}


@contextmanager
def one_more(kind: Kind) -> Iterator[None]:
    """A kind that is known for a while only: for tests."""
    _found()[kind.name] = kind
    _ordered.clear()
    try:
        yield
    finally:
        del _registry[kind.name]
        _ordered.clear()
