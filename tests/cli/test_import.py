"""`pubkit import` from the outside."""

from __future__ import annotations

import io
import json
from pathlib import Path

import docx
import pytest
from click.testing import CliRunner

import pubkit
from pubkit.cli.import_ import command

LIST = """PUBLICATIONS

1. A. Berg*, **D. Quint***, "Rain on tin roofs", Proc. of ICML, 2019
2. D. Quint. Snow. Nature, 2020.
"""


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("PUBKIT_STATE", str(tmp_path / ".state"))
    Path("cv.txt").write_text(LIST, "utf-8")
    return tmp_path


def run(*arguments: str, input: str | None = None) -> tuple[int, str, str]:
    result = CliRunner().invoke(command, list(arguments), input=input, standalone_mode=False)
    if result.exception:
        raise result.exception
    return result.return_value, result.stdout, result.stderr


def test_to_standard_output() -> None:
    code, out, err = run("cv.txt")
    assert (code, err.count("\n")) == (0, 1)
    works = pubkit.reads(out).works
    assert [work.key for work in works] == ["berg2019rain", "quint2020snow"]
    assert [sorted(name.marks) for name in works[0].authors] == [["equal"], ["equal", "self"]]


def test_to_a_file_that_must_not_exist() -> None:
    assert run("cv.txt", "-o", "new.bib")[0] == 0
    assert len(pubkit.read("new.bib")) == 2
    with pytest.raises(pubkit.PubkitError, match="is there already"):
        run("cv.txt", "-o", "new.bib")


def test_from_standard_input_as_json() -> None:
    code, out, _ = run("-", "--json", input=LIST)
    first, second = json.loads(out)
    assert (code, first["line"], second["line"]) == (0, 3, 4)
    assert first["work"]["title"] == "Rain on tin roofs"
    assert 0 < first["confidence"]["title"] <= 1


def test_the_owner_is_marked() -> None:
    assert "1=self" in run("cv.txt", "--me", "Dora Quint")[1]


def test_nothing_found() -> None:
    code, out, err = run("-", input="Piano.\n")
    assert (code, out) == (1, "")
    assert "PK713" in err


def test_word_documents_keep_bold(folder: Path) -> None:
    document = docx.Document()
    document.add_heading("Publications")
    paragraph = document.add_paragraph("A. Berg*, ")
    paragraph.add_run("D. Quint").bold = True
    paragraph.add_run('*, "Rain on tin roofs", ')
    paragraph.add_run("Nature").italic = True
    paragraph.add_run(", 2019")
    document.save(str(folder / "cv.docx"))
    (work,) = pubkit.read("cv.docx").works
    assert [sorted(name.marks) for name in work.authors] == [["equal"], ["equal", "self"]]
    assert (work.title, work.container_title, work.year) == ("Rain on tin roofs", "Nature", 2019)


def test_pdf(folder: Path) -> None:
    (folder / "cv.pdf").write_bytes(_pdf(["Publications", "1. A. Berg, D. Quint. Rain on tin roofs. Nature, 2019."]))
    (work,) = pubkit.read("cv.pdf").works
    assert (work.title, work.year) == ("Rain on tin roofs", 2019)


def test_a_broken_document(folder: Path) -> None:
    (folder / "cv.pdf").write_bytes(b"%PDF-1.4\nnothing\n")
    with pytest.raises(pubkit.PubkitError, match="cannot be read as PDF"):
        run("cv.pdf")


def _pdf(lines: list[str]) -> bytes:
    """A page of text by hand: the smallest PDF that says these lines."""
    shown = " ".join(f"({line}) Tj T*" for line in lines)
    stream = f"BT /F1 10 Tf 50 700 Td 14 TL {shown} ET"
    objects = [
        "<</Type/Catalog/Pages 2 0 R>>",
        "<</Type/Pages/Kids[3 0 R]/Count 1>>",
        "<</Type/Page/Parent 2 0 R/MediaBox[0 0 612 792]/Contents 4 0 R/Resources<</Font<</F1 5 0 R>>>>>>",
        f"<</Length {len(stream)}>>stream\n{stream}\nendstream",
        "<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>",
    ]
    file = io.BytesIO(b"%PDF-1.4\n")
    file.seek(0, io.SEEK_END)
    places = []
    for number, body in enumerate(objects, 1):
        places.append(file.tell())
        file.write(f"{number} 0 obj{body}endobj\n".encode())
    start = file.tell()
    table = "".join(f"{place:010} 00000 n \n" for place in places)
    file.write(
        f"xref\n0 6\n0000000000 65535 f \n{table}trailer<</Size 6/Root 1 0 R>>\nstartxref\n{start}\n%%EOF".encode()
    )
    return file.getvalue()
