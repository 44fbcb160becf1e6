"""PK212: Required fields by type."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from pubkit.diagnostics import Problem

CASES = [
    ("@article{k, author={Doe, J.}, title={T}, year=2020}", ["no journal, which an article needs"]),
    ("@article{k, author={Doe, J.}, title={T}, journal={J}, year=2020}", []),
    ("@article{k, author={Doe, J.}, title={T}, journal=nowhere, year=2020}", []),
    ("@article{k, author={Doe, J.}, title={T}, journal={J}, year={}}", ["no year or date"]),
    ("@book{k, editor={Doe, J.}, title={T}, publisher={P}, year=2020}", []),
    ("@book{k, editor={Doe, J.}, title={T}, year=2020}", ["no publisher, which a book needs"]),
    ("@book{k, editor={Doe, J.}, title={T}, date=2020}", []),
    ("@phdthesis{k, author={Doe, J.}, title={T}, year=2020}", ["no school or institution"]),
    ("@proceedings{k, title={Proceedings}, year=2020}", []),
    ("@misc{k, title={T}}", []),
    ("@unpublished{k, author={Doe, J.}, title={T}}", ["no note, which an unpublished needs"]),
    ("@online{k, title={T}}", ["no url or doi or eprint"]),
    ("@mineral{k, formula={H2O}}", []),
    ("@inproceedings{k, author={Doe, J.}, title={T}, crossref={elsewhere}}", []),
    ("@inbook{k, author={Doe, J.}, title={T}, publisher={P}, year=2020}", []),
    ("@inbook{k, author={Doe, J.}, title={T}, date=2020}", ["no booktitle, which an inbook needs"]),
    ("@misc{k, note={Personal communication}}", []),
    ("@misc{k, year=2020}", ["no title or note"]),
]


@pytest.mark.parametrize(("text", "messages"), CASES)
def test_finds(found: Callable[..., list[Problem]], text: str, messages: list[str]) -> None:
    told = [problem.message for problem in found(text, "PK212")]
    assert len(told) == len(messages)
    assert all(words in message for words, message in zip(messages, told, strict=True))
