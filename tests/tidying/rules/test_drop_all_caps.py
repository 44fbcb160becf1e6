"""Titles all in capitals as titles."""

from __future__ import annotations

from collections.abc import Callable

import pytest

CASES = [
    ("@misc{k, title = {A STUDY OF THE LIFE}}", "@misc{k, title = {A Study of the Life}}"),
    ("@misc{k, title = {PART II OF THE STUDY}}", "@misc{k, title = {Part II of the Study}}"),
    ("@misc{k, title = {IEEE}}", "@misc{k, title = {IEEE}}"),
    ("@misc{k, title = {IEEE TC}}", "@misc{k, title = {IEEE TC}}"),
    ("@misc{k, title = {A Study OF LIFE}}", "@misc{k, title = {A Study OF LIFE}}"),
    ("@misc{k, title = {STUDY OF {DNA} IN $X$}}", "@misc{k, title = {Study of {DNA} in $X$}}"),
    ("@misc{k, title = {LIFE: THE STUDY}}", "@misc{k, title = {Life: The Study}}"),
    ("@misc{k, title = {ÉTUDE DE LA NATURE}}", "@misc{k, title = {Étude de la Nature}}"),
]


@pytest.mark.parametrize(("before", "after"), CASES)
def test_drop_all_caps(only: Callable[..., str], before: str, after: str) -> None:
    assert only(before, drop_all_caps=True) == after
    assert only(after, drop_all_caps=True) == after
