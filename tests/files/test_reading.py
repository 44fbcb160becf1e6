"""What a path or - holds."""

from __future__ import annotations

import io
import sys
from pathlib import Path

import pytest

from pubkit.errors import InputError
from pubkit.files.reading import SUFFIXES, digest, read_source, read_sources, sniff

CONTENT = [
    (b"", "text"),
    (b"% a comment\n\n@article{a, title={T}}", "bibtex"),
    (b"\xef\xbb\xbf@ARTICLE (a,", "bibtex"),
    (b"text first\n" * 2000 + b"@book{a}", "bibtex"),
    ("@book{a}".encode("utf-16"), "bibtex"),
    (b'[{"id": "a"}]', "csl-json"),
    (b'\n{"id": "a"}\n{"id": "b"}', "csl-json"),
    (b"[]", "csl-json"),
    (b"TY  - JOUR\r\nER  - \r\n", "ris"),
    (b'<?xml version="1.0"?><xml/>', "endnote-xml"),
    (b"<!DOCTYPE html><html>", "html"),
    (b"cff-version: 1.2.0\n", "cff"),
    (b"%PDF-1.7\n", "pdf"),
    (b"PK\x03\x04........word/document.xml", "docx"),
    (b"[1] J. Doe. A title. 2020.", "text"),
    (b"Mail me @home {soon}", "text"),
]


@pytest.mark.parametrize(("data", "format"), CONTENT)
def test_content_shows_the_format(data: bytes, format: str) -> None:
    assert sniff(data) == format


def test_the_suffix_decides_first(tmp_path: Path) -> None:
    for suffix, format in SUFFIXES.items():
        path = tmp_path / f"a{suffix.upper()}"
        path.write_bytes(b"")
        assert read_source(path).format == format
    path = tmp_path / "a.bib"
    path.write_bytes(b"TY  - JOUR\n")
    assert read_source(path).format == "bibtex"
    assert read_source(path, format="ris").format == "ris"
    assert read_source(path).digest == digest(b"TY  - JOUR\n")


def test_an_empty_file_is_read_with_a_note(tmp_path: Path) -> None:
    path = tmp_path / "a.bib"
    path.write_bytes(b" \n")
    source = read_source(path)
    assert source.data == b" \n"
    assert [str(problem) for problem in source.problems] == [f"{path}: PK011 is empty"]


def test_a_file_without_entries_is_read_with_a_note(tmp_path: Path) -> None:
    path = tmp_path / "a.bib"
    path.write_bytes(b"Doe, J. 2020.")
    (problem,) = read_source(path).problems
    assert (problem.code, problem.message) == ("PK011", "holds no entry")


def test_nothing_on_standard_input_is_a_list_without_entries() -> None:
    source = read_source("-", stdin=io.BytesIO(b""))
    assert (source.format, [problem.message for problem in source.problems]) == ("bibtex", ["is empty"])


def test_standard_input() -> None:
    source = read_source("-", stdin=io.BytesIO(b"@book{a}"))
    assert (source.name, source.path, source.format) == ("<stdin>", None, "bibtex")
    with pytest.raises(InputError, match="twice"):
        read_sources(["-", "-"], stdin=io.BytesIO(b""))


def test_standard_input_that_is_closed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", None)
    with pytest.raises(InputError, match="closed"):
        read_source("-")


def test_a_missing_file_names_its_neighbor(tmp_path: Path) -> None:
    (tmp_path / "publications.bib").write_bytes(b"")
    with pytest.raises(InputError, match=r"no such file \(did you mean .*publications\.bib\?\)"):
        read_source(tmp_path / "publicatons.bib")
    (tmp_path / "link.bib").symlink_to(tmp_path / "gone.bib")
    with pytest.raises(InputError, match="link to nothing"):
        read_source(tmp_path / "link.bib")


def test_a_folder_names_what_is_in_it(tmp_path: Path) -> None:
    (tmp_path / "a.bib").write_bytes(b"")
    with pytest.raises(InputError, match=r"is a folder .*a\.bib"):
        read_source(tmp_path)


BINARY = [
    (b"%PDF-1.7\n%\xe2\xe3", "a.bib", "a PDF, not a BibTeX file"),
    (b"\x1f\x8b\x08", "a.bib", "gzip.*unpack it first"),
    (b"\x89PNG\r\n\x1a\n", "a.json", "an image, not CSL-JSON"),
    (bytes(range(256)) * 9, "a.ris", "binary, not a RIS file"),
    (b"plain text", "a.pdf", "text, not"),
    (b"PK\x03\x04", "a.bib", "a ZIP or Office file"),
]


@pytest.mark.parametrize(("data", "name", "message"), BINARY)
def test_binary(tmp_path: Path, data: bytes, name: str, message: str) -> None:
    path = tmp_path / name
    path.write_bytes(data)
    with pytest.raises(InputError, match=message) as failure:
        read_source(path)
    assert "\n" not in str(failure.value)


def test_text_with_some_controls_is_text(tmp_path: Path) -> None:
    path = tmp_path / "a.bib"
    path.write_bytes(b"@book{a,\x00 title={T\x0c}}")
    assert read_source(path).data


@pytest.mark.parametrize("name", ["nul\0.bib", "a" * 5000])
def test_names_that_cannot_be(name: str) -> None:
    with pytest.raises(InputError):
        read_source(name)


def test_too_big(tmp_path: Path) -> None:
    path = tmp_path / "a.bib"
    path.write_bytes(b"x" * 11)
    with pytest.raises(InputError, match="larger than"):
        read_source(path, limit=10)
    with pytest.raises(InputError, match="larger than"):
        read_source("-", stdin=io.BytesIO(b"x" * 11), limit=10)
    if Path("/dev/zero").exists():
        with pytest.raises(InputError, match="larger than"):
            read_source("/dev/zero", limit=1000)
