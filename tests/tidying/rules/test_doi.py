"""A DOI bare."""

from __future__ import annotations

from collections.abc import Callable

import pytest

CASES = [
    ("@misc{k, doi = {https://doi.org/10.1/AbC}}", "@misc{k, doi = {10.1/AbC}}"),
    ("@misc{k, doi = {http://dx.doi.org/10.1/x}}", "@misc{k, doi = {10.1/x}}"),
    ("@misc{k, doi = {doi:10.1/x}}", "@misc{k, doi = {10.1/x}}"),
    ("@misc{k, doi = {DOI: 10.1/x}}", "@misc{k, doi = {10.1/x}}"),
    ("@misc{k, doi = { 10.1/x }}", "@misc{k, doi = {10.1/x}}"),
    ("@misc{k, doi = {10.1/doi.org/10.2}}", "@misc{k, doi = {10.1/doi.org/10.2}}"),
    ("@misc{k, doi = {https://example.org/10.1/x}}", "@misc{k, doi = {https://example.org/10.1/x}}"),
    ("@misc{k, doi = {doi.org/10.1/x}}", "@misc{k, doi = {10.1/x}}"),
]


@pytest.mark.parametrize(("before", "after"), CASES)
def test_doi(only: Callable[..., str], before: str, after: str) -> None:
    assert only(before, doi=True) == after
    assert only(after, doi=True) == after
