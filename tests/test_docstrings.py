"""Whatever other modules may call says what it is for; ruff asks it of modules, classes and functions, this of methods.

A method needs no words of its own where it is told elsewhere what it does: where it overrides one (Qt's too), or
where its class does all that a protocol of ours describes.
"""

from __future__ import annotations

import importlib
import inspect
import pkgutil
from collections.abc import Iterator
from functools import cached_property
from types import FunctionType
from typing import Protocol

import app

PASSED_OVER = {"app.__main__"}
"""Starts the program when it is imported."""


def _classes() -> Iterator[type]:
    for found in pkgutil.walk_packages(app.__path__, "app."):
        if found.name not in PASSED_OVER:
            module = importlib.import_module(found.name)
            yield from (
                held
                for held in vars(module).values()
                if isinstance(held, type) and held.__module__ == found.name
            )


def _methods(kind: type) -> dict[str, FunctionType]:
    """Public methods and properties that stand in the class itself."""
    found = {}
    for name, held in vars(kind).items():
        if isinstance(held, property):
            held = held.fget
        elif isinstance(held, cached_property):
            held = held.func
        elif isinstance(held, staticmethod | classmethod):
            held = held.__func__
        if isinstance(held, FunctionType) and not name.startswith("_"):
            found[name] = held
    return found


def _told_elsewhere(kind: type, protocols: list[type]) -> Iterator[str]:
    """The names that a base describes, or a protocol whose calls are all there."""
    for base in kind.__mro__[1:]:
        yield from vars(base)
    for protocol in protocols:
        # What is only read may be an attribute in one class and a property in another.
        called = {name for name in _methods(protocol) if isinstance(vars(protocol)[name], FunctionType)}
        if called and called <= set(dir(kind)):
            yield from _methods(protocol)


def test_every_public_method_says_what_it_is_for() -> None:
    every = list(_classes())
    protocols = [kind for kind in every if Protocol in kind.__bases__]
    silent = []
    for kind in every:
        told = set() if kind in protocols else set(_told_elsewhere(kind, protocols))
        silent += [
            f"{kind.__module__}.{kind.__name__}.{name}"
            for name, method in _methods(kind).items()
            if not kind.__name__.startswith("_") and not inspect.getdoc(method) and name not in told
        ]
    assert silent == []
