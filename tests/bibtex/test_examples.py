"""Every example in the docstrings of pubkit.bibtex runs."""

from __future__ import annotations

import doctest
import importlib
import pkgutil

import pytest

import pubkit.bibtex

MODULES = sorted(module.name for module in pkgutil.iter_modules(pubkit.bibtex.__path__))


@pytest.mark.parametrize("name", MODULES)
def test_examples(name: str) -> None:
    assert doctest.testmod(importlib.import_module(f"pubkit.bibtex.{name}")).failed == 0
